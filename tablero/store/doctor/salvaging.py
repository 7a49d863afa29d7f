"""Reading what can be read of a damaged file, table by table, into a new one beside it.

Where a page is broken, the rows before and after it still come; where a long text is, the rest of
its row does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tablero.store.database import Database
from tablero.store.doctor.reading import UNREADABLE
from tablero.store.opening import APPLICATION_ID, HEADER, MAGIC
from tablero.store.tables import Row
from tablero.store.tables_discipline import TABLES

AT_ONCE = 256
"""Ids asked for together; halved where they cannot all be read."""
_LEAST_ROW = 8
"""Bytes of the smallest row, to guess the last id by where no number of it is left."""

Values = tuple[object, ...]


class Saved(NamedTuple):
    """How much of a table came over."""

    table: str
    rows: int
    lost: int | None
    """How many more there were; None where nothing is left to tell."""


def salvage(damaged: Path, into: Database) -> list[Saved]:
    """Copies every row that can be read into the tables of a new file, with its foreign keys off.

    `damaged` is a copy that may be written to. Raises sqlite3.Error where not even its list of
    tables can be read.
    """
    _set_header(damaged)
    with closing(sqlite3.connect(damaged, isolation_level=None)) as source:
        source.text_factory = lambda raw: raw.decode("utf-8", "replace")
        source.execute("PRAGMA writable_schema = ON")  # a broken index must not hide its table
        names = _tables(source)
        if "prospect" not in names:
            raise sqlite3.DatabaseError("no table of people")
        last = _last_ids(source)
        return [
            _save(source, into, model, last) for model in TABLES if model._meta.table_name in names
        ]


def _set_header(damaged: Path) -> None:
    """Says of the copy what every file of ours says, and as many pages as there are."""
    with damaged.open("r+b") as file:
        header = bytearray(file.read(HEADER))
        size = file.seek(0, 2)
        if len(header) < HEADER:
            return
        header[:16] = MAGIC
        header[18:24] = bytes((1, 1, 0, 64, 32, 32))  # rollback journal, and SQLite's constants
        header[68:72] = APPLICATION_ID.to_bytes(4, "big")
        page = int.from_bytes(header[16:18], "big")
        page = 65536 if page == 1 else page
        if page < 512 or page & (page - 1):
            page = 4096
            header[16:18] = page.to_bytes(2, "big")
        pages = -(-size // page)
        file.truncate(pages * page)
        header[28:32] = pages.to_bytes(4, "big")
        header[92:96] = header[24:28]  # so that the number of pages is believed
        header[32:40] = bytes(8)  # the list of free pages is not needed to read
        file.seek(0)
        file.write(header)


def _tables(source: sqlite3.Connection) -> set[str]:
    rows = source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {str(name) for (name,) in rows.fetchall()}


def _last_ids(source: sqlite3.Connection) -> dict[str, int]:
    """The greatest id each table ever gave, as far as that can be read."""
    try:
        return {
            str(name): int(last)
            for name, last in source.execute("SELECT name, seq FROM sqlite_sequence")
            if isinstance(last, int)
        }
    except UNREADABLE:
        return {}


# --- one table -----------------------------------------------------------------------------


def _save(
    source: sqlite3.Connection, into: Database, model: type[Row], last: dict[str, int]
) -> Saved:
    table = model._meta.table_name
    here = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
    columns = [field.column_name for field in model._meta.sorted_fields]
    fallback = [_fallback(model, column) for column in columns]
    reader = _Reader(source, table, [c if c in here else f"NULL AS {c}" for c in columns])
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    into.run(f"DELETE FROM {table}")  # what every new file has
    for rows in reader.read(_end(source, table, last)):
        into.run_many(sql, [_filled(row, fallback) for row in rows])
    (saved,) = into.run(f"SELECT count(*) FROM {table}").fetchone()
    expected = _expected(source, table)
    return Saved(table, saved, None if expected is None else max(0, expected - saved))


def _filled(row: Values, fallback: Sequence[object]) -> Values:
    pairs = zip(row, fallback, strict=True)
    return tuple(instead if value is None else value for value, instead in pairs)


def _fallback(model: type[Row], column: str) -> object:
    """What stands in a column that may not be empty and could not be read."""
    field = next(f for f in model._meta.sorted_fields if f.column_name == column)
    if field.null or column == "id":
        return None
    return "" if field.field_type == "TEXT" else 0


def _end(source: sqlite3.Connection, table: str, last: dict[str, int]) -> int:
    """An id past which there are no rows."""
    (size,) = source.execute("PRAGMA page_count").fetchone()
    (page,) = source.execute("PRAGMA page_size").fetchone()
    most = int(size) * int(page) // _LEAST_ROW
    try:
        (greatest,) = source.execute(f"SELECT max(id) FROM {table}").fetchone()
    except UNREADABLE:
        greatest = None
    known = [n for n in (greatest, last.get(table)) if isinstance(n, int) and 0 <= n <= most]
    return max(known, default=most)


def _expected(source: sqlite3.Connection, table: str) -> int | None:
    """How many rows there were, as the table or one of its indexes still tells."""
    found = []
    indexes = source.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
        " AND name <> 'step_open'",
        (table,),
    ).fetchall()
    for hint in ("NOT INDEXED", *(f'INDEXED BY "{name}"' for (name,) in indexes)):
        try:
            (count,) = source.execute(f"SELECT count(*) FROM {table} {hint}").fetchone()
        except UNREADABLE:
            continue
        found.append(int(count))
    return max(found, default=None)


class _Reader:
    """Reads the rows of one table around what is broken."""

    def __init__(self, source: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
        self._source = source
        self._table = table
        self._columns = columns
        self._all = ", ".join(columns)

    def read(self, end: int) -> Iterator[list[Values]]:
        """Every row that can be read up to an id, in pieces."""
        for first in range(0, end + 1, AT_ONCE):
            yield self._between(first, min(end, first + AT_ONCE - 1))

    def _between(self, first: int, last: int) -> list[Values]:
        sql = f"SELECT {self._all} FROM {self._table} NOT INDEXED WHERE id BETWEEN ? AND ?"
        try:
            return self._source.execute(sql, (first, last)).fetchall()
        except (*UNREADABLE, OverflowError):
            if first == last:
                return self._piecemeal(first)
        middle = (first + last) // 2
        return [*self._between(first, middle), *self._between(middle + 1, last)]

    def _piecemeal(self, number: int) -> list[Values]:
        """One row, column by column: a broken page of a long text takes that text only."""
        values: list[object] = []
        for column in self._columns:
            sql = f"SELECT {column} FROM {self._table} NOT INDEXED WHERE id = ?"
            try:
                row = self._source.execute(sql, (number,)).fetchone()
            except (*UNREADABLE, OverflowError):
                values.append(None)
                continue
            if row is None:
                return []
            values.append(row[0])
        known = [value for value in values if value not in (None, number)]
        return [(number, *values[1:])] if known else []
