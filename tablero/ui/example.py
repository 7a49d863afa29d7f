"""The example: the app on a copy of the demo that is thrown away."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tablero.clock import Clock
from tablero.config import Settings
from tablero.demo.file import make_demo
from tablero.i18n import _
from tablero.store.board import Board
from tablero.ui.app import TableroApp


def show_example(clock: Clock, settings: Settings, dark: bool | None) -> TableroApp:
    """Run it until it is left; gives the app as it ended. Raises AppFault."""
    with tempfile.TemporaryDirectory(prefix="tablero-") as folder:
        copy = Path(folder) / "demo.db"
        make_demo(copy, clock)
        with Board(copy, clock, author=settings.author) as board:
            app = TableroApp(board, clock, settings, dark)
            app.greeting = _("An example: try whatever you like. q goes back to your own board.")
            app.run_well()
    return app
