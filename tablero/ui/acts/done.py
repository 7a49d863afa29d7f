"""What an act comes to: one sentence, and where the cursor goes."""

from __future__ import annotations

from typing import NamedTuple

from tablero.model import Prospect
from tablero.store.board import Board
from tablero.ui.messages import Request


class Offer(NamedTuple):
    """What one key would do next; any other key goes on."""

    label: str
    request: Request


class Done(NamedTuple):
    """What the screen says and where the cursor goes."""

    sentence: str = ""
    select: int | None = None
    undoable: bool = True
    offer: Offer | None = None


def name_of(board: Board, who: int) -> str:
    """What somebody is called now; nothing where they are gone."""
    prospect: Prospect | None = board.snapshot().prospects.get(who)
    return prospect.name if prospect else ""
