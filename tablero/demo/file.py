"""The demo as a board's file of its own."""

from __future__ import annotations

from pathlib import Path

from tablero.clock import Clock
from tablero.demo import demo_batch
from tablero.i18n import language
from tablero.store.board import Board


def make_demo(path: Path, clock: Clock) -> None:
    """Write the demo, in the reader's language, to a new file. Raises BadFile."""
    batch = demo_batch(clock.today(), language())
    # Without steps, so that `u` in a new demo undoes what one did and not the demo itself.
    with Board(path, clock, keep_steps=0) as board:
        board.rename_board(board.snapshot().board.id, batch.title)
        board.import_drafts(batch)
