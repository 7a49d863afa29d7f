"""What was read of one board, kept and refreshed: only whoever was touched is read again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tablero.everybody import Everybody
from tablero.model import BoardName, Snapshot, Stage
from tablero.store.database import Database
from tablero.store.reading import (
    Frame,
    read_everybody,
    read_first,
    read_frame,
    read_opening,
    read_some,
    with_few,
)

if TYPE_CHECKING:
    from tablero.store.reading_ahead import ReadingAhead

ALL_AGAIN = 2_000
"""Past so many touched prospects, reading all of them is quicker."""
ONE_BY_ONE = 50
"""Past so many touched prospects, sorting the columns anew is quicker."""

Columns = dict[int, tuple[int, ...]]


class Memory:
    """The last snapshot of a board, and what has to be read again for the next."""

    def __init__(self, database: Database, board: int) -> None:
        self._db = database
        self._board = board
        self._people = Everybody({})
        self._columns: Columns = {}
        self._touched: set[int] = set()
        self._stale = True
        self._snapshot: Snapshot | None = None
        self._today = date.min
        self._ahead: ReadingAhead | None = None

    def read_ahead(self, path: Path) -> None:
        """Begin to read everybody in another thread, as the file is now."""
        from tablero.store.reading_ahead import ReadingAhead  # commands do without it

        self._ahead = ReadingAhead(path, self._board)

    @property
    def ahead(self) -> ReadingAhead | None:
        """That thread's reading, until a snapshot has taken it."""
        return self._ahead

    def read_to_the_end(self) -> None:
        """Wait for that thread, which keeps others from writing."""
        if self._ahead is not None:
            self._ahead.is_whole()

    def stop_reading(self) -> None:
        """Nobody wants what that thread reads."""
        if self._ahead is not None:
            self._ahead.stop()
            self._ahead = None

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
        self.stop_reading()
        self._stale = True
        self._snapshot = None

    def snapshot(self, today: date) -> Snapshot:
        """The board as it is on that day, inside the caller's transaction: two statements."""
        if self._snapshot is None or not self.is_fresh(today):
            self._today = today
            ids = None if self._stale else self._touched
            frame = read_frame(self._db, self._board, today, ids)
            if self._stale:
                self._read_everybody(frame)
            else:
                self._columns = {s.id: self._columns.get(s.id, ()) for s in frame.stages}
                self._read_touched(frame)
            self._touched.clear()
            self._stale = False
            counts = {stage.id: len(self._columns[stage.id]) for stage in frame.stages}
            self._snapshot = self._of(frame, self._people, self._columns, counts, complete=True)
        return self._snapshot

    def opening(self, rows: int, today: date) -> Snapshot:
        """The heads' counts, each column's first `rows` and the wall; cheap at any size."""
        frame = read_opening(self._db, self._board, today)
        people = Everybody(read_first(self._db, self._board, rows), self._people)
        shown = [stage for stage in frame.stages if not stage.is_exit]
        columns = {stage: ids[:rows] for stage, ids in _columns(people, shown).items()}
        counts = {stage.id: frame.counts.get(stage.id, 0) for stage in frame.stages}
        return self._of(frame, people, columns, counts, complete=False)

    def some(self, ids: Iterable[int], today: date) -> Snapshot:
        """Only these people, in no column and on no wall."""
        frame = read_frame(self._db, self._board, today, ids)
        people = Everybody(read_some(self._db, self._board, ids, frame))
        return self._of(frame._replace(pinned=()), people, {}, {}, complete=False)

    def _of(
        self,
        frame: Frame,
        people: Everybody,
        columns: Columns,
        counts: Mapping[int, int],
        *,
        complete: bool,
    ) -> Snapshot:
        named = (board for board in frame.boards if board.id == self._board)
        return Snapshot(
            board=next(named, BoardName(self._board, "")),
            boards=frame.boards,
            stages=frame.stages,
            prospects=people,
            columns=columns,
            counts=counts,
            complete=complete,
            review=frame.review,
            wall=frame.pinned,
        )

    def _read_everybody(self, frame: Frame) -> None:
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.is_whole():
            lines = ahead.lines
        else:
            lines = read_everybody(self._db, self._board, frame)
        self._people = Everybody(with_few(lines, frame), self._people)
        if ahead is not None:  # verbs of ours may have come since
            self._people = self._people.with_lines(self._read_again(frame))
        self._columns = _columns(self._people, frame.stages)

    def _read_again(self, frame: Frame) -> dict[int, str | None]:
        """The lines of those touched; None where somebody is gone."""
        read: dict[int, str | None] = dict.fromkeys(self._touched)
        read.update(read_some(self._db, self._board, self._touched, frame))
        return read

    def _read_touched(self, frame: Frame) -> None:
        if not self._touched:
            return
        before = self._people
        read = self._read_again(frame)
        self._people = before.with_lines(read)
        if len(read) > ONE_BY_ONE:
            self._columns = _columns(self._people, frame.stages)
            return
        for who in read:
            stage = before.column(who)
            if stage in self._columns:
                self._columns[stage] = _without(self._columns[stage], who)
        for who in sorted(read, key=self._people.position):
            stage = self._people.column(who)
            if stage is not None:
                self._columns[stage] = _with(self._columns[stage], who, self._people)


def _columns(people: Everybody, stages: Iterable[Stage]) -> Columns:
    found = people.columns()
    return {stage.id: found.get(stage.id, ()) for stage in stages}


def _without(ids: tuple[int, ...], who: int) -> tuple[int, ...]:
    at = ids.index(who)
    return ids[:at] + ids[at + 1 :]


def _with(ids: tuple[int, ...], who: int, people: Everybody) -> tuple[int, ...]:
    at = bisect_left(ids, people.position(who), key=people.position)
    return (*ids[:at], who, *ids[at:])
