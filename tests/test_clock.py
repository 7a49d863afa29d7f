import time
from datetime import UTC, date, datetime, timedelta

import pytest

from tablero.clock import BadDay, Clock
from tablero.rules.hours import good_from


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


@pytest.fixture
def madrid(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Madrid")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("night", "hours"),
    [(datetime(2026, 3, 28, 23, 30), 7.5), (datetime(2026, 10, 24, 22, 30), 9.5)],
)
def test_an_hour_after_the_clocks_change_is_told_as_they_will_show_it(madrid, night, hours):
    class Night(Clock):
        def now(self) -> datetime:
            return night.replace(tzinfo=UTC)

    here = Night().here()
    assert (here.hour, here.minute) == (0, 30)
    # In London they get up at eight, when it is nine here, as on any other day.
    good = good_from("Europe/London", here, (8, 20))
    assert good is not None
    assert (good.hour, good.minute, good.date()) == (9, 0, here.date())
    assert good.astimezone(UTC) - here.astimezone(UTC) == timedelta(hours=hours)
