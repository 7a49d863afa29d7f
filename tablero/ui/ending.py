"""However the app ends, the terminal is as it was and nothing of anybody's data is printed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TypeVar

from rich.console import RenderableType
from textual.app import App
from textual.driver import Driver
from textual.widget import Widget
from textual.worker import WorkerFailed

from tablero.crash import AppFault, Moment, write_report

Result = TypeVar("Result")

LOOK_EVERY = 1.0
"""Seconds between two looks whether the terminal is still there."""
AS_BEFORE = (
    b"\x1b[?2026l\x1b[<u\x1b[?1049l\x1b[0m"
    + b"".join(b"\x1b[?%dl" % mode for mode in (1000, 1003, 1015, 1006, 1016, 1004, 2004, 2048))
    + b"\x1b[?7h\x1b[?25h"
)
"""Takes back every mode that Textual sets, for an app that could not do it itself."""
SIGNALS = (
    ()
    if sys.platform == "win32"
    else (
        signal.SIGTERM,
        signal.SIGHUP,
        signal.SIGINT,
        signal.SIGQUIT,
    )
)


class Ending(App[Result]):
    """An app that ends well."""

    asked = ""
    """The last request: the name of its class."""
    moment: Moment | None = None
    """What was going on when the fault came that ended the app."""

    def get_driver_class(self) -> type[Driver]:
        """Ours in a terminal; whatever else Textual chooses, as it is."""
        found = super().get_driver_class()
        if sys.platform == "win32" or found.__name__ != "LinuxDriver":
            return found
        from tablero.ui.driver import TerminalDriver

        return TerminalDriver

    def on_load(self) -> None:
        # Before the app takes the terminal: from now on every signal gives it back.
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self.end_with, number)
        if not sys.flags.dev_mode:
            loop.set_exception_handler(self._on_stray)

    def on_mount(self) -> None:
        self.set_interval(LOOK_EVERY, self._look_for_terminal)

    def end_with(self, number: int) -> None:
        """Leave by the usual way, with the exit code that shells give a signal: 128 and more."""
        if not self._exit:
            self.exit(None, 128 + number)

    def _look_for_terminal(self) -> None:
        is_gone = getattr(self._driver, "is_gone", None)
        if is_gone is not None and is_gone():
            self.end_with(signal.SIGHUP)

    def run_well(self) -> Result | None:
        """Run until it is left; gives the result. Raises AppFault where a fault ended it."""
        with _discreet(self):
            result = self.run()
        if self._exception is not None:
            raise AppFault(self.moment or Moment()) from self._exception
        return result

    # --- faults ---------------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        # A worker's own error says more than that a worker failed.
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        if self.moment is None:
            self.moment = self._now()
        super()._handle_exception(error)

    def _now(self) -> Moment:
        screens = tuple(type(widget).__name__ for widget in self.what_is_open())
        return Moment(self.asked, screens, (self.size.width, self.size.height))

    def what_is_open(self) -> Iterable[Widget]:
        """The screens, and whatever is asked on them."""
        return self._screen_stack

    def _fatal_error(self) -> None:
        # Textual would print every local, and with them people's names; the command line says
        # one sentence instead.
        self._close_messages_no_wait()

    def panic(self, *_renderables: RenderableType) -> None:
        """What Textual would print quotes the error's message, and so people's data."""
        self._close_messages_no_wait()

    def _on_stray(self, _loop: asyncio.AbstractEventLoop, context: Mapping[str, object]) -> None:
        # asyncio would print what it called, with what.
        self.report(context.get("exception"))

    def report(self, error: object) -> None:
        """Write down an error that nobody waits for, and go on."""
        if isinstance(error, Exception):
            write_report(error, self._now())

    def on_lost_thread(self, error: object) -> None:
        """An error that took a thread with it ends the app. Called by that thread."""
        if isinstance(error, Exception) and self._loop is not None:
            self._loop.call_soon_threadsafe(self._handle_exception, error)


@contextmanager
def _discreet(app: Ending[Result]) -> Iterator[None]:
    """What Python prints of errors nobody caught quotes their data: a report instead."""
    if sys.flags.dev_mode:
        yield
        return
    hooks = threading.excepthook, sys.unraisablehook
    threading.excepthook = lambda found: app.on_lost_thread(found.exc_value)
    sys.unraisablehook = lambda found: app.report(found.exc_value)
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = hooks


@contextmanager
def terminal_kept() -> Iterator[None]:
    """Whatever comes, the terminal has the modes it had before. Signals that come before the
    app hears them end the program too, through every `finally`."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import termios

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    for number in SIGNALS:
        if number != signal.SIGINT:
            signal.signal(number, _end)
    try:
        yield
    finally:
        # It may be gone, and in the background it is the shell's.
        with suppress(OSError, termios.error):
            if os.tcgetpgrp(terminal) == os.getpgrp() and termios.tcgetattr(terminal) != before:
                termios.tcsetattr(terminal, termios.TCSANOW, before)
                os.write(terminal, AS_BEFORE)


def _end(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)
