"""`tablero forget`: what it says, what it asks, and what is left on the disk."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tablero.store.backups import back_up, verify
from tests.cli.conftest import Call


class Terminal(io.StringIO):
    """Somebody at a terminal, who typed this."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def luis(call: Call) -> None:
    """Luis, with a planted word wherever the command line puts one, and Ana."""
    call("add", "Ana Ruiz")
    call("add", "Luis Mora", "--email", "luis@planted.example", "--note", "PLANTED note")
    call("log", "luis", "--channel", "email", "--note", "PLANTED touch")
    call("note", "ana", "Ana told me about Luis")


def holding(home: Path, word: str = "PLANTED") -> list[str]:
    """The files of the whole home that hold the word."""
    files = (file for file in home.rglob("*") if file.is_file())
    return sorted(file.name for file in files if word.encode() in file.read_bytes())


@pytest.mark.usefixtures("luis")
def test_it_shows_what_goes_and_takes_it_once_the_name_is_typed(
    call: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("luís mora\n"))
    said = call("forget", "luis")
    assert said.code == 0
    assert "Luis Mora (2)" in said.out
    assert ["touches", "1"] in [line.split() for line in said.out.splitlines()]
    assert "cannot be undone" in said.err
    assert "Luis Mora is forgotten." in said.err
    assert "snapshots of the disk" in said.err
    assert "1  Ana Ruiz  notes" in said.out
    assert holding(home) == []
    assert call("show", "luis").code == 1


@pytest.mark.usefixtures("luis")
@pytest.mark.parametrize("typed", ["", "\n", "Luis\n", "Ana Ruiz\n"])
def test_another_name_forgets_nobody(
    call: Call, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    said = call("forget", "luis")
    assert (said.code, "nothing was forgotten" in said.err) == (1, True)
    assert call("show", "luis").code == 0


@pytest.mark.usefixtures("luis")
def test_without_a_terminal_it_takes_a_yes(spawn: Call, home: Path) -> None:
    said = spawn("forget", "luis")
    assert (said.code, "--yes" in said.err) == (1, True)
    assert holding(home) == ["board.db"]
    assert spawn("forget", "luis", "--yes").code == 0
    assert holding(home) == []


@pytest.mark.usefixtures("luis")
def test_backups_are_named_and_with_the_option_cleaned(call: Call, home: Path) -> None:
    for kind in ("asked", "daily"):
        back_up(home / "board.db", datetime.now(UTC), kind)
    said = call("forget", "luis", "--yes")
    assert "2 backups still hold them" in said.err
    named = {Path(line.strip()).name for line in said.out.splitlines() if line.endswith(".db")}
    assert named == set(holding(home))
    assert len(named) == 2

    again = call("forget", "Luis Mora", "--from-backups", "--yes")
    assert again.code == 0
    assert holding(home) == []
    backups = sorted((home / "board-backups").glob("*.db"))
    assert {verify(backup).people for backup in backups} == {1}
    assert call("forget", "Luis Mora", "--yes").code == 1


@pytest.mark.usefixtures("luis")
def test_a_backup_that_cannot_be_looked_into_is_named_and_nothing_is_left_out(
    call: Call, home: Path
) -> None:
    back_up(home / "board.db", datetime.now(UTC), "asked")
    unread = home / "board-backups" / "2026-01-02T030405Z-asked.db"
    unread.mkdir()
    said = call("forget", "luis", "--from-backups", "--yes")
    assert said.code == 1
    assert f"{unread} still holds them" in said.err
    assert "snapshots of the disk" in said.err
    assert holding(home) == []


def test_a_backup_of_an_older_tablero_is_cleaned_as_well(call: Call, home: Path) -> None:
    """Its tables are others, and it has no salt to tell whose copy it is."""
    call("add", "Somebody Else")
    call("add", "Martín Echeverri", "--email", "Sofia@cafeandino.example")
    folder = home / "board-backups"
    folder.mkdir(exist_ok=True)
    old = folder / "2026-01-02T030405Z-migration.db"
    old.write_bytes((Path(__file__).parents[1] / "fixtures" / "schema-0001.db").read_bytes())
    assert holding(home, "martin@andariega.example") == [old.name]
    people = verify(old).people
    assert call("forget", "martin", "--yes", "--from-backups").code == 0
    assert holding(home, "martin@andariega.example") == []
    (new,) = folder.glob("*-migration*.db")
    # Whoever only shares an address, or a number, is somebody else.
    assert verify(new).people == people - 1
    assert holding(home, "sofia@cafeandino.example") == [new.name]


@pytest.mark.usefixtures("luis")
def test_a_backup_nobody_can_open_is_named_and_left(call: Call, home: Path) -> None:
    backup = back_up(home / "board.db", datetime.now(UTC), "asked")
    with backup.path.open("r+b") as file:
        file.write(b"no database" * 9)
    said = call("forget", "luis", "--from-backups", "--yes")
    assert said.code == 1
    assert backup.path.name in said.err
    assert "Delete it yourself" in said.err
    assert holding(home) == [backup.path.name]


@pytest.mark.usefixtures("luis")
def test_what_a_crash_left_beside_the_board_is_named(call: Call, home: Path) -> None:
    backup = back_up(home / "board.db", datetime.now(UTC), "asked")
    left = [
        backup.path.with_name(f".{backup.path.name}.7.draft"),
        home / ".board.db.7.new",
        home / "board.db.bak",
    ]
    for stray in left:
        stray.write_bytes(backup.path.read_bytes())
    said = call("forget", "luis", "--yes", "--from-backups")
    assert "are no backups" in said.err
    assert {Path(line.strip()) for line in said.out.splitlines()} >= set(left)
    assert set(holding(home)) == {stray.name for stray in left}


def test_misuse_is_told(call: Call) -> None:
    assert call("forget").code == 2
    assert call("forget", "ana", "--sweep").code == 2
    assert call("forget", "nobody", "--yes").code == 1
    assert call("forget", "--sweep").code == 0
