"""Stages, boards and settings from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call


def keys(call: Call) -> list[str]:
    return [stage["key"] for stage in call("stages", "--json").json]


def stage(call: Call, key: str) -> dict[str, object]:
    (found,) = [s for s in call("stages", "list", "--json").json if s["key"] == key]
    return found


def test_a_new_board_has_the_usual_stages(call: Call, no_board: Path) -> None:
    assert keys(call) == [
        *("to_contact", "first_contact", "conversation", "proposal", "negotiation"),
        *("client", "nurture", "not_a_fit", "do_not_contact"),
    ]
    assert "First contact" in call("stages").out


def test_a_renamed_stage_keeps_its_key_and_answers_to_both(call: Call) -> None:
    call("add", "Ana")
    assert call("stages", "rename", "proposal", "Offer ready").code == 0
    assert stage(call, "proposal")["name"] == "Offer ready"
    assert call("move", "ana", "offer ready").code == 0
    assert call("move", "ana", "to_contact").code == 0
    assert call("move", "ana", "proposal").code == 0


def test_a_stage_is_added_ordered_limited_and_removed(call: Call) -> None:
    assert call("stages", "add", "Demo booked", "--after", "conversation").code == 0
    assert keys(call).index("demo_booked") == 3
    assert call("stages", "order", "demo_booked", "1").code == 0
    assert keys(call)[0] == "demo_booked"
    call("stages", "limit", "demo_booked", "4")
    call("stages", "stall", "demo_booked", "12")
    call("stages", "kind", "demo_booked", "nurture")
    found = stage(call, "demo_booked")
    assert (found["card_limit"], found["stall_days"], found["kind"]) == (4, 12, "nurture")
    call("stages", "limit", "demo_booked", "0")
    assert stage(call, "demo_booked")["card_limit"] is None
    assert call("stages", "remove", "demo_booked").code == 0
    assert "demo_booked" not in keys(call)


def test_an_occupied_stage_is_removed_only_with_a_place_for_its_people(call: Call) -> None:
    call("add", "Ana", "--stage", "proposal")
    refused = call("stages", "remove", "proposal")
    assert refused.code == 1
    assert refused.err
    assert call("stages", "remove", "proposal", "--to", "client").code == 0
    assert call("show", "ana", "--json").json["stage"] == "client"


@pytest.mark.parametrize("number", ["x", "-3", "1.5", "99999999"])
def test_a_limit_that_is_no_number_is_refused(call: Call, number: str) -> None:
    assert call("stages", "limit", "proposal", "--", number).code == 1
    assert call("stages", "stall", "proposal", "--", number).code == 1
    assert stage(call, "proposal")["card_limit"] is None
    assert stage(call, "proposal")["stall_days"] == 7


def test_people_live_on_the_board_they_were_added_to(call: Call) -> None:
    assert call("boards", "add", "Teams").code == 0
    call("--board", "teams", "add", "Ana")
    assert call("list", "--json").json == []
    assert [p["name"] for p in call("--board", "Teams", "list", "--json").json] == ["Ana"]


def test_boards_are_listed_renamed_and_removed(call: Call) -> None:
    call("boards", "add", "Teams")
    assert call("boards", "rename", "My board", "Schools").code == 0
    assert [b["name"] for b in call("boards", "--json").json] == ["Schools", "Teams"]
    assert call("boards", "remove", "teams").code == 0
    assert "Teams" not in call("boards", "list").out
    last = call("boards", "remove", "schools")
    assert last.code == 1
    assert last.err


def test_a_board_that_is_not_there_is_refused(call: Call) -> None:
    for argv in (("--board", "nope", "list"), ("boards", "remove", "nope")):
        said = call(*argv)
        assert said.code == 1
        assert "nope" in said.err


def test_a_setting_is_written_read_and_listed_with_its_reason(call: Call, home: Path) -> None:
    assert call("config", "set", "read_after", "5").code == 0
    assert call("config", "get", "read_after").out == "5\n"
    listed = call("config").out
    assert "read_after = 5" in listed
    assert "left on read" in listed
    path = call("config", "path").out.strip()
    assert Path(path).is_relative_to(home)
    assert "read_after = 5" in Path(path).read_text()


def test_settings_reach_the_rules(call: Call) -> None:
    call("add", "Ana")
    call("log", "ana", "--channel", "email", "--on", "18/11")
    assert call("show", "ana", "--json").json["left_on_read"] is True
    call("config", "set", "read_after", "5")
    assert call("show", "ana", "--json").json["left_on_read"] is False


@pytest.mark.parametrize(("key", "value"), [("colour", "red"), ("lang", "fr"), ("zone", "12,5")])
def test_a_setting_that_cannot_be_used_is_refused(call: Call, key: str, value: str) -> None:
    said = call("config", "set", key, value)
    assert said.code == 1
    assert key in said.err
    assert not Path(call("config", "path").out.strip()).exists()


def test_a_broken_settings_file_is_named_and_can_be_mended(call: Call) -> None:
    path = Path(call("config", "path").out.strip())
    path.parent.mkdir(parents=True)
    path.write_text("lang = \n")
    for argv in (("list",), ("config",), ("config", "set", "lang", "es")):
        said = call(*argv)
        assert said.code == 1
        assert "settings" in said.err
    path.unlink()
    assert call("list").code == 0


def test_without_the_usual_first_stage_people_are_added_to_the_first_there_is(call: Call) -> None:
    call("stages", "remove", "to_contact")
    assert call("add", "Ana Gil").code == 0
    assert call("list", "--json").json[0]["stage"] == "first_contact"
