"""Coming back after some time away: a few today, the rest spread over the days ahead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tablero.discipline import Discipline
from tablero.rules.days import is_workday
from tablero.rules.review import Due

FRIDAY = 4


class Return(NamedTuple):
    """What the first review after some time away proposes."""

    today: list[Due]
    """Whom to visit today, those who wrote first."""
    later: Mapping[int, date]
    """Everybody else's id and the weekday for them, in order."""


def weekdays_away(last: date | None, today: date) -> int:
    """The weekdays without a start: strictly between the last one and today.

    0 where there was none. From `Discipline.return_after` on the review opens with the return.
    """
    if last is None:
        return 0
    weeks, rest = divmod(max(0, (today - last).days - 1), 7)
    loose = (date.fromordinal(last.toordinal() + 1 + number) for number in range(rest))
    return 5 * weeks + sum(map(is_workday, loose))


def plan_return(queue: list[Due], today: date, discipline: Discipline) -> Return:
    """A day's ration today and as many on every weekday from the next on.

    Those who wrote come first, then the queue's order. A step that lies ahead keeps its day:
    who is due only for a date of today, and does not fit in, is in neither.
    """
    ration = max(1, discipline.ration)
    order = sorted(queue, key=lambda due: not _wrote(due))
    later: dict[int, date] = {}
    day = today
    rest = (due.prospect.id for due in order[ration:] if not _lies_ahead(due, today))
    for place, key in enumerate(rest):
        if place % ration == 0:
            day = _next_weekday(day)
        later[key] = day
    return Return(order[:ration], later)


def _wrote(due: Due) -> bool:
    return due.standing.tag == "theirs" and not due.prospect.settled


def _lies_ahead(due: Due, today: date) -> bool:
    step = due.prospect.step
    return step is not None and step.on is not None and step.on > today


def _next_weekday(day: date) -> date:
    number = day.toordinal() + (1 if day.weekday() < FRIDAY else 7 - day.weekday())
    return date.fromordinal(min(number, date.max.toordinal()))
