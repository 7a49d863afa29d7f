"""A program in a pty, and how long it takes to answer. Linux only: it reads `/proc`."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

COLUMNS, ROWS = 160, 48
QUIET = 0.05
"""Seconds without output after which an answer is whole, where nothing computes any more."""
PATIENCE = 60.0
"""Seconds that an answer may take."""
SYNC_ASKED, SYNC_KNOWN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
STYLES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")


class NoAnswer(Exception):
    """What was expected never came."""


class Answer(NamedTuple):
    """What came back after something was written."""

    ms: float
    """From the write to the last byte."""
    size: int
    """In bytes."""
    text: str
    """What was written to the screen, without its colours."""


class Stopwatch:
    """One run of a program, timed from its start; it is killed when one is done with it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = self._last = time.perf_counter()
        self._output = bytearray()
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

    # --- what one waits for ---------------------------------------------------------------

    def until(self, *patterns: str, patience: float = PATIENCE) -> float:
        """Milliseconds from the start until all of that was written since the last key.

        Patterns are of one style each: colours are not taken out. Raises NoAnswer."""
        missing = [re.compile(pattern.encode()) for pattern in patterns]
        deadline, looked = time.perf_counter() + patience, 0
        while True:
            fresh = bytes(self._output[max(0, looked - 200) :])
            missing = [pattern for pattern in missing if not pattern.search(fresh)]
            if not missing:
                return (self._last - self.started) * 1000
            looked = len(self._output)
            left = deadline - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise NoAnswer(f"{missing[0].pattern.decode()!r} was never shown")

    def settle(self, patience: float = PATIENCE) -> float:
        """Until nothing comes and nothing computes any more: milliseconds from the start to the
        last byte. Raises NoAnswer where it never rests."""
        deadline = time.perf_counter() + patience
        while self._read(QUIET) or self._is_busy():
            if time.perf_counter() > deadline:
                raise NoAnswer("it never came to rest")
        return (self._last - self.started) * 1000

    def press(self, keys: str, shows: str = "", patience: float = PATIENCE) -> Answer:
        """Write that, as a keyboard or a mouse would, and wait for the whole answer: the last
        frame, with the text that `shows` finds in it. Raises NoAnswer."""
        self.forget()
        began = self.send(keys)
        deadline = began + patience
        while True:
            if self._read(QUIET):
                continue
            answer = self._answer(began)
            if answer.size and re.search(shows, answer.text) and not self._is_busy():
                return answer
            if time.perf_counter() > deadline:
                raise NoAnswer(f"{keys!r} was not answered with {shows!r}")

    def hold(self, key: str, times: int, rate: int, shows: str) -> float:
        """Write that key so often, so many times a second, as one that is held down is; the
        milliseconds from the last write to the last byte. Raises NoAnswer."""
        self.forget()
        began = time.perf_counter()
        for number in range(times):
            due = began + number / rate
            while (left := due - time.perf_counter()) > 0:
                self._read(left)
            os.write(self._pty, key.encode())
            released = time.perf_counter()
        self.settle()
        if not re.search(shows, self._answer(began).text):
            raise NoAnswer(f"{times} times {key!r} never showed {shows!r}")
        return max(0.0, self._last - released) * 1000

    def send(self, keys: str) -> float:
        """Write that and wait for nothing; the moment."""
        now = self._last = time.perf_counter()
        os.write(self._pty, keys.encode())
        return now

    def soon(self, pattern: str, began: float, patience: float = PATIENCE) -> float:
        """Milliseconds from that moment until this is on the screen, whatever goes on drawing."""
        self.until(pattern, patience=patience)
        return (self._last - began) * 1000

    def signal(self, number: signal.Signals) -> None:
        """Send that to the program."""
        os.kill(self._pid, number)

    def forget(self) -> None:
        """What was written until now belongs to no answer."""
        while self._read(0):
            pass
        self._output.clear()

    def take(self) -> str:
        """All it wrote since then, without its colours; from now on only what is written later."""
        text = self.written
        self._output.clear()
        return text

    def rest(self, seconds: float) -> None:
        """Read whatever comes within that time."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    # --- what is known of the process -----------------------------------------------------

    @property
    def written(self) -> str:
        """All it wrote since the last key, without colours."""
        return STYLES.sub(b"", bytes(self._output)).decode(errors="replace")

    @property
    def peak_memory(self) -> float:
        """In MB, of this process since its start."""
        with open(f"/proc/{self._pid}/status", encoding="ascii") as status:
            line = next(line for line in status if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    def _is_busy(self) -> bool:
        """Whether one of its threads computes, or waits for the disk: more may come."""
        for thread in Path(f"/proc/{self._pid}/task").glob("*/stat"):
            try:
                state = thread.read_text(errors="replace").rpartition(")")[2].split()[0]
            except OSError:
                continue  # that thread has just ended
            if state in "RD":
                return True
        return False

    def _answer(self, began: float) -> Answer:
        return Answer((self._last - began) * 1000, len(self._output), self.written)

    def _read(self, seconds: float) -> bool:
        """Take what comes within that time; whether anything did. Raises NoAnswer at the end."""
        if not select.select([self._pty], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._pty, 1 << 16)
        except OSError as ended:
            # What it said last is the reason, as a rule.
            raise NoAnswer(f"it ended: {self.written[-300:].strip()}") from ended
        self._last = time.perf_counter()
        self._output += data
        if SYNC_ASKED in data:
            os.write(self._pty, SYNC_KNOWN)
        return True
