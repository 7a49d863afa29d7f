"""What was read of one board, kept and refreshed: only whoever was touched is read again."""

from __future__ import annotations

from collections.abc import Iterable

from tablero.model import BoardName, Prospect, Snapshot, Stage
from tablero.store.database import Database
from tablero.store.reading import (
    read_boards,
    read_counts,
    read_heads,
    read_people,
    read_pinned,
    read_stages,
)

_ALL_AGAIN = 2_000
"""Past so many touched prospects, reading all of them is quicker."""

Columns = dict[int, tuple[int, ...]]


class Memory:
    """The last snapshot of a board, and what has to be read again for the next."""

    def __init__(self, database: Database, board: int) -> None:
        self._db = database
        self._board = board
        self._people: dict[int, Prospect] = {}
        self._positions: dict[int, int] = {}
        self._columns: Columns = {}
        self._touched: set[int] = set()
        self._stale = True
        self._snapshot: Snapshot | None = None

    @property
    def is_fresh(self) -> bool:
        return self._snapshot is not None and not self._stale

    def touch(self, prospects: Iterable[int]) -> None:
        """A step changed these, and perhaps the stages or boards."""
        self._touched.update(prospects)
        self._snapshot = None
        if len(self._touched) > _ALL_AGAIN:
            self._stale = True

    def forget(self) -> None:
        """Everything is to be read again; who is found equal stays the same object."""
        self._stale = True
        self._snapshot = None

    def snapshot(self) -> Snapshot:
        """The board as it is, inside the caller's transaction."""
        if self._snapshot is None or self._stale:
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
            )
        return self._snapshot

    def _read_all(self, stages: tuple[Stage, ...], *, alone: bool) -> None:
        read = read_people(self._db, self._board, alone=alone)
        self._people = self._same_objects(read.people)
        self._positions = read.positions
        columns: dict[int, list[tuple[int, int]]] = {stage.id: [] for stage in stages}
        for number, prospect in self._people.items():
            if prospect.stage is not None and not prospect.archived:
                columns[prospect.stage].append((read.positions[number], number))
        self._columns = {
            stage: tuple(number for _, number in sorted(spots)) for stage, spots in columns.items()
        }

    def _read_touched(self, stages: tuple[Stage, ...]) -> None:
        touched = self._touched
        read = read_people(self._db, self._board, touched)
        columns = {stage.id: self._columns.get(stage.id, ()) for stage in stages}
        if touched:
            before = {n: self._where(n) for n in touched}
            people = {n: p for n, p in self._people.items() if n not in touched or n in read.people}
            people.update(self._same_objects(read.people))
            if len(people) > len(self._people):
                people = dict(sorted(people.items()))
            self._people = people
            self._positions.update(read.positions)
            moved = {n for n in touched if before[n] != self._where(n)}
            self._sort_again(columns, moved, {before[n][0] for n in moved})
        self._columns = columns

    def _sort_again(self, columns: Columns, moved: set[int], left: set[int | None]) -> None:
        entered: dict[int | None, list[int]] = {stage: [] for stage in left}
        for number in moved:
            entered.setdefault(self._where(number)[0], []).append(number)
        for stage, numbers in entered.items():
            if stage in columns:
                ids = [n for n in columns[stage] if n not in moved]
                columns[stage] = tuple(sorted(ids + numbers, key=self._place))

    def _where(self, number: int) -> tuple[int | None, int]:
        """The column a prospect stands in, if any, and where."""
        prospect = self._people.get(number)
        if prospect is None or prospect.archived:
            return None, 0
        return prospect.stage, self._positions[number]

    def _place(self, number: int) -> tuple[int, int]:
        return self._positions[number], number

    def _same_objects(self, read: dict[int, Prospect]) -> dict[int, Prospect]:
        known = self._people
        if not known:
            return read
        return {
            n: known[n] if known.get(n) == prospect else prospect for n, prospect in read.items()
        }

    def opening(self, rows: int) -> Snapshot:
        """The heads' counts, each column's first `rows` and the wall; cheap at any size."""
        boards = read_boards(self._db)
        stages = read_stages(self._db, self._board)
        columns = {
            stage.id: read_heads(self._db, self._board, stage.id, rows)
            for stage in stages
            if not stage.is_exit
        }
        ids = {number for column in columns.values() for number in column}
        ids.update(read_pinned(self._db, self._board))
        people = self._same_objects(read_people(self._db, self._board, ids).people)
        counts = read_counts(self._db, self._board)
        self._people = people | self._people if self._stale else self._people
        return Snapshot(
            board=_named(boards, self._board),
            boards=boards,
            stages=stages,
            prospects=people,
            columns=columns,
            counts={stage.id: counts.get(stage.id, 0) for stage in stages},
            complete=False,
        )


def _named(boards: tuple[BoardName, ...], number: int) -> BoardName:
    return next(board for board in boards if board.id == number)
