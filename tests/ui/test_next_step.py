"""`s`: two keys for the usual days, or a day and a text in one line."""

from __future__ import annotations

from datetime import date

import pytest

from tablero.ui.screens.step import channel_named, split_step
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


@pytest.mark.parametrize(
    ("typed", "day", "text"),
    [
        ("vie llamar", date(2026, 11, 27), "llamar"),
        ("+3 enviar caso", date(2026, 11, 25), "enviar caso"),
        ("24/11 reunión", date(2026, 11, 24), "reunión"),
        ("2026-11-24", date(2026, 11, 24), ""),
        ("24 nov reunión", date(2026, 11, 24), "reunión"),
        ("mar 24 correo con caso", date(2026, 11, 24), "correo con caso"),
        ("en 2 semanas llamar", date(2026, 12, 6), "llamar"),
        ("vie 2 llamadas", date(2026, 11, 27), "2 llamadas"),
        ("llamar el viernes", None, "llamar el viernes"),
    ],
)
def test_the_day_stands_at_the_head_of_the_line(typed: str, day: date | None, text: str) -> None:
    assert split_step(typed, TODAY) == (day, text)


def test_a_channel_named_in_the_text_is_the_steps_channel() -> None:
    assert channel_named("send it by WhatsApp") == "whatsapp"
    assert channel_named("Call about the course") == "phone"
    assert channel_named("think of another way") == ""
