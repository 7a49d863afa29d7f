"""Textual's way to a terminal, mended where the terminal goes away, or the program to the
background. Not for Windows, which has neither."""

from __future__ import annotations

import os
import select
import signal
from typing import IO

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from tablero.ui.pasting import PasteParser

# The driver makes its reader by this name, and leaves no other way to give it one.
linux_driver.XTermParser = PasteParser  # type: ignore[attr-defined]

LEAST = 0.05
"""Seconds between coming back and taking the terminal: who was woken only to end never does."""
PIXEL_MOUSE_OFF = "\x1b[?1016l"


def has_shell() -> bool:
    """Whether anybody could bring tablero back from the background. Nobody can where it is what
    a terminal's window was opened for: a session begins in such a group, and no shell with jobs
    puts anything else into it."""
    return os.getpgrp() != os.getsid(0)


class Lasting:
    """A terminal to write to: once it is gone, what is written is dropped."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        try:
            self._file.write(text)
        except OSError:
            # Raised, it would end Textual's writer; soon after nobody could write, nor leave.
            return

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError:
            return

    def fileno(self) -> int:
        return self._file.fileno()


class TerminalDriver(LinuxDriver):
    """Reads and writes a terminal, and leaves it as it was."""

    _is_away = False
    """In the background, the terminal given back."""

    def start_application_mode(self) -> None:
        if self._file is not None and not isinstance(self._file, Lasting):
            self._file = Lasting(self._file)  # type: ignore[assignment]
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def disable_input(self) -> None:
        # In the background the terminal is somebody else's: to touch it would stop the program.
        if not self._is_away:
            super().disable_input()

    def stop_application_mode(self) -> None:
        if self._is_away:
            return
        if self._mouse_pixels:
            self.write(PIXEL_MOUSE_OFF)
        super().stop_application_mode()

    # --- to the background and back --------------------------------------------------------

    def _sigtstp_application(self, *_: object) -> None:
        if not has_shell():
            return
        # Handlers come between any two instructions, perhaps amid a write: the loop's turn is
        # safe. While an editor has the terminal the loop waits, and there is nothing to give back.
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._go_away)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        if self._is_away:
            self._loop.call_soon_threadsafe(self._loop.call_later, LEAST, self._come_back)

    def _go_away(self) -> None:
        if not self._is_away:
            self.suspend_application_mode()
            self._is_away = True
            os.kill(os.getpid(), signal.SIGSTOP)

    def _come_back(self) -> None:
        if not self._is_away or self._app._exit:
            return
        self.resume_application_mode()
        # In the background one may not; then it is stopped again, until the next time.
        if self._key_thread is not None and self._key_thread.is_alive():
            self._is_away = False
            self._app.refresh(layout=True)

    # --- a terminal that is gone --------------------------------------------------------------

    def is_gone(self) -> bool:
        """Whether nobody holds the other end any more. Reading says only that nothing comes."""
        poll = select.poll()
        poll.register(self.fileno, 0)
        return any(found & (select.POLLHUP | select.POLLERR) for _file, found in poll.poll(0))

    def _run_input_thread(self) -> None:
        while True:
            try:
                self.run_input_thread()
            except UnicodeDecodeError:
                # Bytes that are no letters are not worth the app.
                continue
            except OSError:
                # Reading fails where the terminal is gone, which `is_gone` tells.
                return
            except Exception as error:
                self._loop.call_soon_threadsafe(self._app._handle_exception, error)
                return
            return
