"""Which backups stay: each property over any days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tablero.rules.thinning import Retention, staying

START = date(2024, 1, 1)
DAYS = st.lists(st.integers(0, 900), max_size=80).map(
    lambda found: sorted((START + timedelta(days=n) for n in found), reverse=True)
)
KEEP = st.builds(
    Retention, daily=st.integers(1, 9), weekly=st.integers(0, 6), monthly=st.integers(0, 14)
)


def thinned(days, keep):
    stay = staying(days, keep)
    return [day for at, day in enumerate(days) if at in stay]


def test_a_year_of_daily_work_leaves_seven_days_four_weeks_and_twelve_months():
    days = [date(2026, 11, 22) - timedelta(days=ago) for ago in range(365)]
    stay = thinned(days, Retention())
    assert stay[:7] == days[:7]
    assert stay[7:10] == [date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)]
    assert stay[10:] == [
        date(2026, month, day)
        for month, day in (
            (10, 31),
            (9, 30),
            (8, 31),
            (7, 31),
            (6, 30),
            (5, 31),
            (4, 30),
            (3, 31),
            (2, 28),
            (1, 31),
        )
    ] + [date(2025, 12, 31)]


@given(DAYS, KEEP)
def test_the_newest_always_stays_and_never_more_than_was_asked(days, keep):
    stay = thinned(days, keep)
    assert stay[:1] == days[:1]
    assert len(stay) <= keep.daily + keep.weekly + keep.monthly
    assert len(set(stay)) >= min(keep.daily, len(set(days)))


@given(DAYS, KEEP)
def test_each_of_the_last_months_and_weeks_that_had_one_keeps_one(days, keep):
    stay = thinned(days, keep)
    for many, span in ((keep.monthly, lambda d: (d.year, d.month)), (keep.weekly, week)):
        wanted = list(dict.fromkeys(map(span, days)))[:many]
        assert set(wanted) <= set(map(span, stay))


def week(day):
    return day.isocalendar()[:2]


@given(DAYS, KEEP)
def test_thinning_every_day_leaves_what_thinning_once_leaves(days, keep):
    kept = []
    for day in reversed(days):
        kept = thinned([day, *kept], keep)
    assert kept == thinned(days, keep)
