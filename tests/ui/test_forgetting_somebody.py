"""Forgetting somebody from their page, and being forgotten while the page is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from tablero.clock import Clock
from tablero.locations import backups_of
from tablero.store.board import Board
from tests.conftest import DAY
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, point_at, type_text


def forget_elsewhere(board: Board, who: int) -> None:
    """As another program does."""
    with Board(board.path, Clock(DAY)) as other:
        other._db.run("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        other.forget(who)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_their_name_typed_forgets_them_for_ever(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app(empty=True)
    who = app.board.add_prospect("Luis [/red] Mora", note="PLANTED note")
    ana = app.board.add_prospect("Ana Ruiz", note="Luis is her friend")
    async with app.run_test(size=size) as pilot:
        app.redraw()
        await point_at(pilot, "Luis")
        await pilot.press("enter", "F")
        assert "Forget Luis [/red] Mora for ever: 1 note" in screen_text(app)
        await type_text(pilot, "Ana")
        await pilot.press("enter")
        assert "not their name" in screen_text(app)
        assert who in app.board.snapshot().prospects
        field = app.front.query_one(Input)
        field.value = ""
        app.post_message(events.Paste("luis [/red] mora"))
        await pilot.pause()
        await pilot.press("enter")
        assert "Luis [/red] Mora is forgotten." in screen_text(app)
        assert "texts about Ana Ruiz." in " ".join(screen_text(app).split())
        await pilot.press("u")
        assert set(app.board.snapshot().prospects) <= {ana}
    assert b"PLANTED" not in app.board.path.read_bytes()


async def test_where_the_backups_cannot_be_looked_at_nobody_is_forgotten_yet(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    backups_of(app.board.path).symlink_to(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Casares")
        name = app.board.snapshot().prospects[who].name
        await pilot.press("enter", "F")
        await type_text(pilot, name)
        await pilot.press("enter")
        await pilot.pause()
        assert "is a link" in " ".join(screen_text(app).split())
        assert name in screen_text(app)
        assert who in app.board.snapshot().prospects


async def test_the_palette_of_a_page_finds_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await point_at(pilot, "Casares")
        await pilot.press("enter", "colon")
        await type_text(pilot, "forget")
        assert "Forget this person for ever" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "for ever" in screen_text(app)
        assert isinstance(app.focused, Input)


async def test_a_page_and_its_strips_outlive_the_person(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        people = sorted(app.board.snapshot().prospects)
        for who, key in zip(people, ("", *"esfzFT"), strict=False):
            app.open_page(who)
            await pilot.pause()
            await pilot.press(*filter(None, (key,)))
            forget_elsewhere(app.board, who)
            await pilot.press("x", "enter", "escape")
            app._look()
            await pilot.press("a", "enter", "escape", "escape", "escape")
            assert who not in app.board.snapshot().prospects
            app.to_board()


async def test_no_key_of_a_page_trips_over_somebody_who_is_gone(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Casares")
        await pilot.press("enter")
        forget_elsewhere(app.board, who)
        app._look()
        await pilot.pause()
        assert "no longer here" in screen_text(app)
        await pilot.press(*"etsifdzxrbFyTpma", "D", "enter", "u", "U")
        assert who not in app.board.snapshot().prospects
