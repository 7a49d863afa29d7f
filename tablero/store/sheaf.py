"""Rows of an import, bound together and written many at a time."""

from __future__ import annotations

from typing import Any

from tablero.store.database import Database
from tablero.store.triggers import at_once

FULL = 5_000
"""Rows, and letters, that wait at most."""
_HEAVY = 2_000_000
_ORDER = (
    "prospect",
    "source_key",
    "stage_move",
    "tag",
    "touch",
    "note",
    "idea",
    "step",
    "link",
    "key_date",
    "sheet",
    "opt_out",
    "reflection",
    "look",
    "wall_visit",
    "imported",
)
"""Parents before children."""


class Sheaf:
    """New rows with their ids, waiting to be written in one transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._last = dict(database.run("SELECT name, seq FROM sqlite_sequence").fetchall())
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _ORDER}
        self._columns: dict[str, tuple[str, ...]] = {}
        self._waiting = self._letters = 0

    def newest_id(self, table: str) -> int:
        """The last id that was given."""
        return int(self._last.get(table, 0))

    def next_id(self, table: str) -> int:
        """An id that no row of the table ever had."""
        self._last[table] = self._last.get(table, 0) + 1
        return int(self._last[table])

    def add(self, table: str, number: int | None = None, /, **values: object) -> None:
        """A row for a table; every row of one table names the same columns."""
        if table not in self._columns:
            self._columns[table] = ("id", *values)
        row = (number or self.next_id(table), *values.values())
        self._rows[table].append(row)
        self._waiting += 1
        self._letters += len("".join([value for value in row if type(value) is str]))
        if self._waiting >= FULL or self._letters >= _HEAVY:
            self.flush()

    def flush(self) -> None:
        """Writes what is waiting."""
        if not self._waiting:
            return
        waiting = {table: rows for table, rows in self._rows.items() if rows}
        spans = {table: (rows[0][0], rows[-1][0]) for table, rows in waiting.items()}
        with at_once(self._db, spans):
            for table, rows in waiting.items():
                columns = self._columns[table]
                marks = ", ".join("?" * len(columns))
                self._db.run_many(
                    f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows
                )
                rows.clear()
        self._waiting = self._letters = 0
