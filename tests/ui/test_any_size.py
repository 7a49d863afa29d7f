"""A terminal of any size, changed at any moment: nothing ends, and what was open is still there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tablero.ui.screens.strip import Strip
from tests.terminal import open_board
from tests.ui.conftest import MakeApp
from torture.ugly import CORPUS, make_ugly

SIZES = ((1, 1), (300, 100), (2, 1), (20, 5), (1, 60), (80, 24), (200, 3))


@pytest.fixture
def ugly_file(tmp_path: Path) -> Path:
    path = tmp_path / "ugly.db"
    make_ugly(path, CORPUS[:10]).close_file()
    return path


def test_sizes_that_change_faster_than_anybody_draws_end_nothing(ugly_file: Path) -> None:
    with open_board(ugly_file, columns=100, rows=30) as terminal:
        terminal.wait_for("hola")
        for opening in ("t", "escape", "r"):
            terminal.press(opening)
            for columns, rows in SIZES:
                terminal.resize(columns, rows)
                terminal.read(0.01)
            terminal.resize(100, 30)
            terminal.settle()
        for key in ("escape", "escape"):
            # At once they would be one key.
            terminal.press(key)
            terminal.settle(0.3)
        terminal.wait_for("hola")
        terminal.press("q")
        assert terminal.wait() == 0


async def test_a_strip_stands_on_the_lowest_lines_of_any_size(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("t")
        for columns, rows in ((60, 20), (140, 45)):
            await pilot.resize_terminal(columns, rows)
            await pilot.pause()
            await pilot.pause()
            strip = app.front
            assert isinstance(strip, Strip)
            assert strip.region.bottom == rows
            assert strip.region.width == columns


def test_a_terminal_that_says_it_has_no_size_is_no_fault(ugly_file: Path) -> None:
    """As a container's, or a serial line's."""
    with open_board(ugly_file, columns=100, rows=30) as terminal:
        terminal.wait_for("hola")
        terminal.claim_size(0, 0)
        terminal.settle()
        terminal.resize(90, 28)
        terminal.settle()
        terminal.wait_for("hola")
        terminal.press("q")
        assert terminal.wait() == 0
