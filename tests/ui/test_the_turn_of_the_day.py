"""A day turns at local midnight while the app is open, whatever is on the screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tablero.clock import Clock
from tablero.drafts import Batch, Draft, DraftDate, DraftMove, DraftNote, DraftTouch
from tablero.store.board import Board
from tablero.ui.app import TableroApp
from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.review import ReviewScreen
from tests.conftest import DAY
from tests.ui.conftest import PLAIN, screen_text
from tests.ui.walking import LARGE, point_at, prospect

NEXT = DAY + timedelta(days=1)
"""A Monday."""


class Night(Clock):
    """Two minutes to midnight, until somebody lets it pass."""

    minutes = -2

    def today(self) -> date:
        return self.now().astimezone().date()

    def now(self) -> datetime:
        midnight = datetime.combine(NEXT, datetime.min.time())
        return (midnight + timedelta(minutes=self.minutes)).astimezone(UTC)

    def turn(self) -> None:
        self.minutes = 2


@pytest.fixture
def night(tmp_path: Path, demo_file: Path) -> Iterator[TableroApp]:
    path = Path(shutil.copy2(demo_file, tmp_path / "board.db"))
    clock = Night()
    with Board(path, clock) as board:
        yield TableroApp(board, clock, PLAIN, True)


def turn(app: TableroApp) -> None:
    clock = app.clock
    assert isinstance(clock, Night)
    clock.turn()


async def test_the_head_the_wall_the_queue_and_the_sentence_are_of_the_new_day(
    night: TableroApp,
) -> None:
    async with night.run_test(size=LARGE) as pilot:
        await pilot.pause()
        assert "Sunday 22 Nov 2026" in screen_text(night)
        wall = {p.id: night.scene.standing(p.id).days for p in night.scene.wall}
        turn(night)
        night._look()
        await pilot.pause()
        text = screen_text(night)
        assert "Monday 23 Nov 2026" in text
        assert "Good evening. Nine people, about 40 minutes." in text
        days = {p.id: night.scene.standing(p.id).days for p in night.scene.wall}
        assert days == {who: count + 1 for who, count in wall.items()}
        assert night.scene.review == (0, 9)
        assert night.board._db.run("SELECT max(day) FROM arrival").fetchone() == ("2026-11-23",)


async def test_a_key_that_was_quicker_than_the_look_at_the_clock_keeps_no_day_from_beginning(
    night: TableroApp,
) -> None:
    async with night.run_test(size=LARGE) as pilot:
        await pilot.pause()
        turn(night)
        night.redraw()
        assert night.scene.today == NEXT
        night._look()
        await pilot.pause()
        assert night.scene.review == (0, 9)
        assert "about 40 minutes" in screen_text(night)


async def test_in_the_middle_of_a_review_the_new_day_has_a_review_of_its_own(
    night: TableroApp,
) -> None:
    async with night.run_test(size=LARGE) as pilot:
        await pilot.press("r", "space", "space")
        await pilot.pause()
        assert isinstance(night.screen, ReviewScreen)
        turn(night)
        night._look()
        await pilot.pause()
        assert isinstance(night.screen, BoardScreen)
        review = night.board.snapshot().review
        assert review is not None
        assert (review.day, review.finished) == (DAY, None)
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(night.screen, ReviewScreen)
        review = night.board.snapshot().review
        assert review is not None
        assert (review.day, len(review.queue)) == (NEXT, 9)


async def test_what_is_being_typed_outlives_midnight(night: TableroApp) -> None:
    async with night.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "echeverri")
        await pilot.press("plus", *"late")
        turn(night)
        night._look()
        await pilot.pause()
        assert "late" in screen_text(night)
        await pilot.press("enter")
        await pilot.pause()
        assert night.board.person(who).notes[-1].text == "late"
        assert "Monday 23 Nov 2026" in screen_text(night)


async def test_a_touch_begun_before_midnight_is_of_the_day_on_which_it_is_saved(
    night: TableroApp,
) -> None:
    async with night.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "echeverri")
        await pilot.press("t")
        turn(night)
        night._look()
        await pilot.press("enter")
        await pilot.pause()
        assert night.board.person(who).touches[-1].on == NEXT


async def test_yesterday_is_yesterday_also_in_a_line_begun_before_midnight(
    night: TableroApp,
) -> None:
    async with night.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "echeverri")
        await pilot.press("t", "shift+tab")
        turn(night)
        night._look()
        await pilot.press(*"yesterday", "enter")
        await pilot.pause()
        assert any(touch.on == DAY for touch in night.board.person(who).touches)


async def test_later_today_is_never_yesterday(night: TableroApp) -> None:
    clock = night.clock
    assert isinstance(clock, Night)
    clock.minutes = -6 * 60
    async with night.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "echeverri")
        await pilot.press("s")
        turn(night)
        night._look()
        await pilot.press("h")
        await pilot.pause()
        step = prospect(night, who).step
        assert step is not None
        assert step.on == NEXT


async def test_a_clock_set_back_brings_the_day_before_again(night: TableroApp) -> None:
    turn(night)
    async with night.run_test(size=LARGE) as pilot:
        await pilot.pause()
        who = await point_at(pilot, "echeverri")
        night.board.log_touch(who, "email")
        night.board.pin(who)
        clock = night.clock
        assert isinstance(clock, Night)
        clock.minutes = -2
        night._look()
        await pilot.pause()
        assert "Sunday 22 Nov 2026" in screen_text(night)
        assert night.scene.standing(who).days == 0
        await pilot.press("enter")
        await pilot.pause()
        assert "-1" not in screen_text(night)


EDGES = (date.min, date(2024, 2, 29), NEXT, date.max)


async def test_any_dates_are_drawn_on_every_screen(tmp_path: Path, new_file: Path) -> None:
    ends = [edge.replace(tzinfo=UTC) for edge in (datetime.min, datetime.max)]
    ana = Draft(
        "Ana",
        stage="conversation",
        added=date.max,
        pinned_on=NEXT,
        touches=tuple(DraftTouch(day, "out", "email") for day in EDGES),
        notes=tuple(DraftNote("Said", at) for at in ends),
        moves=tuple(DraftMove(at, "to_contact", "conversation") for at in ends),
        dates=tuple(DraftDate("birthday", day) for day in EDGES),
        looks=EDGES,
    )
    path = Path(shutil.copy2(new_file, tmp_path / "edges.db"))
    with Board(path, Clock(DAY)) as board:
        board.import_drafts(Batch("tablero", "", (), [ana]))
        board.plan_step([1], "Call", on=date.min)
        app = TableroApp(board, Clock(DAY), PLAIN, True)
        async with app.run_test(size=LARGE) as pilot:
            await point_at(pilot, "Ana")
            for keys in ("enter", "A", "percent_sign", "R", "r", "W"):
                await pilot.press(keys)
                await pilot.pause()
                assert " -" not in screen_text(app).replace(" - ", "")
                await pilot.press("escape", "escape")
            await pilot.pause()
            assert "Ana" in screen_text(app)
