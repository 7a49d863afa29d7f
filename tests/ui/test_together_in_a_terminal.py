"""The app in a real pty while other programs write the same file."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tablero.clock import Clock
from tablero.store.board import Board
from tests.conftest import DAY
from tests.terminal import open_board

SOON = 2.0
"""Seconds within which what others wrote is on the screen."""


@pytest.fixture
def path(tmp_path: Path, demo_file: Path) -> Path:
    return Path(shutil.copy2(demo_file, tmp_path / "board.db"))


def command(path: Path, *words: str) -> None:
    """As a job or another terminal calls it."""
    called = [sys.executable, "-m", "tablero", "--db", str(path), *words]
    subprocess.run(called, check=True, capture_output=True, env={"TABLERO_TODAY": "2026-11-22"})


def test_what_a_command_writes_is_on_the_screen_within_two_seconds(path: Path) -> None:
    with open_board(path) as terminal:
        terminal.wait_for("Lourdes Mamani")
        terminal.press("+")
        terminal.write("half a note")
        terminal.wait_for("half a note")
        command(path, "add", "Zoe Quick", "--role", "CTO")
        written = time.monotonic()
        terminal.wait_for("Zoe Quick")
        assert time.monotonic() - written < SOON
        assert "half a note" in terminal.text
        terminal.press("escape", "r")
        terminal.wait_for("Gabriela Somoza")
        command(path, "edit", "Gabriela", "--role", "Head of Everything")
        written = time.monotonic()
        terminal.wait_for("Head of Everything")
        assert time.monotonic() - written < SOON


def test_whoever_is_deleted_beside_an_open_strip_leaves_what_was_typed(path: Path) -> None:
    with Board(path, Clock(DAY)) as board:
        board.add_prospect("Only Just", stage="to_contact", place="top")
    with open_board(path) as terminal:
        terminal.wait_for("1 To contact 3")
        terminal.press("g", "+")
        terminal.wait_for("A note about Only Just")
        terminal.write("typed for nobody")
        command(path, "undo")
        terminal.wait_for("1 To contact 2")
        terminal.press("enter")
        terminal.wait_for("deleted meanwhile")
        assert "typed for nobody" in terminal.text
        terminal.press("escape", "down", "q")
        assert terminal.wait() == 0


def test_a_held_file_is_waited_for_with_a_word_and_then_the_act_is_done(path: Path) -> None:
    with open_board(path) as terminal, closing(sqlite3.connect(path, isolation_level=None)) as it:
        terminal.wait_for("Lourdes Mamani")
        it.execute("BEGIN IMMEDIATE")
        terminal.write("p")
        terminal.wait_for("waiting for it")
        assert "Lourdes Mamani" in terminal.text
        it.rollback()
        terminal.wait_for("is on the wall")
        terminal.wait_for("waiting for it", gone=True)
