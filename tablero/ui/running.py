"""Opens the app on a board, as often as somebody comes back from the example."""

from __future__ import annotations

from tablero.clock import Clock
from tablero.config import Settings
from tablero.crash import versions
from tablero.logbook import note
from tablero.store.board import Board
from tablero.ui.app import EXAMPLE
from tablero.ui.ending import terminal_kept
from tablero.ui.keeping import KeepingApp


def run(board: Board, clock: Clock, settings: Settings) -> int:
    """Open the app on a board; gives the exit code. Raises AppFault."""
    with terminal_kept():
        note("start")
        code = _run(board, clock, settings)
        note("end", code=code, **dict(versions()))
    return code


def _run(board: Board, clock: Clock, settings: Settings) -> int:
    from tablero.ui.terminal import is_dark

    dark = is_dark()
    while True:
        app = KeepingApp(board, clock, settings, dark)
        wish = app.run_well()
        if wish != EXAMPLE:
            return app.return_code or 0
        # Hardly any start gets here.
        from tablero.ui.example import show_example

        example = show_example(clock, app.settings, dark)
        if example.return_code:
            return example.return_code
        settings = example.settings
        board.author = settings.author
