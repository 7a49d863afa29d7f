"""The one place that reads the clock: today's local date and the present moment in UTC.

`TABLERO_TODAY=YYYY-MM-DD` sets the day for demos, pictures and tests; the time of day stays real.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo

_YEARS = range(1900, 3000)
"""Beyond these the reckoning with days and time zones may leave the calendar."""


class BadDay(ValueError):
    """TABLERO_TODAY is no day of the form YYYY-MM-DD between 1900 and 2999."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class _Here(tzinfo):
    """The zone of this machine. `astimezone()` alone gives the difference of one moment, which
    is wrong for the hours after the clocks change."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=self)


class Clock:
    """Tells the day and the moment."""

    def __init__(self, day: date | None = None) -> None:
        self._day = day

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Clock:
        """The clock TABLERO_TODAY asks for. Raises BadDay where it is no day."""
        value = environment.get("TABLERO_TODAY", "").strip()
        if not value:
            return cls()
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise BadDay(value) from None
        # `fromisoformat` reads weeks too; `strptime` would not, but takes as long as a command.
        if day.isoformat() != value or day.year not in _YEARS:
            raise BadDay(value)
        return cls(day)

    @property
    def is_set(self) -> bool:
        """Whether the day was chosen and is not the real one."""
        return self._day is not None

    def today(self) -> date:
        """The local civil date."""
        return self._day or date.today()

    def now(self) -> datetime:
        """The moment in UTC; on a chosen day, the time of day is the real local one."""
        if self._day is None:
            return datetime.now(UTC)
        return datetime.combine(self._day, datetime.now().time()).astimezone(UTC)

    def here(self) -> datetime:
        """The moment in the zone of this machine, in which also later ones may be told."""
        return self.now().astimezone(_Here())

    def minute(self) -> int:
        """Minutes since local midnight."""
        here = self.here()
        return here.hour * 60 + here.minute
