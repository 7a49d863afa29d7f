"""What the next 7 and 30 days hold (F15, F18)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lives import boards
from persons import TODAY, ago, person, snapshot, step

from tablero.model import KeyDate, NextStep
from tablero.rules.agenda import agenda


def told(*people, days: int = 7) -> list[tuple[int, str, int]]:
    """Days ahead, kind and whose."""
    entries = agenda(snapshot(*people), TODAY, days)
    return [((e.day - TODAY).days, e.kind, e.prospect.id) for e in entries]


def test_the_overdue_come_first_and_then_day_by_day():
    people = (
        person(number=1, step=step(3)),
        person(number=2, step=step(-9)),
        person(number=3, step=step(0)),
        person(number=4, step=step(8)),
        person(number=5, step=step(None)),
    )
    assert told(*people) == [(-9, "step", 2), (0, "step", 3), (3, "step", 1)]
    assert told(*people, days=30)[-1] == (8, "step", 4)


def test_a_day_begins_with_its_dates_and_then_goes_by_the_hour():
    people = (
        person(number=1, step=NextStep("any time", TODAY)),
        person(number=2, step=NextStep("call", TODAY, at=17 * 60)),
        person(number=3, step=NextStep("write", TODAY, at=9 * 60)),
        person(number=4, dates=(KeyDate(1, "birthday", date(1980, 11, 22)),)),
    )
    assert told(*people) == [
        (0, "date", 4),
        (0, "step", 3),
        (0, "step", 2),
        (0, "step", 1),
    ]


def test_a_date_may_stand_beside_a_step_of_the_same_person():
    both = person(step=step(2), dates=(KeyDate(1, "decision", ago(-5)),))
    entries = agenda(snapshot(both), TODAY, 7)
    assert [(e.kind, e.step, e.key_date) for e in entries] == [
        ("step", both.step, None),
        ("date", None, both.dates[0]),
    ]


@pytest.mark.parametrize(
    "fields",
    [{"in_stage": None}, {"in_stage": "not_a_fit"}, {"archived": True}, {"opt_out": "total"}],
)
def test_who_is_gone_has_no_place_in_it(fields):
    dates = (KeyDate(1, "birthday", date(1980, 11, 22)),)
    assert told(person(step=step(0), dates=dates, **fields)) == []


@given(boards, st.integers(0, 30))
def test_the_days_never_go_back_and_stay_within_the_window(people, days):
    ahead = [entry[0] for entry in told(*people, days=days)]
    assert ahead == sorted(ahead)
    assert all(number <= days for number in ahead)
