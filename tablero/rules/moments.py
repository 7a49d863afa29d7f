"""A moment of the day: the hour typed behind a day, and the hour that 'later today' takes."""

from __future__ import annotations

import re
from datetime import date

from tablero.rules.days import BadDay, parse_day
from tablero.rules.search import fold

LONGEST_DAY = 4
"""Words a day takes at most: `24 nov de 2026`."""
LATER = 120
"""Minutes from now until 'later today'."""
QUARTER = 15
LAST = 22 * 60
"""The last minute of the day that is proposed: later, tomorrow is another day."""
EARLIEST = 7
"""From here on `7h` is an hour of the day; `2h` more likely says how long."""
_SOON = 30
"""Minutes that have to be left until LAST."""

_HOUR = re.compile(r"([0-9]{1,2})(?::([0-9]{2}) ?h?|h([0-9]{2})?)")
_HALVES = re.compile(r"([0-9]{1,2})(?::([0-9]{2}))? ?([ap])\.?m\.?")
_BEFORE = frozenset({"at", "las", "la", "a"})


def parse_hour(text: str) -> int | None:
    """Minutes after midnight of `10:30`, `17h`, `9h30`, `5pm`; None where it is no hour."""
    text = fold(text).strip()
    halves = _HALVES.fullmatch(text)
    if halves is not None:
        hour, minute = int(halves[1]), int(halves[2] or 0)
        if not 1 <= hour <= 12 or minute > 59:
            return None
        return (hour % 12 + (12 if halves[3] == "p" else 0)) * 60 + minute
    found = _HOUR.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if found[2] is None and found[3] is None and hour < EARLIEST:
        return None
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def split_moment(typed: str, today: date) -> tuple[date | None, int | None, str]:
    """The day and the hour at the head of a line, as long as they can be read, and the rest.

    `fri 10:30 call` is Friday, 630 and 'call'; an hour without a day is today's, and a line
    with neither gives None, None and all of it.
    """
    day, rest = _head_day(typed.split(), today)
    at, rest = _head_hour(rest)
    if day is None and at is not None:
        day = today
    return day, at, " ".join(rest)


def later_today(minute: int, good_from: int | None = None) -> int | None:
    """When 'later today' is, in minutes after local midnight like `minute`, which is now.

    `good_from` is when their good hours begin, where a call has to wait for them. Else it is
    two hours on, at a full quarter; None where the day is too far gone.
    """
    if good_from is not None and minute < good_from <= LAST:
        return _quarter(good_from)
    if minute > LAST - _SOON:
        return None
    return min(_quarter(minute + LATER), LAST)


def _quarter(minute: int) -> int:
    return -(-minute // QUARTER) * QUARTER


def _head_day(parts: list[str], today: date) -> tuple[date | None, list[str]]:
    for count in range(min(LONGEST_DAY, len(parts)), 0, -1):
        try:
            day = parse_day(" ".join(parts[:count]), today)
        except BadDay:
            continue
        return day, parts[count:]
    return None, parts


def _head_hour(parts: list[str]) -> tuple[int | None, list[str]]:
    """Also behind 'at' and 'a las', which are no part of the text then."""
    start = 0
    while start < min(2, len(parts)) and fold(parts[start]) in _BEFORE:
        start += 1
    for count in (2, 1):
        at = parse_hour(" ".join(parts[start : start + count]))
        if at is not None and len(parts) >= start + count:
            return at, parts[start + count :]
    return None, parts
