"""The desk every verb works at: the open file, its transactions, and what verbs look up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peewee import OperationalError

from tablero.clock import Clock
from tablero.model import BoardName, Snapshot, Stage
from tablero.refusals import BadFile, Busy, Gone, NoSuchBoard, NoSuchStage, TextChanged
from tablero.rules.search import fold
from tablero.rules.stage_names import match_stage
from tablero.store import migrating, opening
from tablero.store.database import BUSY_SECONDS, IN_MEMORY, Database
from tablero.store.default_board import furnish
from tablero.store.errors import told_plainly
from tablero.store.journal import Journal, Subject, micros
from tablero.store.memory import ALL_AGAIN, Memory
from tablero.store.opened import Opened
from tablero.store.reading import read_boards, read_stages
from tablero.store.tables import ProspectRow, Row

if TYPE_CHECKING:
    from tablero.store.reading_ahead import ReadingAhead

Was = Mapping[str, Any] | None
"""What the texts of a row were, by field, when somebody began to change them. Verbs that take it
raise TextChanged where one of them is other by now; None overwrites whatever there is."""

Edition = tuple[int, int, int]
"""The board, the acts of this Board, and SQLite's own count of what others wrote."""


class NothingChanged(Exception):
    """Ends a transaction that wrote nothing."""


