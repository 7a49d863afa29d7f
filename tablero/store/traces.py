"""Every trace of one person in a board's file, found by the keys between its tables: no list to
keep, so the tables of next year are covered, and those of an older file.

Works on any open file, the board's or a backup's. Loaded only where somebody is forgotten, or
is told what is held about them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_PEOPLE = "prospect"
_OUTLIVES = frozenset({"suppressed"})
"""What stays, as digests that lead to nobody."""

Rows = dict[str, set[int]]
"""Table to the ids of its rows."""


class Key(NamedTuple):
    """A foreign key: `column` of `table` leads to `parent`."""

    table: str
    column: str
    parent: str


def tables(connection: sqlite3.Connection) -> list[str]:
    """The file's tables, without SQLite's own."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    )
    return [name for (name,) in found.fetchall()]


def rows_of(connection: sqlite3.Connection, person: int) -> Rows:
    """What hangs on them by any chain of keys, the rows that only the journal still has too."""
    keys = keys_of(connection)
    found: Rows = {_PEOPLE: {person}}
    waiting = [_PEOPLE]
    while waiting:
        parent = waiting.pop()
        for key in keys:
            # Another person is never part of this one, however they are tied.
            if key.parent != parent or key.table == _PEOPLE:
                continue
            new = _leading_to(connection, key, found[parent]) - found.get(key.table, set())
            if new:
                found.setdefault(key.table, set()).update(new)
                waiting.append(key.table)
    return found


def held(connection: sqlite3.Connection, rows: Rows) -> dict[str, int]:
    """How many of those rows each table has now; nothing for a table that has none."""
    counts = {}
    for table, ids in rows.items():
        (count,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
            (_json(ids),),
        ).fetchone()
        if count:
            counts[table] = int(count)
    return counts


def remove(connection: sqlite3.Connection, person: int, rows: Rows) -> None:
    """Deletes those rows; digests of the suppression list stay and lead to nobody.

    Inside the caller's transaction, with the journal's pen down.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for key in keys_of(connection):
        if key.parent == _PEOPLE and (key.table in _OUTLIVES or key.table == _PEOPLE):
            connection.execute(
                f"UPDATE {key.table} SET {key.column} = NULL WHERE {key.column} = ?", (person,)
            )
    for table, ids in rows.items():
        if table not in _OUTLIVES:
            connection.execute(
                f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (_json(ids),)
            )
    _strike_out(connection, person)


def _strike_out(connection: sqlite3.Connection, person: int) -> None:
    """Takes their number out of the reviews, which name people without a foreign key."""
    for number, queue in reviews_of(connection, person, "id, queue"):
        left = [one for one in json.loads(queue) if one != person]
        connection.execute("UPDATE review SET queue = ? WHERE id = ?", (json.dumps(left), number))
    if "review" in tables(connection):
        connection.execute("UPDATE review SET idea_for = NULL WHERE idea_for = ?", (person,))


def reviews_of(connection: sqlite3.Connection, person: int, columns: str) -> list[Any]:
    """These columns of the reviews they were in, oldest first."""
    if "review" not in tables(connection):  # a file from before there were any
        return []
    return connection.execute(
        f"SELECT {columns} FROM review WHERE idea_for = ? OR EXISTS"
        " (SELECT 1 FROM json_each(queue) WHERE value = ?) ORDER BY day",
        (person, person),
    ).fetchall()


def texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Table and column of every text, but for the journal's and those that hold no words."""
    for table in tables(connection):
        if table.startswith(("journal_", "schema_", "suppress")):
            continue
        for _, column, kind, *_rest in connection.execute(f"PRAGMA table_info({table})").fetchall():
            if kind == "TEXT":
                yield table, column


def owners(connection: sqlite3.Connection) -> dict[str, str]:
    """Table to the column that says whose its rows are; others are nobody's."""
    found = {_PEOPLE: "id"}
    for key in keys_of(connection):
        if key.parent == _PEOPLE:
            found.setdefault(key.table, key.column)
    return found


def keys_of(connection: sqlite3.Connection) -> list[Key]:
    """Every foreign key of the file."""
    return [
        Key(table, row[3], row[2])
        for table in tables(connection)
        for row in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    ]


def _leading_to(connection: sqlite3.Connection, key: Key, parents: set[int]) -> set[int]:
    among, ours = "IN (SELECT value FROM json_each(:ids))", {"ids": _json(parents)}
    now = connection.execute(f"SELECT id FROM {key.table} WHERE {key.column} {among}", ours)
    once = connection.execute(
        "SELECT DISTINCT row_id FROM journal_row WHERE table_name = :name AND"
        f" (json_extract(before, :path) {among} OR json_extract(after, :path) {among})",
        {**ours, "name": key.table, "path": f"$.{key.column}"},
    )
    return {number for rows in (now, once) for (number,) in rows.fetchall()}


def _json(numbers: Iterable[int]) -> str:
    return json.dumps(sorted(numbers))
