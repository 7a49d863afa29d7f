"""A file that is damaged while the app is open, or was so before: it says so and stays open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tablero.clock import Clock
from tablero.refusals import BadFile
from tablero.store.board import Board
from tablero.ui.app import TableroApp
from tests.conftest import DAY
from tests.ui.conftest import PLAIN, MakeApp, screen_text

SENTENCE = "is damaged"


def break_it(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(sql)


BROKEN = {
    "days that do not exist": "UPDATE prospect SET added = '2026-02-30'",
    "names that are no UTF-8": "UPDATE prospect SET name = CAST(x'416eff' AS TEXT)",
}


@pytest.mark.parametrize("sql", BROKEN.values(), ids=BROKEN)
async def test_damage_that_comes_while_the_app_is_open_is_said_and_the_board_stays(make_app, sql):
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        name = next(iter(app.scene.snapshot.prospects.values())).name
        before = screen_text(app)
        break_it(app.board.path, sql)
        app._look()
        await pilot.pause()
        assert SENTENCE in screen_text(app)
        assert name in before
        await pilot.press("down", "right", "question_mark", "escape")
        await pilot.pause()
        assert app.is_running


@pytest.mark.parametrize(
    ("sql", "keys"),
    [
        ("UPDATE note SET text = CAST(x'416eff' AS TEXT)", ("enter",)),
        ("UPDATE touch SET code = 'zzzz'", ("enter", "escape", "r")),
        ("UPDATE touch SET note = CAST(x'416eff' AS TEXT)", ("enter", "escape", "r")),
        ("UPDATE stage_move SET at = 9000000000000000000", ("enter",)),
    ],
)
async def test_what_only_a_page_reads_is_told_on_that_page(make_app: MakeApp, sql, keys):
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        break_it(app.board.path, sql)
        await pilot.pause(0.1)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        assert SENTENCE in screen_text(app)
        await pilot.press("escape", "down")
        await pilot.pause()
        assert app.is_running


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE stage SET name = CAST(x'ff' AS TEXT)",
        "UPDATE prospect SET added = 'long ago' WHERE pinned_on IS NOT NULL",
    ],
)
async def test_a_file_of_which_the_first_look_makes_no_sense_is_not_opened(
    make_app: MakeApp, tmp_path: Path, sql: str
):
    make_app().board.close_file()
    break_it(tmp_path / "board.db", sql)
    with Board(tmp_path / "board.db", Clock(DAY)) as board, pytest.raises(BadFile) as refused:
        TableroApp(board, Clock(DAY), PLAIN, True)
    assert refused.value.why == "damaged"
