"""Everybody judged while another thread still reads them, so that only the drawing is left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tablero.everybody import Everybody
from tablero.model import FollowUp, Snapshot, Stage
from tablero.person_line import glance_at_line
from tablero.rules.judged import Judged, Survey

if TYPE_CHECKING:
    from tablero.store.reading_ahead import ReadingAhead


class HeadStart:
    """Looks over whatever is read since it last did."""

    def __init__(
        self, ahead: ReadingAhead, stages: tuple[Stage, ...], today: date, numbers: FollowUp
    ) -> None:
        self._ahead = ahead
        self._survey = Survey(Everybody(ahead.lines), stages, today, numbers, {})
        self._is_good = True

    def go_on(self) -> bool:
        """Whether there is more to come."""
        if self._is_good:
            try:
                self._survey.look_over(glance_at_line(*one) for one in self._ahead.newly_read())
            except ValueError:  # whoever reads all of it meets the same, and tells it
                self._is_good = False
        return self._ahead.is_going_on

    def judged(self, snapshot: Snapshot) -> Judged | None:
        """How everybody stood as they were read, for whoever looks at what changed since; None
        where that snapshot came of another reading."""
        everybody = snapshot.prospects
        self.go_on()
        if not self._is_good or not isinstance(everybody, Everybody):
            return None
        people = everybody.as_read(self._ahead.lines)
        return None if people is None else self._survey.judged()._replace(prospects=people)
