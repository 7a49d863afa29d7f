"""Civil days of this machine's zone. The lowest floor, beside `model`."""

from __future__ import annotations

from datetime import date, datetime


def local_day(at: datetime) -> date:
    """The civil day here of a UTC moment; at the ends of the calendar, its own.

    A file may bring any moment, and in the first and last hours of the calendar there is no
    local one.
    """
    try:
        return at.astimezone().date()
    except (ValueError, OverflowError, OSError):
        return at.date()
