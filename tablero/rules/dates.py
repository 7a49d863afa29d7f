"""The days that matter to people: when they come round, and which are near (F18)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tablero.model import YEARLY_DATES, KeyDate, Prospect
from tablero.rules.days import parse_day

_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}")
_LEAP_DAY = re.compile(r"29(?:[-/.]0?2| ?[a-z]+)|[a-z]+ ?29")


def day_of(kind: str, typed: str, today: date) -> date:
    """The day somebody typed for a date of that kind. Raises BadDay.

    What comes back every year may have begun long ago, so `3/12/80` is not 2080; and `29/2`
    without a year is the last one, that the next 28 February may be noticed.
    """
    day = parse_day(typed, today)
    if kind not in YEARLY_DATES:
        return day
    plain = typed.strip().casefold()
    if _SHORT_YEAR.fullmatch(plain) and day.year > today.year + 1:
        return day.replace(year=day.year - 100)
    is_leap_day = (day.month, day.day) == (2, 29) and day > today
    if is_leap_day and _LEAP_DAY.fullmatch(plain):
        return parse_day(typed, today, past=True)
    return day


def next_on(key_date: KeyDate, today: date) -> date | None:
    """The local day on which it comes next, today included; None when it is over.

    Yearly ones come back from their first day on, and those of 29 February on the 28th where
    a year has no 29th.
    """
    if key_date.kind not in YEARLY_DATES or key_date.on >= today:
        return key_date.on if key_date.on >= today else None
    this_year = _in_year(key_date.on, today.year)
    if this_year >= today:
        return this_year
    return None if today.year == date.max.year else _in_year(key_date.on, today.year + 1)


def is_today(prospect: Prospect, today: date) -> bool:
    """Whether one of their dates is today."""
    return any(next_on(key_date, today) == today for key_date in prospect.dates)


def upcoming(prospect: Prospect, today: date, days: int) -> list[tuple[date, KeyDate]]:
    """Their dates from today to so many days ahead, each on its day, the nearest first."""
    return sorted(_within(prospect.dates, today, days), key=lambda pair: (pair[0], pair[1].id))


def _within(dates: Iterable[KeyDate], today: date, days: int) -> Iterable[tuple[date, KeyDate]]:
    for key_date in dates:
        day = next_on(key_date, today)
        if day is not None and (day - today).days <= days:
            yield day, key_date


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
