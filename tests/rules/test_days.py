"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persons import TODAY

from tablero.rules.days import BadDay, parse_day

AHEAD = {
    "+3": (2026, 11, 25),
    "+3d": (2026, 11, 25),
    "3d": (2026, 11, 25),
    "1w": (2026, 11, 29),
    "2s": (2026, 12, 6),
    "1m": (2026, 12, 22),
    "-1d": (2026, 11, 21),
    "hoy": (2026, 11, 22),
    "Today": (2026, 11, 22),
    "mañana": (2026, 11, 23),
    "manana": (2026, 11, 23),
    "tomorrow": (2026, 11, 23),
    "ayer": (2026, 11, 21),
    "hace 9 d": (2026, 11, 13),
    "9 days ago": (2026, 11, 13),
    "en 3 días": (2026, 11, 25),
    "vie": (2026, 11, 27),
    "viernes": (2026, 11, 27),
    "FRI": (2026, 11, 27),
    "friday": (2026, 11, 27),
    "sáb": (2026, 11, 28),
    "domingo": (2026, 11, 29),
    "24/11": (2026, 11, 24),
    "24-11": (2026, 11, 24),
    "24.11.": None,
    "5/3": (2027, 3, 5),
    "22/11": (2026, 11, 22),
    "21/11": (2027, 11, 21),
    "24/11/2026": (2026, 11, 24),
    "24/11/26": (2026, 11, 24),
    "2026-11-24": (2026, 11, 24),
    "24 nov": (2026, 11, 24),
    "nov 24": (2026, 11, 24),
    "24 de noviembre de 2027": (2027, 11, 24),
    "November 24, 2027": (2027, 11, 24),
    "3 ene": (2027, 1, 3),
    "mar 24": (2026, 11, 24),
    "24 mar": (2027, 3, 24),
    "mar 23": (2027, 3, 23),
    "29/2": (2028, 2, 29),
    "31/11": None,
    "2026-02-30": None,
    "30/2": None,
    "24": None,
    "soon": None,
    "": None,
    "99999m": None,
    "3 lightyears": None,
}
BACK = {
    "24/11": (2025, 11, 24),
    "22/11": (2026, 11, 22),
    "21 nov": (2026, 11, 21),
    "vie": (2026, 11, 20),
    "domingo": (2026, 11, 15),
    "3d": (2026, 11, 19),
    "+3d": (2026, 11, 25),
    "hoy": (2026, 11, 22),
    "24/11/2026": (2026, 11, 24),
}


def read(text: str, *, past: bool) -> tuple[int, int, int] | None:
    try:
        day = parse_day(text, TODAY, past=past)
    except BadDay:
        return None
    return day.year, day.month, day.day


@pytest.mark.parametrize(("text", "expected"), AHEAD.items())
def test_a_day_ahead_is_read_in_both_languages(text, expected):
    assert read(text, past=False) == expected


@pytest.mark.parametrize(("text", "expected"), BACK.items())
def test_the_day_of_a_touch_looks_back(text, expected):
    assert read(text, past=True) == expected


def test_a_month_on_from_the_31st_is_the_month_s_last_day():
    assert parse_day("1m", date(2026, 1, 31)) == date(2026, 2, 28)


@given(st.text(max_size=12), st.booleans())
def test_any_text_is_a_day_or_is_refused(text, past):
    day = read(text, past=past)
    assert day is None or date(*day)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_a_day_and_month_without_a_year_are_the_nearest_either_way(today):
    for text in ("29/2", "1 ene", "31/12"):
        ahead, back = parse_day(text, today), parse_day(text, today, past=True)
        assert back <= today <= ahead
        assert ahead - back <= timedelta(days=4 * 366)
