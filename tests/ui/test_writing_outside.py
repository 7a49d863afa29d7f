"""Notes written in the person's own editor, from the app and from the command line."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tablero.clock import Clock
from tablero.store.board import Board
from tests.conftest import DAY
from tests.terminal import Terminal

PAUSES = (
    "import sys, pathlib\n"
    "file = pathlib.Path(sys.argv[1])\n"
    "file.write_text(file.read_text() + 'from outside\\nin two lines\\n')\n"
    "print('EDITING', flush=True)\n"
    "sys.stdin.readline()\n"
)


@pytest.fixture
def ana(path: Path) -> Path:
    with Board(path, Clock(DAY)) as board:
        board.add_prospect("Ana")
    return path


def notes(path: Path) -> list[str]:
    with Board(path, Clock(DAY)) as board:
        return list(board.note_texts().values())


def terminal_with(path: Path, script: str, *argv: str) -> Terminal:
    file = path.parent / "editor.py"
    file.write_text(script)
    shelf = path.parent / "tmp"
    shelf.mkdir()
    environment = {
        "TABLERO_LANG": "en",
        "TABLERO_TODAY": DAY.isoformat(),
        "EDITOR": f"'{sys.executable}' '{file}'",
        "TMPDIR": str(shelf),
    }
    return Terminal(["--db", str(path), *argv], columns=100, rows=30, environment=environment)


def test_a_note_goes_to_the_editor_and_comes_back_in_its_lines(ana: Path) -> None:
    with terminal_with(ana, PAUSES) as terminal:
        terminal.wait_for("Ana")
        terminal.press("+")
        terminal.wait_for("A note about Ana")
        terminal.press(*"Begun here, ", "\x0f")
        terminal.wait_for("EDITING")
        terminal.press("enter")
        terminal.wait_for("ctrl+s or tab saves")
        terminal.wait_for("Begun here, from outside")
        terminal.press("\x0f")
        terminal.wait_for("EDITING")
        terminal.press("enter")
        terminal.wait_for("in two linesfrom outside")
        terminal.press("\x13")
        terminal.wait_for("A note about Ana", gone=True)
        terminal.press("q")
        assert terminal.wait() == 0
        assert terminal.left_behind() == []
    assert notes(ana) == ["Begun here, from outside\nin two linesfrom outside\nin two lines"]
    assert list((ana.parent / "tmp").iterdir()) == []


def test_an_app_told_to_end_meanwhile_keeps_what_was_written(ana: Path) -> None:
    with terminal_with(ana, PAUSES) as terminal:
        terminal.wait_for("Ana")
        terminal.press("+")
        terminal.wait_for("A note about Ana")
        terminal.press("\x0f")
        terminal.wait_for("EDITING")
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait() == 143
        assert terminal.left_behind() == []
    assert notes(ana) == ["from outside\nin two lines"]
    assert list((ana.parent / "tmp").iterdir()) == []


def test_a_failing_editor_leaves_the_line_as_it_was_typed(ana: Path) -> None:
    with terminal_with(ana, "raise SystemExit(3)") as terminal:
        terminal.wait_for("Ana")
        terminal.press("+")
        terminal.wait_for("A note about Ana")
        terminal.press(*"Typed", "\x0f")
        terminal.wait_for("ended with an error (3)")
        terminal.press("enter")
        terminal.wait_for("A note about Ana", gone=True)
        terminal.press("q")
        assert terminal.wait() == 0
    assert notes(ana) == ["Typed"]


def test_the_command_line_opens_the_editor_where_no_text_is_given(ana: Path) -> None:
    with terminal_with(ana, PAUSES, "note", "ana") as terminal:
        terminal.wait_for("EDITING")
        terminal.press("enter")
        assert terminal.wait() == 0
    assert notes(ana) == ["from outside\nin two lines"]
    assert list((ana.parent / "tmp").iterdir()) == []
