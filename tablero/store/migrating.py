"""Bringing the tables up to date. playhouse is imported only when a migration is due."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tablero.refusals import BadFile
from tablero.store.database import Database
from tablero.store.journal import seal

FOLDER = Path(__file__).parent / "migrations"
_ITS_OWN = frozenset({"schema_migration", "journal_row", "sqlite_sequence"})
"""Tables of which a migration adds or empties rows: its own history, and what it seals."""


def known_migrations() -> tuple[str, ...]:
    """The names of the migrations this version has, in order."""
    return tuple(sorted(file.stem for file in FOLDER.glob("[0-9]*.py")))


def is_due(database: Database) -> bool:
    """Whether the file lacks a migration."""
    done = {name for (name,) in database.run("SELECT name FROM schema_migration")}
    return bool(set(known_migrations()) - done)


def build(database: Database) -> None:
    """Makes the tables of a new file."""
    with database.atomic():
        _bring_up(database)


def migrate(database: Database, file: Path, now: datetime) -> None:
    """Backs the file up and runs what is due, all of it in one transaction: whatever stops it,
    a kill among them, leaves the file as it was.

    Of two programs that start at once the second waits, at most BUSY_SECONDS, and finds the
    work done. Raises BadFile (`not_migrated`) where the rows no longer add up, and what the
    backup raises.
    """
    from tablero.logbook import note  # a normal start makes no backup
    from tablero.store.backups import back_up
    from tablero.store.keeping import keep_newest

    with _without_foreign_keys(database), database.atomic():
        if not is_due(database):
            return
        made = back_up(file, now, "migration")
        _bring_up_checked(database, file)
    note("migrated", to=known_migrations()[-1])
    keep_newest(file, made)


def bring_up_to_date(database: Database, file: Path) -> None:
    """The same for a file that is itself a copy. Raises BadFile (`not_migrated`)."""
    with _without_foreign_keys(database), database.atomic():
        if is_due(database):
            _bring_up_checked(database, file)


@contextmanager
def _without_foreign_keys(database: Database) -> Iterator[None]:
    """Dropping a table that is rebuilt would delete what leans on it, and inside a transaction
    the pragma does nothing."""
    database.run("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        database.run("PRAGMA foreign_keys = ON")


def _bring_up_checked(database: Database, file: Path) -> None:
    rows = _rows(database)
    _bring_up(database)
    fault = _fault(database, rows)
    if fault:
        raise BadFile(str(file), "not_migrated", fault)


def _bring_up(database: Database) -> None:
    from playhouse.migrations import Runner  # type: ignore[import-untyped]  # 15 ms that a normal start does not pay

    from tablero.store.triggers import draw_triggers, drop_triggers

    drop_triggers(database)
    Runner(database, str(FOLDER)).up()
    seal(database)
    draw_triggers(database)


def _rows(database: Database) -> dict[str, int]:
    """How many rows each table has, but for those that a migration itself writes."""
    tables = database.run("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: database.run(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
        if name not in _ITS_OWN
    }


def _fault(database: Database, before: dict[str, int]) -> str:
    """What a migration has broken; nothing where all is well."""
    after = _rows(database)
    for table, rows in before.items():
        if after.get(table) != rows:
            return f"{table}: {rows} -> {after.get(table)}"
    astray = database.run("PRAGMA foreign_key_check").fetchone()
    if astray is not None:
        return f"{astray[0]} -> {astray[2]}"
    (said,) = database.run("PRAGMA integrity_check(1)").fetchone()
    return "" if said == "ok" else str(said)
