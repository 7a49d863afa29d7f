"""`tablero doctor`: what it says, what it leaves alone, and what it mends."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tablero.store.backups import back_up
from tests.cli.conftest import Call

NEWER = "INSERT INTO schema_migration (name, applied) VALUES ('0999_x', '2030-01-01')"


def shas(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file below a folder, by what is in it and when it was written."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        str(path): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in files
    }


def states(answer: Any) -> dict[str, str]:
    return {check["check"]: check["state"] for check in answer["checks"]}


def codes(answer: Any) -> set[str]:
    return {fact["code"] for check in answer["checks"] for fact in check["found"]}


def rewrite(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(sql)


def break_pages(path: Path, tables: tuple[str, ...], share: int = 2) -> None:
    """Every so many-th leaf of these tables is overwritten, as a bad block of a disk would."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        roots = [
            connection.execute(
                "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
            ).fetchone()[0]
            for table in tables
        ]
    data = bytearray(path.read_bytes())
    for root in roots:
        start = (root - 1) * size
        assert data[start] == 5, "the table is too small to have pages below its root"
        cells = int.from_bytes(data[start + 3 : start + 5], "big")
        for cell in range(0, cells, share):
            at = start + int.from_bytes(data[start + 12 + 2 * cell :][:2], "big")
            leaf = int.from_bytes(data[at : at + 4], "big")
            data[(leaf - 1) * size : leaf * size] = b"\xa5" * size
    path.write_bytes(data)


def test_a_whole_board_is_well_and_not_a_byte_of_it_changes(call: Call, demo: Path):
    before = shas(demo.parent)
    said = call("doctor")
    assert said.code == 0
    assert said.err == "All is well.\n"
    assert str(demo) in said.out
    assert shas(demo.parent) == before


def test_each_check_is_told_to_programs_too(call: Call, demo: Path):
    said = call("doctor", "--json")
    assert said.code == 0
    assert said.json["well"] is True
    assert said.json["done"] == []
    assert list(states(said.json)) == [
        *("kind", "structure", "keys", "schema", "journal", "values"),
        *("permissions", "leftovers", "folder", "sqlite", "backups", "space", "settings"),
    ]
    assert set(states(said.json).values()) <= {"ok", "doubt"}


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.unlink(), "no board"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_text("Dear diary,\n" * 50), "other kind"),
        (lambda path: rewrite(path, "PRAGMA application_id = 7"), "another program"),
        (
            lambda path: rewrite(path, "INSERT INTO schema_migration VALUES (9, '0999_x', 1)"),
            "newer",
        ),
    ],
)
def test_what_is_no_board_of_ours_is_only_named(call: Call, demo: Path, make: Any, words: str):
    make(demo)
    if demo.exists():
        demo.chmod(0o644)
    before = shas(demo.parent)
    said = call("doctor", "--repair")
    assert said.code == 1
    assert words in said.out
    assert shas(demo.parent) == before
    if demo.exists() and words != "newer":
        assert demo.stat().st_mode & 0o777 == 0o644


def test_values_are_mended_after_a_copy_and_each_is_said(call: Call, demo: Path):
    rewrite(
        demo,
        "UPDATE prospect SET added = '2026-02-30', cost = 'much' WHERE id = 3;"
        "UPDATE touch SET code = 'oz-a' WHERE id = 5;"
        "UPDATE note SET text = CAST(x'416eff' AS TEXT) WHERE id = 2;"
        "UPDATE prospect SET stage_id = 999 WHERE id = 4;"
        "DROP TRIGGER journal_note_insert; UPDATE journal_pen SET step_id = 1;",
    )
    broken = hashlib.sha256(demo.read_bytes()).hexdigest()
    assert call("doctor").code == 1
    said = call("doctor", "--repair", "--json")
    assert said.code == 0, said.out
    assert {"day", "number", "word", "letters", "astray", "triggers", "pen"} <= codes(said.json)
    done = {fact["code"] for fact in said.json["done"]}
    assert {"copied", "set", "relettered", "rehung", "retriggered", "pen_lifted"} <= done
    copies = [hashlib.sha256(path.read_bytes()).hexdigest() for path in demo.parent.rglob("*.db")]
    assert broken in copies
    assert call("doctor").code == 0
    assert call("show", "3").code == 0
    assert call("show", "4", "--json").json["stage"] == "to_contact"
    assert call("note", "4", "Still here").code == 0
    assert call("undo").code == 0
    assert call("undo").code == 1, "what was mended cannot be undone into what was broken"


