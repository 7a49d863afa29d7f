"""Whom the day asks for, and what the coming days hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tablero.clock import Clock
from tablero.store.board import Board
from tests.cli.conftest import Call

RATION = [
    ("Gabriela Somoza", "owed_reply"),
    ("Ana Belén Casares", "promised_step"),
    ("Lourdes Mamani", "promised_step"),
    ("Joaquín Peralta", "promised_step"),
    ("Diego Armenta", "promised_step"),
    ("Pau Ferrandis", "promised_step"),
    ("Montserrat Gual", "promised_step"),
    ("Rosa Tormo", "date"),
    ("Teresa Aldunate", "cadence"),
]
REST = [("Wilmer Chacón", "nurture_awake"), ("Beatriz Úbeda", "stalled")]


def queue(call: Call, *options: str) -> list[tuple[str, str]]:
    return [(d["name"], d["reason"]) for d in call("today", *options, "--json").json]


def test_today_gives_the_days_part_in_order_and_all_gives_everyone(call: Call, demo: Path) -> None:
    assert queue(call) == RATION
    assert queue(call, "--all") == RATION + REST


def test_today_says_who_and_why_and_how_many_more_can_wait(call: Call, demo: Path) -> None:
    said = call("today")
    assert said.code == 0
    lines = said.out.splitlines()
    assert "Gabriela Somoza" in lines[0]
    assert "They wrote to you 10 days ago" in lines[1]
    assert len(lines) == 2 * len(RATION)
    assert said.err == "2 more can wait: tablero today --all.\n"
    assert call("today", "--all").err == ""


def test_today_tells_other_programs_what_each_takes(call: Call, demo: Path) -> None:
    first = call("today", "--json").json[0]
    assert first["since"] == "2026-11-12"
    assert (first["days"], first["touches"], first["turn"]) == (10, 1, "yours")
    assert (first["minutes"], first["energy"]) == (15, "medium")
    assert first["next_step"]["on"] == "2026-11-13"


def test_little_time_and_energy_narrow_the_day(call: Call, demo: Path) -> None:
    names = [name for name, _reason in queue(call, "--minutes", "15", "--energy", "medium")]
    assert "Gabriela Somoza" in names
    assert "Pau Ferrandis" not in names  # half an hour of research
    assert "Montserrat Gual" not in names  # a call takes much energy
    said = call("today", "--minutes", "1")
    assert (said.code, said.out) == (0, "")
    assert "fits" in said.err


def test_the_ration_is_a_setting(call: Call, demo: Path) -> None:
    call("config", "set", "ration", "2")
    assert queue(call) == RATION[:2]


def test_whoever_was_seen_to_in_todays_review_is_left_out(call: Call, demo: Path) -> None:
    ids = [due["id"] for due in call("today", "--json").json]
    with Board(demo, Clock(date(2026, 11, 22))) as board:
        board.start_review(ids)
        board.look(ids[1])
    call("log", "gabriela", "--channel", "email")
    assert queue(call) == RATION[2:]
    assert queue(call, "--all") == RATION[2:] + REST
    with Board(demo, Clock(date(2026, 11, 22))) as board:
        for number in ids:
            board.look(number)
    said = call("today")
    assert (said.out, said.err.splitlines()[0]) == ("", "Today's review is done.")


def test_on_an_empty_board_nobody_waits(call: Call) -> None:
    said = call("today")
    assert (said.code, said.out) == (0, "")
    assert "Nobody" in said.err
    assert call("today", "--json").json == []


@pytest.mark.parametrize(
    "options",
    [("--minutes", "0"), ("--minutes", "-5"), ("--minutes", "ten"), ("--energy", "huge")],
)
def test_a_time_or_energy_that_is_none_is_misuse(call: Call, options: tuple[str, str]) -> None:
    said = call("today", *options)
    assert said.code == 2
    assert said.err


def test_the_agenda_holds_what_is_late_and_the_coming_days(call: Call, demo: Path) -> None:
    entries = call("agenda", "--json").json
    late = [e["name"] for e in entries if e["day"] < "2026-11-22"]
    assert late[0] == "Gabriela Somoza"
    today = [(e["name"], e["kind"]) for e in entries if e["day"] == "2026-11-22"]
    assert today[0] == ("Rosa Tormo", "date")
    assert all(e["day"] <= "2026-11-29" for e in entries)
    assert (entries[0]["step"]["on"], entries[0]["date"]) == ("2026-11-13", None)
    longer = call("agenda", "--days", "30", "--json").json
    assert len(longer) > len(entries)
    assert ("Beatriz Úbeda", "wedding") in {
        (e["name"], e["date"]["kind"]) for e in longer if e["date"]
    }


def test_the_agenda_has_a_heading_for_each_day(call: Call, demo: Path) -> None:
    lines = call("agenda").out.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert heads[:3] == ["Overdue", "Today", "Tomorrow"]
    assert len(heads) == len(set(heads))
    assert any("Rosa Tormo" in line and "birthday" in line for line in lines)


def test_a_day_in_another_year_says_so(call: Call) -> None:
    for name, on in (("Ana", "2025-01-14"), ("Bea", "2028-03-01")):
        call("add", name)
        call("next", name, "call", "--on", on)
    lines = call("agenda", "--days", "900").out.splitlines()
    assert "14 Jan 2025" in lines[1]
    assert lines[2] == "Wednesday 1 Mar 2028"


def test_an_agenda_with_nothing_in_it_says_so(call: Call) -> None:
    said = call("agenda", "--days", "30")
    assert (said.code, said.out) == (0, "")
    assert "Nothing" in said.err
    assert call("agenda", "--days", "-1").code == 2


def test_a_step_has_its_hour_in_the_agenda(call: Call) -> None:
    call("add", "Ana Ruiz")
    assert call("next", "ana", "call", "--at", "17:30").code == 0
    (entry,) = call("agenda", "--json").json
    assert (entry["day"], entry["step"]["at"]) == ("2026-11-22", 17 * 60 + 30)
    assert "17:30" in call("agenda").out


@pytest.mark.parametrize("hour", ["25:00", "noon", "", "17:60", "-1"])
def test_an_hour_that_is_none_is_refused(call: Call, hour: str) -> None:
    call("add", "Ana Ruiz")
    said = call("next", "ana", "call", "--at", hour)
    assert said.code == 1
    assert "hour" in said.err
    assert call("show", "ana", "--json").json["next_step"] is None
