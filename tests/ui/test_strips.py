"""Strips under hands that are quicker, or less steady, than a test usually is."""

from __future__ import annotations

from textual import events
from textual.widgets import OptionList

from tablero.ui.app import TableroApp
from tablero.ui.widgets.chooser import Chooser
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import SMALL, point_at


def _click_twice(app: TableroApp, label: str) -> None:
    """Both clicks of a double click wait in line before the first one is looked at."""
    lines = screen_text(app).splitlines()
    y = max(n for n, line in enumerate(lines) if label in line)
    x = lines[y].index(label)
    chooser, region = app.screen.get_widget_at(x, y)
    for _ in range(2):
        for kind in (events.MouseDown, events.MouseUp, events.Click):
            at = (x - region.x, y - region.y, 0, 0, 1, False, False, False)
            chooser.post_message(kind(chooser, *at, screen_x=x, screen_y=y))


async def test_a_double_click_on_a_topic_logs_one_touch(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("t")
        _click_twice(app, "opinion")
        await pilot.pause()
        assert app.scene.standing(who).touches == 6
        assert "Touch #6 with Diego Armenta" in screen_text(app)
        await pilot.press("u")
        assert app.scene.standing(who).touches == 5


async def test_a_double_click_on_a_stage_moves_once(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("m")
        _click_twice(app, "Proposal")
        await pilot.pause()
        assert "Diego Armenta is in Proposal." in screen_text(app)
        await pilot.press("s")
        assert app.front.query(Chooser)


async def test_a_double_click_on_what_may_follow_an_answer_only_closes_it(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("T", "w")
        _click_twice(app, "referred me on")
        await pilot.pause()
        assert "or go on" not in screen_text(app)
        assert app.is_running


async def test_a_double_click_on_somebody_elsewhere_opens_one_page(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("slash", "p", "a", "r", "d", "o", "enter")
        await pilot.pause()
        found = app.front.query_one(OptionList)
        for _ in range(2):
            found.action_select()
        await pilot.pause()
        assert "►Luis Fernando Pardo" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "►Luis Fernando Pardo" not in screen_text(app)


async def test_a_double_click_on_a_found_name_goes_there(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("colon", "s", "a", "b", "a", "t")
        _click_twice(app, "Nuria Sabater")
        await pilot.pause()
        assert "Nuria Sabater" in screen_text(app).splitlines()[-2]
