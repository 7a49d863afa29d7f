"""Bringing the tables up to date. playhouse is imported only when a migration is due."""

from __future__ import annotations

from pathlib import Path

from peewee import IntegrityError, OperationalError

from tablero.store.database import Database
from tablero.store.journal import draw_triggers, drop_triggers, seal

FOLDER = Path(__file__).parent / "migrations"


def known_migrations() -> tuple[str, ...]:
    """The names of the migrations this version has, in order."""
    return tuple(sorted(file.stem for file in FOLDER.glob("[0-9]*.py")))


def is_due(database: Database) -> bool:
    """Whether the file lacks a migration."""
    done = {name for (name,) in database.run("SELECT name FROM schema_migration")}
    return bool(set(known_migrations()) - done)


def migrate(database: Database) -> None:
    """Runs what is due and draws the journal's triggers again.

    Of two programs that start at once, one wins; the other finds the work done.
    """
    from playhouse.migrations import Runner  # type: ignore[import-untyped]  # 15 ms that a normal start does not pay

    runner = Runner(database, str(FOLDER))
    with database.atomic():
        drop_triggers(database)
    try:
        runner.up()
    except (IntegrityError, OperationalError):
        if is_due(database):
            raise
    with database.atomic():
        seal(database)
        drop_triggers(database)
        draw_triggers(database)
