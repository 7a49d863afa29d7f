"""Signals that end a program: the app ends of itself, so the terminal comes back as it was."""

from __future__ import annotations

import asyncio
import signal
import sys

from textual.app import App


def end_on_signals(app: App[str]) -> None:
    """Leave by the usual way on a signal, with the exit code that shells give it: 128 and more."""
    # Windows has neither these handlers nor a signal for a closed terminal.
    if sys.platform != "win32":
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, app.exit, None, 128 + number)
