"""A board on a file of its own, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tablero.clock import Clock
from tablero.store.board import Board

DAY = date(2026, 11, 22)
"""The Sunday on which the tests happen."""

OpenBoard = Callable[..., Board]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "board.db"


@pytest.fixture
def open_board(path: Path) -> Iterator[OpenBoard]:
    """Opens the file, as often as wanted; every opening is closed at the end."""
    opened: list[Board] = []

    def open_it(**options: Any) -> Board:
        board = Board(options.pop("path", path), Clock(DAY), **options)
        opened.append(board)
        return board

    yield open_it
    for board in opened:
        board.close_file()


@pytest.fixture
def board(open_board: OpenBoard) -> Board:
    return open_board(author="Lucía")
