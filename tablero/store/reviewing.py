"""The daily review: its days, who was looked at, what one takes away, and the days one came."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from tablero.model import ReviewDay
from tablero.store.checks import line_or_nothing
from tablero.store.desk import Was
from tablero.store.journal import Subject
from tablero.store.plain_rows import PlainRows
from tablero.store.reading import read_reviews


class Reviewing(PlainRows):
    """The verbs of the review. Its own course is bookkeeping, which nobody would undo."""

    def start_review(self, ids: Iterable[int]) -> None:
        """Today's review begins with these prospects, in this order; a second start is none."""
        with self._bookkeeping():
            people = self._people(ids, Subject())
            self._db.run(
                "INSERT INTO review (board_id, day, queue, started_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (board_id, day) DO NOTHING",
                (*self._this_review(), json.dumps([row.id for row in people]), self._now()),
            )

    def extend_review(self, ids: Iterable[int]) -> None:
        """More prospects for today's review, after those it has."""
        with self._bookkeeping():
            more = [row.id for row in self._people(ids, Subject())]
            for (queue,) in self._db.run(
                f"SELECT queue FROM review WHERE {_THIS}", self._this_review()
            ).fetchall():
                there = json.loads(queue)
                queue = json.dumps([*there, *(n for n in more if n not in there)])
                self._change_review("queue = ?", queue)

    def finish_review(self) -> None:
        """Today's review is done; it stays done when more people are visited afterwards."""
        with self._bookkeeping():
            self._change_review("finished_at = coalesce(finished_at, ?)", self._now())

    def note_idea_asked(self, prospect_id: int) -> None:
        """Today's one idea was asked for, whether one came or not (F2)."""
        with self._bookkeeping():
            self._change_review("idea_for = ?", self._person(prospect_id, Subject()).id)

    def _change_review(self, change: str, value: object) -> None:
        self._db.run(f"UPDATE review SET {change} WHERE {_THIS}", (value, *self._this_review()))

    def _this_review(self) -> tuple[int, str]:
        return self._board.id, self._today().isoformat()

    def review_days(self) -> tuple[ReviewDay, ...]:
        """Every review of this board, oldest first."""
        with self._reading():
            return tuple(reversed(read_reviews(self._db, self._board.id)))

    # --- marks and words ---------------------------------------------------------------------

    def look(self, prospect_id: int) -> None:
        """They were looked at today, and left as they are."""
        with self._act("look") as subject:
            person = self._person(prospect_id, subject)
            day = self._today().isoformat()
            if not self._rows_where("look", prospect_id=person.id, on_day=day):
                self._add_row("look", prospect_id=person.id, on_day=day)

    def write_takeaway(self, text: str, *, was: Was = None) -> None:
        """Today's one line for oneself, in place of an earlier one; empty, there is none.

        Raises BadValue, TextChanged.
        """
        text = line_or_nothing("takeaway", text)
        with self._act("write_takeaway") as subject:
            key = {"board_id": self._board.id, "on_day": self._today().isoformat()}
            self._write_row("takeaway", text, "takeaway", was, key)
            subject.detail = text

    def takeaways(self, limit: int = 30) -> list[tuple[date, str]]:
        """The lines for oneself with their days, newest first."""
        with self._reading():
            rows = self._db.run(
                "SELECT on_day, text FROM takeaway WHERE board_id = ? ORDER BY on_day DESC LIMIT ?",
                (self._board.id, limit),
            )
            return [(date.fromisoformat(day), text) for day, text in rows.fetchall()]

    # --- coming ------------------------------------------------------------------------------

    def came_today(self) -> bool:
        """Whether the program was started today before."""
        with self._reading():
            return bool(self._rows_where("arrival", day=self._today().isoformat()))

    def arrive(self) -> date | None:
        """The program starts, or a day begins. The last earlier day of which that is known."""
        today = self._today().isoformat()
        with self._reading():
            is_new = not self._rows_where("arrival", day=today)
            (last,) = self._db.run(
                "SELECT max(day) FROM arrival WHERE day < ?", (today,)
            ).fetchone()
        if is_new:
            with self._bookkeeping():
                self._db.run(
                    "INSERT INTO arrival (day) VALUES (?) ON CONFLICT (day) DO NOTHING", (today,)
                )
        return last and date.fromisoformat(last)


_THIS = "board_id = ? AND day = ?"
