"""The end of the review: what was done, one line for oneself, tomorrow."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tablero.clock import Clock
from tablero.discipline import Discipline
from tablero.store.board import Board
from tablero.ui.app import TableroApp
from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.review import ReviewScreen
from tablero.ui.screens.review_end import ReviewEndScreen
from tests.conftest import DAY
from tests.ui.conftest import PLAIN, MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, page, prospect, type_text


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is ten o'clock, whatever the hour is."""
    ahead = (10 - datetime.now(UTC).hour + 12) % 24 - 12
    monkeypatch.setenv("TZ", f"<TST>{-ahead}")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


async def review(pilot: Pilot[str], *acts: str) -> None:
    """The whole review: these keys, then everybody else looked at."""
    await pilot.press("r")
    await pilot.pause()
    await pilot.press(*acts)
    while isinstance(pilot.app.screen, ReviewScreen):
        await pilot.press("space")
        await pilot.pause()
    await pilot.pause()


async def test_the_end_says_what_was_done_and_what_comes(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot, "t", "enter", "t", "enter", "space", "s", "2", "s", "h")
        text = screen_text(app)
        for said in (
            "REVIEW  9 of 9  ■■■■■■■■■",
            "Sun 22 Nov",
            "Done: nine people.",
            "2 touches    1 email, 1 call",
            "1 later      Diego Armenta: today 1",
            "5 looked at  Lourdes Mamani, Pau Ferrandis, Montserrat Gual",
            "An idea       n writes one for Nuria Sabater, the longest without a new one",
            "I take along  tab, then one line for you; nothing is fine too",
            "Tomorrow      Sofía Lleras        tell her about Martín",
            "Mon 23        ",
            "and 2 that did not fit today: Wilmer Chacón, Beatriz Úbeda",
            "of your touches are answered (90 days). Yesterday, 46.8%.",
            "enter board  + go on with these 2  u undo  i figures  q back",
        ):
            assert said in text
        assert len(text.splitlines()) == SMALL[1]
        (today,) = [day for day in app.board.review_days() if day.day == DAY]
        assert today.finished is not None


