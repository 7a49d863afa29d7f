"""A frame draws what changed and nothing else, and no key or motion lays the screen out."""

from __future__ import annotations

import random

import pytest
from textual import events
from textual.pilot import Pilot

from tablero.ui.app import TableroApp
from tablero.ui.screens.board import BoardScreen
from tests.ui.conftest import MakeApp
from tests.ui.eye import Eye, looks, meant
from tests.ui.walking import LARGE, SMALL, point_at

CARD = 4
"""Lines of a card at that size."""


@pytest.fixture
def eye(monkeypatch: pytest.MonkeyPatch) -> Eye:
    return Eye(monkeypatch, *LARGE)


def board_of(pilot: Pilot[str]) -> BoardScreen:
    assert isinstance(pilot.app.screen, BoardScreen)
    return pilot.app.screen


async def mouse(pilot: Pilot[str], kind: type[events.MouseEvent], x: int, y: int) -> None:
    """With the button held, as `Pilot.hover` is not."""
    await pilot._post_mouse_events([kind], offset=(x, y), button=1)
    await pilot.pause()


async def lifted(pilot: Pilot[str]) -> tuple[int, int]:
    """The card under the cursor is in the air, over its own place; gives the pointer's cell."""
    view = board_of(pilot).board_view
    place = view.place_of(view.columns.cursor)
    assert place is not None
    x, y = view.region.x + place.x + 6, view.region.y + place.y + 1
    await mouse(pilot, events.MouseDown, x, y)
    await mouse(pilot, events.MouseMove, x + 3, y)
    assert view.columns.carried is not None
    return x + 3, y


async def test_a_step_of_the_cursor_draws_two_cards_and_the_status_line(
    make_app: MakeApp, eye: Eye
) -> None:
    async with make_app().run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("down")
        for key in ("up", "down", "right", "left"):
            eye.forget()
            await pilot.press(key)
            heads = 1 if key in ("right", "left") else 0
            assert len(eye.board) == len(set(eye.board)) <= 2 * CARD + heads, key
            assert eye.bars == ["status"], key
            assert eye.wall == [], key
            assert eye.frames == 1, key
            assert eye.layouts == 0, key
            assert 0 < eye.written < 2_000, key


async def test_a_motion_of_a_drag_draws_the_ghost_here_and_there_and_its_slot(
    make_app: MakeApp, eye: Eye
) -> None:
    async with make_app().run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        x, y = await lifted(pilot)
        for step in range(1, 9):
            eye.forget()
            before = board_of(pilot).board_view.columns.windows
            await mouse(pilot, events.MouseMove, x + 4 * step, y + step)
            same_slot = board_of(pilot).board_view.columns.windows == before
            assert eye.frames == 1
            assert eye.layouts == 0
            assert eye.bars == eye.wall == []
            assert 0 < eye.written < (1_500 if same_slot else 6_000)
            if same_slot:
                assert len(eye.board) <= CARD + 1, "the ghost went one line down"


async def test_no_verb_no_filter_and_no_page_lays_the_screen_out(
    make_app: MakeApp, eye: Eye
) -> None:
    async with make_app().run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        for key in ("pagedown", "pageup", "end", "home", "L", "H", "J", "K", "u", "p", "u", "v"):
            eye.forget()
            await pilot.press(key)
            assert eye.layouts == 0, key
            assert eye.frames == 1, key
        await pilot.press("slash")
        for key in "an":
            eye.forget()
            await pilot.press(key)
            assert eye.layouts == 0, key
            assert eye.frames == 1, key
        await pilot.press("escape")
        x, y = await lifted(pilot)
        await mouse(pilot, events.MouseMove, x + 24, y)
        eye.forget()
        await mouse(pilot, events.MouseUp, x + 25, y)
        assert eye.layouts == 0
        assert eye.frames == 1


async def test_a_move_draws_no_column_that_it_left_alone(make_app: MakeApp, eye: Eye) -> None:
    async with make_app().run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        view = board_of(pilot).board_view
        others = [p for p in view.columns.grid.columns if p.number > view.columns.column + 1]
        cells = {(x, y) for p in others for x in range(p.x, p.x + p.width) for y in range(2, 40)}
        eye.terminal.reset()
        await pilot.press("L")
        told = {(x, y - 1) for y, row in eye.terminal.buffer.items() for x in row if row[x].bg}
        drawn = {(x, y) for x, y in told if eye.terminal.buffer[y + 1][x].bg != "default"}
        assert drawn
        assert not drawn & cells


KEYS = (
    *("j", "k", "h", "l", "pagedown", "pageup", "end", "home", "L", "H", "J", "K"),
    *("g", "escape", "space", "v", "p", "u", "tab", "3", "1", "w", "slash", "A"),
)


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_one_does_the_terminal_shows_what_is_so(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    size = (LARGE, SMALL, (117, 33))[seed]
    eye, chance = Eye(monkeypatch, *size), random.Random(seed)
    app = make_app()
    async with app.run_test(size=size) as pilot:
        held = False
        for _turn in range(30):
            if chance.random() < 0.5:
                await pilot.press(chance.choice(KEYS))
            else:
                at = chance.randrange(size[0]), chance.randrange(1, size[1] - 2)
                kind = chance.choice((events.MouseDown, events.MouseMove, events.MouseUp))
                await mouse(
                    pilot, events.MouseMove if held and chance.random() < 0.6 else kind, *at
                )
                held = kind is events.MouseDown
            if not isinstance(app.screen, BoardScreen):
                await pilot.press("escape")
                await pilot.pause()
                continue
            same(app, eye)


def same(app: TableroApp, eye: Eye) -> None:
    """The terminal shows what it would if everything were drawn anew."""
    for y, (seen, wanted) in enumerate(zip(looks(eye.terminal), meant(app), strict=True)):
        assert seen == wanted, y


async def test_a_column_counts_whom_it_lost_and_got_back(make_app: MakeApp, eye: Eye) -> None:
    async with make_app().run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        app = pilot.app
        assert isinstance(app, TableroApp)
        for key in ("a", "u"):
            await pilot.press(key)
            same(app, eye)


async def test_a_ghost_let_go_elsewhere_leaves_nothing_behind(make_app: MakeApp, eye: Eye) -> None:
    async with make_app().run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        app = pilot.app
        assert isinstance(app, TableroApp)
        x, y = await lifted(pilot)
        await mouse(pilot, events.MouseMove, x + 20, y + 9)
        await mouse(pilot, events.MouseUp, x + 60, 0)
        assert board_of(pilot).board_view.columns.carried is None
        same(app, eye)
