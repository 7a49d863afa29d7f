"""Dates as spreadsheets write them; the order of day and month is decided over a whole table."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from tablero.formats.plain import fold

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.DOTALL)
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,].*)?", re.DOTALL)
_DAY_FIRST = re.compile(r"(\d{1,2}) (?:de )?([a-z]+)(?: de| del)? (\d{4})(?: .*)?")
_MONTH_FIRST = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})(?: .*)?")
_DIGIT = re.compile(r"\d")
_REMEMBERED = 4_000
"""Cells at a time: the same days stand in many rows."""
_LONGEST = 80
"""Letters of a cell that are looked at: no date takes more."""
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL_YEARS = range(1980, 2100)
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january ene enero",
            "feb february febrero",
            "mar march marzo",
            "apr april abr abril",
            "may mayo",
            "jun june junio",
            "jul july julio",
            "aug august ago agosto",
            "sep sept september septiembre setiembre set",
            "oct october octubre",
            "nov november noviembre",
            "dec december dic diciembre",
        ),
        start=1,
    )
    for word in words.split()
}


_LEAP = 2000
"""The year of a date that names none: one in which the 29th of February is a day."""
_NO_YEAR = re.compile(r"(\d{1,2})[-/.](\d{1,2})")
_NO_YEAR_WORDS = re.compile(r"\d{1,2} (?:de )?[a-z]+|[a-z]+ \d{1,2}(?:st|nd|rd|th)?")
_NO_YEAR_ISO = re.compile(r"--(\d\d)-?(\d\d)")


class DateOrder(NamedTuple):
    """How `3/4/2024` is read in one table."""

    is_month_first: bool
    is_ambiguous: bool
    """Nothing in the table decides, or it contradicts itself."""


DAY_FIRST = DateOrder(is_month_first=False, is_ambiguous=False)


class DateHints:
    """What the dates of a table tell, one after the other, of how all of them are read."""

    def __init__(self) -> None:
        self._day_first = self._month_first = self._undecided = False
        self.has_unread = False
        """Whether something with a digit in it is no date in either order."""
        self._seen: set[str] = set()

    def add(self, value: str) -> None:
        """One more cell."""
        value = value.strip()[:_LONGEST]  # what a hostile table holds is not remembered whole
        if value in self._seen:
            return
        if len(self._seen) == _REMEMBERED:
            self._seen.clear()
        self._seen.add(value)
        found = _NUMERIC.fullmatch(value)
        if found:
            first, second = int(found[1]), int(found[2])
            self._day_first |= first > 12 >= second
            self._month_first |= second > 12 >= first
            self._undecided |= first != second and max(first, second) <= 12
        if not self.has_unread and _DIGIT.search(value):
            # A day in one order is a day in the other too: what is over 12 is never a month.
            self.has_unread = parse_date(value, DAY_FIRST) is None

    def order(self) -> DateOrder:
        """The order that fits every value: a 13 or more is no month. Day first where none tells."""
        decided = self._day_first != self._month_first
        return DateOrder(
            is_month_first=self._month_first and not self._day_first,
            is_ambiguous=(self._undecided or self._day_first) and not decided,
        )


def parse_date(value: str, order: DateOrder) -> date | None:
    """The day a cell names, in any of the forms spreadsheets and people use; else None."""
    text = value.strip()[:_LONGEST]
    return _day_in(text, order) if text else None


@lru_cache(maxsize=_REMEMBERED)
def _day_in(text: str, order: DateOrder) -> date | None:
    try:
        return _numbers(text, order) or _words(fold(text)) or _serial(text)
    except (ValueError, OverflowError):
        return None


def _numbers(text: str, order: DateOrder) -> date | None:
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if not (found := _NUMERIC.fullmatch(text)):
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    is_month_first = second > 12 if max(first, second) > 12 else order.is_month_first
    day, month = (second, first) if is_month_first else (first, second)
    return date(year if year > 99 else 2000 + year, month, day)


def _words(text: str) -> date | None:
    """'15 Mar 2024', '15 de marzo de 2024', 'March 15, 2024', whatever the locale."""
    if (found := _DAY_FIRST.fullmatch(text)) and found[2] in _MONTHS:
        return date(int(found[3]), _MONTHS[found[2]], int(found[1]))
    if (found := _MONTH_FIRST.fullmatch(text)) and found[1] in _MONTHS:
        return date(int(found[3]), _MONTHS[found[1]], int(found[2]))
    return None


def _serial(text: str) -> date | None:
    """A spreadsheet's own count of days, as in 45631."""
    found = _SERIAL.fullmatch(text)
    if not found:
        return None
    day = _SERIAL_ZERO + timedelta(int(found[1]))
    return day if day.year in _SERIAL_YEARS else None


def with_year(value: str) -> str:
    """'15/3', '15 de marzo' or '--03-15' with a leap year; any other cell as it is."""
    text = value.strip()[:_LONGEST]
    if not text:
        return value
    if found := _NO_YEAR_ISO.fullmatch(text):
        return f"{_LEAP}-{found[1]}-{found[2]}"
    if _NO_YEAR.fullmatch(text):
        return f"{text}/{_LEAP}"
    return f"{text} {_LEAP}" if _NO_YEAR_WORDS.fullmatch(fold(text)) else value


def noon(day: date | None) -> datetime | None:
    """A moment that falls on that day nearly everywhere on Earth; the file names no hour."""
    return datetime.combine(day, time(12), UTC) if day else None
