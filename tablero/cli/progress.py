"""How far an import is, on a line of the terminal that is written again and again."""

from __future__ import annotations

import signal
import sys
import threading
import time
from types import FrameType, TracebackType

from tablero import words
from tablero.cli.paper import cells, cut, plain, terminal_width
from tablero.i18n import ngettext
from tablero.refusals import Cancelled

_EVERY = 0.1
"""Seconds between two looks of a reader."""
_AT_FIRST = 0.5
"""Seconds in which a file is read that needs no word about it."""


class ProgressLine:
    """On stderr, and only where that is a terminal. It is gone when the work is done.

    Meanwhile Ctrl+C is heard at the next look: as an exception it could come where Python drops
    it, in the middle of a reader that is being closed.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._is_shown = sys.stderr.isatty()
        self._next = time.monotonic() + _AT_FIRST
        self._share = 0.0
        self._people = 0
        self._drawn = 0
        self._is_stopped = False
        self._before = signal.getsignal(signal.SIGINT)

    def __enter__(self) -> ProgressLine:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, self._stop)
        return self

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._is_stopped = True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._drawn:
            sys.stderr.write("\r" + " " * self._drawn + "\r")
            sys.stderr.flush()
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, self._before)
        if self._is_stopped and isinstance(error, Cancelled):
            raise KeyboardInterrupt from error

    def watch(self, share: float) -> bool:
        """So much is done, from 0 to 1. True: it is to go on."""
        self._share = share
        self._draw()
        return not self._is_stopped

    def count(self, people: int) -> bool:
        """So many people are read. True: it is to go on."""
        self._people = people
        self._draw()
        return not self._is_stopped

    def _draw(self) -> None:
        now = time.monotonic()
        if not self._is_shown or now < self._next:
            return
        self._next = now + _EVERY
        # The last cell stays free: with it some terminals begin a new line.
        text = cut(plain(self._text()), terminal_width() - 1)
        width = cells(text)
        sys.stderr.write("\r" + text + " " * (self._drawn - width))
        sys.stderr.flush()
        self._drawn = width

    def _text(self) -> str:
        percent = f"{int(self._share * 100):3} %"
        text = ngettext("{count} person read", "{count} people read", self._people)
        return f"{percent}  {text.format(count=words.number(self._people))}  {self._name}"
