"""What was read of one board, kept and refreshed: only whoever was touched is read again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tablero.model import BoardName, Prospect, ReviewDay, Snapshot, Stage
from tablero.store.database import Database
from tablero.store.reading import (
    read_boards,
    read_column,
    read_columns,
    read_counts,
    read_people,
    read_pinned,
    read_reviews,
    read_stages,
)

ALL_AGAIN = 2_000
"""Past so many touched prospects, reading all of them is quicker."""

Columns = dict[int, tuple[int, ...]]


class Memory:
    """The last snapshot of a board, and what has to be read again for the next."""

    def __init__(self, database: Database, board: int) -> None:
        self._db = database
        self._board = board
        self._people: dict[int, Prospect] = {}
        self._columns: Columns = {}
        self._touched: set[int] = set()
        self._stale = True
        self._snapshot: Snapshot | None = None
        self._today = date.min

    def is_fresh(self, today: date) -> bool:
        """Whether nothing has to be read on that day."""
        return self._snapshot is not None and not self._stale and self._today == today

    def touch(self, prospects: Iterable[int]) -> None:
        """A step changed these, and perhaps the stages or boards."""
        self._touched.update(prospects)
        self._snapshot = None
        if len(self._touched) > ALL_AGAIN:
            self._stale = True

    def forget(self) -> None:
        """Everything is to be read again; who is found equal stays the same object."""
        self._stale = True
        self._snapshot = None

    def snapshot(self, today: date) -> Snapshot:
        """The board as it is on that day, inside the caller's transaction."""
        if self._snapshot is None or not self.is_fresh(today):
            self._today = today
            boards = read_boards(self._db)
            stages = read_stages(self._db, self._board)
            if self._stale:
                self._read_all(stages, alone=len(boards) == 1)
            else:
                self._read_touched(stages)
            self._touched.clear()
            self._stale = False
            self._snapshot = Snapshot(
                board=_named(boards, self._board),
                boards=boards,
                stages=stages,
                prospects=self._people,
                columns=self._columns,
                counts={stage: len(ids) for stage, ids in self._columns.items()},
                complete=True,
                review=self._read_review(today),
            )
        return self._snapshot

    def _read_all(self, stages: tuple[Stage, ...], *, alone: bool) -> None:
        self._people = self._same_objects(read_people(self._db, self._board, alone=alone))
        columns = read_columns(self._db, self._board)
        self._columns = {stage.id: columns.get(stage.id, ()) for stage in stages}

    def _read_touched(self, stages: tuple[Stage, ...]) -> None:
        touched = self._touched
        columns = {stage.id: self._columns.get(stage.id, ()) for stage in stages}
        if touched:
            read = self._same_objects(read_people(self._db, self._board, touched))
            changed = {self._column_of(n) for n in touched}
            people = dict(self._people)
            for gone in touched - read.keys():
                people.pop(gone, None)
            people.update(read)
            if read.keys() - self._people.keys():
                people = dict(sorted(people.items()))
            self._people = people
            changed |= {self._column_of(n) for n in touched}
            for stage in columns.keys() & changed:
                columns[stage] = read_column(self._db, self._board, stage)
        self._columns = columns

    def _column_of(self, number: int) -> int | None:
        """The column somebody stands in, if any."""
        prospect = self._people.get(number)
        return None if prospect is None or prospect.archived else prospect.stage

    def _same_objects(self, read: dict[int, Prospect]) -> dict[int, Prospect]:
        known = self._people
        if not known:
            return read
        return {
            n: known[n] if known.get(n) == prospect else prospect for n, prospect in read.items()
        }

    def opening(self, rows: int, today: date) -> Snapshot:
        """The heads' counts, each column's first `rows` and the wall; cheap at any size."""
        boards = read_boards(self._db)
        stages = read_stages(self._db, self._board)
        columns = {
            stage.id: read_column(self._db, self._board, stage.id, rows)
            for stage in stages
            if not stage.is_exit
        }
        ids = {number for column in columns.values() for number in column}
        ids.update(read_pinned(self._db, self._board))
        people = self._same_objects(read_people(self._db, self._board, ids))
        counts = read_counts(self._db, self._board)
        self._people = people | self._people if self._stale else self._people
        return Snapshot(
            board=_named(boards, self._board),
            boards=boards,
            stages=stages,
            prospects=people,
            columns=columns,
            counts=counts,
            complete=False,
            review=self._read_review(today),
        )

    def _read_review(self, today: date) -> ReviewDay | None:
        return next(iter(read_reviews(self._db, self._board, until=today, limit=1)), None)


def _named(boards: tuple[BoardName, ...], number: int) -> BoardName:
    return next(board for board in boards if board.id == number)
