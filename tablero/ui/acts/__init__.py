"""Each request is one verb of Board, and one sentence that says what was done."""

from __future__ import annotations

from tablero.store.board import Board
from tablero.ui import messages as ask
from tablero.ui.acts import people, places, touches
from tablero.ui.acts.done import Done
from tablero.ui.scene import Scene


def perform(board: Board, request: ask.Request, scene: Scene) -> Done:
    """Carries out one request. Raises what the verb raises; then nothing was changed."""
    for answer in (
        people.perform,
        touches.perform,
        touches.perform_text,
        places.perform,
        places.perform_board,
        places.perform_journal,
    ):
        done = answer(board, request, scene)
        if done is not None:
            return done
    # No board needs these at its start.
    from tablero.ui.acts import discipline

    return discipline.perform(board, request, scene)
