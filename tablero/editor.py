"""A text in the person's own editor: no shell, a private file, and nothing lost or left behind."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tablero import own_files
from tablero.text import MARK, TEXT_LIMIT, is_obeyed, settled

AT_ONCE = 0.7
"""Seconds; an editor that is back sooner, with nothing written, has opened a window elsewhere."""
_MOST = 4 * TEXT_LIMIT
"""Letters taken back from an editor; more than may be kept, so that it can be shortened."""


class NoEditor(Exception):
    """Neither $VISUAL nor $EDITOR names a program."""


class EditorFailed(Exception):
    """The editor did not start. `why` is the system's reason."""

    def __init__(self, program: str, why: str) -> None:
        super().__init__(program, why)
        self.program = program
        self.why = why


class Ran(NamedTuple):
    """How a program came to its end."""

    code: int
    """Its exit code; below 0 the signal that ended it."""
    told: int = 0
    """The signal that meanwhile told us to end, which it was handed too."""


class Edited(NamedTuple):
    """A text as it came back."""

    text: str
    """Without blank lines around; what may not be kept stands as `�`."""
    program: str
    ran: Ran
    is_back_at_once: bool
    """With nothing changed, as from a window that is still open elsewhere."""


def words(environment: Mapping[str, str]) -> list[str]:
    """The words of $VISUAL, else $EDITOR. Raises NoEditor."""
    for name in ("VISUAL", "EDITOR"):
        try:
            # Windows has backslashes in its paths.
            found = shlex.split(environment.get(name, ""), posix=sys.platform != "win32")
        except ValueError:
            continue
        if found:
            return found
    raise NoEditor


def edit(text: str) -> Edited:
    """The text, changed by the editor that the environment names. What the editor wrote counts
    however it ended. Raises NoEditor, EditorFailed; OSError where there is no room for a file."""
    program = words(os.environ)
    with _own_signals() as waiting:
        folder = Path(tempfile.mkdtemp(prefix="tablero-"))
        try:
            folder.chmod(own_files.FOLDER_MODE)  # a umask may have taken too much
            file = folder / "note.md"
            with open(own_files.create(file), "w", encoding="utf-8", newline="") as writing:
                writing.write(text)
            begun = time.monotonic()
            ran = waiting.run([*program, str(file)])
            is_quick = time.monotonic() - begun < AT_ONCE
            after = _read(file, text)
        finally:
            # With what an editor leaves beside: copies, and what it did before.
            shutil.rmtree(folder, ignore_errors=True)
    is_elsewhere = is_quick and ran == Ran(0) and after == settled(text)
    return Edited(after, program[0], ran, is_elsewhere)


def run(argv: Sequence[str]) -> Ran:
    """Give a program the terminal until it ends. Raises EditorFailed."""
    with _own_signals() as waiting:
        return waiting.run(argv)


def _read(file: Path, before: str) -> str:
    try:
        with open(file, encoding="utf-8", errors="replace", newline="") as reading:
            text = reading.read(_MOST)
    except OSError:
        # The editor took the file away.
        return before
    text = settled(text)
    if is_obeyed(text):
        text = "".join(MARK if is_obeyed(letter) else letter for letter in text)
    return text


class _Waiting:
    """Whoever waits for a program, and hands on to it what ends both."""

    def __init__(self) -> None:
        self._told = 0
        self._child: subprocess.Popen[bytes] | None = None

    def run(self, argv: Sequence[str]) -> Ran:
        try:
            # The person's own words, and never through a shell.
            self._child = subprocess.Popen(argv)
        except OSError as failed:
            raise EditorFailed(argv[0], failed.strerror or "") from failed
        if self._told:
            self._child.send_signal(self._told)
        return Ran(self._child.wait(), self._told)

    def hand_on(self, number: int, _frame: object) -> None:
        self._told = number
        if self._child is not None:
            self._child.send_signal(number)


@contextmanager
def _own_signals() -> Iterator[_Waiting]:
    """Ctrl+C is the editor's alone; what ends us ends it first, so that what it wrote is kept."""
    waiting = _Waiting()
    if sys.platform == "win32":
        yield waiting
        return
    # Else an event loop would act on every one of them afterwards.
    waker = signal.set_wakeup_fd(-1)
    before = {
        number: signal.signal(number, waiting.hand_on) for number in (signal.SIGTERM, signal.SIGHUP)
    } | {number: signal.signal(number, _pass_over) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield waiting
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(waker)


def _pass_over(_number: int, _frame: object) -> None:
    """A handler and not SIG_IGN, which the editor would inherit."""
