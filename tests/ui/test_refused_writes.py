"""What cannot be written stays on the screen with the reason, and the same key saves it once that
is gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tablero.refusals import BadFile
from tablero.store import database
from tablero.ui.app import TableroApp
from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.page_things import correct
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.page_lines import Thing
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import SMALL, point_at, prospect, type_text

WHO = "Armenta"


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program is in the middle of writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def moved(path: Path) -> Iterator[None]:
    """Somebody moved the file away, and puts it back."""
    aside = path.with_name("aside.db")
    path.rename(aside)
    yield
    aside.rename(path)


CAUSES = ((held, "written by another program"), (moved, "was moved or replaced"))
"""Each strip meets one of them, in turns."""


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a lock that will not go."""
    monkeypatch.setattr(database, "SOON", 0)
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)


def keys(*pressed: str) -> Callable[[Pilot[str]], object]:
    return lambda pilot: pilot.press(*pressed)


def correction(kind: str) -> Callable[[Pilot[str]], object]:
    """The strip that corrects the newest such thing of theirs."""

    async def open_it(pilot: Pilot[str]) -> None:
        app = pilot.app
        assert isinstance(app, TableroApp)
        board, who = app.board, app.board.find(WHO).id
        make = {
            "note": lambda: board.add_note(who, "there"),
            "touch": lambda: board.log_touch(who, "email", note="there"),
            "date": lambda: board.add_date(who, "birthday", app.clock.today(), "there"),
            "reflection": lambda: board.reflect(who, missed="there"),
        }
        thing = Thing(kind, make[kind]())
        app.redraw()
        assert correct(app, board.person(who), thing)
        await pilot.pause()
        if kind != "note":
            app.front.query_one(
                {"date": "#field-text", "reflection": "#missed"}.get(kind, "#note")
            ).focus()

    return open_it


STRIPS: dict[str, tuple[Callable[[Pilot[str]], object], str]] = {
    "note": (keys("plus"), "enter"),
    "idea": (keys("i"), "enter"),
    "tag": (keys("asterisk"), "enter"),
    "somebody new": (keys("n"), "enter"),
    "their fields": (keys("e", "down"), "enter"),
    "touch": (keys("t", "tab", "tab"), "enter"),
    "answer": (keys("T", "tab", "tab"), "enter"),
    "step": (keys("s", "tab"), "enter"),
    "another board": (keys("b", "n"), "enter"),
    "a board's name": (keys("b", "e"), "enter"),
    "another stage": (keys("S", "n"), "enter"),
    "a stage's name": (keys("S", "e"), "enter"),
    "sheet": (keys("enter", "f"), "enter"),
    "date": (keys("enter", "d", "b", "3", "slash", "4", "tab"), "enter"),
    "opt-out": (keys("enter", "z", "s"), "enter"),
    "reflection": (keys("enter", "r", "tab"), "enter"),
    "mode": (keys("f", "2", "k"), "enter"),
    "a note corrected": (correction("note"), "ctrl+s"),
    "a touch corrected": (correction("touch"), "enter"),
    "a date corrected": (correction("date"), "enter"),
    "a reflection corrected": (correction("reflection"), "enter"),
    "closing": (keys("x", "tab"), "enter"),
}


def is_kept(app: TableroApp, words: str) -> bool:
    return words.encode() in app.board.path.read_bytes()


def fill_up(app: TableroApp, who: int) -> None:
    while True:
        app.board.add_note(who, "it takes room" * 500)


async def test_every_strip_keeps_what_was_typed_until_it_can_be_saved(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.board._db.run("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        for number, (strip, (open_it, save)) in enumerate(STRIPS.items()):
            words = f"zq{number}z"
            await point_at(pilot, WHO)
            await open_it(pilot)
            await pilot.pause()
            assert isinstance(app.front, Strip), strip
            await type_text(pilot, words)
            cause, sentence = CAUSES[number % len(CAUSES)]
            with cause(app.board.path):
                await pilot.press(save)
                await pilot.pause()
                text = screen_text(app)
                assert words in text, (strip, text)
                assert sentence in " ".join(text.split()), (strip, text)
            await pilot.press(save)
            await pilot.pause()
            assert is_kept(app, words), strip
            while not isinstance(app.front, BoardScreen):
                await pilot.press("escape")
                await pilot.pause()
            app.board.undo()
            app.set_mode(None)


async def test_a_full_disk_is_named_on_the_strip_and_the_board_goes_on(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, WHO)
        pages = app.board._db.run("PRAGMA page_count").fetchone()[0]
        app.board._db.run(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(BadFile):
            fill_up(app, who)
        await pilot.press("plus")
        await type_text(pilot, "long enough " * 2000)
        await pilot.press("enter")
        await pilot.pause()
        assert "The disk is full" in screen_text(app)
        assert "long enough" in screen_text(app)
        await pilot.press("escape", "down", "right", "enter")
        await pilot.pause()
        assert not isinstance(app.front, BoardScreen)
        assert app.is_running


@pytest.mark.parametrize("key", ["enter", "t", "e", "f", "r", "b", "A", "R", "percent_sign", "u"])
async def test_where_not_even_reading_is_possible_the_app_says_so_and_stays(
    make_app: MakeApp, key: str
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, WHO)
        with closing(sqlite3.connect(app.board.path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await pilot.press(key)
            await pilot.pause()
            assert app.is_running
        while not isinstance(app.front, BoardScreen):
            await pilot.press("escape")
            await pilot.pause()
        await pilot.press("plus", "z", "q", "enter")
        await pilot.pause()
        assert "note kept" in screen_text(app)


async def test_what_is_saved_but_cannot_be_read_is_not_asked_for_again(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    with closing(sqlite3.connect(app.board.path, isolation_level=None)) as other:
        log_touch = app.board.log_touch

        def log_and_be_locked_out(*what: Any, **more: Any) -> int:
            touch = log_touch(*what, **more)
            other.execute("BEGIN EXCLUSIVE")
            return touch

        monkeypatch.setattr(app.board, "log_touch", log_and_be_locked_out)
        async with app.run_test(size=SMALL) as pilot:
            who = await point_at(pilot, WHO)
            before = len(prospect(app, who).beats.split())
            await pilot.press("t", "e", "2")
            await pilot.pause()
            assert isinstance(app.front, BoardScreen)
            assert "That is saved." in screen_text(app)
            other.execute("ROLLBACK")
            app._look()
            assert len(prospect(app, who).beats.split()) == before + 1
