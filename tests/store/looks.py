"""What the tests of the store look at."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from tablero.model import Snapshot
from tablero.store.board import Board


def names(board: Board, stage: str = "to_contact") -> list[str]:
    """The names in a column, in order."""
    snapshot = board.snapshot()
    return [snapshot.prospects[n].name for n in snapshot.columns[board.find_stage(stage).id]]


def add(board: Board, *people: str, **fields: Any) -> list[int]:
    """Adds people by name. Gives their ids."""
    return [board.add_prospect(name, **fields) for name in people]


def everything(board: Board) -> tuple[Snapshot, list[Any]]:
    """The whole board and every page, to compare before with after."""
    snapshot = board.reload()
    return snapshot, [board.person(number) for number in snapshot.prospects]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
