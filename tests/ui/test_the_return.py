"""After days away the review opens with the return: nine today, the rest on the days ahead."""

from __future__ import annotations

from datetime import date, timedelta

from tablero.ui.app import TableroApp
from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.returning import ReturningScreen
from tablero.ui.screens.review import ReviewScreen
from tests.conftest import DAY
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import SMALL, prospect


def overdue(app: TableroApp, many: int) -> list[int]:
    """So many people with a step of two weeks ago."""
    stage = app.board.snapshot().stages[1].id
    ids = [app.board.add_prospect(f"Person {number}", stage=stage) for number in range(1, many + 1)]
    app.board.plan_step(ids, "call", on=DAY - timedelta(days=14))
    return ids


def away(app: TableroApp) -> None:
    """The last start was two weeks ago."""
    app.board._db.run("DELETE FROM arrival")
    app.board._db.run(
        "INSERT INTO arrival (day) VALUES (?)", ((DAY - timedelta(days=14)).isoformat(),)
    )


async def test_the_return_proposes_nine_today_and_the_rest_later(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    ids = overdue(app, 60)
    away(app)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReturningScreen)
        text = " ".join(screen_text(app).split())
        assert "Welcome back. Nine people, about 40 minutes." in text
        assert "The other 51 come on the weekdays until" in text
        assert "enter take it esc leave all as it is" in text
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        text = screen_text(app)
        assert "REVIEW  1 of 9" in text
        assert "51 people have a new day." in text
        days = [step.on for step in (prospect(app, i).step for i in ids) if step is not None]
        assert sum(day == DAY - timedelta(days=14) for day in days) == 9
        later = [day for day in days if day is not None and day > DAY]
        assert len(later) == 51
        assert all(day.weekday() < 5 for day in later)
        assert max(later.count(day) for day in later) == 9
        await pilot.press("u")
        await pilot.pause()
        back = {step.on for step in (prospect(app, i).step for i in ids) if step is not None}
        assert back == {DAY - timedelta(days=14)}


async def test_esc_leaves_all_as_it_is_and_opens_the_usual_review(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    ids = overdue(app, 20)
    away(app)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("r", "escape")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        steps = [prospect(app, i).step for i in ids]
        assert {step.on for step in steps if step is not None} == {DAY - timedelta(days=14)}
        await pilot.press("escape", "r")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)


async def test_back_to_the_board_begins_nothing_and_r_proposes_it_again(
    make_app: MakeApp,
) -> None:
    app = make_app(empty=True)
    overdue(app, 20)
    away(app)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert "q back" in screen_text(app)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        assert app.board.snapshot().review is None
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReturningScreen)


async def test_whoever_has_no_more_than_a_ration_simply_begins(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    overdue(app, 9)
    away(app)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)


async def test_after_a_weekend_there_is_no_return(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    overdue(app, 20)
    app.board._db.run("DELETE FROM arrival")
    app.board._db.run("INSERT INTO arrival (day) VALUES (?)", (date(2026, 11, 19).isoformat(),))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
