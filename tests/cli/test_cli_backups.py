"""`tablero backup` and `tablero restore`, and the backup a day makes by itself."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from tablero import locations
from tablero.store import backup_list
from tests.cli.conftest import Call


@pytest.fixture
def file(home: Path, call: Call) -> Path:
    """A board with Ana, backed up on demand; then Bruno comes."""
    call("add", "Ana Ruiz")
    call("log", "ana", "--channel", "email")
    shutil.rmtree(locations.backups_of(home / "board.db"), ignore_errors=True)
    call("backup")
    call("add", "Bruno Paz")
    return home / "board.db"


def kinds(call: Call) -> list[str]:
    return [one["kind"] for one in call("restore", "--json").json]


def people(call: Call) -> list[str]:
    return [one["name"] for one in call("list", "--json").json]


def test_a_backup_says_where_it_is_and_what_it_holds(home, call):
    call("add", "Ana Ruiz")
    said = call("backup")
    assert said.code == 0
    assert Path(said.out.strip()).parent == home / "board-backups"
    assert said.err == "1 person, 0 touches, 0 notes\n"
    elsewhere = home / "stick.db"
    assert call("backup", "-o", str(elsewhere)).out.strip() == str(elsewhere)


def test_a_backup_goes_over_no_file(file, call, home):
    for taken in (file, home / "notes.txt"):
        taken.touch()
        before = taken.read_bytes()
        said = call("backup", "-o", str(taken))
        assert (said.code, said.out) == (1, "")
        assert "exists already" in said.err
        assert taken.read_bytes() == before


def test_without_a_board_there_is_nothing_to_back_up(call, no_board):
    said = call("backup")
    assert (said.code, said.out) == (1, "")
    assert "There is no board" in said.err
    assert not (no_board / "board-backups").exists()


def test_the_list_tells_them_apart(file, call):
    line, *_more = call("restore").out.splitlines()
    assert line.split()[0] == "1"
    for part in ("22 Nov 2026", "asked for", "1 person", "1 touch", "whole", "kB"):
        assert part in line
    (made,) = call("restore", "--json").json
    assert (made["people"], made["whole"], made["sha256"]) == (1, True, True)
    assert made["made"].endswith("+00:00")
    content = bytearray(Path(made["path"]).read_bytes())
    content[-1] ^= 1
    Path(made["path"]).write_bytes(content)
    assert "NOT WHOLE" in call("restore").out
    assert call("restore", "1", "--yes").code == 1
    assert people(call) == ["Ana Ruiz", "Bruno Paz"]


def test_without_backups_the_list_says_how_to_make_one(call):
    assert "tablero backup" in call("restore").err


def test_a_restore_tells_what_changes_and_can_be_taken_back(file, call):
    said = call("restore", "1", "--yes")
    assert said.code == 0
    assert "Who goes: Bruno Paz" in said.err
    assert people(call) == ["Ana Ruiz"]
    said = call("restore", "--undo", "--yes")
    assert "Who comes back: Bruno Paz" in said.err
    assert people(call) == ["Ana Ruiz", "Bruno Paz"]
    assert kinds(call) == ["restore", "restore", "asked"]


def test_where_nobody_can_be_asked_nothing_is_changed(file, call):
    before = file.read_bytes()
    said = call("restore", "1")
    assert said.code == 1
    assert "--yes" in said.err
    assert file.read_bytes() == before
    assert kinds(call) == ["asked"]


def test_what_is_no_backup_is_said_so(file, call, home):
    (home / "notes.txt").write_text("hello")
    for words, told in (
        (("restore", "9"), "There is no backup 9"),
        (("restore", "0"), "There is no backup 0"),
        (("restore", "0000000012"), "There is no backup 0000000012"),
        (("restore", str(home / "notes.txt")), "is not a board"),
        (("restore", str(home / "nowhere.db")), "There is no board at"),
        (("restore", "--undo"), "Nothing was restored here"),
    ):
        said = call(*words, "--yes")
        assert (said.code, said.out) == (1, "")
        assert told in said.err
    assert call("restore", "1", "--undo").code == 2


def test_a_board_that_is_gone_or_damaged_comes_back(file, call):
    file.write_bytes(b"not a board")
    assert call("list").code == 1
    said = call("restore", "1", "--yes")
    assert said.code == 0, said.err
    assert people(call) == ["Ana Ruiz"]
    assert kinds(call) == ["damaged", "asked"]
    file.unlink()
    call("restore", "2", "--yes")
    assert people(call) == ["Ana Ruiz"]


def test_the_day_begins_with_a_backup_before_the_first_writing(file, call, monkeypatch):
    monkeypatch.setenv("TABLERO_TODAY", "2026-11-23")
    call("list")
    assert kinds(call) == ["asked"]
    call("add", "Carla Gil")
    call("add", "Dora Sanz")
    newest = call("restore", "--json").json[0]
    assert (newest["kind"], newest["people"]) == ("daily", 2)
    assert kinds(call) == ["daily", "asked"]


def test_a_backup_that_fails_is_said_and_stops_no_work(file, call, monkeypatch):
    monkeypatch.setenv("TABLERO_TODAY", "2026-11-23")
    locations.backups_of(file).chmod(0o500)
    said = call("add", "Carla Gil")
    assert said.code == 0
    assert "may not be written" in said.err
    assert "Carla Gil" in people(call)


def test_a_fault_of_ours_in_the_backup_stops_no_work(file, home, call, monkeypatch):
    monkeypatch.setenv("TABLERO_TODAY", "2026-11-23")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setattr(backup_list, "is_due", None)
    said = call("add", "Carla Gil")
    assert said.code == 0
    assert "The backup could not be made." in said.err
    assert "Carla Gil" in people(call)
    assert list((home / "state").rglob("crash-*.txt"))


def test_a_person_may_want_none(file, call, monkeypatch):
    monkeypatch.setenv("TABLERO_TODAY", "2026-11-23")
    call("config", "set", "backups_daily", "0")
    call("add", "Carla Gil")
    assert kinds(call) == ["asked"]


def test_names_in_a_backup_are_never_obeyed_by_the_terminal(file, call):
    call("restore", "1", "--yes")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE prospect SET name = ?", ("Ana\x1b[31m",))
    os.utime(file)
    assert "\x1b" not in call("restore", "--undo", "--yes").err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
@pytest.mark.parametrize("name", [b"?a #%41&mode=ro.db", b"\xff.db", b":memory:", b"a[*].db"])
def test_any_name_will_do_for_a_board(call, home, monkeypatch, name):
    monkeypatch.chdir(home)
    monkeypatch.setenv("TABLERO_DB", os.fsdecode(name))
    assert call("add", "Ana Ruiz").code == 0
    assert (home / os.fsdecode(name)).exists()
    assert call("backup").code == 0
    call("add", "Bruno Paz")
    assert call("restore", "1", "--yes").code == 0
    assert people(call) == ["Ana Ruiz"]
    assert call("doctor").code == 0
    assert call("forget", "ana", "--yes", "--from-backups").code == 0
    assert people(call) == []


def test_a_restore_says_whose_wish_not_to_be_contacted_it_would_take_back(file, call):
    call("edit", "ana", "--email", "ana@example.org")
    call("add", "Bea Sol")
    call("add", "Carla Gil")
    call("backup")
    call("optout", "bruno", "sales")
    call("optout", "ana", "total")
    for new, wish in (("Dora Paz", "total"), ("Eva Luz", "channel")):
        call("add", new, "--email", f"{new[:3]}@example.org")
        call("optout", new, wish, *(["--channel", "phone"] if wish == "channel" else []))
    call("forget", "dora", "--yes")
    call("forget", "carla", "--yes")
    call("add", "Fay Ros")
    call("undo")
    said = call("restore", *asked_for(call, people=4)).err
    assert "2 people asked since not to be contacted" in said
    assert ": Ana Ruiz, Bruno Paz. Note it again" in said
    assert "1 address would leave the list of no contact" in said
    assert "1 person who was forgotten since would be back: Carla Gil." in said
    assert "another board" not in said


def test_a_restore_that_wrongs_nobody_says_nothing_of_wishes(file, call):
    call("optout", "ana", "total")
    call("backup")
    call("add", "Carla Gil")
    call("undo")
    said = call("restore", *asked_for(call, people=2)).err
    for word in ("contact", "forgotten", "another board"):
        assert word not in said


def test_another_boards_file_is_called_so_and_wishes_are_known_by_address(file, call, home):
    call("edit", "ana", "--email", "ana@example.org")
    call("optout", "ana", "total")
    other = str(home / "other.db")
    call("--db", other, "add", "Ana María Ruiz", "--email", "ANA@example.org")
    call("--db", other, "add", "Gil Mas")
    said = call("restore", other).err
    assert "This is the file of another board" in said
    assert "no longer be marked so: Ana María Ruiz. Note" in said
    assert "forgotten" not in said


class Terminal(StringIO):
    """Somebody at a terminal, who typed this."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("yes", ["y", "YES", "s", "Sí"])
def test_a_restore_asks_and_hears_yes_in_both_languages(file, call, monkeypatch, yes):
    for answer, code, left in (("maybe", 1, 2), ("", 1, 2), (yes, 0, 1)):
        monkeypatch.setattr(sys, "stdin", Terminal(f"{answer}\n" if answer else ""))
        said = call("--lang", "es", "restore", "1")
        assert (said.code, len(people(call))) == (code, left), said.err


def test_a_backup_that_fails_is_told_by_the_names_people_know(file, call):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        said = [call("backup"), call("restore", "1", "--yes")]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    for one in said:
        assert one.code == 1
        assert "draft" not in one.err
    assert "-asked" in said[0].err


def test_a_file_that_was_locked_is_not_restored_over(file, call):
    file.chmod(0o400)
    said = call("restore", "1", "--yes")
    assert (said.code, file.stat().st_mode & 0o777) == (1, 0o400)
    assert "may not be written" in said.err
    said = call("doctor")
    assert said.code == 1
    assert "does not open the board" in said.out


def asked_for(call: Call, people: int) -> list[str]:
    """The newest that was asked for and holds so many people."""
    found = (b for b in call("restore", "--json").json if b["kind"] == "asked")
    return [str(next(b["number"] for b in found if b["people"] == people))]