async def test_talks_answers_gestures_and_notes_are_told_with_names(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        gabriela, pau = app.board.find("Gabriela").id, app.board.find("Pau").id
        app.board.log_touch(gabriela, "email", direction="in", result="replied")
        app.board.log_touch(app.board.find("Rosa").id, "whatsapp", topic="personal", note="a song")
        app.board.log_touch(
            app.board.find("Martín").id, "phone", direction="both", topic="question"
        )
        app.board.add_note(pau, "researched\ntwo pages")
        app.redraw()
        await review(pilot)
        text = screen_text(app)
        assert "1 talk       Martín Echeverri: Tue 24 · email with a case" in text
        assert "1 answer     Gabriela Somoza" in text
        assert "1 gesture    Rosa Tormo: a song" in text
        assert "1 note       Pau Ferrandis: researched two pages" in text


async def test_enter_keeps_the_line_and_goes_to_the_board(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        await pilot.press("tab")
        await type_text(pilot, "until noon")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        assert "Your line is kept." in screen_text(app)
        assert app.board.takeaways()[0] == (DAY, "until noon")
        await pilot.press("u")
        assert app.board.takeaways()[0][0] < DAY


async def test_a_letter_that_is_no_key_begins_the_line(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        await type_text(pilot, "ask who in u")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ReviewEndScreen)
        await pilot.press("q")
        await pilot.pause()
        assert app.board.takeaways()[0] == (DAY, "ask who in u")


async def test_enter_alone_keeps_nothing_and_goes_to_the_board(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        steps = len(app.board.history(200))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        assert len(app.board.history(200)) == steps
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReviewEndScreen)


async def test_plus_goes_on_with_those_who_did_not_fit(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        await pilot.press("plus")
        await pilot.pause()
        text = screen_text(app)
        assert "REVIEW  10 of 11" in text
        assert "Wilmer Chacón" in text
        await pilot.press("space", "space")
        await pilot.pause()
        await pilot.pause()
        text = screen_text(app)
        assert "11 of 11" in text
        assert "did not fit" not in text
        await pilot.press("plus")
        assert "Nobody else is waiting today." in screen_text(app)


async def test_more_than_another_ration_are_not_counted_and_plus_takes_one_ration(
    make_app: MakeApp,
) -> None:
    app = make_app(settings=PLAIN._replace(discipline=Discipline(ration=2)))
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        text = screen_text(app)
        assert "and others that did not fit today: Lourdes Mamani," in text
        assert "+ go on with these 2 " in text
        await pilot.press("plus")
        await pilot.pause()
        assert "REVIEW  3 of 4" in screen_text(app)


async def test_undo_at_the_end_goes_back_to_the_last_name(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        assert "Teresa Aldunate: looked at." in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.subject is not None
        assert app.screen.subject.name == "Teresa Aldunate"
        assert "REVIEW  9 of 9  ■■■■■■■■□" in screen_text(app)
        assert "Undone" in screen_text(app)
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(app.screen, ReviewEndScreen)


async def test_the_idea_the_day_asks_for_is_written_at_the_end(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert "An idea for Nuria Sabater" in screen_text(app)
        await type_text(pilot, "a breakfast")
        await pilot.press("enter")
        await pilot.pause()
        assert page(app, app.board.find("Nuria").id).ideas[-1].text == "a breakfast"
        assert "longest without a new one" not in screen_text(app)


async def test_an_empty_day_says_so_kindly_and_shows_tomorrow(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("r")
        await pilot.pause()
        await pilot.pause()
        text = screen_text(app)
        assert "Nobody is waiting for you today." in text
        assert "nothing is planned yet" in text
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)


async def test_figures_open_and_come_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        await pilot.press("i")
        await pilot.pause()
        assert not isinstance(app.screen, ReviewEndScreen)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, ReviewEndScreen)
        assert prospect(app, app.board.find("Nuria").id).is_pinned


@pytest.mark.parametrize(
    "way", [("plus",), ("u",), ("i", "q"), ("colon", "N", "u", "r", "i", "a", "enter")]
)
async def test_the_line_is_kept_whichever_way_leads_on(
    make_app: MakeApp, way: tuple[str, ...]
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        await pilot.press("tab")
        await type_text(pilot, "until noon")
        await pilot.press("tab")
        assert "Your line is kept." in screen_text(app)
        if way != ("u",):
            await pilot.press(*way)
            await pilot.pause()
            assert app.board.takeaways()[0] == (DAY, "until noon")
            return
        # The last act is the line itself; undone, it is gone from the screen too.
        await pilot.press("u")
        await pilot.pause()
        assert isinstance(app.screen, ReviewEndScreen)
        assert app.board.takeaways()[0][0] < DAY
        assert "until noon" not in screen_text(app).split("I take along")[1].splitlines()[0]
        await pilot.press("U")
        await pilot.pause()
        assert "I take along  until noon" in screen_text(app)


async def test_a_name_found_while_writing_the_line_keeps_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        await pilot.press("tab")
        await type_text(pilot, "until noon")
        await pilot.press("ctrl+p", "N", "u", "r", "i", "a", "enter")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        assert app.board.takeaways()[0] == (DAY, "until noon")
        assert sum(step.verb == "write_takeaway" for step in app.board.history(3)) == 1


async def test_a_line_that_is_too_long_stays_to_be_shortened(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        await pilot.press("tab")
        app.screen.post_message(events.Paste("word " * 600))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReviewEndScreen)
        assert "word word" in screen_text(app)


async def test_what_another_program_writes_leaves_the_line_being_written(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await review(pilot)
        await pilot.press("tab")
        await type_text(pilot, "until n")
        with Board(app.board.path, Clock(DAY)) as elsewhere:
            elsewhere.log_touch(elsewhere.find("Nuria").id, "email")
            elsewhere.write_takeaway("theirs")
        app.show_snapshot(app.board.reload())
        await pilot.pause()
        await type_text(pilot, "oon")
        assert "I take along  until noon" in screen_text(app)
        await pilot.press("enter")
        assert "theirs" in screen_text(app)
        await pilot.press("m")
        assert app.board.takeaways()[0] == (DAY, "until noon")


class Night(Clock):
    """Two minutes before midnight, until it is `late`."""

    late = False

    def today(self) -> date:
        return DAY + timedelta(days=self.late)

    def now(self) -> datetime:
        midnight = datetime.combine(DAY + timedelta(days=1), datetime.min.time())
        return (midnight + timedelta(minutes=2 if self.late else -2)).astimezone(UTC)


@pytest.mark.parametrize("writing", [False, True])
async def test_after_midnight_the_end_gives_way_to_the_board_but_not_to_a_line_begun(
    tmp_path: Path, demo_file: Path, writing: bool
) -> None:
    clock = Night()
    with Board(Path(shutil.copy2(demo_file, tmp_path / "night.db")), clock) as board:
        app = TableroApp(board, clock, PLAIN, True)
        async with app.run_test(size=SMALL) as pilot:
            await review(pilot)
            if writing:
                await pilot.press("tab")
                await type_text(pilot, "late")
            clock.late = True
            app.redraw()
            await pilot.pause()
            if writing:
                assert "9 looked at" in screen_text(app)
                assert "I take along  late" in screen_text(app)
                await pilot.press("tab")
                await pilot.pause()
                assert board.takeaways()[0][1] == "late"
            assert isinstance(app.screen, BoardScreen)
            assert "A new day has begun: r starts its review." in screen_text(app)
