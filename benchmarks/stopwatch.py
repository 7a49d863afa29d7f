"""A program in a pty, and how long it takes to answer. Linux only: it reads `/proc`."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

COLUMNS, ROWS = 160, 48
QUIET = 0.05
"""Seconds without output after which an answer is whole."""
PATIENCE = 30.0
SYNC_ASKED, SYNC_KNOWN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"


class Answer(NamedTuple):
    """What came back after something was written."""

    ms: float
    """From the write to the last byte."""
    size: int
    """In bytes."""


class Stopwatch:
    """One run of a program, timed from its start."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self._pid, self._pty = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(command[0], list(command), dict(environment))

    def __enter__(self) -> Stopwatch:
        return self

    def __exit__(self, *_error: object) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._pty)

    def until(self, text: str) -> float:
        """Milliseconds from the start until that text was written."""
        wanted, seen = text.encode(), b""
        while wanted not in seen:
            data, moment = self._read(PATIENCE)
            if not data:
                raise TimeoutError(f"{text!r} was never shown")
            seen += data
        return (moment - self.started) * 1000

    def write(self, text: str) -> Answer:
        """Write that, as a keyboard or a mouse would, and wait for the whole answer."""
        began = last = time.perf_counter()
        os.write(self._pty, text.encode())
        size, patience = 0, 0.3
        while True:
            data, moment = self._read(patience)
            if not data:
                return Answer((last - began) * 1000, size)
            last, size, patience = moment, size + len(data), QUIET

    def rest(self, seconds: float = 0.5) -> None:
        """Until it has been silent that long."""
        while self._read(seconds)[0]:
            pass

    @property
    def peak_memory(self) -> float:
        """In MB, of this process since its start."""
        with open(f"/proc/{self._pid}/status", encoding="ascii") as status:
            line = next(line for line in status if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    def _read(self, seconds: float) -> tuple[bytes, float]:
        """What comes within that time, and when it came; nothing where nothing does."""
        if not select.select([self._pty], [], [], seconds)[0]:
            return b"", time.perf_counter()
        data = os.read(self._pty, 1 << 16)
        moment = time.perf_counter()
        if SYNC_ASKED in data:
            os.write(self._pty, SYNC_KNOWN)
        return data, moment
