"""What it took to win somebody (S6, S15)."""

from __future__ import annotations

from datetime import date

from persons import TODAY, ago, page_of, person

from tablero.discipline import Discipline
from tablero.rules.winning import win


def test_a_win_tells_the_touches_the_days_and_the_source():
    someone = person(
        "40 in web",
        "39 out email",
        "30 out whatsapp personal",
        "28 both video",
        "19 out email product",
        "19 out email product",
        "3 both phone",
        source="web",
        added=ago(40),
    )
    found = win(page_of(someone), TODAY, Discipline())
    assert (found.touches, found.days, found.source) == (4, 40, "web")
    assert found.ask_on == date(2026, 12, 22)


def test_without_touches_the_days_count_from_when_they_were_added():
    found = win(page_of(person(added=ago(7))), TODAY, Discipline())
    assert (found.touches, found.days, found.source) == (0, 7, "")


def test_the_first_touch_counts_also_where_it_is_older_than_the_import():
    assert (
        win(page_of(person("90 out email", added=ago(2), imported=True)), TODAY, Discipline()).days
        == 90
    )


def test_the_day_to_ask_is_never_a_sunday():
    assert win(page_of(person()), date(2026, 11, 20), Discipline()).ask_on == date(2026, 12, 21)
