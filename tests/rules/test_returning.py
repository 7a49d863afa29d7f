"""Coming back after some time away (DOMAIN, amendments)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lives import boards
from persons import TODAY, ago, person, snapshot, step

from tablero.discipline import Discipline
from tablero.model import FollowUp, KeyDate
from tablero.rules.judged import judge_all
from tablero.rules.returning import Return, plan_return, weekdays_away
from tablero.rules.review import queue

DISCIPLINE = Discipline()
MONDAY = date(2026, 11, 23)


def planned(*people, today: date = TODAY, discipline: Discipline = DISCIPLINE) -> Return:
    board = snapshot(*people)
    dues = queue(board, judge_all(board, today, FollowUp()), discipline)
    return plan_return(dues, today, discipline)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, 0),
        (MONDAY, 0),
        (date(2026, 11, 20), 0),
        (date(2026, 11, 19), 1),
        (date(2026, 11, 16), 4),
        (date(2026, 11, 15), 5),
        (date(2026, 11, 9), 9),
        (date(2026, 11, 25), 0),
    ],
)
def test_only_weekdays_without_a_start_are_time_away(last, expected):
    assert weekdays_away(last, MONDAY) == expected


@given(st.integers(0, 800), st.integers(0, 800))
def test_time_away_is_what_one_counts_on_the_calendar(last, today):
    start, end = ago(last), ago(-today)
    between = (start + timedelta(n) for n in range(1, (end - start).days))
    assert weekdays_away(start, end) == sum(day.weekday() < 5 for day in between)


def test_nine_today_and_nine_a_weekday_from_the_next_on():
    people = [person("20 out email", number=number, step=step(-3)) for number in range(1, 61)]
    back = planned(*people)
    assert [due.prospect.id for due in back.today] == list(range(1, 10))
    assert list(back.later) == list(range(10, 61))
    days = list(back.later.values())
    assert days[:9] == [MONDAY] * 9
    assert sorted(set(days)) == [
        *(MONDAY + timedelta(n) for n in range(5)),
        date(2026, 11, 30),
    ]


def test_those_who_wrote_come_first():
    promised = [person("20 out email", number=number, step=step(-3)) for number in range(1, 12)]
    wrote = person("30 out email", "20 in email", number=12, opt_out="sales")
    owed = person("20 in email", number=13)
    settled = person("20 in email", number=14, settled=True)
    back = planned(*promised, wrote, owed, settled)
    assert [due.prospect.id for due in back.today][:3] == [13, 12, 1]
    assert 14 in back.later


def test_a_step_that_lies_ahead_keeps_its_day():
    few = Discipline(ration=1)
    born = (KeyDate(1, "birthday", date(1980, 11, 22)),)
    owed = person("20 in email", number=1)
    planned_ahead = person(number=2, dates=born, step=step(2))
    unplanned = person("9 both phone", number=3, in_stage="client", dates=born)
    assert planned(owed, planned_ahead, unplanned, discipline=few).later == {3: MONDAY}


@given(boards, st.integers(1, 3))
def test_nobody_is_visited_twice_or_on_a_weekend(people, ration):
    back = planned(*people, discipline=Discipline(ration=ration))
    today = [due.prospect.id for due in back.today]
    assert len(today) <= ration
    assert not set(today) & set(back.later)
    days = list(back.later.values())
    assert all(day > TODAY and day.weekday() < 5 and days.count(day) <= ration for day in days)
