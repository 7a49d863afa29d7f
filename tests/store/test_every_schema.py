"""Every released schema (tests/fixtures/schema-*.db) opened by this version, and migrations that
fail: the file is then as it was. A new release needs only a new fixture."""

from __future__ import annotations

import re
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from playhouse.schema_diff import diff_models

from tablero import locations
from tablero.clock import Clock
from tablero.refusals import BadFile
from tablero.store import migrating
from tablero.store.backup_list import backups_of
from tablero.store.backups import verify
from tablero.store.board import Board
from tablero.store.tables_discipline import TABLES

FIXTURES = sorted(Path(__file__).parents[1].glob("fixtures/schema-*.db"))
CLOCK = Clock(date(2026, 11, 22))
ITS_OWN = {"schema_migration", "journal_row", "sqlite_sequence"}
"""What a migration writes itself."""


@pytest.fixture(params=FIXTURES, ids=lambda file: file.stem)
def old(request, tmp_path) -> Path:
    """A copy of one of them."""
    return Path(shutil.copy2(request.param, tmp_path / "old.db"))


@pytest.fixture
def next_up(tmp_path, monkeypatch):
    """Gives tablero one migration more, with these lines as its `up`."""

    def add(*lines: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(migrating.FOLDER, folder)
        body = "".join(f"    {line}\n" for line in lines)
        text = f"from peewee import TextField\n\n\ndef up(migrator, db):\n{body}"
        (folder / "0999_next.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(migrating, "FOLDER", folder)

    return add


def ask(file: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def counts(file: Path) -> dict[str, int]:
    tables = ask(file, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name: ask(file, f'SELECT count(*) FROM "{name}"')[0][0] for (name,) in tables}


def everything(file: Path) -> list[str]:
    """Schema, rows and triggers."""
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def schema(file: Path) -> dict[str, object]:
    """Every table, index and trigger by name: columns for tables, the statement for the rest."""
    found: dict[str, object] = {}
    for kind, name, sql in ask(file, "SELECT type, name, sql FROM sqlite_master"):
        if kind == "table":
            columns = ask(file, f"PRAGMA table_info({name})")
            found[name] = sorted(column[1:] for column in columns)
            keys = ask(file, f"PRAGMA foreign_key_list({name})")
            found[name + " keys"] = sorted(key[2:] for key in keys)
        else:
            found[name] = re.sub(r"\s+", " ", sql or "")
    return found


def test_every_release_has_its_file_with_something_in_every_table():
    names = {file.stem.removeprefix("schema-") for file in FIXTURES}
    assert names == {file.name[:4] for file in migrating.FOLDER.glob("[0-9]*.py")}
    for file in FIXTURES:
        assert file.stat().st_size < 300_000
        assert [table for table, rows in counts(file).items() if not rows] == []


def test_it_becomes_the_schema_of_a_new_file(old, path):
    with Board(old, CLOCK) as board:
        assert not any(diff_models(board._db, TABLES))
    assert schema(old) == schema(path)


def test_every_row_of_it_is_still_there(old):
    before = counts(old)
    Board(old, CLOCK).close_file()
    after = counts(old)
    assert {table: after[table] for table in before if table not in ITS_OWN} == {
        table: rows for table, rows in before.items() if table not in ITS_OWN
    }
    assert ask(old, "PRAGMA foreign_key_check") == []
    assert ask(old, "PRAGMA integrity_check") == [("ok",)]


def test_before_a_migration_it_is_backed_up_and_the_backup_can_be_opened(old, next_up):
    before = everything(old)
    next_up("db.execute_sql('ALTER TABLE tag ADD COLUMN colour TEXT')")
    Board(old, CLOCK).close_file()
    (kept,) = backups_of(old)
    assert kept.kind == "migration"
    assert verify(kept.path).people > 0
    assert everything(kept.path) == before
    # And the backup is itself a file of an older schema.
    with Board(kept.path, CLOCK) as board:
        assert board.snapshot().prospects


def test_rebuilding_a_table_keeps_what_leans_on_it(old, next_up):
    people, touches = counts(old)["prospect"], counts(old)["touch"]
    next_up("migrator.migrate(migrator.alter_column_type('prospect', 'city', TextField()))")
    with Board(old, CLOCK) as board:
        assert board._db.run("PRAGMA foreign_keys").fetchone() == (1,)
    assert (counts(old)["prospect"], counts(old)["touch"]) == (people, touches)
    assert ask(old, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize(
    "fault",
    ["raise RuntimeError('here')", "db.execute_sql('SELECT * FROM nowhere')"],
    ids=["an error of ours", "an error of SQLite's"],
)
def test_a_migration_that_fails_leaves_the_file_as_it_was(old, next_up, fault):
    before = everything(old)
    next_up("db.execute_sql('DROP TABLE note')", fault)
    with pytest.raises(Exception, match=r"here|nowhere"):
        Board(old, CLOCK)
    assert everything(old) == before


@pytest.mark.parametrize(
    "loss",
    ["DELETE FROM note", "UPDATE touch SET prospect_id = 99999 WHERE id = 1"],
    ids=["rows", "whose a row is"],
)
def test_a_migration_that_loses_something_is_taken_back(old, next_up, loss):
    before = everything(old)
    next_up(f"db.execute_sql({loss!r})")
    with pytest.raises(BadFile) as refused:
        Board(old, CLOCK)
    assert refused.value.why == "not_migrated"
    assert everything(old) == before


def test_where_no_backup_can_be_made_nothing_is_migrated(old, next_up):
    before = everything(old)
    next_up("db.execute_sql('DROP TABLE note')")
    folder = locations.backups_of(old)
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(BadFile) as refused:
        Board(old, CLOCK)
    assert (refused.value.why, refused.value.path) == ("read_only", str(folder))
    assert everything(old) == before


def test_of_two_that_start_at_once_one_migrates(old, next_up):
    next_up("db.execute_sql('ALTER TABLE tag ADD COLUMN colour TEXT')")
    both = Barrier(2)

    def start(_number: int) -> int:
        both.wait()
        with Board(old, CLOCK) as board:
            return len(board.snapshot().prospects)

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(start, range(2))
    assert first == second > 0
    assert len(backups_of(old)) == 1
    done = ask(old, "SELECT name FROM schema_migration")
    assert len(done) == len(set(done)) == len(list(migrating.FOLDER.glob("[0-9]*.py")))


def test_of_the_backups_before_migrations_the_newest_five_stay(path, tmp_path, next_up):
    next_up("pass")
    for day in range(1, 8):
        Board(path, Clock(date(2026, 11, day))).close_file()
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DELETE FROM schema_migration WHERE name = '0999_next'")
    assert [one.made.day for one in backups_of(path)] == [7, 6, 5, 4, 3]


def test_an_old_backup_that_cannot_go_keeps_no_migrated_file_shut(path, next_up, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(path.parent / "state"))
    next_up("pass")
    folder = locations.backups_of(path)
    for day in range(10, 16):
        (folder / f"2020-01-{day}T000000Z-migration.db").mkdir(parents=True)
    Board(path, CLOCK).close_file()
    assert ask(path, "SELECT count(*) FROM schema_migration WHERE name = '0999_next'") == [(1,)]
    assert "thinning why=" in (locations.log_dir() / "tablero.log").read_text()
