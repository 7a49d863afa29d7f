"""Backups: whole, verified, private, and nothing that looks like one where they fail."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import sqlite3
import stat
import subprocess
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from looks import add, sha256

from tablero import locations
from tablero.refusals import BadFile, Busy
from tablero.store import backups, whole_copy
from tablero.store.backup_list import Backup, backups_of
from tablero.store.backups import Counts, back_up, counts, verify
from tablero.store.copies import sweep

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def left_in(path: Path) -> list[str]:
    """What is in the folder of backups, hidden things too."""
    folder = locations.backups_of(path)
    return sorted(os.listdir(folder)) if folder.exists() else []


@pytest.fixture
def filled(board, path) -> Path:
    """A board with three people and a touch."""
    for name in ("Ana Ruiz", "Bruno Paz", "Carla Gil"):
        add(board, name)
    board.add_note(board.find("Ana").id, "Le gusta el mate")
    return path


def test_a_backup_holds_what_the_board_holds_and_is_named_by_its_moment(filled):
    made = back_up(filled, NOW, "asked")
    assert made == Backup(
        locations.backups_of(filled) / "2026-11-22T101500Z-asked.db", NOW, "asked"
    )
    assert verify(made.path) == counts(filled) == Counts(1, 3, 0, 1)
    assert backups_of(filled) == [made]
    with closing(sqlite3.connect(made.path)) as copy, closing(sqlite3.connect(filled)) as live:
        assert list(copy.iterdump()) == list(live.iterdump())


def test_its_sha256_lies_beside_it_as_other_programs_write_it(filled):
    made = back_up(filled, NOW, "asked")
    checked = subprocess.run(
        ["sha256sum", "-c", made.path.name + ".sha256"], cwd=made.path.parent, capture_output=True
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_a_backup_is_private_under_any_umask(filled, mask):
    before = os.umask(mask)
    try:
        made = back_up(filled, NOW, "asked")
    finally:
        os.umask(before)
    assert mode(made.path.parent) == 0o700
    assert {mode(file) for file in made.path.parent.iterdir()} == {0o600}


def test_two_of_the_same_second_get_two_names(filled):
    first, second = back_up(filled, NOW, "asked"), back_up(filled, NOW, "asked")
    assert backups_of(filled) == [second, first]
    assert second.path.name == "2026-11-22T101500Z-asked-2.db"


def test_a_folder_holds_only_backups_by_their_names(filled):
    made = back_up(filled, NOW, "daily")
    for name in ("notes.txt", "2026-02-31T101500Z-daily.db", "2026-11-22T101500Z-weekly.db"):
        (made.path.parent / name).touch()
    assert backups_of(filled) == [made]


def test_a_link_in_the_place_of_the_folder_is_refused(filled, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    locations.backups_of(filled).symlink_to(elsewhere)
    for attempt in (lambda: back_up(filled, NOW, "asked"), lambda: backups_of(filled)):
        with pytest.raises(BadFile) as refused:
            attempt()
        assert refused.value.why == "linked_folder"
    assert list(elsewhere.iterdir()) == []


def test_a_backup_may_go_where_one_says_and_never_over_another_file(filled, tmp_path):
    to = tmp_path / "stick.db"
    assert back_up(filled, NOW, "asked", to).path == to
    assert verify(to).people == 3
    for taken in (to, filled):
        before = sha256(taken)
        with pytest.raises(BadFile) as refused:
            back_up(filled, NOW, "asked", taken)
        assert (refused.value.why, sha256(taken)) == ("exists", before)
    with pytest.raises(BadFile) as refused:
        back_up(filled, NOW, "asked", tmp_path / "nowhere" / "stick.db")
    assert refused.value.why == "missing_folder"
    assert left_in(filled) == []


def test_a_backup_made_while_others_write_is_one_state_of_the_file(filled):
    """Each writing renames two people at once: a copy never has one of them alone."""
    done = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(filled, timeout=20, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            number = 0
            while not done.is_set():
                number += 1
                connection.execute("BEGIN IMMEDIATE")
                for who in (1, 2):
                    connection.execute(
                        "UPDATE prospect SET company = ? WHERE id = ?", (f"{number}", who)
                    )
                connection.execute("COMMIT")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [back_up(filled, NOW, "asked") for _ in range(5)]
    finally:
        done.set()
        writer.join()
    for one in made:
        verify(one.path)
        with closing(sqlite3.connect(one.path)) as copy:
            told = copy.execute("SELECT DISTINCT company FROM prospect WHERE id < 3").fetchall()
        assert len(told) == 1


def test_a_lock_that_is_not_let_go_ends_in_busy_and_nothing_half(filled, monkeypatch):
    monkeypatch.setattr(whole_copy, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(filled, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Busy):
            back_up(filled, NOW, "asked")
    assert left_in(filled) == []


def test_a_copy_that_takes_too_long_is_given_up(filled, monkeypatch):
    monkeypatch.setattr(whole_copy, "DEADLINE", -1.0)
    with pytest.raises(Busy):
        back_up(filled, NOW, "asked")
    assert left_in(filled) == []


def test_who_watches_may_stop_it_at_any_moment_and_nothing_is_left(filled, monkeypatch):
    monkeypatch.setattr(whole_copy, "_OPERATIONS", 100)

    class Stop(Exception):
        pass

    for patience in (0, 1, 8):
        looks = iter(range(patience))

        def watch(looks=looks) -> None:
            if next(looks, None) is None:
                raise Stop

        with pytest.raises(Stop):
            back_up(filled, NOW, "asked", watch=watch)
        assert left_in(filled) == []


def test_a_full_disk_is_called_by_its_name_and_leaves_no_half_backup(filled):
    """A limit on the size of files stands for the full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(BadFile) as refused:
            back_up(filled, NOW, "asked")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert refused.value.why in ("disk_full", "unwritable")
    assert "-backups" in refused.value.path
    assert left_in(filled) == []


