"""What went wrong when strangers tried to break it, in real terminals."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.terminal import Terminal

LEAVES = "\x1b[?1049l"
"""Back from the screen of the app to what the terminal showed before."""
NO_MOUSE = "\x1b[?1000l"


def _demo(folder: Path) -> Terminal:
    environment = {
        "TABLERO_TODAY": "2026-11-22",
        "TABLERO_LANG": "en",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "TMPDIR": str(folder),
    }
    return Terminal(["demo"], columns=80, rows=24, environment=environment)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_told_to_end_gives_the_terminal_back(
    tmp_path: Path, number: signal.Signals
) -> None:
    with _demo(tmp_path) as terminal:
        terminal.wait_for("Lourdes Mamani")
        terminal.press("t")
        os.kill(terminal.pid, number)
        assert terminal.wait() == 128 + number
        shown = terminal.received.decode()
    assert LEAVES in shown
    assert NO_MOUSE in shown
    assert not list(tmp_path.glob("tablero-*"))
