"""A board that another program keeps in step: said once a day, as the app starts."""

from __future__ import annotations

import shutil
from pathlib import Path

from tablero.clock import Clock
from tablero.store.board import Board
from tablero.ui.keeping import KeepingApp
from tests.conftest import DAY
from tests.ui.conftest import PLAIN, screen_text


async def started(path: Path) -> str:
    """What a start shows once everybody is read."""
    with Board(path, Clock(DAY)) as board:
        app = KeepingApp(board, Clock(DAY), PLAIN, True)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            await pilot.pause()
            return screen_text(app)


async def test_a_board_in_a_synced_folder_is_doubted_once_a_day(tmp_path: Path, new_file: Path):
    folder = tmp_path / "Dropbox" / "work"
    folder.mkdir(parents=True)
    path = Path(shutil.copy2(new_file, folder))
    assert "Dropbox keeps" in await started(path)
    assert "Dropbox keeps" not in await started(path)


async def test_a_board_elsewhere_is_not_doubted(tmp_path: Path, new_file: Path):
    assert "in step" not in await started(Path(shutil.copy2(new_file, tmp_path)))