def test_a_folder_that_may_not_be_written_is_said_so(filled):
    folder = locations.backups_of(filled)
    folder.mkdir(mode=0o500)
    folder.chmod(0o500)
    with pytest.raises(BadFile) as refused:
        back_up(filled, NOW, "asked")
    assert (refused.value.why, left_in(filled)) == ("read_only", [])


@pytest.mark.parametrize("what", ["empty", "text", "foreign"])
def test_what_is_no_board_is_not_backed_up(tmp_path, what):
    file = tmp_path / "some.db"
    if what == "foreign":
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE t (x)")
    else:
        file.write_text("" if what == "empty" else "hello " * 100)
    before = sha256(file)
    with pytest.raises(BadFile) as refused:
        back_up(file, NOW, "asked")
    assert refused.value.why in ("foreign", "not_database")
    assert sha256(file) == before
    assert not locations.backups_of(file).exists()


def test_a_damaged_board_is_told_and_not_copied(filled):
    damage(filled)
    with pytest.raises(BadFile) as refused:
        back_up(filled, NOW, "asked")
    assert (refused.value.why, left_in(filled)) == ("damaged", [])


def damage(file: Path) -> None:
    """An index that lacks a row: what integrity_check is for."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
            " WHERE name = 'tag_prospect_id_name') WHERE name = 'prospect_stage_id'"
        )


@pytest.mark.parametrize("at", [0, 5000, -1])
def test_a_backup_that_was_changed_afterwards_does_not_pass(filled, at):
    made = back_up(filled, NOW, "asked")
    content = bytearray(made.path.read_bytes())
    content[at] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(BadFile) as refused:
        verify(made.path)
    assert refused.value.why == "bad_backup"


def test_what_a_killed_backup_left_is_swept_and_never_listed(filled):
    made = back_up(filled, NOW, "asked")
    left = made.path.with_name(".2026-11-22T101400Z-asked.db.77.draft")
    left.touch()
    assert backups_of(filled) == [made]
    os.utime(left, (0, 0))
    back_up(filled, NOW, "asked")
    assert not left.exists()


def test_a_backup_of_an_old_file_is_not_taken_for_what_a_killed_one_left(filled):
    """Another program sweeps while this one is at work."""
    os.utime(filled, (0, 0))
    folder = locations.backups_of(filled)
    made = back_up(filled, NOW, "daily", watch=lambda: sweep(folder))
    assert verify(made.path).people == 3
    assert made.path.stat().st_mtime == 0


def test_the_bytes_of_a_damaged_file_are_kept_as_they_are(filled):
    filled.write_bytes(b"not a board any more")
    filled.with_name(filled.name + "-journal").write_bytes(b"what a crash left")
    kept = backups.keep_aside(filled, NOW)
    assert kept.path.read_bytes() == b"not a board any more"
    assert kept.path.with_name(kept.path.name + "-journal").read_bytes() == b"what a crash left"
    assert hashlib.sha256(kept.path.read_bytes()).hexdigest() in kept.path.with_name(
        kept.path.name + ".sha256"
    ).read_text(encoding="ascii")
    assert backups_of(filled) == [kept]
