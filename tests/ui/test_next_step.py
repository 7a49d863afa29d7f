"""`s`: two keys for the usual days, or a day and a text in one line."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tablero.clock import Clock
from tablero.ui.screens.step import channel_named
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import SMALL, page, point_at, prospect, type_text

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("key", "day"),
    [("1", (11, 23)), ("2", (11, 25)), ("3", (11, 30)), ("4", (12, 7))],
)
async def test_a_digit_puts_the_step_off_to_a_working_day(
    make_app: MakeApp, key: str, day: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("s", key)
        step = prospect(app, who).step
        assert step is not None
        assert (step.on, step.text, step.channel) == (date(2026, *day), "call", "phone")


async def test_x_says_that_it_is_done(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("s", "x")
        assert prospect(app, who).step is None
        assert page(app, who).steps[-1].done_on == TODAY


async def test_any_letter_begins_the_line_with_a_day_and_a_text(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("s")
        await type_text(pilot, "fri send the case by email")
        await pilot.press("enter")
        step = prospect(app, who).step
        assert step is not None
        assert (step.on, step.text) == (date(2026, 11, 27), "send the case by email")
        assert step.channel == "email"


async def test_tab_begins_the_line_with_the_step_as_it_is(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("s", "tab")
        await type_text(pilot, " again")
        await pilot.press("enter")
        step = prospect(app, who).step
        assert step is not None
        assert (step.on, step.text) == (TODAY, "call again")


async def test_a_line_without_a_day_asks_for_it_and_keeps_the_text(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("s")
        await type_text(pilot, "send the case")
        await pilot.press("enter")
        assert "Which day?" in screen_text(app)
        assert "send the case" in screen_text(app)
        await type_text(pilot, "nonsense")
        await pilot.press("enter")
        assert '"nonsense" is no day' in screen_text(app)
        await pilot.press(*["backspace"] * 8)
        await type_text(pilot, "24/11")
        await pilot.press("enter")
        step = prospect(app, who).step
        assert step is not None
        assert (step.on, step.text) == (date(2026, 11, 24), "send the case")


async def test_a_day_that_is_past_is_refused_beside_the_line(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("s")
        await type_text(pilot, "yesterday call")
        await pilot.press("enter")
        assert "That day is past" in screen_text(app)
        assert "yesterday call" in screen_text(app)


async def test_s_puts_off_everybody_who_is_marked(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        first = await point_at(pilot, "Armenta")
        second = app.board.find("Peralta").id
        await pilot.press("v", "v", "s")
        assert "2 people" in screen_text(app)
        await pilot.press("3")
        for who in (first, second):
            step = prospect(app, who).step
            assert step is not None
            assert step.on == date(2026, 11, 30)
        assert not app.scene.marked
        await pilot.press("u")
        step = prospect(app, first).step
        assert step is not None
        assert step.on == TODAY


async def test_h_puts_it_to_later_today_and_shows_the_hour_first(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        app.clock = At(15, 10)
        who = await point_at(pilot, "Peralta")
        app.board.plan_step([who], "write", on=TODAY, channel="email")
        app.redraw()
        await pilot.press("s")
        assert "later, 17:15" in screen_text(app)
        await pilot.press("h")
        step = prospect(app, who).step
        assert step is not None
        assert (step.on, step.at, step.text) == (TODAY, 17 * 60 + 15, "write")
        assert "today 17:15 · write" in screen_text(app)
        await pilot.press("u")
        step = prospect(app, who).step
        assert step is not None
        assert step.at is None


async def test_a_call_waits_until_it_is_a_good_hour_where_they_are(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        app.clock = At(8, 10)
        who = await point_at(pilot, "Armenta")
        there = At(8, 10).now().astimezone(ZoneInfo("America/Mazatlan"))
        opening = there.replace(hour=9, minute=0)
        here = (opening if opening > there else opening + timedelta(days=1)).astimezone()
        await pilot.press("s", "h")
        step = prospect(app, who).step
        assert step is not None
        waits = here.date() == TODAY and not 9 <= there.hour < 19
        assert step.at == (here.hour * 60 if waits else 10 * 60 + 15)


async def test_late_at_night_h_offers_tomorrow(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        app.clock = At(22, 40)
        who = await point_at(pilot, "Peralta")
        await pilot.press("s")
        assert "later, " not in screen_text(app)
        await pilot.press("h")
        assert "Little is left of today. 1 puts it off to Mon 23 Nov." in screen_text(app)
        await pilot.press("1")
        step = prospect(app, who).step
        assert step is not None
        assert step.on == date(2026, 11, 23)


async def test_an_hour_in_the_line_is_the_steps_hour(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("s")
        await type_text(pilot, "fri 10:30 call")
        await pilot.press("enter")
        step = prospect(app, who).step
        assert step is not None
        assert (step.on, step.at, step.text) == (date(2026, 11, 27), 630, "call")
        await pilot.press("s", "tab")
        assert "Fri 27 10:30 call" in screen_text(app)
        await type_text(pilot, " again")
        await pilot.press("enter")
        step = prospect(app, who).step
        assert step is not None
        assert (step.on, step.at, step.text) == (date(2026, 11, 27), 630, "call again")


async def test_an_hour_of_today_that_is_past_is_refused(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        app.clock = At(15, 10)
        await point_at(pilot, "Armenta")
        await pilot.press("s")
        await type_text(pilot, "today 9:00 call")
        await pilot.press("enter")
        assert "That hour is past." in screen_text(app)


class At(Clock):
    """The day of the tests, at an hour of one's choice."""

    def __init__(self, hour: int, minute: int) -> None:
        super().__init__(TODAY)
        self._moment = datetime(2026, 11, 22, hour, minute).astimezone(UTC)

    def now(self) -> datetime:
        return self._moment


def test_a_channel_named_in_the_text_is_the_steps_channel() -> None:
    assert channel_named("send it by WhatsApp") == "whatsapp"
    assert channel_named("Call about the course") == "phone"
    assert channel_named("think of another way") == ""
