"""What writes the rows of the journal: triggers generated from the tables, so that a verb need not
know about them; and one statement for the rows of an import, which come by the thousand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tablero.store.database import Database
from tablero.store.journal import columns_of, followed
from tablero.store.tables import ProspectRow, Row

_INTO = "INSERT INTO journal_row (step_id, table_name, row_id, prospect_id, before, after)"


def _image(table: type[Row], row: str) -> str:
    """A whole row as JSON. `row` goes before each column: `NEW.` or nothing."""
    return "json_object(" + ", ".join(f"'{c}', {row}{c}" for c in columns_of(table)) + ")"


def _prospect(table: type[Row], row: str) -> str:
    """Whom a row is about."""
    if table is ProspectRow:
        return f"{row}id"
    return f"{row}prospect_id" if "prospect_id" in columns_of(table) else "NULL"


def _trigger(table: type[Row], act: str) -> str:
    name = table._meta.table_name
    row = "OLD." if act == "DELETE" else "NEW."
    before = "NULL" if act == "INSERT" else _image(table, "OLD.")
    after = "NULL" if act == "DELETE" else _image(table, "NEW.")
    changed = " OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in columns_of(table))
    only_changes = f" AND ({changed})" if act == "UPDATE" else ""
    return (
        f"CREATE TRIGGER journal_{name}_{act.lower()} AFTER {act} ON {name} "
        f"WHEN (SELECT step_id FROM journal_pen) IS NOT NULL{only_changes} BEGIN "
        f"{_INTO} "
        f"VALUES ((SELECT step_id FROM journal_pen), '{name}', {row}id, {_prospect(table, row)}, "
        f"{before}, {after}); END"
    )


def draw_triggers(database: Database) -> None:
    """Creates the journal's triggers for every table it follows."""
    for table in followed():
        for act in ("INSERT", "UPDATE", "DELETE"):
            database.run(_trigger(table, act))


def drop_triggers(database: Database) -> None:
    """Drops every trigger of the journal, also those of tables that are gone."""
    names = database.run(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'journal_*'"
    ).fetchall()
    for (name,) in names:
        database.run(f'DROP TRIGGER "{name}"')


@contextmanager
def at_once(database: Database, spans: dict[str, tuple[int, int]]) -> Iterator[None]:
    """Inside an open step: the new rows with these ids, by table, are journaled together when all
    of them are written. A trigger a row takes twice as long."""
    (step,) = database.run("SELECT step_id FROM journal_pen").fetchone()
    database.run("UPDATE journal_pen SET step_id = NULL")
    yield
    tables = {table._meta.table_name: table for table in followed()}
    for name, (first, last) in spans.items():
        table = tables[name]
        database.run(
            f"{_INTO} SELECT ?, '{name}', id, {_prospect(table, '')}, NULL, {_image(table, '')}"
            f" FROM {name} WHERE id BETWEEN ? AND ? ORDER BY id",
            (step, first, last),
        )
    database.run("UPDATE journal_pen SET step_id = ?", (step,))
