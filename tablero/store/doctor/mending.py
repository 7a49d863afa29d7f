"""Mending the rows of a file: each thing in the way that loses least, and all in one transaction.

What is done is told as it is done.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from tablero.store.database import Database
from tablero.store.default_board import furnish
from tablero.store.doctor.findings import Fact
from tablero.store.doctor.rules import DELETE, Rule, every_rule
from tablero.store.doctor.structure import fresh_schema, schema_of
from tablero.store.doctor.values import (
    AGREEMENTS,
    FIRST_STAGE,
    Agreement,
    salt_of,
    stuck_steps,
    undecodable,
    unreadable_reviews,
    unreadable_steps,
)
from tablero.store.journal import seal
from tablero.store.suppression import Suppression
from tablero.store.triggers import draw_triggers, drop_triggers

_OPTIONAL = {
    ("prospect", "stage"): f"UPDATE prospect SET stage_id = {FIRST_STAGE} WHERE id = ?",
    ("suppressed", "prospect"): "UPDATE suppressed SET prospect_id = NULL WHERE id = ?",
    ("prospect", "board"): (
        "UPDATE prospect SET board_id = (SELECT id FROM board ORDER BY position, id LIMIT 1)"
        " WHERE id = ?"
    ),
    ("stage", "board"): (
        "UPDATE OR IGNORE stage SET board_id ="
        " (SELECT id FROM board ORDER BY position, id LIMIT 1) WHERE id = ?"
    ),
    ("journal_pen", "journal_step"): "UPDATE journal_pen SET step_id = NULL WHERE id = ?",
}
"""Rows that go elsewhere when what they belong to is gone; all others go with it."""
_CHAIN = 6
"""How far a row that goes may take others with it, table by table."""


def mend_rows(database: Database, today: date) -> Iterator[Fact]:
    """Mends what `looking` finds in the rows, inside the caller's transaction, with the foreign
    keys off. Raises what SQLite raises; the caller then rolls back."""
    before = schema_of(database.raw_connection())
    drop_triggers(database)
    yield from _reset_pen(database)
    rows = [*_mend_values(database, today)]
    rows += _furnish(database)
    # First those between boards and stages, among which people are hung.
    rows += _mend_agreements(database, today, AGREEMENTS[:1])
    rows += _mend_keys(database)
    rows += _mend_agreements(database, today, AGREEMENTS)
    rows += _mend_list(database, today)
    yield from rows
    yield from _mend_journal(database, is_changed=bool(rows))
    yield from _make_indexes(database)
    draw_triggers(database)
    if before.triggers != fresh_schema().triggers:
        yield Fact("retriggered")


def _changed(database: Database, sql: str, *values: object) -> int:
    return int(database.run(sql, values).rowcount)


# --- values --------------------------------------------------------------------------------


def _mend_values(database: Database, today: date) -> Iterator[Fact]:
    for rule in every_rule():
        yield from _mend(database, rule, today)
    yield from _mend_letters(database.raw_connection())


def _mend_letters(connection: sqlite3.Connection) -> Iterator[Fact]:
    for table, column, rows in list(undecodable(connection)):
        for number in rows:
            (raw,) = connection.execute(
                f"SELECT CAST({column} AS BLOB) FROM {table} WHERE id = ?", (number,)
            ).fetchone()
            connection.execute(
                f"UPDATE OR IGNORE {table} SET {column} = ? WHERE id = ?",
                (raw.decode("utf-8", "replace"), number),
            )
        yield Fact("relettered", {"table": table, "column": column, "count": len(rows)})


def _mend(database: Database, rule: Rule, today: date) -> Iterator[Fact]:
    where = {"table": rule.table, "column": rule.column}
    if rule.mended != DELETE:
        sql = f"UPDATE OR IGNORE {rule.table} SET {rule.column} = {rule.mended}"
        count = _run(database, f"{sql} WHERE {rule.broken}", today)
        if count:
            yield Fact("set", {**where, "count": count})
    # What a day or a word cannot be found for, or what would be there twice.
    count = _run(database, f"DELETE FROM {rule.table} WHERE {rule.broken}", today)
    if count:
        yield Fact("dropped", {**where, "count": count})


def _run(database: Database, sql: str, today: date) -> int:
    """How many rows a statement changed; it may speak of `:today`."""
    cursor = database.raw_connection().execute(sql, {"today": today.isoformat()})
    return cursor.rowcount


# --- keys and agreements -------------------------------------------------------------------


def _furnish(database: Database) -> Iterator[Fact]:
    if _count(database, "board") == 0:
        furnish(database)
        yield Fact("furnished")


def _mend_keys(database: Database) -> Iterator[Fact]:
    for _round in range(_CHAIN):
        astray = database.run("PRAGMA foreign_key_check").fetchall()
        if not astray:
            return
        told: dict[tuple[str, str, str], int] = {}
        for table, row, parent, _key in astray:
            code = _rehang(database, table, row, parent)
            told[code, table, parent] = told.get((code, table, parent), 0) + 1
        for (code, table, parent), count in told.items():
            yield Fact(code, {"table": table, "parent": parent, "count": count})


def _rehang(database: Database, table: str, row: int, parent: str) -> str:
    if (table, parent) == ("prospect", "stage"):
        lost = "closed_from_id NOT IN (SELECT id FROM stage)"
        if _changed(
            database, f"UPDATE prospect SET closed_from_id = NULL WHERE id = ? AND {lost}", row
        ):
            return "rehung"
    sql = _OPTIONAL.get((table, parent))
    if sql is not None and _changed(database, sql, row):
        return "rehung"
    _changed(database, f"DELETE FROM {table} WHERE id = ?", row)
    return "orphaned"


def _count(database: Database, table: str) -> int:
    return int(database.run(f"SELECT count(*) FROM {table}").fetchone()[0])


def _mend_agreements(
    database: Database, today: date, agreements: Iterable[Agreement]
) -> Iterator[Fact]:
    for agreement in agreements:
        count = sum(max(0, _run(database, sql, today)) for sql in agreement.mending)
        if count:
            yield Fact(f"mended_{agreement.code}", {"count": count})


def _mend_list(database: Database, today: date) -> Iterator[Fact]:
    """The list of those who want no contact; with its key lost, what it knew of others is too."""
    if salt_of(database.raw_connection()) is None:
        database.run("DELETE FROM suppression_salt")
        database.run("DELETE FROM suppressed")
        database.run("INSERT INTO suppression_salt (salt) VALUES (?)", (secrets.token_hex(16),))
        yield Fact("resalted")
    before = _count(database, "suppressed")
    suppression = Suppression(database)
    for (number,) in database.run("SELECT id FROM prospect WHERE opt_out = 'total'").fetchall():
        suppression.add(number, today.isoformat())
    added = _count(database, "suppressed") - before
    if added:
        yield Fact("relisted", {"count": added})


# --- the journal and the indexes -----------------------------------------------------------


def _reset_pen(database: Database) -> Iterator[Fact]:
    if database.run("SELECT step_id FROM journal_pen").fetchall() != [(None,)]:
        database.run("DELETE FROM journal_pen")
        database.run("INSERT INTO journal_pen (step_id) VALUES (NULL)")
        yield Fact("pen_lifted")


def _mend_journal(database: Database, *, is_changed: bool) -> Iterator[Fact]:
    connection = database.raw_connection()
    unread = [(number,) for number in unreadable_steps(connection)]
    if unread:
        emptied = "UPDATE journal_step SET names = '[]', prospects = '[]' WHERE id = ?"
        database.run_many(emptied, unread)
        yield Fact("emptied", {"count": len(unread)})
    reviews = [(number,) for number in unreadable_reviews(connection)]
    if reviews:
        database.run_many("DELETE FROM review WHERE id = ?", reviews)
        yield Fact("dropped", {"table": "review", "column": "queue", "count": len(reviews)})
    # Undo puts rows back as they were, and the mended ones are not: it would stop there for ever.
    if is_changed or unread or stuck_steps(connection):
        seal(database)
        yield Fact("sealed")


def _make_indexes(database: Database) -> Iterator[Fact]:
    lost = fresh_schema().indexes - schema_of(database.raw_connection()).indexes
    for name, _table, sql in lost:
        if sql:
            with suppress(sqlite3.IntegrityError):  # rows that are there twice: it stays wrong
                database.raw_connection().execute(f'DROP INDEX IF EXISTS "{name}"')
                database.raw_connection().execute(str(sql))
                yield Fact("indexed", {"names": str(name)})
