"""The day's work: moving, the wall, touches, next steps, undo."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Call


@pytest.fixture(autouse=True)
def people(call: Call) -> None:
    for name in ("Ana Ruiz", "Berta Gil", "Carla Mas"):
        call("add", name, "--role", "CEO", "--company", "Acme")


def shape(call: Call, who: str) -> dict[str, object]:
    found: dict[str, object] = call("show", who, "--json").json
    return found


def names_in(call: Call, stage: str) -> list[str]:
    return [p["name"] for p in call("list", "--stage", stage, "--json").json]


def test_a_move_says_so_on_stderr_and_leaves_stdout_to_results(call: Call) -> None:
    said = call("move", "ana", "proposal")
    assert (said.code, said.out) == (0, "")
    assert "Ana Ruiz" in said.err
    assert names_in(call, "proposal") == ["Ana Ruiz"]


def test_a_move_lands_at_the_top_the_bottom_or_a_place(call: Call) -> None:
    call("move", "ana", "to_contact", "--to", "bottom")
    assert names_in(call, "to_contact") == ["Berta Gil", "Carla Mas", "Ana Ruiz"]
    call("move", "carla", "to_contact", "--to", "top")
    assert names_in(call, "to_contact") == ["Carla Mas", "Berta Gil", "Ana Ruiz"]
    call("move", "ana", "to_contact", "--to", "2")
    assert names_in(call, "to_contact") == ["Carla Mas", "Ana Ruiz", "Berta Gil"]


@pytest.mark.parametrize("place", ["0", "-1", "first", "", "١", "9999999999"])
def test_a_place_that_is_none_is_refused(call: Call, place: str) -> None:
    said = call("move", "ana", "proposal", "--to", place)
    assert said.code == 1
    assert said.err
    assert names_in(call, "proposal") == []


def test_an_archived_person_comes_back(call: Call) -> None:
    assert call("archive", "ana").code == 0
    assert "Ana Ruiz" not in call("list").out
    assert call("unarchive", "ana").code == 0
    assert "Ana Ruiz" in call("list").out


def test_a_closed_person_keeps_the_reason_and_reopens_where_they_were(call: Call) -> None:
    call("move", "ana", "proposal")
    assert call("close", "ana", "--as", "No encaja", "--why", "too far").code == 0
    assert shape(call, "ana")["stage"] == "not_a_fit"
    assert "too far" in call("show", "ana").out
    call("reopen", "ana")
    assert shape(call, "ana")["stage"] == "proposal"


def test_the_wall_shows_name_role_company_and_step(call: Call) -> None:
    call("pin", "ana")
    call("next", "ana", "call", "--on", "tomorrow")
    wall = call("wall").out
    for words in ("ANA RUIZ", "CEO", "Acme", "call", "1 of 7"):
        assert words in wall
    call("unpin", "ana")
    assert "ANA RUIZ" not in call("wall").out


def test_an_eighth_name_finds_the_wall_full(call: Call) -> None:
    for number in range(8):
        call("add", f"Pin {number}x")
    codes = [call("pin", f"{number}x").code for number in range(8)]
    assert codes == [0] * 7 + [1]


def test_a_touch_counts_and_completes_the_step_that_was_due(call: Call) -> None:
    call("next", "ana", "write", "--on", "today", "--channel", "email", "--minutes", "15")
    step = shape(call, "ana")["next_step"]
    assert isinstance(step, dict)
    assert (step["text"], step["on"], step["minutes"]) == ("write", "2026-11-22", 15)
    said = call("log", "ana", "--channel", "email", "--topic", "value", "--note", "sent the case")
    assert (said.code, said.out) == (0, "")
    found = shape(call, "ana")
    assert (found["touches"], found["streak"], found["turn"]) == (1, 1, "theirs")
    assert found["next_step"] is None


def test_their_message_makes_it_my_turn_until_it_is_settled(call: Call) -> None:
    call("log", "ana", "--channel", "whatsapp", "--in", "--on", "yesterday")
    assert shape(call, "ana")["turn"] == "yours"
    assert call("settle", "ana").code == 0


def test_a_touch_may_lie_in_the_past_but_not_in_the_future(call: Call) -> None:
    assert call("log", "ana", "--channel", "phone", "--both", "--on", "14/11").code == 0
    assert shape(call, "ana")["days"] == 8
    assert call("log", "ana", "--channel", "phone", "--on", "2026-11-23").code == 1
    assert shape(call, "ana")["touches"] == 1


def test_a_touch_is_corrected_and_deleted_by_its_number(call: Call) -> None:
    call("log", "ana", "--channel", "email")
    (touch,) = call("show", "ana", "--json").json["timeline"]
    number = str(touch["id"])
    assert call("touch", "edit", number, "--result", "replied", "--in", "--on", "20/11").code == 0
    (touch,) = call("show", "ana", "--json").json["timeline"]
    assert (touch["direction"], touch["result"], touch["on"]) == ("in", "replied", "2026-11-20")
    assert call("touch", "edit", number).code == 2
    assert call("touch", "delete", number).code == 0
    assert call("show", "ana", "--json").json["timeline"] == []
    assert call("touch", "delete", number).code == 1


def test_a_total_opt_out_refuses_my_touch_but_not_theirs(call: Call) -> None:
    call("close", "ana", "--as", "do_not_contact")
    refused = call("log", "ana", "--channel", "email")
    assert refused.code == 1
    assert "Ana Ruiz" in refused.err
    assert call("log", "ana", "--channel", "email", "--in").code == 0


def test_a_step_is_planned_done_or_cleared(call: Call) -> None:
    assert call("next", "ana", "call", "--on", "+3d", "--energy", "high").code == 0
    assert call("next", "ana", "--done").code == 0
    assert shape(call, "ana")["next_step"] is None
    call("next", "ana", "call")
    assert call("next", "ana", "--clear").code == 0
    for misuse in ((), ("call", "--done"), ("--done", "--clear")):
        assert call("next", "ana", *misuse).code == 2


def test_a_note_is_kept(call: Call) -> None:
    assert call("note", "ana", "likes\ntea").code == 0
    assert [n["text"] for n in call("show", "ana", "--json").json["notes"]] == ["likes\ntea"]


def test_undo_and_redo_name_the_act_and_history_lists_it(call: Call) -> None:
    call("move", "ana", "proposal")
    undone = call("undo")
    assert undone.code == 0
    assert "Ana Ruiz" in undone.err
    assert names_in(call, "proposal") == []
    assert call("redo").code == 0
    assert names_in(call, "proposal") == ["Ana Ruiz"]
    steps = call("history", "--json").json
    assert steps[0]["verb"] == "move"
    assert steps[0]["names"] == ["Ana Ruiz"]
    assert len(call("history", "--limit", "2").out.splitlines()) == 2


def test_undoing_everything_ends_with_a_sentence(call: Call) -> None:
    while call("undo").code == 0:
        pass
    assert call("list", "--json").json == []
    assert call("undo").err
    assert call("history").code == 0


def test_what_is_so_already_changes_nothing_and_is_no_step(call: Call) -> None:
    call("pin", "ana")
    before = call("history", "--json").json
    said = call("pin", "ana")
    assert said.code == 0
    assert "nothing" in said.err
    assert call("history", "--json").json == before


def test_a_note_of_several_lines_stays_under_its_day(call: Call) -> None:
    call("add", "Zoë Vega")
    call("note", "zoe", "prices:\tlow\nterms: later")
    shown = call("show", "zoe").out.splitlines()
    first = next(at for at, line in enumerate(shown) if line.endswith("prices: low"))
    assert shown[first + 1] == "    terms: later"
