"""The days that matter to people (F18)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lives import key_dates
from persons import TODAY, person

from tablero.model import DATE_KINDS, YEARLY_DATES, KeyDate
from tablero.rules.dates import day_of, is_today, next_on, upcoming


def day(kind: str, on: date, number: int = 1) -> KeyDate:
    return KeyDate(number, kind, on)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(1980, 11, 22), date(2026, 11, 22)),
        (date(1980, 11, 23), date(2026, 11, 23)),
        (date(1980, 11, 21), date(2027, 11, 21)),
        (date(2026, 12, 3), date(2026, 12, 3)),
        (date(2028, 5, 1), date(2028, 5, 1)),
    ],
)
def test_a_birthday_comes_back_every_year(on: date, expected: date):
    assert next_on(day("birthday", on), TODAY) == expected


def test_a_renewal_or_a_decision_comes_once():
    assert next_on(day("decision", date(2026, 12, 5)), TODAY) == date(2026, 12, 5)
    assert next_on(day("renewal", TODAY), TODAY) == TODAY
    assert next_on(day("renewal", date(2026, 11, 21)), TODAY) is None


def test_who_was_born_on_29_february_is_noticed_on_the_28th_of_other_years():
    leap = day("birthday", date(1992, 2, 29))
    assert next_on(leap, date(2027, 2, 1)) == date(2027, 2, 28)
    assert next_on(leap, date(2028, 2, 1)) == date(2028, 2, 29)
    assert next_on(leap, date(2027, 3, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("3/12/80", date(1980, 12, 3)),
        ("3-12-26", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        ("3/5", date(2027, 5, 3)),
        ("3/12/2080", date(2080, 12, 3)),
        ("29/2", date(2024, 2, 29)),
        ("29 feb", date(2024, 2, 29)),
        ("29/2/2028", date(2028, 2, 29)),
        ("29/2/96", date(1996, 2, 29)),
        ("+700", date(2028, 10, 22)),
    ],
)
def test_a_birthday_with_a_short_year_or_none_is_no_far_future(typed: str, expected: date):
    assert day_of("birthday", typed, TODAY) == expected


def test_what_comes_once_is_read_as_it_stands():
    assert day_of("renewal", "3/12/80", TODAY) == date(2080, 12, 3)
    assert day_of("renewal", "29/2", TODAY) == date(2028, 2, 29)


def test_the_last_year_of_the_calendar_has_no_next_one():
    assert next_on(day("birthday", date(1980, 1, 1)), date(9999, 6, 1)) is None


def test_what_is_near_comes_nearest_first():
    someone = person(
        dates=(
            day("wedding", date(2010, 11, 25), 1),
            day("birthday", date(1980, 11, 22), 2),
            day("decision", date(2026, 11, 26), 3),
            day("renewal", date(2026, 11, 1), 4),
        )
    )
    near = upcoming(someone, TODAY, 3)
    assert [(on, kept.id) for on, kept in near] == [(TODAY, 2), (date(2026, 11, 25), 1)]
    assert is_today(someone, TODAY)
    assert not is_today(someone, TODAY + timedelta(1))
    assert upcoming(person(), TODAY, 30) == []


@given(key_dates, st.integers(0, 4000))
def test_the_next_day_is_never_past_and_a_yearly_one_within_a_year(kept, later):
    today = TODAY + timedelta(later)
    coming = next_on(kept, today)
    assert coming is None or coming >= today
    if kept.kind in YEARLY_DATES:
        assert coming is not None
        assert kept.on > today or (coming - today).days <= 366


def test_every_kind_of_date_can_be_asked():
    assert all(next_on(day(kind, TODAY), TODAY) == TODAY for kind in DATE_KINDS)
