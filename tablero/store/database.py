"""The connection: every safeguard on each one, and plain SQL with types."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from weakref import WeakSet

from peewee import SqliteDatabase

BUSY_SECONDS = 5
_PRAGMAS = (
    ("foreign_keys", "ON"),
    ("synchronous", "EXTRA"),
    ("recursive_triggers", "ON"),
    ("temp_store", "MEMORY"),
    ("cache_size", -512),
    ("journal_mode", "DELETE"),
)


class Database(SqliteDatabase):
    """A SQLite file; write transactions take their lock at once, so waiting works."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), pragmas=_PRAGMAS, lock_type="IMMEDIATE", timeout=BUSY_SECONDS)
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> sqlite3.Cursor:
        """One statement, peewee's or ours."""
        cursor: sqlite3.Cursor = super().execute_sql(sql, params)  # type: ignore[no-untyped-call]
        self._cursors.add(cursor)
        return cursor

    def run(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """One statement; peewee converts nothing of what it gives."""
        return self.execute_sql(sql, values)

    def let_go(self) -> None:
        """Ends what is still being read. A row that could not be read leaves its cursor halfway,
        and with it the file locked for everybody who wants to write."""
        for cursor in list(self._cursors):
            with suppress(sqlite3.ProgrammingError):  # another thread's is not ours to end
                cursor.close()

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """One statement for many rows."""
        self.raw_connection().executemany(sql, rows)

    def raw_connection(self) -> sqlite3.Connection:
        """This thread's own connection of the standard library."""
        connection: sqlite3.Connection = self.connection()  # type: ignore[no-untyped-call]
        return connection