def test_an_index_that_does_not_fit_is_made_again(call: Call, demo: Path):
    with closing(sqlite3.connect(demo)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
            " WHERE name = 'note_prospect_id') WHERE name = 'idea_prospect_id'"
        )
        connection.commit()
    assert call("doctor").code == 1
    assert call("doctor", "--repair").code == 0
    assert call("doctor").code == 0


def many_people(call: Call, demo: Path, count: int = 400) -> None:
    rewrite(
        demo,
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < "
        f"{count}) INSERT INTO prospect (board_id, stage_id, position, name, role, company, email,"
        " phone, linkedin, city, country, source, cost, opt_out, archived, added, imported,"
        " settled, closed_why) SELECT 1, 1, i, 'Person ' || i, '', 'Acme ' || i, '', '', '', '',"
        " '', '', 0, '', 0, '2026-01-01', 0, 0, '' FROM n;"
        "INSERT INTO note (prospect_id, at, author, text) SELECT id, 1700000000000000, '',"
        " 'Note about ' || name FROM prospect;"
        "INSERT INTO touch (prospect_id, on_day, at, code, note) SELECT id, '2026-01-02',"
        " 1700000000000000, 'oa-a', '' FROM prospect;",
    )


def test_of_a_file_with_broken_pages_everything_else_is_saved(call: Call, demo: Path):
    many_people(call, demo)
    before = call("list", "--json").json
    break_pages(demo, ("note",))
    broken = hashlib.sha256(demo.read_bytes()).hexdigest()
    said = call("doctor", "--json")
    assert said.code == 1
    assert states(said.json)["structure"] == "wrong"
    said = call("doctor", "--repair", "--json")
    assert said.code == 0, said.out
    told = {fact["code"]: fact["text"] for fact in said.json["done"]}
    kept = Path(told["kept_aside"].removeprefix("Kept the damaged file, byte for byte: ")[:-1])
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == broken
    after = call("list", "--json").json
    assert [person["name"] for person in after] == [person["name"] for person in before]
    with closing(sqlite3.connect(demo)) as connection:
        (notes,) = connection.execute("SELECT count(*) FROM note").fetchone()
        assert 100 < notes < 400
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert any("came over" in fact["text"] for fact in said.json["done"])
    assert demo.stat().st_mode & 0o777 == 0o600
    assert call("add", "Somebody new").code == 0
    assert call("doctor").code == 0


@contextmanager
def another_program(path: Path, sql: str) -> Iterator[None]:
    """It has the file open meanwhile, and does this with it."""
    code = (
        "import sqlite3, sys\nfile = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "for line in sys.argv[2].split(';'): file.execute(line).fetchone()\n"
        "print('there', flush=True)\nsys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(path), sql]
    with subprocess.Popen(command, stdin=-1, stdout=-1) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"there\n"
        yield
        program.kill()


@pytest.mark.parametrize(
    "sql", ["BEGIN IMMEDIATE", "BEGIN; SELECT * FROM board", "BEGIN IMMEDIATE; DELETE FROM tag"]
)
def test_what_another_program_is_at_work_on_is_not_made_again(call: Call, demo: Path, sql: str):
    many_people(call, demo)
    break_pages(demo, ("note",))
    before = shas(demo.parent)
    with another_program(demo, sql):
        said = call("doctor", "--repair")
        assert said.code == 1
        assert "another program" in said.err
        assert {path: shas(demo.parent)[path] for path in before} == before
        assert not list(demo.parent.rglob("*damaged*"))
    assert call("doctor", "--repair").code == 0


def test_what_a_crash_left_beside_a_damaged_file_is_kept_with_it(call: Call, demo: Path):
    """Looking whether anybody is at work takes nothing back, and writes nothing over."""
    many_people(call, demo)
    rewrite(demo, "PRAGMA journal_mode = WAL")
    break_pages(demo, ("note",))
    with another_program(demo, "UPDATE prospect SET company = 'In the log'"):
        pass
    beside = demo.with_name(f"{demo.name}-wal")
    was = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (demo, beside)]
    assert call("doctor", "--repair").code == 0
    kept = sorted((demo.parent / "board-backups").glob("*damaged.db*"))
    now = [hashlib.sha256(path.read_bytes()).hexdigest() for path in kept[:2]]
    assert now == was
    assert call("show", "3", "--json").json["company"] == "In the log"


