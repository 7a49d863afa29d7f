"""A board with something of everything, made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tablero.clock import Clock
from tablero.store.board import Board
from tests.conftest import OpenBoard
from torture.verbs import DAY, furnish


@pytest.fixture(scope="session")
def furnished_file(new_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy2(new_file, tmp_path_factory.mktemp("furnished")))
    with Board(path, Clock(DAY)) as board:
        furnish(board)
    return path


@pytest.fixture
def furnished(path: Path, furnished_file: Path, open_board: OpenBoard) -> Board:
    """The board on which every one of VERBS changes something."""
    shutil.copyfile(furnished_file, path)
    return open_board(author="Lucía")
