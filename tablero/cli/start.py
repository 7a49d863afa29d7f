"""A start without a command: it opens the app, without what reads commands and does them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tablero.cli.paper import let_go, prepare_streams
from tablero.clock import BadDay, Clock
from tablero.config import Settings, load
from tablero.locations import config_file, database


def start(argv: Sequence[str], options: Mapping[str, str]) -> int:
    """Open the app; the exit code. Whatever goes wrong becomes a sentence."""
    prepare_streams()
    try:
        clock = Clock.from_environment()
    except BadDay:
        from tablero.cli.root import answer  # which says so, with the usage

        return answer(argv)
    try:
        path = database(options.get("--db"))
        return open_app(path, clock, load(config_file()), options.get("--board"))
    except (Exception, KeyboardInterrupt) as error:
        from tablero.cli.root import ended  # hardly any start ends like this

        return ended(error, argv)


def open_app(path: Path, clock: Clock, settings: Settings, board_name: str | None) -> int:
    """Open that file in the app; the exit code."""
    from tablero.store.board import Board  # what goes wrong before it needs no peewee

    with Board(path, clock, board=board_name, author=settings.author) as board:
        board.read_ahead()
        # Textual takes longer to import than any command to run; everybody is read meanwhile.
        from tablero.ui.running import run

        code = run(board, clock, settings)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            # The terminal is gone, for which Python would end with a code of its own.
            let_go(stream)
    return code
