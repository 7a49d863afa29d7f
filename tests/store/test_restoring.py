"""Bringing a backup back, into a file that is open, damaged or gone; and taking that back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from looks import add, everything, sha256

from tablero import locations
from tablero.refusals import BadFile, Busy, Refusal
from tablero.store import restoring
from tablero.store.backup_list import Backup, backups_of
from tablero.store.backups import back_up
from tablero.store.restoring import compare, last_restore, restore

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def saved(board, path) -> Backup:
    """Ana and Bruno are backed up; then Bruno is renamed away and Carla comes."""
    add(board, "Ana Ruiz", "Bruno Paz")
    made = back_up(path, NOW, "asked")
    board.edit_prospect(board.find("Bruno").id, name="Berta Paz")
    add(board, "Carla Gil")
    return made


def people(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM prospect ORDER BY id")]


def left_beside(path: Path) -> list[str]:
    return sorted(name for name in os.listdir(path.parent) if name.startswith((".", path.name)))


def test_what_would_change_is_told_beforehand(saved, path):
    change = compare(path, saved.path)
    assert (change.now.counts.people, change.then.counts.people) == (3, 2)
    assert (change.coming, change.going) == (("Bruno Paz",), ("Berta Paz", "Carla Gil"))
    assert change.then.last_act < change.now.last_act


def test_an_open_board_shows_what_was_brought_back_and_goes_on(board, saved, path, open_board):
    opened = open_board()
    opened.snapshot()
    restore(path, saved.path, LATER)
    for one in (board, opened):
        assert one.changed_elsewhere()
        assert sorted(p.name for p in one.reload().prospects.values()) == ["Ana Ruiz", "Bruno Paz"]
    board.undo()
    assert people(path) == ["Ana Ruiz"]
    add(opened, "Dora Sanz")
    assert [p.name for p in board.snapshot().prospects.values()] == ["Ana Ruiz", "Dora Sanz"]
    assert board._db.run("PRAGMA integrity_check").fetchone() == ("ok",)


def test_what_was_there_is_kept_and_comes_back(board, saved, path):
    before = everything(board)
    kept = restore(path, saved.path, LATER)
    assert kept.kind == "restore"
    assert last_restore(path) == kept
    again = restore(path, kept.path, LATER)
    assert everything(board) == before
    restore(path, again.path, LATER)
    assert people(path) == ["Ana Ruiz", "Bruno Paz"]
    assert left_beside(path) == [path.name]


@pytest.mark.parametrize("state", ["text", "cut", "empty", "missing"])
def test_a_file_that_is_no_board_any_more_is_replaced_and_kept_aside(saved, path, state):
    content = {"text": b"hello", "cut": path.read_bytes()[:5000], "empty": b""}.get(state)
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    kept = restore(path, saved.path, LATER)
    assert people(path) == ["Ana Ruiz", "Bruno Paz"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert left_beside(path) == [path.name]
    if content is None:
        assert kept is None
    else:
        assert (kept.kind, kept.path.read_bytes()) == ("damaged", content)
        restore(path, kept.path, LATER)
        assert path.read_bytes() == content


def test_odd_letters_in_what_the_tables_are_called_are_no_obstacle(saved, path):
    """SQLite quotes them as it complains, and Python cannot read that."""
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE TABLE", b"CREATE TAB\xdaE", 1))
    restore(path, saved.path, LATER)
    assert people(path) == ["Ana Ruiz", "Bruno Paz"]


def test_a_file_that_another_program_holds_is_never_put_aside(saved, path, monkeypatch):
    """It has begun to write since the copy was made."""
    before = path.stat().st_ino
    with closing(sqlite3.connect(path, isolation_level=None)) as other:

        def then_held(*asked: object) -> Backup:
            made = back_up(*asked)
            other.execute("BEGIN EXCLUSIVE")
            return made

        monkeypatch.setattr(restoring, "back_up", then_held)
        monkeypatch.setattr(restoring, "BUSY_SECONDS", 0.1)
        with pytest.raises(Busy):
            restore(path, saved.path, LATER)
    assert path.stat().st_ino == before
    assert "Carla Gil" in people(path)


def test_a_damaged_page_is_no_obstacle(saved, path):
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(os.urandom(4096 * 3))
    damaged = path.read_bytes()
    kept = restore(path, saved.path, LATER)
    assert (kept.kind, kept.path.read_bytes()) == ("damaged", damaged)
    assert people(path) == ["Ana Ruiz", "Bruno Paz"]


def test_what_a_crash_left_does_not_spoil_what_was_brought_back(saved, path):
    path.write_bytes(b"hello")
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(os.urandom(5000))
    left = journal.read_bytes()
    kept = restore(path, saved.path, LATER)
    assert kept.path.with_name(kept.path.name + "-journal").read_bytes() == left
    assert people(path) == ["Ana Ruiz", "Bruno Paz"]
    assert left_beside(path) == [path.name]


def test_a_backup_that_is_not_whole_brings_nothing_back(saved, path):
    with saved.path.open("r+b") as file:
        file.seek(9000)
        file.write(b"x")
    before = sha256(path)
    for attempt in (compare, lambda file, chosen: restore(file, chosen, LATER)):
        with pytest.raises(BadFile) as refused:
            attempt(path, saved.path)
        assert refused.value.why == "bad_backup"
    assert (sha256(path), left_beside(path)) == (before, [path.name])
    assert backups_of(path) == [saved]


def test_a_backup_of_a_newer_tablero_is_refused(saved, path, tmp_path):
    newer = Path(shutil.copy2(saved.path, tmp_path / "newer.db"))
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("INSERT INTO schema_migration (name, applied) VALUES ('0999_x', '')")
    before = sha256(path)
    with pytest.raises(BadFile) as refused:
        restore(path, newer, LATER)
    assert (refused.value.why, sha256(path)) == ("newer", before)


@pytest.mark.parametrize("fixture", sorted(FIXTURES.glob("schema-*.db")), ids=lambda f: f.stem)
def test_a_board_of_an_older_schema_is_brought_up_to_date_before_it_comes(board, path, fixture):
    add(board, "Ana Ruiz")
    restore(path, fixture, LATER)
    assert sorted(p.name for p in board.reload().prospects.values())[0] != "Ana Ruiz"
    ana = add(board, "Zoe Luz")[0]
    board.add_note(ana, "llamar")
    board.undo()
    assert board._db.run("PRAGMA foreign_key_check").fetchall() == []


def test_the_database_of_another_program_is_never_replaced(saved, tmp_path):
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
    before = sha256(other)
    with pytest.raises(BadFile) as refused:
        restore(other, saved.path, LATER)
    assert (refused.value.why, sha256(other)) == ("foreign", before)


def test_whoever_writes_meanwhile_is_waited_for_and_then_left_alone(saved, path, monkeypatch):
    monkeypatch.setattr(restoring, "BUSY_SECONDS", 0.1)
    before = sha256(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            restore(path, saved.path, LATER)
        writer.execute("ROLLBACK")
    assert (sha256(path), left_beside(path)) == (before, [path.name])


def test_what_a_killed_restore_left_is_swept(saved, path):
    left = path.with_name(f".{path.name}.77.draft")
    left.touch()
    os.utime(left, (0, 0))
    restore(path, saved.path, LATER)
    assert left_beside(path) == [path.name]


def test_of_what_restores_put_away_the_newest_five_stay(saved, path):
    for hour in range(8):
        restore(path, saved.path, LATER + timedelta(hours=hour))
    kinds = [one.kind for one in backups_of(path)]
    assert (kinds.count("restore"), kinds.count("asked")) == (5, 1)


def test_a_folder_without_room_for_what_is_there_stops_a_restore(saved, path):
    before = sha256(path)
    folder = locations.backups_of(path)
    folder.chmod(0o500)
    with pytest.raises((BadFile, Refusal)) as refused:
        restore(path, saved.path, LATER)
    assert refused.value.why == "read_only"
    assert (sha256(path), left_beside(path)) == (before, [path.name])


def test_what_a_restore_keeps_stays_and_comes_back_also_where_the_clock_was_set_back(
    board, saved, path
):
    for seconds in range(6):
        restore(path, saved.path, NOW + timedelta(days=365, seconds=seconds))
    add(board, "Dora Sanz")
    kept = restore(path, saved.path, LATER)
    assert "Dora Sanz" in people(kept.path)
    assert last_restore(path) == kept
    restore(path, last_restore(path).path, LATER + timedelta(hours=1))
    assert "Dora Sanz" in people(path)
