"""Bringing old files up to date: whole, or as they were, and once."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import date
from itertools import count
from pathlib import Path

from tablero.clock import Clock
from tablero.store import database, migrating
from tablero.store.backup_list import backups_of
from tablero.store.backups import verify
from tablero.store.board import Board
from tablero.store.database import Database
from tablero.store.tables_discipline import JOURNALED
from torture.dying import Dying
from torture.trial import Tally, Trial

FIXTURES = sorted(Path(__file__).parents[2].glob("tests/fixtures/schema-*.db"))
CLOCK = Clock(date(2026, 11, 22))
_LAST = "0999_last"
_UP = """
from peewee import TextField

def up(migrator, db):
    db.execute_sql("UPDATE touch SET note = note || '.'")
    migrator.migrate(migrator.alter_column_type("prospect", "city", TextField()))
    migrator.migrate(migrator.add_column("tag", "colour", TextField(default="")))
"""
"""Rewrites rows, rebuilds a table on which others lean, and adds a column."""
_ITS_OWN = ("schema_migration", "journal_row", "sqlite_sequence")
_WORK = """
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from tablero.clock import Clock
from tablero.store import migrating
from tablero.store.board import Board
import playhouse.migrations

migrating.FOLDER = Path({folder!r})
{more}

def work(path):
    Board(Path(path), Clock(date(2026, 11, 22))).close_file()
"""
_APART = """
from tablero.store import database
database._PRAGMAS = (("foreign_keys", "ON"), ("synchronous", "OFF"))
Database.atomic = lambda self, *kind: nullcontext()
"""
"""A kill takes nothing that was written, synced or not; this way it takes a second less."""
_ALWAYS = "migrating.is_due = lambda database: True"
_TWO = """
import os, sys
{work}
for line in sys.stdin:
    children, (waiting, gate) = [], os.pipe()
    for _ in range(2):
        if not (child := os.fork()):
            os.close(gate)
            os.read(waiting, 1)
            try:
                work(line.rstrip())
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    os.close(waiting)
    os.close(gate)
    print(sum(os.waitpid(child, 0)[1] for child in children), flush=True)
