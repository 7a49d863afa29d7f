"""Adding, finding, changing and listing people from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Call

AT_LEAST = {
    *("id", "name", "role", "company", "stage", "touches", "zone", "streak", "days", "limit"),
    *("freshness", "stalled", "turn", "left_on_read", "pinned", "next_step", "tags"),
}


@pytest.fixture
def ana(call: Call) -> str:
    return call("add", "Ana Ruiz", "--role", "CEO", "--company", "Acme").out.strip()


def test_add_prints_the_number_and_nothing_else(call: Call) -> None:
    said = call("add", "Ana Ruiz")
    assert (said.code, said.out, said.err) == (0, "1\n", "")


def test_every_field_that_add_takes_is_shown(call: Call) -> None:
    call(
        *("add", "Ana Ruiz", "--role", "CEO", "--company", "Acme", "--email", "a@acme.es"),
        *("--phone", "+34 600", "--linkedin", "ana-ruiz", "--city", "Lugo", "--country", "Spain"),
        *("--stage", "Propuesta enviada", "--source", "referral", "--tag", "vip", "--tag", "a b"),
        *("--cost", "12,50", "--note", "met at the fair"),
    )
    shape = call("show", "ana", "--json").json
    assert shape.keys() >= AT_LEAST
    assert shape["stage"] == "proposal"
    assert shape["cost"] == 1250
    assert sorted(shape["tags"]) == ["a b", "vip"]
    assert [note["text"] for note in shape["notes"]] == ["met at the fair"]
    text = call("show", "1").out
    for words in ("CEO, Acme", "a@acme.es", "+34 600", "Lugo, Spain", "met at the fair", "12.50"):
        assert words in text


def test_a_new_persons_json_says_how_they_stand(call: Call, ana: str) -> None:
    (shape,) = call("list", "--json").json
    assert shape["id"] == int(ana)
    assert shape["stage"] == "to_contact"
    assert (shape["touches"], shape["zone"], shape["streak"], shape["days"]) == (0, "none", 0, 0)
    assert (shape["limit"], shape["freshness"], shape["stalled"]) == (3, "fresh", False)
    assert (shape["turn"], shape["left_on_read"], shape["pinned"]) == ("yours", False, False)
    assert shape["next_step"] is None


@pytest.mark.usefixtures("ana")
def test_a_person_is_found_by_any_part_of_the_name_without_accents_or_case(call: Call) -> None:
    call("add", "Martín Echéverri")
    assert call("show", "ECHEVERRI", "--json").json["name"] == "Martín Echéverri"
    assert call("show", "ruiz ana", "--json").json["name"] == "Ana Ruiz"


@pytest.mark.usefixtures("ana")
def test_an_exact_name_wins_over_longer_ones(call: Call) -> None:
    call("add", "Ana Ruiz Gómez")
    assert call("show", "ana ruiz", "--json").json["id"] == 1


@pytest.mark.usefixtures("ana")
def test_edit_changes_what_is_given_and_an_empty_text_clears(call: Call) -> None:
    said = call("edit", "ana", "--name", "Ana Mª Ruiz", "--role", "", "--tag", "x", "--period", "9")
    assert said.code == 0
    assert "Ana" in said.err
    shape = call("show", "1", "--json").json
    assert (shape["name"], shape["role"], shape["company"]) == ("Ana Mª Ruiz", "", "Acme")
    assert (shape["tags"], shape["period"]) == (["x"], 9)
    call("edit", "1", "--tag", "", "--period", "")
    shape = call("show", "1", "--json").json
    assert (shape["tags"], shape["period"]) == ([], None)


@pytest.mark.usefixtures("ana")
def test_edit_without_a_field_is_misuse(call: Call) -> None:
    said = call("edit", "ana")
    assert said.code == 2
    assert "--role" in said.err


def test_list_shows_the_board_and_the_exits_but_not_the_archived(call: Call) -> None:
    for name in ("On Board", "In Exit", "Put Away"):
        call("add", name)
    call("close", "exit", "--as", "not_a_fit", "--why", "too far")
    call("archive", "away")
    assert [p["name"] for p in call("list", "--json").json] == ["On Board", "In Exit"]
    assert [p["name"] for p in call("list", "--archived", "--json").json] == ["Put Away"]
    assert call("list", "--book", "--json").json == []


def test_an_exit_has_no_limit_and_no_freshness(call: Call) -> None:
    call("add", "In Exit", "--stage", "not_a_fit")
    shape = call("show", "exit", "--json").json
    assert (shape["limit"], shape["freshness"], shape["stage"]) == (None, None, "not_a_fit")


def test_list_chooses_by_stage_wall_step_and_words(call: Call) -> None:
    call("add", "Ana Ruiz", "--company", "Acme")
    call("add", "Berta Gil", "--stage", "proposal", "--note", "loves Orquídeas")
    call("pin", "berta")
    call("next", "ana", "call", "--on", "today")
    call("next", "berta", "write", "--on", "tomorrow")

    def names(*options: str) -> list[str]:
        return [p["name"] for p in call("list", *options, "--json").json]

    assert names("--stage", "Propuesta") == ["Berta Gil"]
    assert names("--pinned") == ["Berta Gil"]
    assert names("--due") == ["Ana Ruiz"]
    assert names("--search", "acme ANA") == ["Ana Ruiz"]
    assert names("--search", "orquideas") == ["Berta Gil"]
    assert names("--stalled") == []


def test_nobody_is_due_who_asked_for_no_contact_at_all(call: Call) -> None:
    call("add", "Ana Gil")
    call("next", "ana", "call", "--on", "today")
    assert [person["name"] for person in call("list", "--due", "--json").json] == ["Ana Gil"]
    call("optout", "ana", "total")
    assert call("list", "--due", "--json").json == []


def test_a_list_with_nobody_says_so_on_stderr(call: Call) -> None:
    said = call("list", "--pinned")
    assert (said.code, said.out) == (0, "")
    assert said.err


def test_names_of_any_width_keep_the_columns_aligned(call: Call) -> None:
    from wcwidth import wcswidth

    for name in ("田中太郎", "Ana Ruiz", "Eche\u0301verri"):
        call("add", name)
    lines = call("list").out.splitlines()
    assert len({wcswidth(line.split("To contact")[0]) for line in lines}) == 1


def test_a_hostile_name_reaches_the_terminal_harmless(call: Call) -> None:
    call("add", "[/red] \u202eevil $(rm)")
    for said in (call("list"), call("show", "1"), call("pin", "1"), call("wall")):
        assert "\u202e" not in said.out + said.err
    assert "[/red]" in call("list").out
    assert call("show", "1", "--json").json["name"] == "[/red] \u202eevil $(rm)"
