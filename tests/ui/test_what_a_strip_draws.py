"""A strip is laid out once and draws its own lines; closing it draws what it covered, no more."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.review import ReviewScreen
from tablero.ui.screens.strip import Strip
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.eye import Eye, looks, meant
from tests.ui.walking import LARGE, point_at, prospect

CARD = 4
"""Lines of a card at that size."""
ONE_LAYOUT = 2
"""What an eye counts as one: that of the screen, and that of its compositor."""


@pytest.fixture
def eye(monkeypatch: pytest.MonkeyPatch) -> Eye:
    return Eye(monkeypatch, *LARGE)


@pytest.mark.parametrize("key", ["t", "T", "s", "m", "y", "x", "n", "i", "plus", "f", "asterisk"])
async def test_a_strip_opens_in_one_layout_and_one_frame_of_its_own_lines(
    make_app: MakeApp, eye: Eye, key: str
) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        eye.forget()
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.front, Strip)
        assert eye.layouts == ONE_LAYOUT
        assert (eye.board, eye.wall, eye.bars) == ([], [], [])
        assert 0 < eye.written < 6_000
        assert looks(eye.terminal) == meant(app)
        eye.forget()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.front, BoardScreen)
        assert eye.layouts == ONE_LAYOUT
        assert (eye.board, eye.wall, eye.bars) == ([], [], [])
        assert eye.frames == 1
        assert looks(eye.terminal) == meant(app)


async def test_a_touch_saved_draws_its_card_and_what_the_strip_covered_in_one_frame(
    make_app: MakeApp, eye: Eye
) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        before = prospect(app, who).beats
        await pilot.press("t")
        eye.forget()
        await pilot.press("enter")
        await pilot.pause()
        assert prospect(app, who).beats != before
        assert "Touch #6 with Diego Armenta" in screen_text(app)
        assert eye.frames == 1
        assert eye.layouts == ONE_LAYOUT
        assert len(eye.board) <= CARD + 1
        # Another name is proposed for the wall.
        assert len(eye.wall) <= 2
        assert eye.written < 9_000
        assert looks(eye.terminal) == meant(app)


async def test_next_and_back_in_the_review_are_one_frame_without_a_layout(
    make_app: MakeApp, eye: Eye
) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("r", "space")
        await pilot.pause()
        for key in ("space", "backspace", "space"):
            eye.forget()
            await pilot.press(key)
            assert isinstance(app.screen, ReviewScreen)
            assert eye.frames == 1, key
            assert eye.layouts == 0, key
            assert eye.wall == [], key
        assert looks(eye.terminal) == meant(app)


async def test_a_touch_saved_in_the_review_brings_the_next_name_in_one_frame(
    make_app: MakeApp, eye: Eye
) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("r", "space")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        first = screen.subject
        await pilot.press("t")
        eye.forget()
        await pilot.press("enter")
        await pilot.pause()
        assert screen.subject != first
        assert eye.frames == 1
        assert eye.layouts == ONE_LAYOUT
        assert looks(eye.terminal) == meant(app)


async def test_while_a_strip_is_open_pointing_elsewhere_moves_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("plus", "a")
        await pilot.click(offset=(90, 8))
        await pilot.press("b", "enter")
        await pilot.pause()
        assert app.board.person(who).notes[-1].text == "ab"
        screen = app.screen
        assert isinstance(screen, BoardScreen)
        assert screen.subject == prospect(app, who)


async def test_the_keys_of_the_screen_below_wait_for_the_end_of_a_strip(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("f")
        marked = app.scene.marked
        for key in ("v", "tab", "ctrl+d", "J", "u"):
            await pilot.press(key)
        assert app.scene.marked == marked
        await pilot.press("escape", "v")
        assert app.scene.marked != marked


async def test_what_was_being_written_gets_the_keys_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("slash", "a")
        app.action_palette()
        await pilot.pause()
        assert isinstance(app.front, Strip)
        await pilot.press("z", "escape", "r")
        await pilot.pause()
        line = app.focused
        assert isinstance(line, Input)
        assert line.value == "ar"


async def test_text_pasted_on_a_strip_that_takes_none_is_not_for_the_screen_below(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("I")
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        strip = app.front
        assert isinstance(strip, Strip)
        app.post_message(events.Paste("/tmp/a file.csv"))
        await pilot.pause()
        assert app.front is strip
