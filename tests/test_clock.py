from datetime import UTC, date, datetime, timedelta

import pytest

from tablero.clock import BadDay, Clock


def test_without_a_chosen_day_it_is_today():
    clock = Clock.from_environment({})
    assert not clock.is_set
    assert clock.today() == date.today()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_environment_chooses_the_day():
    clock = Clock.from_environment({"TABLERO_TODAY": "2026-11-22"})
    assert clock.is_set
    assert clock.today() == date(2026, 11, 22)


def test_on_a_chosen_day_the_moment_falls_on_that_local_day_and_is_in_utc():
    now = Clock(date(2026, 11, 22)).now()
    assert now.tzinfo is UTC
    assert now.astimezone().date() == date(2026, 11, 22)


@pytest.mark.parametrize("value", ["tomorrow", "2026-02-30", "22/11/2026", "2026-11-22T10:00"])
def test_a_bad_day_is_named(value):
    with pytest.raises(BadDay) as refusal:
        Clock.from_environment({"TABLERO_TODAY": value})
    assert refusal.value.value == value


@pytest.mark.parametrize("value", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
def test_a_day_nobody_lives_on_is_bad_too(value):
    with pytest.raises(BadDay):
        Clock.from_environment({"TABLERO_TODAY": value})