def test_a_board_behind_a_link_is_mended_where_it_lies(call: Call, demo: Path, home: Path):
    """SQLite keeps its journal beside the file itself, and so are its backups."""
    link = home / "links" / "board.db"
    link.parent.mkdir()
    link.symlink_to(demo)
    content = demo.read_bytes()
    demo.write_bytes(content[: len(content) - 4096])
    assert call("--db", str(link), "doctor", "--repair").code == 0
    assert link.is_symlink()
    assert [place.name for place in link.parent.iterdir()] == ["board.db"]
    assert call("list").code == 0
    assert call("--db", str(link), "restore", "--json").json == call("restore", "--json").json


def test_people_on_broken_pages_are_counted_and_the_newest_whole_backup_is_named(
    call: Call, demo: Path
):
    many_people(call, demo)
    back_up(demo, datetime(2026, 11, 21, tzinfo=UTC), "asked")
    break_pages(demo, ("prospect",))
    said = call("doctor", "--repair", "--json")
    assert said.code == 0, said.out
    texts = {fact["code"]: fact["text"] for fact in said.json["done"]}
    assert "`tablero restore`" in texts["newest_whole"]
    people = [t["text"] for t in said.json["done"] if t["text"].startswith("people:")]
    assert any("are missing" in text for text in people)
    assert len(call("list", "--json").json) > 100


def test_a_file_that_was_cut_short_is_saved_as_far_as_it_goes(call: Call, demo: Path):
    many_people(call, demo)
    whole = demo.read_bytes()
    demo.write_bytes(whole[: len(whole) * 9 // 10 // 4096 * 4096 + 1000])
    assert call("list").code == 1
    said = call("doctor", "--repair")
    assert said.code == 0, said.out
    assert len(call("list", "--json").json) > 100


def test_of_a_file_in_which_nothing_is_left_nothing_is_made(call: Call, demo: Path):
    whole = demo.read_bytes()
    demo.write_bytes(whole[:100] + b"\xa5" * (len(whole) - 100))
    before = hashlib.sha256(demo.read_bytes()).hexdigest()
    said = call("doctor", "--repair")
    assert said.code == 1
    assert "Nothing could be read" in said.out
    assert hashlib.sha256(demo.read_bytes()).hexdigest() == before


def test_others_are_kept_out_of_what_is_ours(call: Call, demo: Path):
    demo.chmod(0o644)
    said = call("doctor")
    assert said.code == 1
    assert "(644)" in said.out
    assert call("doctor", "--repair").code == 0
    assert demo.stat().st_mode & 0o777 == 0o600


def test_a_synced_folder_is_a_doubt_that_says_what_may_happen(call: Call, demo: Path):
    place = demo.parent / "Dropbox" / "work"
    place.mkdir(parents=True)
    demo.rename(place / "board.db")
    said = call("--db", str(place / "board.db"), "doctor")
    assert said.code == 0
    assert "Dropbox" in said.out
    (demo.parent / "here").symlink_to(place)
    assert "Dropbox" in call("--db", str(demo.parent / "here" / "board.db"), "doctor").out


def test_settings_that_cannot_be_read_are_told(call: Call, demo: Path, home: Path):
    (home / "config" / "tablero").mkdir(parents=True)
    (home / "config" / "tablero" / "config.toml").write_text('theme = "')
    said = call("doctor", "--json")
    assert said.code == 1
    assert states(said.json)["settings"] == "wrong"


def test_what_is_broken_is_told_without_sending_anybody_to_the_doctor(call: Call, demo: Path):
    call("backup")
    (backup,) = (demo.parent / "board-backups").glob("*.db")
    backup.write_bytes(b"x" + backup.read_bytes()[1:])
    demo.write_bytes(b"x" + demo.read_bytes()[1:])
    told = [call("doctor").out, call("doctor", "--repair").out]
    for out in told:
        assert f"{demo} is damaged.\n" in out
        assert "tablero doctor" not in out
        assert f"The backup {backup} is not whole. Delete it, and make another" in out
