"""The file itself: made privately, refused when it is not ours, never touched by a refusal."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections import deque
from datetime import date
from pathlib import Path

import pytest
from looks import add, names, sha256
from playhouse.schema_diff import diff_models

from tablero.clock import Clock
from tablero.model import DEFAULT_STAGES
from tablero.refusals import BadFile, Busy, NoSuchBoard, NothingToUndo
from tablero.store import database, migrating
from tablero.store.board import Board
from tablero.store.database import Database
from tablero.store.tables_discipline import BOOKKEEPING, JOURNALED, TABLES

CLOCK = Clock(date(2026, 11, 22))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_new(path: Path) -> Board:
    return Board(path, CLOCK)


def test_a_new_file_is_private_and_so_is_the_folder_made_for_it(tmp_path):
    path = tmp_path / "data" / "tablero" / "board.db"
    before = os.umask(0o022)
    try:
        open_new(path).close_file()
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == ["board.db"]


def test_a_folder_somebody_made_keeps_its_permissions(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    open_new(folder / "board.db").close_file()
    assert mode(folder) == 0o755


def test_a_new_file_has_one_board_with_the_usual_stages(board):
    snapshot = board.snapshot()
    assert [b.name for b in snapshot.boards] == [""]
    assert [(s.key, s.kind, s.stall_days) for s in snapshot.stages] == list(DEFAULT_STAGES)
    assert {s.name for s in snapshot.stages} == {""}
    assert board.history() == []


def test_every_connection_has_the_safeguards(tmp_path):
    with open_new(tmp_path / "board.db") as board:
        for pragma, value in {
            "journal_mode": "delete",
            "synchronous": 3,
            "foreign_keys": 1,
            "recursive_triggers": 1,
            "application_id": 0x7461626C,
        }.items():
            assert board._db.run(f"PRAGMA {pragma}").fetchone() == (value,)
    assert [entry.name for entry in tmp_path.iterdir()] == ["board.db"]


def test_the_migrated_schema_is_the_one_the_tables_describe(board):
    assert not diff_models(board._db, list(TABLES))
    for table in TABLES:
        declared = {field.column_name for field in table._meta.sorted_fields}
        found = board._db.run(f"PRAGMA table_info({table._meta.table_name})").fetchall()
        assert {name for _, name, *_ in found} == declared
        assert {kind for _, _, kind, *_ in found} <= {"INTEGER", "TEXT"}
        sql = board._db.run(
            "SELECT sql FROM sqlite_master WHERE name = ?", (table._meta.table_name,)
        ).fetchone()[0]
        assert "AUTOINCREMENT" in sql


def test_every_table_of_peoples_data_is_in_the_journal(board):
    tables = {
        name
        for (name,) in board._db.run("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(("sqlite_", "journal_", "schema_"))
    }
    assert tables == {table._meta.table_name for table in (*JOURNALED, *BOOKKEEPING)}
    triggers = board._db.run("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
    assert triggers.fetchone() == (3 * len(JOURNALED),)


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE prospect (id INTEGER)")


def newer(path: Path) -> None:
    open_new(path).close_file()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO schema_migration (name, applied) VALUES ('0999_future', '2030-01-01')"
        )


def half(path: Path) -> None:
    open_new(path).close_file()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def rewritten(path: Path, *statements: str) -> None:
    open_new(path).close_file()
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)


def without_history(path: Path) -> None:
    rewritten(path, "DELETE FROM schema_migration")


def other_history(path: Path) -> None:
    rewritten(path, "UPDATE schema_migration SET name = '0001_stard' WHERE name GLOB '0001*'")


def without_magic(path: Path) -> None:
    open_new(path).close_file()
    path.write_bytes(b"SQLite gormat 3" + path.read_bytes()[15:])


def without_schema(path: Path) -> None:
    open_new(path).close_file()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(300) + whole[400:])


def without_letters(path: Path) -> None:
    """What SQLite says of it quotes a byte that is no letter."""
    open_new(path).close_file()
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"AFTER DELETE ON note", b"AFTER DEL\xc5TE ON note"))


def read_only(path: Path) -> None:
    open_new(path).close_file()
    path.chmod(0o444)


def hidden(path: Path) -> None:
    open_new(path).close_file()
    path.chmod(0)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: path.write_text("Dear diary,\n" * 100), "not_database"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"SQLite for"), "not_database"),
        (lambda path: path.write_bytes(b"SQLite format 3\0 and"), "truncated"),
        (half, "truncated"),
        (foreign, "foreign"),
        (newer, "newer"),
        (without_history, "damaged"),
        (other_history, "damaged"),
        (without_magic, "damaged"),
        (without_schema, "damaged"),
        (without_letters, "damaged"),
        (read_only, "read_only"),
        (hidden, "unreadable"),
    ],
    ids=[
        *("text", "empty", "10 bytes", "only a header", "half", "foreign", "newer"),
        *(
            "no migrations",
            "an odd migration",
            "no magic",
            "no schema",
            "odd letters",
            "read-only",
            "hidden",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_and_not_a_byte_changes(tmp_path, make, why):
    path = tmp_path / "board.db"
    make(path)
    beside = [path.with_name(path.name + end) for end in ("-journal", "-wal")]
    if why not in ("truncated", "damaged", "newer"):
        for other in beside:
            other.write_bytes(b"somebody else's")
    before = [sha256(entry) for entry in sorted(tmp_path.iterdir())]
    with pytest.raises(BadFile) as refusal:
        open_new(path)
    assert refusal.value.why == why
    assert [sha256(entry) for entry in sorted(tmp_path.iterdir())] == before


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(BadFile) as refusal:
        open_new(tmp_path)
    assert refusal.value.why == "directory"


def test_a_read_only_folder_is_refused(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    open_new(folder / "board.db").close_file()
    folder.chmod(0o555)
    try:
        for name in ("board.db", "other.db"):
            with pytest.raises(BadFile) as refusal:
                open_new(folder / name)
            assert refusal.value.why == "read_only"
    finally:
        folder.chmod(0o755)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadFile) as refusal:
        open_new(tmp_path / "file" / "board.db")
    assert refusal.value.why == "missing_folder"


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    (tmp_path / "board.db").symlink_to(tmp_path / "elsewhere.db")
    with pytest.raises(BadFile) as refusal:
        open_new(tmp_path / "board.db")
    assert refusal.value.why == "symlink"
    assert not (tmp_path / "elsewhere.db").exists()


def test_a_link_to_a_board_is_that_board(tmp_path, open_board):
    add(open_board(), "Ana")
    (tmp_path / "link.db").symlink_to(open_board().path)
    assert names(open_board(path=tmp_path / "link.db")) == ["Ana"]


def test_a_missing_file_is_made_only_if_wanted(tmp_path):
    with pytest.raises(BadFile) as refusal:
        Board(tmp_path / "board.db", CLOCK, create=False)
    assert refusal.value.why == "missing"
    assert list(tmp_path.iterdir()) == []


def test_programs_that_start_at_once_make_one_file(tmp_path):
    script = (
        "import sys; from pathlib import Path; from tablero.clock import Clock\n"
        "from tablero.store.board import Board\n"
        "Board(Path(sys.argv[1]), Clock()).add_prospect('Ana')\n"
    )
    path = tmp_path / "new" / "board.db"
    starts = [subprocess.Popen([sys.executable, "-c", script, str(path)]) for _ in range(3)]
    assert [start.wait() for start in starts] == [0, 0, 0]
    assert names(open_new(path)) == ["Ana"] * 3
    assert [entry.name for entry in path.parent.iterdir()] == ["board.db"]


def test_a_full_disk_is_called_by_its_name_and_loses_nothing(board):
    add(board, "Ana")
    pages = board._db.run("PRAGMA page_count").fetchone()[0]
    board._db.run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(BadFile) as refusal:
        board.add_note(1, "x" * 90_000)
    assert refusal.value.why == "disk_full"
    board._db.run("PRAGMA max_page_count = 1000000")
    assert names(board) == ["Ana"]
    assert board.add_note(1, "now there is room")


def test_a_file_that_another_program_holds_is_busy_and_not_broken(board, path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    (ana,) = add(board, "Ana")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        board.pin(ana)
    other.execute("ROLLBACK")
    other.close()
    board.pin(ana)


def test_a_crash_in_the_middle_of_a_write_leaves_the_file_as_it_was(open_board, path):
    add(open_board(), "Ana")
    if os.fork() == 0:
        board = Board(path, CLOCK)
        board._db.run("PRAGMA cache_size = 1")
        board._db.run("BEGIN IMMEDIATE")
        board._db.run("UPDATE prospect SET name = 'Half'")
        board._db.run("CREATE TABLE much AS SELECT zeroblob(500000)")
        os._exit(9)
    os.wait()
    assert path.with_name(path.name + "-journal").exists()
    assert names(open_board()) == ["Ana"]


def test_a_named_board_is_opened_and_an_unknown_one_refused(open_board):
    board = open_board()
    board.add_board("Formación 2026")
    assert open_board(board="formacion 2026").snapshot().board.name == "Formación 2026"
    with pytest.raises(NoSuchBoard) as refusal:
        open_board(board="Nowhere")
    assert [b.name for b in refusal.value.boards] == ["", "Formación 2026"]


def test_a_due_migration_runs_once_seals_the_journal_and_keeps_the_data(
    open_board, path, tmp_path, monkeypatch
):
    add(open_board(), "Ana")
    folder = tmp_path / "migrations"
    folder.mkdir()
    for file in migrating.FOLDER.glob("[0-9]*.py"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "0003_colour.py").write_text(
        "from peewee import TextField\n\n\n"
        "def up(migrator, db):\n"
        "    column = migrator.add_column('tag', 'colour', TextField(default=''))\n"
        "    migrator.migrate(column)\n"
    )
    monkeypatch.setattr(migrating, "FOLDER", folder)
    board = open_board()
    assert names(board) == ["Ana"]
    assert [step.verb for step in board.history()] == ["add_prospect"]
    with pytest.raises(NothingToUndo):
        board.undo()
    add(board, "Bea")
    board.undo()
    assert names(open_board()) == ["Ana"]
    assert board._db.run("PRAGMA foreign_key_check").fetchall() == []
    monkeypatch.undo()
    with pytest.raises(BadFile) as refusal:
        open_board()
    assert refusal.value.why == "newer"


def test_what_one_thread_cannot_read_does_not_stop_another_that_does(path, open_board):
    """An import reads on in its thread while the app lets go of what it could not read."""
    open_board()
    database = Database(path)
    done = threading.Event()

    def read() -> None:
        being_read = deque(maxlen=200)
        while not done.is_set():
            being_read.append(database.run("SELECT 1"))
        database.close()

    reader = threading.Thread(target=read)
    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    reader.start()
    try:
        for _ in range(3000):
            database.run("SELECT 2")
            database.let_go()
    finally:
        done.set()
        reader.join()
        sys.setswitchinterval(switching)
        database.close()
