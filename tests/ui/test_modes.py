"""`f`: what fits the time and the energy there is, and kept modes."""

from __future__ import annotations

from tablero.ui.screens.review import ReviewScreen
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, type_text


async def test_time_and_energy_narrow_the_board(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("f")
        await pilot.pause()
        text = screen_text(app)
        assert "How much time and energy is there?" in text
        for choice in ("1 5 min", "2 15 min", "4 60 min", "[0 any time]", "l low", "h high"):
            assert choice in text
        await pilot.press("2", "l", "enter")
        await pilot.pause()
        assert app.mode is not None
        assert (app.mode.minutes, app.mode.energy) == (15, "low")
        assert "Diego Armenta" not in screen_text(app).split("WALL")[0]
        assert "Only who fits: 15 min, low energy." in screen_text(app)
        await pilot.press("f", "x")
        await pilot.pause()
        assert app.mode is None
        assert "Everybody is shown." in screen_text(app)


async def test_the_cursor_goes_to_somebody_who_fits(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("1", "f", "2", "l", "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "To contact 0" in text
        assert "►│ Nuria Sabater" in text
        assert "Only who fits: 15 min, low energy." in text
        await pilot.press("t")
        await pilot.pause()
        assert "with Nuria Sabater" in screen_text(app)


async def test_leaving_the_strip_changes_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f", "1", "h", "escape")
        await pilot.pause()
        assert app.mode is None
        await pilot.press("f", "enter")
        await pilot.pause()
        assert app.mode is None


async def test_a_mode_is_kept_under_a_name_and_comes_back_with_a_digit(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f", "2", "m", "k")
        await pilot.pause()
        await type_text(pilot, "on the train")
        await pilot.press("enter")
        await pilot.pause()
        assert app.mode is not None
        assert app.mode.name == "on the train"
        assert [mode.name for mode in app.board.modes()] == ["on the train"]
        await pilot.press("f", "x")
        await pilot.press("f")
        await pilot.pause()
        assert "5 on the train (15 min, medium energy)" in screen_text(app)
        await pilot.press("5")
        await pilot.pause()
        assert app.mode.name == "on the train"
        assert "on the train" in screen_text(app)


async def test_a_kept_mode_is_dropped_and_undone(make_app: MakeApp) -> None:
    app = make_app()
    app.board.keep_mode("desk", 60, "high")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f", "d")
        await pilot.pause()
        assert "5 desk" in screen_text(app)
        await pilot.press("5")
        await pilot.pause()
        assert app.board.modes() == ()
        await pilot.press("u")
        assert [mode.name for mode in app.board.modes()] == ["desk"]


async def test_nothing_is_kept_where_nothing_is_marked(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f", "k")
        await pilot.pause()
        assert "Mark a time or an energy first." in screen_text(app)
        assert app.board.modes() == ()


async def test_the_mode_says_how_many_of_the_day_fit(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("r", "f", "1", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert "5 min: 0 of the 9 who wait today." in screen_text(app)
        assert "Nobody of today's names fits 5 min." in screen_text(app)
