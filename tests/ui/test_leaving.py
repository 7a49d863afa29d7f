"""However one leaves, or the terminal does, everything is as it was."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path

import pytest
from textual import events

from tablero.ui.screens.asking import Dock
from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.strip import Strip
from tests.terminal import PATIENCE, Terminal, open_board
from tests.ui.conftest import MakeApp
from tests.ui.walking import SMALL, point_at

WELCOME = "Whom do you not want to forget?"
PLANT = """
import threading
from tablero.cli import main
from tablero.ui.app import TableroApp
def broken(*_given):
    raise KeyError("Zenobia Quintarelli")
TableroApp.action_redo = lambda app: {plant}
main()
"""


SHELL = """
import os, signal, subprocess, sys
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
job = subprocess.Popen([sys.executable, "-m", "tablero", *sys.argv[1:]], process_group=0)
os.tcsetpgrp(0, job.pid)
sys.exit(job.wait())
"""
"""A shell with one job, in a group of its own."""


def job_of(terminal: Terminal) -> int:
    """The process that the shell started."""
    return int(Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text())


def wait_until_stopped(terminal: Terminal, pid: int) -> None:
    end = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "T":
        assert time.monotonic() < end
        terminal.read(0.01)


def in_a_home(path: Path, script: str) -> Terminal:
    environment = {
        "TABLERO_LANG": "en",
        "TABLERO_DB": str(path),
        "XDG_STATE_HOME": str(path.parent / "state"),
    }
    return Terminal([], columns=100, rows=30, environment=environment, program=("-c", script))


def test_to_the_shell_and_back_and_told_to_end_there(path: Path) -> None:
    with in_a_home(path, SHELL) as terminal:
        terminal.wait_for(WELCOME)
        job = job_of(terminal)
        terminal.write("\x1a")
        wait_until_stopped(terminal, job)
        terminal.read(0.1)
        assert terminal.left_behind() == []
        terminal.screen.reset()
        os.kill(job, signal.SIGCONT)
        terminal.wait_for(WELCOME)
        # Once more, though it never went: its modes must not be taken for the terminal's own.
        os.kill(job, signal.SIGCONT)
        terminal.press("?")
        terminal.wait_for("The person under the cursor")
        os.kill(job, signal.SIGTSTP)
        wait_until_stopped(terminal, job)
        os.kill(job, signal.SIGTERM)
        os.kill(job, signal.SIGCONT)
        assert terminal.wait() == 143
        assert terminal.left_behind() == []


def test_where_no_shell_waits_it_stays(path: Path) -> None:
    with open_board(path, columns=100, rows=30) as terminal:
        terminal.wait_for(WELCOME)
        terminal.write("\x1a")
        terminal.wait_for("no shell to go to")
        os.kill(terminal.pid, signal.SIGTSTP)
        terminal.press("?")
        terminal.wait_for("The person under the cursor")


def test_a_terminal_that_is_closed_ends_it_at_once(path: Path) -> None:
    # Without the signal too: not every way of losing a terminal sends it.
    script = (
        "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])\n"
        "from tablero.cli import main\nmain()"
    )
    with in_a_home(path, script) as terminal:
        terminal.wait_for(WELCOME)
        terminal.close()
        assert terminal.wait() == 129
    assert not list(path.parent.rglob("crash-*"))


@pytest.mark.parametrize("key", "tTsnxeoi")
async def test_told_to_end_while_a_strip_opens_is_no_fault(make_app: MakeApp, key: str) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        app.post_message(events.Key(key, key))
        while not isinstance(app.front, Strip):
            await asyncio.sleep(0)
        app.end_with(signal.SIGTERM)
    assert app.return_code == 143
    assert app.moment is None


def test_bytes_that_are_no_letters_do_not_end_it(path: Path) -> None:
    with open_board(path, columns=100, rows=30) as terminal:
        terminal.wait_for(WELCOME)
        os.write(terminal.pty, b"\xf1\xff\xfe")
        terminal.settle()
        terminal.press("n", *"Ana", "enter")
        terminal.wait_for("Ana")
        terminal.press("q")
        assert terminal.wait() == 0


def test_an_error_nobody_waits_for_is_written_down_and_life_goes_on(path: Path) -> None:
    plant = "app._loop.call_soon(broken, 'Zenobia Quintarelli')"
    with in_a_home(path, PLANT.format(plant=plant)) as terminal:
        terminal.wait_for(WELCOME)
        terminal.press("U", "?")
        terminal.wait_for("The person under the cursor")
        terminal.press("q", "q")
        assert terminal.wait() == 0
        assert terminal.left_behind() == []
    (report,) = path.parent.rglob("crash-*")
    assert "builtins.KeyError" in report.read_text()
    assert "Zenobia" not in report.read_text()
    assert b"Zenobia" not in terminal.received


def test_where_no_report_can_be_written_the_sentence_still_comes(path: Path) -> None:
    (path.parent / "state").write_text("")
    with in_a_home(path, PLANT.format(plant="broken()")) as terminal:
        terminal.wait_for(WELCOME)
        terminal.write("U")
        assert terminal.wait() == 1
        assert terminal.left_behind() == []
        left = terminal.received.rpartition(b"\x1b[?1049l")[2].decode()
    assert "Something went wrong inside tablero (KeyError in <string>:6). Please report it." in left
    assert "Zenobia" not in left


async def test_a_strip_asked_for_by_the_last_key_is_no_fault(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        face = app.screen
        assert isinstance(face, BoardScreen)
        await face.query(Dock).remove()
        face.action_log_touch()
        assert app.front is face
