"""Which of the days' backups stay: the newest of each of so many days, weeks and months."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple


class Retention(NamedTuple):
    """How many of each stay; `daily` 0 makes none at all."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 12


def staying(days: Sequence[date], keep: Retention) -> frozenset[int]:
    """The indexes of those that stay, of backups given by their local days, the newest first.

    Only spans that have a backup count, so a holiday takes nothing away. Thinning every day
    leaves the same as thinning once: the newest of a week or month stays that until it is over.
    """
    spans: tuple[tuple[int, Callable[[date], object]], ...] = (
        (keep.daily, lambda day: day),
        (keep.weekly, lambda day: day.isocalendar()[:2]),
        (keep.monthly, lambda day: (day.year, day.month)),
    )
    stay: set[int] = set()
    for many, span in spans:
        newest: dict[object, int] = {}
        for at, day in enumerate(days):
            newest.setdefault(span(day), at)
        stay.update(list(newest.values())[:many])
    return frozenset(stay)
