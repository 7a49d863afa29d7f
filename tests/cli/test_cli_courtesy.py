"""What courtesy says after a touch, a move or a closing: on stderr, and the act stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call


def test_guards_are_lines_on_stderr_and_the_touch_is_kept(call: Call, demo: Path) -> None:
    said = call("log", "joaquín", "--channel", "linkedin", "--topic", "product")
    assert (said.code, said.out) == (0, "")
    first, *cautions = said.err.splitlines()
    assert first.startswith("Logged a touch with Joaquín Peralta")
    assert any("monologue" in line for line in cautions)
    assert any("product" in line for line in cautions)
    assert call("show", "joaquín", "--json").json["touches"] == 4


def test_a_second_touch_too_soon_is_said(call: Call) -> None:
    call("add", "Ana Ruiz")
    call("log", "ana", "--channel", "email", "--topic", "value", "--on", "yesterday")
    assert "let it rest" in call("log", "ana", "--channel", "phone", "--topic", "value").err


def test_a_word_of_theirs_has_nothing_to_be_said_of(call: Call, demo: Path) -> None:
    assert len(call("log", "joaquín", "--channel", "email", "--in").err.splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "direction"),
    [
        (("--channel", "phone", "--result", "replied"), "both"),
        (("--channel", "phone", "--result", "replied", "--out"), "out"),
        (("--channel", "phone"), "out"),
        (("--channel", "email", "--result", "replied"), "out"),
    ],
)
def test_a_call_with_an_answer_goes_both_ways_as_in_the_app(
    call: Call, demo: Path, options: tuple[str, ...], direction: str
) -> None:
    said = call("log", "nuria", *options)
    assert ("monologue" in said.err) == (direction == "out")
    assert call("show", "nuria", "--json").json["timeline"][-1]["direction"] == direction


def test_the_guards_follow_the_settings(call: Call, demo: Path) -> None:
    call("config", "set", "monologue", "9")
    said = call("log", "joaquín", "--channel", "linkedin", "--topic", "value")
    assert "monologue" not in said.err


def test_a_move_to_conversation_before_a_word_of_theirs_is_still_a_monologue(
    call: Call, demo: Path
) -> None:
    said = call("move", "diego", "conversation")
    assert (said.code, said.out) == (0, "")
    assert "has not said a word yet" in said.err
    assert call("show", "diego", "--json").json["stage"] == "conversation"


def test_a_proposal_before_listening_is_said_with_what_is_written(call: Call) -> None:
    call("add", "Ana Ruiz")
    assert "0 of 5" in call("move", "ana", "proposal").err
    assert "of 5" not in call("move", "ana", "proposal", "--to", "top").err


def test_a_client_won_is_a_sentence_on_stdout(call: Call, demo: Path) -> None:
    said = call("move", "iñaki", "client")
    assert said.code == 0
    assert said.out.startswith("Won: 4 touches, 50 days")


@pytest.mark.parametrize(
    ("who", "words"), [("joaquín", "at touch #3"), ("lourdes", "no touch of yours")]
)
def test_closing_early_says_so_and_closes(call: Call, demo: Path, who: str, words: str) -> None:
    said = call("close", who, "--as", "not_a_fit")
    assert (said.code, said.out) == (0, "")
    assert words in said.err
    assert "nurture" in said.err
    assert call("show", who, "--json").json["stage"] == "not_a_fit"


def test_closing_late_or_as_they_asked_says_no_more(call: Call, demo: Path) -> None:
    assert len(call("close", "nuria", "--as", "not_a_fit").err.splitlines()) == 1
    assert len(call("close", "joaquín", "--as", "do_not_contact").err.splitlines()) == 1


def test_an_address_of_whoever_wants_no_contact_is_said_and_kept(call: Call) -> None:
    call("add", "Ana Gil", "--email", "ana@acme.example")
    assert call("add", "Bea Mas", "--email", "bea@acme.example").err == ""
    call("optout", "ana", "total")
    said = "has an address of somebody who asked for no contact at all."
    added = call("add", "A. Gil", "--email", "Ana@acme.example")
    assert (added.code, added.err) == (0, f"A. Gil {said}\n")
    assert f"Bea Mas {said}" in call("edit", "bea", "--email", "ana@acme.example").err
    assert said not in call("edit", "bea", "--role", "Buyer").err
    assert said not in call("edit", "ana gil", "--email", "ana@new.example").err


def test_show_tells_what_the_rules_say_today(call: Call, demo: Path) -> None:
    found = call("show", "joaquín", "--json").json
    assert [c["code"] for c in found["cautions"]] == ["monologue", "topic_red"]
    assert (found["monologue"], found["two_way"]) == (True, False)
    assert found["needle"] == {"per_cent": 100, "side": "right"}
    assert "A monologue: 3 touches" in call("show", "joaquín").out
    martin = call("show", "martín", "--json").json
    assert [p["name"] for p in martin["chain"]] == [
        "Hernán Quiroga",
        "Sofía Lleras",
        "Martín Echeverri",
    ]
    assert martin["bridge"]["name"] == "Sofía Lleras"
    assert "Hernán Quiroga → Sofía Lleras → Martín Echeverri" in call("show", "martín").out
    beloki = call("show", "iñaki", "--json").json
    assert (beloki["listened"], beloki["two_way"]) == (4, True)
    assert "Listening sheet: 4 of 5" in call("show", "iñaki").out
    rosa = call("show", "rosa", "--json").json
    assert rosa["dates"][0]["next"] == "2026-11-22"
