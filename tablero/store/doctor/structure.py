"""The build of the file: its pages, the keys between rows, tables, indexes and triggers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tablero.store import migrating
from tablero.store.database import IN_MEMORY, Database
from tablero.store.doctor.findings import Fact, Value, numbered
from tablero.store.doctor.reading import UNREADABLE

_COMPLAINTS = 20
"""Of SQLite's, that are looked at."""


def broken_pages(connection: sqlite3.Connection) -> Iterator[Fact]:
    """What SQLite's own check complains about; indexes alone can be made again."""
    try:
        said = connection.execute(f"PRAGMA integrity_check({_COMPLAINTS})").fetchall()
    except UNREADABLE:
        yield Fact("pages", {"count": 1})
        return
    lines = [line for (text,) in said for line in str(text).splitlines() if line != "ok"]
    lines = [line for line in lines if not _is_of_values(line)]
    if lines and all(_is_of_an_index(line) for line in lines):
        yield Fact("indexes", {"count": len(lines)})
    elif lines:
        yield Fact("pages", {"count": len(lines)})


def _is_of_an_index(line: str) -> bool:
    return "index" in line and not line.startswith(("***", "Tree", "Page", "On"))


def _is_of_values(line: str) -> bool:
    """A value that its column cannot hold is told, and mended, as one."""
    return line.startswith(("NULL value in", "non-INTEGER", "TEXT value", "NUMERIC value"))


def lost_keys(connection: sqlite3.Connection) -> Iterator[Fact]:
    """Rows that belong to something that is not there."""
    astray: dict[tuple[str, str], list[int]] = {}
    for table, row, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        astray.setdefault((table, parent), []).append(row or 0)
    for (table, parent), rows in astray.items():
        about: dict[str, Value] = {"table": table, "parent": parent, "rows": numbered(rows)}
        yield Fact("astray", {**about, "count": len(rows)})


class Schema(NamedTuple):
    """What a file is made of."""

    columns: frozenset[tuple[object, ...]]
    indexes: frozenset[tuple[object, ...]]
    triggers: frozenset[tuple[str, str]]


def schema_of(connection: sqlite3.Connection) -> Schema:
    """The tables' columns, the indexes and the triggers of a file."""
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    parts = rows.fetchall()
    columns: set[tuple[object, ...]] = set()
    for kind, name, _table, _sql in parts:
        if kind == "table" and not name.startswith("sqlite_"):
            quoted = name.replace('"', '""')
            about = connection.execute(f'PRAGMA table_info("{quoted}")')
            columns |= {(name, *column[1:4], column[5]) for column in about}
    return Schema(
        frozenset(columns),
        frozenset((name, table, sql) for kind, name, table, sql in parts if kind == "index"),
        frozenset((name, sql) for kind, name, _table, sql in parts if kind == "trigger"),
    )


@cache
def fresh_schema() -> Schema:
    """What this version makes."""
    database = Database(IN_MEMORY)
    try:
        migrating.build(database)
        return schema_of(database.raw_connection())
    finally:
        database.close()


def wrong_tables(connection: sqlite3.Connection) -> Iterator[Fact]:
    """Tables, columns and indexes that are missing or more than there should be."""
    here, due = schema_of(connection), fresh_schema()
    odd = {str(column[0]) for column in here.columns ^ due.columns}
    if odd:
        yield Fact("tables", {"names": ", ".join(sorted(odd))})
    lost = {str(index[0]) for index in due.indexes - here.indexes}
    if lost:
        yield Fact("lost_indexes", {"names": ", ".join(sorted(lost))})


def wrong_triggers(connection: sqlite3.Connection) -> Iterator[Fact]:
    """Triggers of the journal that are missing, changed, or nobody's."""
    here, due = schema_of(connection).triggers, fresh_schema().triggers
    odd = {name for name, _sql in here ^ due}
    if odd:
        yield Fact("triggers", {"count": len(odd)})


def is_due(connection: sqlite3.Connection) -> bool:
    """Whether the file is of an older tablero."""
    done = {name for (name,) in connection.execute("SELECT name FROM schema_migration")}
    return bool(set(migrating.known_migrations()) - done)
