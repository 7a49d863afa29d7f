"""A board as it is born: the usual stages, named by the reader's language."""

from __future__ import annotations

from tablero.model import DEFAULT_STAGES
from tablero.store.database import Database
from tablero.store.placing import GAP
from tablero.store.tables import BoardRow, StageRow


def add_board_row(database: Database, name: str, position: int) -> int:
    """Inserts a board with its stages. Returns its id."""
    board = int(BoardRow.insert(name=name, position=position).execute(database))
    rows = [
        {
            "board": board,
            "key": spec.key,
            "name": "",
            "kind": spec.kind,
            "stall_days": spec.stall_days,
            "position": number * GAP,
        }
        for number, spec in enumerate(DEFAULT_STAGES, 1)
    ]
    StageRow.insert_many(rows).execute(database)
    return board


def furnish(database: Database) -> None:
    """What a new file holds: one board, whose name is the language's 'My board'."""
    add_board_row(database, "", GAP)
