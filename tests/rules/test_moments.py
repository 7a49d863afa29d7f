"""The day and the hour at the head of a line, and when 'later today' is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.rules.moments import LAST, later_today, parse_hour, split_moment

TODAY = date(2026, 11, 22)
MINUTES = st.integers(min_value=0, max_value=24 * 60 - 1)


@pytest.mark.parametrize(
    ("typed", "day", "at", "text"),
    [
        ("vie llamar", date(2026, 11, 27), None, "llamar"),
        ("+3 enviar caso", date(2026, 11, 25), None, "enviar caso"),
        ("24/11 reunión", date(2026, 11, 24), None, "reunión"),
        ("2026-11-24", date(2026, 11, 24), None, ""),
        ("24 nov reunión", date(2026, 11, 24), None, "reunión"),
        ("mar 24 correo con caso", date(2026, 11, 24), None, "correo con caso"),
        ("en 2 semanas llamar", date(2026, 12, 6), None, "llamar"),
        ("vie 2 llamadas", date(2026, 11, 27), None, "2 llamadas"),
        ("llamar el viernes", None, None, "llamar el viernes"),
        ("fri 10:30 call", date(2026, 11, 27), 630, "call"),
        ("vie a las 17h llamar", date(2026, 11, 27), 1020, "llamar"),
        ("mañana 5pm call", date(2026, 11, 23), 1020, "call"),
        ("fri at 5:15 pm", date(2026, 11, 27), 1035, ""),
        ("24 nov de 2026 9h30 llamar", date(2026, 11, 24), 570, "llamar"),
        ("10:30 call", TODAY, 630, "call"),
        ("fri 25:00 call", date(2026, 11, 27), None, "25:00 call"),
        ("fri 2h of work", date(2026, 11, 27), None, "2h of work"),
        ("a la feria", None, None, "a la feria"),
        ("", None, None, ""),
    ],
)
def test_day_and_hour_stand_at_the_head_of_the_line(
    typed: str, day: date | None, at: int | None, text: str
) -> None:
    assert split_moment(typed, TODAY) == (day, at, text)


@given(MINUTES)
def test_an_hour_as_it_is_shown_is_read_again(minute: int) -> None:
    assert parse_hour(f"{minute // 60}:{minute % 60:02}") == minute


@given(st.text(max_size=40))
def test_any_line_is_split_without_a_fault(typed: str) -> None:
    _day, at, text = split_moment(typed, TODAY)
    assert at is None or 0 <= at < 24 * 60
    assert " ".join(typed.split()).endswith(text)


@given(MINUTES, st.one_of(st.none(), MINUTES))
def test_later_is_later_and_never_at_night(minute: int, good_from: int | None) -> None:
    later = later_today(minute, good_from)
    if later is not None:
        assert minute < later <= LAST
        assert later % 15 == 0
        assert good_from is None or later >= good_from or good_from > LAST or good_from <= minute


def test_a_call_waits_for_their_good_hours_and_anything_else_two_hours() -> None:
    assert later_today(10 * 60, 17 * 60) == 17 * 60
    assert later_today(15 * 60 + 10) == 17 * 60 + 15
    assert later_today(21 * 60) == LAST
    assert later_today(22 * 60) is None