"""


@contextmanager
def _one_more(folder: Path) -> Iterator[Path]:
    """A release that has one migration more."""
    place = folder / "migrations"
    shutil.copytree(migrating.FOLDER, place, ignore=shutil.ignore_patterns("__pycache__"))
    (place / f"{_LAST}.py").write_text(_UP, encoding="utf-8")
    before, migrating.FOLDER = migrating.FOLDER, place
    try:
        yield place
    finally:
        migrating.FOLDER = before


# --- what is in a file -----------------------------------------------------------------------


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def _counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for (name,) in tables.fetchall()
            if name not in _ITS_OWN
        }


def _is_up_to_date(path: Path, rows: dict[str, int]) -> bool:
    """Whether it has every migration, trigger and row, and nothing dangles."""
    with closing(sqlite3.connect(path)) as connection:
        done = connection.execute("SELECT max(name) FROM schema_migration").fetchone()
        triggers = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
        whole = (
            done == (_LAST,)
            and triggers.fetchone() == (3 * len(JOURNALED),)
            and connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            and connection.execute("PRAGMA foreign_key_check").fetchone() is None
        )
    return whole and _counts(path).items() >= rows.items()


def _works(path: Path) -> bool:
    """Whether the next start finishes it, and a verb is done and undone."""
    with Board(path, CLOCK) as board:
        board.add_board("Otra")
        return board.undo().verb == "add_board"


def _is_broken(path: Path, before: list[str], rows: dict[str, int]) -> bool:
    try:
        as_it_was = _dump(path) == before
        whole = as_it_was or _is_up_to_date(path, rows)
        return not (whole and _works(path) and _is_up_to_date(path, rows))
    except Exception:
        return True


# --- kills ------------------------------------------------------------------------------------


def _kill(folder: Path, times: int, more: str = "") -> Tally:
    chance, broken, died = random.Random(times), 0, 0
    with _one_more(folder) as place, Dying(_WORK.format(folder=str(place), more=more)) as dying:
        known = [(file, _dump(file), _counts(file)) for file in FIXTURES]
        for turn in range(times):
            fixture, before, rows = known[turn % len(known)]
            path = Path(shutil.copy2(fixture, folder / f"{turn}.db"))
            if turn < len(known):  # how long it takes
                begun = time.monotonic()
                dying.work(path)
                lasts = time.monotonic() - begun
            elif turn % 4:
                died += dying.work(path, statement=chance.randrange(4, 200)) < 0
            else:
                died += dying.work(path, seconds=chance.uniform(0.1, 1.0) * lasts) < 0
            broken += _is_broken(path, before, rows)
    return Tally(times, broken, f"{died} of them killed before the end")


def _kill_apart(folder: Path, times: int) -> Tally:
    return _kill(folder, times, _APART)


# --- errors on the way ----------------------------------------------------------------------


class _Here(Exception):
    """What goes wrong on the way."""


@contextmanager
def _failing(number: int) -> Iterator[None]:
    """The statement of that number fails."""
    run, counter = Database.execute_sql, count()

    def counted(self: Database, *given: object, **named: object) -> object:
        if next(counter) == number:
            raise _Here
        return run(self, *given, **named)

    Database.execute_sql = counted  # type: ignore[method-assign]
    try:
        yield
    finally:
        Database.execute_sql = run  # type: ignore[method-assign]


def _fail(folder: Path, times: int) -> Tally:
    chance, broken, failed = random.Random(times), 0, 0
    with _one_more(folder):
        known = [(file, _dump(file), _counts(file)) for file in FIXTURES]
        for turn in range(times):
            fixture, before, rows = known[turn % len(known)]
            path = Path(shutil.copy2(fixture, folder / f"{turn}.db"))
            stays = True
            try:
                with _failing(chance.randrange(4, 200)):
                    Board(path, CLOCK).close_file()
            except _Here:
                failed += 1
                stays = _dump(path) == before
            broken += not stays or _is_broken(path, before, rows)
    return Tally(times, broken, f"{failed} of them failed")


def _fail_apart(folder: Path, times: int) -> Tally:
    atomic, pragmas = Database.atomic, database._PRAGMAS
    Database.atomic = lambda self, *kind: nullcontext()  # type: ignore[method-assign]
    database._PRAGMAS = (("foreign_keys", "ON"), ("synchronous", "OFF"))
    try:
        return _fail(folder, times)
    finally:
        Database.atomic, database._PRAGMAS = atomic, pragmas  # type: ignore[method-assign]


# --- two at once ------------------------------------------------------------------------------


def _start_two(folder: Path, times: int, more: str = "") -> Tally:
    broken = 0
    with _one_more(folder) as place:
        work = _WORK.format(folder=str(place), more=more)
        command = [sys.executable, "-c", _TWO.format(work=work)]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as starters:
            for turn in range(times):
                path = Path(shutil.copy2(FIXTURES[turn % len(FIXTURES)], folder / f"{turn}.db"))
                rows = _counts(path)
                starters.stdin.write(f"{path}\n")
                starters.stdin.flush()
                failed = int(starters.stdout.readline())
                made = backups_of(path)
                once = len(made) == 1 and verify(made[0].path).people == rows["prospect"]
                broken += bool(failed) or not once or not _is_up_to_date(path, rows)
            starters.stdin.close()
    return Tally(times, broken)


def _start_two_heedless(folder: Path, times: int) -> Tally:
    return _start_two(folder, times, _ALWAYS)


TRIALS = (
    Trial(
        row=9,
        promise="A migration that is killed leaves the old file or the new one",
        unit="kills",
        run=_kill,
        times=150,
        few=6,
        guard="each statement a transaction of its own",
        unguarded=_kill_apart,
    ),
    Trial(
        row=9,
        promise="A migration that fails at any statement leaves the file as it was",
        unit="failures",
        run=_fail,
        times=150,
        few=5,
        guard="each statement a transaction of its own",
        unguarded=_fail_apart,
    ),
    Trial(
        row=9,
        promise="Of two that start at once one migrates",
        unit="pairs",
        run=_start_two,
        times=60,
        few=2,
        guard="what is due not looked up again",
        unguarded=_start_two_heedless,
    ),
)
