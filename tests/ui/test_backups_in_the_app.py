"""The day's backup, made behind the app's back, and a board brought back under an open app."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tablero import locations
from tablero.clock import Clock
from tablero.store.backup_list import backups_of
from tablero.store.backups import back_up
from tablero.store.board import Board
from tablero.ui.keeping import KeepingApp
from tests.conftest import DAY
from tests.terminal import open_board as open_terminal
from tests.ui.conftest import PLAIN, screen_text


@pytest.fixture
def make(tmp_path, demo_file):
    """Makes the app on a person's own file."""
    path = Path(shutil.copy2(demo_file, tmp_path / "board.db"))
    boards = []

    def made(settings=PLAIN) -> KeepingApp:
        boards.append(Board(path, Clock(DAY)))
        return KeepingApp(boards[-1], Clock(DAY), settings, True)

    yield made
    for board in boards:
        board.close_file()


async def begun(pilot) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_first_start_of_a_day_makes_a_backup_and_the_second_none(make):
    for _start in range(2):
        app = make()
        async with app.run_test() as pilot:
            await begun(pilot)
    (made,) = backups_of(app.board.path)
    assert made.kind == "daily"


async def test_a_backup_that_fails_is_one_sentence_and_the_board_goes_on(make):
    app = make()
    locations.backups_of(app.board.path).mkdir(mode=0o500)
    async with app.run_test(size=(160, 40)) as pilot:
        await begun(pilot)
        said = " ".join(screen_text(app).split())
        assert "The backup could not be made." in said
        assert "board-backups may not be written" in said
        await pilot.press("p")
        assert app.is_running


async def test_a_board_that_begins_anew_beside_its_backups_points_to_them(make):
    app = make()
    back_up(app.board.path, Clock(DAY).now(), "asked")
    app.board.close_file()
    app.board.path.unlink()
    with Board(app.board.path, Clock(DAY)) as board:
        anew = KeepingApp(board, Clock(DAY), PLAIN, True)
        async with anew.run_test() as pilot:
            await begun(pilot)
            assert "tablero restore lists them" in screen_text(anew)


async def test_a_fault_of_ours_in_the_backup_ends_no_app(make, monkeypatch, home):
    from tablero.store import backup_list

    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setattr(backup_list, "is_due", None)
    app = make()
    async with app.run_test(size=(160, 40)) as pilot:
        await begun(pilot)
        assert "The backup could not be made." in screen_text(app)
    assert app.return_code in (0, None)
    assert list((home / "state").rglob("crash-*.txt"))


async def test_the_palette_makes_one_that_stays_and_says_where(make):
    app = make(PLAIN._replace(backups_daily=0))
    async with app.run_test(size=(160, 40)) as pilot:
        await begun(pilot)
        assert backups_of(app.board.path) == []
        await pilot.press("colon", *"back up now", "enter")
        await begun(pilot)
        (made,) = backups_of(app.board.path)
        assert made.kind == "asked"
        assert f"Backed up: {made.path}"[:60] in screen_text(app)


async def test_leaving_while_it_is_made_leaves_nothing_half(make, monkeypatch):
    from tablero.store import whole_copy

    monkeypatch.setattr(whole_copy, "_PIECE", 1)
    app = make()
    async with app.run_test() as pilot:
        await pilot.press("q")
    await asyncio.get_running_loop().shutdown_default_executor()  # as `run` does
    folder = locations.backups_of(app.board.path)
    left = os.listdir(folder) if folder.exists() else []
    assert all(name.startswith("20") for name in left)


async def test_the_example_is_not_backed_up(make_app):
    app = make_app()
    async with app.run_test() as pilot:
        await begun(pilot)
    assert backups_of(app.board.path) == []


def test_a_restore_is_seen_by_an_open_app_whose_undo_goes_on(tmp_path, new_file):
    path = Path(shutil.copy2(new_file, tmp_path / "board.db"))
    with Board(path, Clock(date(2026, 11, 22))) as board:
        board.add_prospect("Ana Ruiz")
        board.add_prospect("Bruno Paz")

    def call(*words: str) -> None:
        command = [sys.executable, "-m", "tablero", "--db", str(path), *words]
        subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)

    stick = str(tmp_path / "stick.db")
    call("backup", "-o", stick)
    call("add", "Carla Gil")
    with open_terminal(path) as terminal:
        terminal.wait_for("Carla Gil")
        call("restore", stick, "--yes")
        terminal.wait_for("Carla Gil", gone=True)
        terminal.press("u")
        terminal.wait_for("To contact 1")
        terminal.press("q")
        assert terminal.wait() == 0
    with Board(path, Clock(date(2026, 11, 22))) as board:
        assert [p.name for p in board.snapshot().prospects.values()] == ["Ana Ruiz"]
        assert board._db.run("PRAGMA integrity_check").fetchone() == ("ok",)
        assert board._db.run("PRAGMA foreign_key_check").fetchall() == []