class Desk(Opened):
    """An open file with one of its boards on the desk."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        board: str | None = None,
        author: str = "",
        create: bool = True,
        keep_steps: int = 5000,
    ) -> None:
        super().__init__(path, _open(path, create))
        self.clock = clock
        self.author = author
        self.written = 0
        """How many acts, undoing among them, this Board has put on the disk."""
        self._importing: int | None = None
        try:
            with self._told():
                if migrating.is_due(self._db):
                    migrating.migrate(self._db, path, clock.now())
                self._journal = Journal(self._db, keep_steps)
                self._board = self._chosen = self._find_board(board)
                self._version = self._read_version()
        except BaseException:
            self._db.close()
            raise
        self._memory = Memory(self._db, self._board.id)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong with the file is told plainly, and leaves nothing of it locked."""
        with told_plainly(self.path):
            # Looking at a file by its bytes would let go of the locks that an import holds on it.
            if self._importing is None and self._follow_file():
                self._memory.forget()
            try:
                yield
            except BaseException:
                self._db.let_go()
                raise

    # --- transactions ------------------------------------------------------------------------

    @contextmanager
    def _act(self, verb: str) -> Iterator[Subject]:
        """One verb: one transaction and one step, or nothing at all where nothing changes."""
        self._refuse_while_importing()
        subject = Subject()
        with self._told():
            try:
                with self._db.atomic():
                    step = self._begin(verb)
                    yield subject
                    touched = self._finish(step, subject)
            except NothingChanged:
                return
            self.written += 1
        if self._at_home():
            self._memory.touch(touched)

    @contextmanager
    def _bookkeeping(self) -> Iterator[None]:
        """A transaction without a step: what the program notes down, and nobody would undo."""
        self._refuse_while_importing()
        with self._told(), self._db.atomic():
            if self._at_home():
                self._notice_others()
            yield
        if self._at_home():
            self._memory.touch(())

    def _begin(self, verb: str) -> int:
        if self._at_home():
            self._notice_others()
        return self._journal.begin(verb, self.clock.now())

    def _finish(self, step: int, subject: Subject) -> set[int]:
        if not self._journal.finish(step, subject):
            raise NothingChanged
        return self._journal.prospects_of(step, ALL_AGAIN + 1)

    def _refuse_while_importing(self) -> None:
        if self._importing not in (None, threading.get_ident()):
            raise Busy(str(self.path))
        self._memory.read_to_the_end()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """One consistent reading that keeps nobody else from reading."""
        with self._told(), self._db.atomic("DEFERRED"):
            yield

    # --- what others wrote -------------------------------------------------------------------

    def _read_version(self) -> int:
        return int(self._db.run("PRAGMA data_version").fetchone()[0])

    def _notice_others(self) -> None:
        """Inside a transaction: if another program wrote, nothing kept can be trusted."""
        version = self._read_version()
        if version != self._version:
            self._version = version
            self._memory.forget()

    def changed_elsewhere(self) -> bool:
        """Whether another program changed the file since it was last read. Never waits."""
        if self._is_replaced():
            return True
        connection = self._db.raw_connection()
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            return self._read_version() != self._version
        except OperationalError:  # locked: whoever writes is not done, so nothing has changed yet
            return False
        finally:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")

    @property
    def edition(self) -> Edition:
        """Another whenever something was written: by this Board, or by another program, once that
        is noticed."""
        return self._board.id, self.written, self._version

    def snapshot(self) -> Snapshot:
        """The whole board. Only who was touched is read again; the others stay the same objects."""
        today = self._today()
        if self._memory.is_fresh(today) and not self.changed_elsewhere():
            return self._memory.snapshot(today)
        with self._reading():
            self._notice_others()
            return self._stay_on_a_board(lambda memory: memory.snapshot(today))

    def opening(self, rows: int) -> Snapshot:
        """Each column's count and first `rows`, and the wall: enough for the first frame."""
        today = self._today()
        with self._reading():
            return self._stay_on_a_board(lambda memory: memory.opening(rows, today))

    def read_ahead(self) -> None:
        """Begin to read everybody in another thread, as the file is now: the next snapshot takes
        what that read, where nobody else has written since. Verbs wait for it."""
        with self._reading():
            self._notice_others()
        self._memory.forget()
        if self.path != IN_MEMORY:
            self._memory.read_ahead(self.path)

    @property
    def ahead(self) -> ReadingAhead | None:
        """What that thread has read, and whether it still reads; None once a snapshot has it."""
        return self._memory.ahead

    def close_file(self) -> None:
        """Closes the file."""
        self._memory.stop_reading()
        super().close_file()

    def reload(self) -> Snapshot:
        """Reads everything again; whoever is equal stays the same object."""
        self._memory.forget()
        return self.snapshot()

    # --- boards ------------------------------------------------------------------------------

    def boards(self) -> tuple[BoardName, ...]:
        """Every board of the file."""
        with self._told():
            return read_boards(self._db)

    def open_board(self, name_or_id: str | int) -> None:
        """Puts another board on the desk. Raises NoSuchBoard."""
        with self._told():
            self._chosen = self._find_board(name_or_id)
            self._turn_to(self._chosen)

    def _turn_to(self, board: BoardName) -> None:
        if board.id != self._board.id:
            self._memory.stop_reading()
            self._memory = Memory(self._db, board.id)
        self._board = board

    def _stay_on_a_board(self, read: Callable[[Memory], Snapshot]) -> Snapshot:
        """Undo, or another program, may have taken the chosen board away, or brought it back."""
        snapshot = read(self._memory)
        boards, there = snapshot.boards, self._board.id
        self._turn_to(next((b for b in boards if b.id == self._chosen.id), boards[0]))
        return snapshot if self._board.id == there else read(self._memory)

    def _find_board(self, wanted: str | int | None) -> BoardName:
        boards = read_boards(self._db)
        if wanted is None:
            return boards[0]
        for board in boards:
            if wanted == board.id:
                return board
        text = str(wanted)
        same = [b for b in boards if fold(b.name) == fold(text.strip())]
        same += [b for b in boards if str(b.id) == text]
        if not same:
            raise NoSuchBoard(text, boards)
        return same[0]

    # --- stages ------------------------------------------------------------------------------

    def _stages(self) -> tuple[Stage, ...]:
        return read_stages(self._db, self._board.id)

    def find_stage(self, name: str) -> Stage:
        """The stage of that key or name, in either language. Raises NoSuchStage."""
        with self._told():
            stages = self._stages()
        found = match_stage(name, stages)
        if found is None:
            raise NoSuchStage(name, stages)
        return found

    def _stage(self, stage: int | str) -> Stage:
        if isinstance(stage, str):
            return self.find_stage(stage)
        stages = self._stages()
        for candidate in stages:
            if candidate.id == stage:
                return candidate
        raise NoSuchStage(str(stage), stages)

    def _first_open(self) -> Stage:
        return next(stage for stage in self._stages() if stage.kind == "open")

    # --- prospects and their rows ------------------------------------------------------------

    def _people(self, ids: Iterable[int], subject: Subject) -> list[Any]:
        """The rows of these prospects, in the order given; the step is about them."""
        wanted = list(dict.fromkeys(ids))
        query = ProspectRow.select().where(
            ProspectRow.id.in_(wanted), ProspectRow.board == self._board.id
        )
        rows = {row.id: row for row in query.bind(self._db)}
        for number in wanted:
            if number not in rows:
                raise Gone(str(number))
        people = [rows[number] for number in wanted]
        subject.people([(row.id, row.name) for row in people])
        return people

    def _person(self, prospect_id: int, subject: Subject) -> Any:
        return self._people((prospect_id,), subject)[0]

    def _own(self, table: type[Row], row_id: int, subject: Subject) -> Any:
        """A touch, note, idea ... of somebody on this board; the step is about them."""
        row = table.select().where(table.id == row_id).bind(self._db).first()
        if row is None:
            raise Gone(str(row_id))
        self._person(row.prospect_id, subject)
        return row

    def _refuse_overwriting(
        self,
        table: str,
        row_id: int | None,
        now: Mapping[str, Any],
        wanted: Mapping[str, Any],
        was: Was,
    ) -> None:
        """Raises TextChanged for the first text that is neither what it was nor what is wanted."""
        for field, before in (was or {}).items():
            if field in wanted and now[field] not in (before, wanted[field]):
                changed = None if row_id is None else self._journal.changed(table, row_id)
                raise TextChanged(field, now[field], wanted[field], changed)

    def _insert(self, table: type[Row], **values: Any) -> int:
        return int(table.insert(**values).execute(self._db))

    def _update(self, row: Row, **values: Any) -> None:
        table = type(row)
        table.update(**values).where(table.id == row.id).execute(self._db)
        for field, value in values.items():  # the row in hand says what the file says
            setattr(row, field, value)

    def _delete(self, row: Row) -> None:
        table = type(row)
        table.delete().where(table.id == row.id).execute(self._db)

    # --- days and words ----------------------------------------------------------------------

    def _now(self) -> int:
        return micros(self.clock.now())

    def _today(self) -> date:
        return self.clock.today()


def _open(path: Path, create: bool) -> Database:
    if not opening.exists(path):
        if not create:
            raise BadFile(str(path), "missing")
        opening.create(path, _furnish)
    opening.check(path)
    return Database(path)


def _furnish(database: Database) -> None:
    migrating.build(database)
    with database.atomic():
        furnish(database)
