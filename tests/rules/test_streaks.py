"""Constancy: reviews in a row and the touches of today (F20)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from lives import lives
from persons import TODAY, ago, person, snapshot

from tablero.rules.streaks import review_streak, touches_today

FRIDAY = date(2026, 11, 20)


def before(day: date, *ago: int) -> list[date]:
    return [day - timedelta(number) for number in ago]


def test_a_week_of_reviews_is_five_and_the_weekend_neither_counts_nor_breaks():
    week = before(FRIDAY, 0, 1, 2, 3, 4)
    assert review_streak(week, FRIDAY) == 5
    assert review_streak(week, TODAY) == 5
    assert review_streak([*week, TODAY], TODAY) == 5
    assert review_streak([*week, *before(FRIDAY, 7)], TODAY) == 6


def test_today_is_no_miss_before_it_is_over():
    assert review_streak(before(FRIDAY, 1, 2), FRIDAY) == 2
    assert review_streak(before(FRIDAY, 0, 1, 2), FRIDAY) == 3


def test_one_weekday_is_forgiven_in_the_whole_streak():
    assert review_streak(before(FRIDAY, 0, 2, 3), FRIDAY) == 3
    assert review_streak(before(FRIDAY, 0, 2, 4), FRIDAY) == 2
    assert review_streak(before(FRIDAY, 0, 3, 4), FRIDAY) == 1
    assert review_streak(before(FRIDAY, 2, 3), FRIDAY) == 2
    assert review_streak(before(FRIDAY, 3, 4), FRIDAY) == 0


def test_without_reviews_there_is_no_streak():
    assert review_streak([], TODAY) == 0
    assert review_streak([TODAY + timedelta(3)], TODAY) == 0
    assert review_streak([date.min], TODAY) == 0


@given(st.sets(st.integers(0, 60)), st.integers(1, 60))
def test_one_more_review_never_shortens_a_streak(days, more):
    done = before(TODAY, *days)
    streak = review_streak(done, TODAY)
    assert 0 <= streak <= sum(day.weekday() < 5 for day in done)
    assert review_streak([*done, *before(TODAY, more)], TODAY) >= streak


def test_the_touches_of_today_are_those_that_count():
    people = (
        person("9 out email", "0 out email", "0 out email", "0 both phone", number=1),
        person("0 out whatsapp personal", number=2),
        person("0 in email", number=3),
        person("0 out email", number=4, in_stage="client"),
        person("1 out email", number=5),
    )
    assert touches_today(snapshot(*people), TODAY) == 3
    assert touches_today(snapshot(*people), ago(1)) == 1


@given(lives())
def test_a_gesture_adds_nothing_to_today(someone):
    gesture = person("0 out phone personal").beats
    touched = someone._replace(beats=f"{someone.beats} {gesture}".strip())
    assert touches_today(snapshot(touched), TODAY) == touches_today(snapshot(someone), TODAY)
