"""A real terminal for tests: the program in a pty, its screen kept by pyte, every byte kept too."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

PATIENCE = 15.0
"""Seconds until a wait gives up; a slow machine must not fail a test."""
KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "space": " ",
    "pagedown": "\x1b[6~",
    "home": "\x1b[H",
}


class Screen(pyte.Screen):
    """A screen that reads again only the lines that were drawn since."""

    def __init__(self, columns: int, lines: int) -> None:
        self._read: dict[int, str] = {}
        super().__init__(columns, lines)

    @property
    def display(self) -> list[str]:
        for y in self.dirty:
            line = self.buffer[y]
            # The cell behind a wide letter holds nothing.
            self._read[y] = "".join([line[x].data for x in range(self.columns)])
        self.dirty.clear()
        return [self._read[y] for y in range(self.lines)]


class Terminal:
    """One run of `python -m tablero`, or of another program, in a pty of a given size."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        columns: int = 160,
        rows: int = 48,
        environment: Mapping[str, str] | None = None,
        program: Sequence[str] = ("-m", "tablero"),
    ) -> None:
        self.screen = Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.received = b""
        own, its = pty.openpty()
        self.modes_before = termios.tcgetattr(own)
        os.close(its)
        os.close(own)
        self.pid, self.pty = pty.fork()
        if self.pid == 0:
            _set_size(0, columns, rows)
            of_tests = ("COLUMNS", "LINES", "PYTHONUNBUFFERED")
            inherited = {k: v for k, v in os.environ.items() if k not in of_tests}
            given = {"TERM": "xterm-256color", "COLORFGBG": "15;0", **(environment or {})}
            # execve and not execv: the readline library adds COLUMNS behind os.environ's back.
            command = [sys.executable, *program, *arguments]
            os.execve(sys.executable, command, inherited | given)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: object) -> None:
        if self.exit_code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.close()

    exit_code: int | None = None

    def close(self) -> None:
        """Take the terminal away, as who closes its window."""
        if self.pty >= 0:
            os.close(self.pty)
            self.pty = -1

    def left_behind(self) -> list[str]:
        """What the program set on the terminal and did not take back."""
        changed = termios.tcgetattr(self.pty) != self.modes_before
        return [*(["termios"] if changed else []), *modes_left(self.received)]

    def resize(self, columns: int, rows: int) -> None:
        """Another size of the terminal, at any time."""
        self.claim_size(columns, rows)
        self.screen.resize(rows, columns)

    def claim_size(self, columns: int, rows: int) -> None:
        """Tell the program that it is so large, whatever it shows."""
        _set_size(self.pty, columns, rows)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.05) -> None:
        """Take what the program writes for that long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self.pty < 0:
                time.sleep(left)
                return
            if not select.select([self.pty], [], [], left)[0]:
                return
            try:
                data = os.read(self.pty, 65536)
            except OSError:
                return
            self.received += data
            self._stream.feed(self._decode(data))

    def wait_for(self, text: str, *, gone: bool = False) -> None:
        """Until that text is on the screen, or is no longer."""
        until = time.monotonic() + PATIENCE
        while (text in self.text) == gone:
            if time.monotonic() > until:
                raise AssertionError(f"{text!r} did not {'go' if gone else 'come'}:\n{self.text}")
            self.read(0.02)

    def settle(self, quiet: float = 0.15) -> None:
        """Until nothing has been written for a while."""
        size = -1
        while len(self.received) != size:
            size = len(self.received)
            self.read(quiet)

    def write(self, data: str) -> None:
        """Raw bytes to the program, as a terminal would send them."""
        os.write(self.pty, data.encode())

    def press(self, *keys: str) -> None:
        """One key after the other, each settled."""
        for key in keys:
            self.write(KEYS.get(key, key))
            self.settle(0.08)

    def find(self, text: str) -> tuple[int, int]:
        """The cell (x, y from 0) where that text begins."""
        for y, line in enumerate(self.screen.display):
            if text in line:
                return line.index(text), y
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    def mouse(self, kind: str, x: int, y: int, button: int = 0) -> None:
        """`press`, `move` (button held) or `release` at a cell."""
        code = button + (32 if kind == "move" else 0)
        final = "m" if kind == "release" else "M"
        self.write(f"\x1b[<{code};{x + 1};{y + 1}{final}")

    def wait(self) -> int:
        """Until the program ends; its exit code."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.read(1.0)  # its last words, until there is nobody at the other end
                self.exit_code = os.waitstatus_to_exitcode(status)
                return self.exit_code
        raise AssertionError(f"it does not end:\n{self.text}")


def modes_left(written: bytes) -> list[str]:
    """The modes that differ, after these bytes, from those of a terminal at rest."""
    modes = {b"25": True, b"7": True}
    for names, final in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", written):
        modes |= dict.fromkeys(names.split(b";"), final == b"h")
    at_rest = (b"25", b"7")
    left = [name.decode() for name, is_set in modes.items() if is_set != (name in at_rest)]
    pushed = len(re.findall(rb"\x1b\[>[0-9]*u", written)) - written.count(b"\x1b[<u")
    return left + ["kitty keyboard"] * (pushed != 0)


def _set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def open_board(path: Path, *, columns: int = 160, rows: int = 48) -> Terminal:
    """The app on that file, on the day of the tests, in English."""
    environment = {
        "TABLERO_TODAY": "2026-11-22",
        "TABLERO_LANG": "en",
        "XDG_CONFIG_HOME": str(path.parent / "config"),
        "XDG_DATA_HOME": str(path.parent / "data"),
    }
    return Terminal(["--db", str(path)], columns=columns, rows=rows, environment=environment)
