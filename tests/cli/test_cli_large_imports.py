"""A large import on the command line: how far it is, and what stopping it leaves."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.terminal import Terminal

ROWS = 8_000


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return written(tmp_path, ROWS)


def written(folder: Path, count: int) -> Path:
    """A table of so many people."""
    path = folder / "people.csv"
    rows = "".join(f"Ana {n},Acme {n},a{n}@x.example\n" for n in range(count))
    path.write_text(f"name,company,email\n{rows}", encoding="utf-8")
    return path


def test_on_a_terminal_it_says_how_far_it_is_and_then_takes_that_away(people: Path) -> None:
    with Terminal(["import", str(people)], columns=60, rows=24) as terminal:
        terminal.wait_for(" % ")
        terminal.wait_for("people read  people.csv")
        assert terminal.wait() == 0
        assert "imported" in terminal.text
        assert f"{ROWS:,}" in terminal.text
        assert "people read" not in terminal.text


def test_where_nobody_watches_it_says_nothing_on_the_way(spawn, people: Path) -> None:
    said = spawn("import", str(people))
    assert said.code == 0
    assert said.err == ""


def test_ctrl_c_stops_it_and_nothing_was_changed(home: Path) -> None:
    people = written(home, 20 * ROWS)  # not done before the key is pressed, whatever the machine
    with Terminal(["import", str(people)], columns=80, rows=24) as terminal:
        terminal.wait_for("people read  people.csv")
        terminal.write("\x03")
        assert terminal.wait() == 130
    with sqlite3.connect(home / "board.db") as file:
        for table in ("prospect", "journal_step", "imported"):
            assert file.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert {path.name for path in home.iterdir()} <= {"board.db", "people.csv", "data", "config"}
