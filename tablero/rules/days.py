"""Days as people type them, in Spanish and English alike; the day always before the month."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from tablero.refusals import Refusal
from tablero.rules.search import fold


class BadDay(Refusal):
    """A text that is no day."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def is_workday(day: date) -> bool:
    """Whether it is one from Monday to Friday."""
    return day.weekday() < 5


def parse_day(text: str, today: date, *, past: bool = False) -> date:
    """The local day a text means: `+3`, `1w`, `2s`, `vie`, `24/11`, `24 nov`, `2026-11-24`.

    A weekday is the next one after today, and a day without a year the nearest from today
    on. With `past` (the day of a touch) both look back instead, and so do `3d` and `1w`.
    Raises BadDay, also for days that do not exist.
    """
    words = " ".join(word for word in _clean(text).split() if word not in _FILLERS)
    try:
        for read in _READERS:
            day = read(words, today, past)
            if day is not None:
                return day
    except (ValueError, OverflowError):
        pass
    raise BadDay(text)


_FILLERS = frozenset({"de", "del", "el", "of", "the", "on", "in", "en", "dentro"})

_NAMED = {
    "hoy": 0,
    "today": 0,
    "manana": 1,
    "tomorrow": 1,
    "pasado manana": 2,
    "ayer": -1,
    "yesterday": -1,
}

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "lun lunes mon monday",
            "mar martes tue tues tuesday",
            "mie miercoles wed wednesday",
            "jue jueves thu thur thurs thursday",
            "vie viernes fri friday",
            "sab sabado sat saturday",
            "dom domingo sun sunday",
        )
    )
    for name in names.split()
}

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ene enero jan january",
            "feb febrero february",
            "mar marzo march",
            "abr abril apr april",
            "may mayo",
            "jun junio june",
            "jul julio july",
            "ago agosto aug august",
            "sep sept septiembre setiembre september",
            "oct octubre october",
            "nov noviembre november",
            "dic diciembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}

_UNITS = {
    name: unit
    for unit, names in (
        ("day", "d dia dias day days"),
        ("week", "s sem semana semanas w week weeks"),
        ("month", "m mes meses month months"),
    )
    for name in names.split()
}

_OFFSET = re.compile(r"([+-]?) ?([0-9]{1,5}) ?([a-z]*)")
_AGO = re.compile(r"(?:hace ([0-9]{1,5}) ?([a-z]*)|([0-9]{1,5}) ?([a-z]*) ago)")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{4}|[0-9]{2}))?")
_DAY_MONTH = re.compile(r"([0-9]{1,2}) ?([a-z]+)(?: ([0-9]{4}))?")
_MONTH_DAY = re.compile(r"([a-z]+) ?([0-9]{1,2})(?: ([0-9]{4}))?")


def _clean(text: str) -> str:
    return fold(text).replace(",", " ").replace("\N{MINUS SIGN}", "-")


def _named(words: str, today: date, past: bool) -> date | None:
    if words in _NAMED:
        return today + timedelta(days=_NAMED[words])
    return None


def _weekday(words: str, today: date, past: bool) -> date | None:
    number = _WEEKDAYS.get(words.rstrip("."))
    if number is None:
        return None
    if past:
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _offset(words: str, today: date, past: bool) -> date | None:
    """A bare number is no offset: it could as well be a day of the month."""
    found = _OFFSET.fullmatch(words)
    if found is None or not (found[1] or found[3]):
        return None
    unit = _UNITS.get(found[3] or "d")
    if unit is None:
        return None
    back = found[1] == "-" or (past and not found[1])
    return _shift(today, -int(found[2]) if back else int(found[2]), unit)


def _ago(words: str, today: date, past: bool) -> date | None:
    found = _AGO.fullmatch(words)
    if found is None:
        return None
    unit = _UNITS.get(found[2] or found[4] or "d")
    return _shift(today, -int(found[1] or found[3]), unit) if unit else None


def _year_first(words: str, today: date, past: bool) -> date | None:
    found = _YEAR_FIRST.fullmatch(words)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _day_first(words: str, today: date, past: bool) -> date | None:
    found = _DAY_FIRST.fullmatch(words)
    if found is None:
        return None
    return _on(int(found[1]), int(found[2]), found[3], today, past)


def _day_month(words: str, today: date, past: bool) -> date | None:
    found = _DAY_MONTH.fullmatch(words)
    if found is None or found[2] not in _MONTHS:
        return None
    return _on(int(found[1]), _MONTHS[found[2]], found[3], today, past)


def _month_day(words: str, today: date, past: bool) -> date | None:
    """Either `nov 24`, or `mar 24` as the cards say it: the Tuesday that is a 24th."""
    found = _MONTH_DAY.fullmatch(words)
    if found is None:
        return None
    name, number = found[1], int(found[2])
    near = None if found[3] else _near_weekday(name, number, today, past)
    if near is not None or name not in _MONTHS:
        return near
    return _on(number, _MONTHS[name], found[3], today, past)


_Reader = Callable[[str, date, bool], date | None]
_READERS: tuple[_Reader, ...] = (
    _named,
    _weekday,
    _offset,
    _ago,
    _year_first,
    _day_first,
    _day_month,
    _month_day,
)


def _near_weekday(name: str, number: int, today: date, past: bool) -> date | None:
    """The day of that name and number within four weeks."""
    if name not in _WEEKDAYS:
        return None
    for ahead in range(28):
        day = today + timedelta(days=-ahead if past else ahead)
        if day.day == number and day.weekday() == _WEEKDAYS[name]:
            return day
    return None


def _on(day: int, month: int, year: str | None, today: date, past: bool) -> date:
    """That day of that year; without a year the nearest, which may be today."""
    if year is not None:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    # Nine years hold a 29 February, also around 2100.
    for ahead in range(9):
        try:
            found = date(today.year - ahead if past else today.year + ahead, month, day)
        except ValueError:
            continue
        if found <= today if past else found >= today:
            return found
    raise ValueError(f"{day}/{month}")


def _shift(today: date, count: int, unit: str) -> date:
    if unit != "month":
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + count
    year, month = divmod(months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(today.day, (following - timedelta(days=1)).day))
