"""What a day begins with: how long one was away, who is due, and the opening sentence.

Its rules are loaded once everybody is read, so the first frame does not wait for them.
"""

from __future__ import annotations

from datetime import date

from tablero.clock import Clock
from tablero.discipline import Discipline
from tablero.model import Snapshot
from tablero.rules.judged import Judged
from tablero.store.board import Board
from tablero.ui.scene import Scene


class Morning:
    """One day's beginning, kept while the app runs."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.days_away = 0
        """Weekdays without a start before today; 0 once the return was answered."""
        self._day: date | None = None
        self._due = 0

    def has_begun(self, today: date) -> bool:
        """Whether that day's beginning is behind us."""
        return self._day == today

    def is_over(self, today: date) -> bool:
        """Whether the day that began here is another one, also where a key has drawn the new."""
        return self._day is not None and self._day != today

    def begin(self, board: Board, scene: Scene, room: int) -> str:
        """Note that one is here, and say who is due in so many cells; nothing where nobody is."""
        from tablero.rules.ration import days_ration
        from tablero.rules.returning import weekdays_away
        from tablero.words.review import opening

        self.days_away = weekdays_away(board.arrive(), scene.today)
        today = days_ration(scene.snapshot, scene.judged, scene.discipline)
        self._day, self._due = scene.today, len(today)
        done = self.progress(scene.snapshot, scene.judged, scene.discipline)
        return opening(today, done, scene.today, self._clock.here().hour, room)

    def progress(
        self, snapshot: Snapshot, judged: Judged, discipline: Discipline
    ) -> tuple[int, int] | None:
        """How many of the day's ration are done, and of how many; None where nobody waits."""
        if self._day != judged.today or not snapshot.complete:
            return None
        review = snapshot.review
        if review is None or review.day != judged.today:
            return (0, self._due) if self._due else None
        from tablero.rules.review import progress

        return progress(review, snapshot, judged, discipline, self._clock.minute())
