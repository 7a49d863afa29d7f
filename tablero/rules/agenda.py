"""What the next days hold: the planned steps and the days that matter (F15, F18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tablero.model import KeyDate, NextStep, Prospect, Snapshot
from tablero.rules.dates import upcoming

MINUTES_A_DAY = 24 * 60


class Entry(NamedTuple):
    """A step or a date of somebody."""

    day: date
    """The local day; of a step that is overdue, the day it was for."""
    prospect: Prospect
    kind: str
    """step or date."""
    step: NextStep | None
    key_date: KeyDate | None


def agenda(snapshot: Snapshot, today: date, days: int) -> list[Entry]:
    """What is planned up to so many days ahead, the overdue first and then day by day.

    A day begins with its dates, then come the steps with an hour, then the others. Nobody
    is in it who is in an exit, the book or the archive, or asked for no contact at all.
    """
    home = {stage.id for stage in snapshot.stages if not stage.is_exit}
    entries: list[Entry] = []
    for prospect in snapshot.prospects.values():
        if prospect.stage in home and not prospect.archived and prospect.opt_out != "total":
            entries.extend(_of(prospect, today, days))
    return sorted(entries, key=_order)


def _of(prospect: Prospect, today: date, days: int) -> Iterator[Entry]:
    step = prospect.step
    if step is not None and step.on is not None and (step.on - today).days <= days:
        yield Entry(step.on, prospect, "step", step, None)
    for day, key_date in upcoming(prospect, today, days) if prospect.dates else ():
        yield Entry(day, prospect, "date", None, key_date)


def _order(entry: Entry) -> tuple[date, bool, int, int]:
    at = MINUTES_A_DAY if entry.step is None or entry.step.at is None else entry.step.at
    return entry.day, entry.step is not None, at, entry.prospect.id
