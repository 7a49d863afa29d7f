"""The connection: every safeguard on each one, and plain SQL with types."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote
from weakref import WeakSet

from peewee import OperationalError, SqliteDatabase

IN_MEMORY = Path(":memory:")
BUSY_SECONDS = 5
SOON = 0.3
"""Seconds that a transaction waits for another program before anybody is told."""
CACHE_KB = 512
_PRAGMAS = (
    ("foreign_keys", "ON"),
    ("synchronous", "EXTRA"),
    ("recursive_triggers", "ON"),
    ("temp_store", "MEMORY"),
    ("cache_size", -CACHE_KB),
    ("journal_mode", "DELETE"),
)

Values = Sequence[object] | Mapping[str, object]


def address_of(path: Path, mode: str = "rw") -> str:
    """The file for SQLite, which must not make one where there is none; or its memory."""
    if path == IN_MEMORY:
        return str(path)
    return f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"


def numbered(sql: str, values: Sequence[object]) -> Values:
    """The values as that statement takes them: from Python 3.14 on `?1` wants a mapping."""
    if "?1" not in sql:
        return values
    return {str(number): value for number, value in enumerate(values, 1)}


class _Cursors(threading.local):
    """Those that this thread has open: while it goes over them, no other may add to them."""

    def __init__(self) -> None:
        self.cursors: WeakSet[sqlite3.Cursor] = WeakSet()


class Database(SqliteDatabase):
    """A SQLite file; write transactions take their lock at once, so waiting works."""

    def __init__(self, path: Path) -> None:
        self.on_wait: Callable[[], None] = _go_on_waiting
        """Called where another program holds the file, before the long wait for it."""
        super().__init__(
            address_of(path),
            pragmas=_PRAGMAS,
            lock_type="IMMEDIATE",
            timeout=BUSY_SECONDS,
            uri=True,
        )
        self._read = _Cursors()

    def execute_sql(self, sql: str, params: Values | None = None) -> sqlite3.Cursor:
        """One statement, peewee's or ours."""
        cursor: sqlite3.Cursor = super().execute_sql(sql, params)  # type: ignore[no-untyped-call]
        self._read.cursors.add(cursor)
        return cursor

    def begin(self, lock_type: str | None = None) -> None:
        """Begins, and waits up to BUSY_SECONDS for whoever holds the file."""
        connection = self.raw_connection()
        connection.execute(f"PRAGMA busy_timeout = {round(SOON * 1000)}")
        try:
            self._take(lock_type)
        except OperationalError as error:
            if not is_busy(error):
                raise
            self.on_wait()
            connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
            self._take(lock_type)
        finally:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")

    def _take(self, lock_type: str | None) -> None:
        super().begin(lock_type)
        if lock_type != "DEFERRED":
            return
        try:
            # Only reading takes the lock that a deferred transaction reads by.
            self.run("PRAGMA data_version")
        except OperationalError:
            self.rollback()
            raise

    def run(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """One statement; peewee converts nothing of what it gives. `?1` is the first value."""
        return self.execute_sql(sql, numbered(sql, values))

    def let_go(self) -> None:
        """Ends what this thread is still reading. A row that could not be read leaves its cursor
        halfway, and with it the file locked for everybody who wants to write."""
        for cursor in list(self._read.cursors):
            with suppress(sqlite3.ProgrammingError):  # of a connection that is closed by now
                cursor.close()

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """One statement for many rows."""
        self.raw_connection().executemany(sql, rows)

    @contextmanager
    def spilling(self) -> Iterator[None]:
        """Outside a transaction: what is laid out to be worked on may go to a file without a name
        where it is too much for the memory, as with the undoing of a large import."""
        self.run("PRAGMA temp_store = FILE")
        try:
            yield
        finally:
            self.run("PRAGMA temp_store = MEMORY")

    def raw_connection(self) -> sqlite3.Connection:
        """This thread's own connection of the standard library."""
        connection: sqlite3.Connection = self.connection()  # type: ignore[no-untyped-call]
        return connection


def _go_on_waiting() -> None:
    """What one does where nobody watches."""


def is_busy(error: BaseException) -> bool:
    """Whether another connection held what this one wanted."""
    return "locked" in str(error) or "busy" in str(error)
