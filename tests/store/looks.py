"""What the tests of the store look at."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from tablero.model import Snapshot
from tablero.store.board import Board
from tablero.store.tables_discipline import JOURNALED


def names(board: Board, stage: str = "to_contact") -> list[str]:
    """The names in a column, in order."""
    snapshot = board.snapshot()
    return [snapshot.prospects[n].name for n in snapshot.columns[board.find_stage(stage).id]]


def add(board: Board, *people: str, **fields: Any) -> list[int]:
    """Adds people by name. Gives their ids."""
    return [board.add_prospect(name, **fields) for name in people]


def everything(board: Board) -> tuple[Snapshot, list[Any], list[Any]]:
    """The whole board, every page, and every row of the file, to compare before with after."""
    snapshot = board.reload()
    return snapshot, [board.person(number) for number in snapshot.prospects], rows(board)


def rows(board: Board) -> list[Any]:
    """Every row of every table the journal follows."""
    tables = [table._meta.table_name for table in JOURNALED]
    return [board._db.run(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in tables]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
