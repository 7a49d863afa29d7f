"""A board on a file of its own, on a fixed day."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tablero.clock import Clock
from tablero.store.board import Board

DAY = date(2026, 11, 22)
"""The Sunday on which the tests happen."""

# Four workers and every program they start would compile all of it anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What a test says does not depend on how busy the machine is.
EXAMPLES = int(os.environ.get("TABLERO_TEST_EXAMPLES", "30"))
"""Of each property; more are worth their time after a change to what is drawn at random."""
settings.register_profile(
    "any pace",
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any pace")

OpenBoard = Callable[..., Board]


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test, and no program that one starts, writes where the person at this machine lives."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        for kind in ("DATA", "CONFIG", "STATE"):
            environment.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        yield home


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as a first start makes it; a copy is quicker than the migrations."""
    path = tmp_path_factory.mktemp("new") / "board.db"
    Board(path, Clock(DAY)).close_file()
    return path


@pytest.fixture
def path(tmp_path: Path, new_file: Path) -> Path:
    return Path(shutil.copy2(new_file, tmp_path))


@pytest.fixture
def open_board(path: Path) -> Iterator[OpenBoard]:
    """Opens the file, as often as wanted; every opening is closed at the end."""
    opened: list[Board] = []

    def open_it(**options: Any) -> Board:
        board = Board(options.pop("path", path), Clock(DAY), **options)
        board._db.run("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        opened.append(board)
        return board

    yield open_it
    for board in opened:
        board.close_file()


@pytest.fixture
def board(open_board: OpenBoard) -> Board:
    return open_board(author="Lucía")
