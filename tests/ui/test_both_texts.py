"""Two people changed the same text: both stand on the screen, one key says which stays."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tablero.clock import Clock
from tablero.store.board import Board
from tablero.ui.app import TableroApp
from tablero.ui.screens.both_texts import BothTextsStrip
from tablero.ui.screens.note import NoteStrip, ask_for_other_note
from tablero.ui.screens.review_end import ReviewEndScreen
from tests.conftest import DAY
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, page, point_at, prospect

LONG = "\n".join(f"line {n} of theirs" for n in range(40))


def beside(app: TableroApp) -> Board:
    """Another program at the same file."""
    return Board(app.board.path, Clock(DAY))


async def meet_over_a_note(pilot: Pilot[str], theirs: str = "theirs") -> int:
    """A note that is being changed here was changed beside; gives its id."""
    app = pilot.app
    assert isinstance(app, TableroApp)
    who = app.board.find("Armenta").id
    number = app.board.add_note(who, "first")
    note = next(each for each in page(app, who).notes if each.id == number)
    ask_for_other_note(app, prospect(app, who), note)
    await pilot.pause()
    with beside(app) as other:
        other.edit_note(number, theirs)
    app.front.query_one(TextArea).text = "mine"
    await pilot.press("ctrl+s")
    await pilot.pause()
    return number


def kept(app: TableroApp, number: int) -> str:
    notes = page(app, app.board.find("Armenta").id).notes
    return next(note.text for note in notes if note.id == number)


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize(("key", "text"), [("m", "mine"), ("t", "theirs"), ("b", "theirs\n\nmine")])
async def test_one_key_says_which_text_stays_and_undo_takes_that_back(
    make_app: MakeApp, size, key, text
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        number = await meet_over_a_note(pilot)
        shown = screen_text(app)
        assert "theirs" in shown
        assert "mine" in shown
        assert "Theirs, today" in shown
        await pilot.press(key)
        await pilot.pause()
        assert kept(app, number) == text
        assert not isinstance(app.front, (BothTextsStrip, NoteStrip))
        await pilot.press("u")
        assert kept(app, number) == ("first" if key == "t" else "theirs")


async def test_esc_goes_back_to_what_was_being_typed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        number = await meet_over_a_note(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert app.front.query_one(TextArea).text == "mine"
        assert "Save again to choose" in " ".join(screen_text(app).split())
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        assert kept(app, number) == "mine"


async def test_texts_longer_than_the_screen_scroll_to_their_end(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await meet_over_a_note(pilot, LONG)
        await pilot.pause()
        assert "up and down show the rest" in screen_text(app)
        assert "mine" not in screen_text(app).replace("keep mine", "")
        await pilot.press("down", *["pagedown"] * 5)
        await pilot.pause()
        assert "line 39 of theirs" in screen_text(app)
        assert "mine" in screen_text(app).replace("keep mine", "")


async def test_of_two_fields_in_dispute_each_is_asked_and_the_others_are_saved(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("e")
        await pilot.pause()
        for field in ("role", "company", "city", "cost"):
            app.front.query_one(f"#field-{field}", Input).value = "7"
        with beside(app) as other:
            other.edit_prospect(who, role="theirs", company="theirs", cost=4250, email="a@b.org")
        await pilot.press("enter")
        await pilot.pause()
        assert "meanwhile: role" in screen_text(app)
        await pilot.press("m")
        await pilot.pause()
        assert "meanwhile: company" in screen_text(app)
        assert "keep both" not in screen_text(app)
        await pilot.press("t")
        await pilot.pause()
        assert "42,50" in screen_text(app)
        await pilot.press("m")
        await pilot.pause()
        now = prospect(app, who)
        assert (now.role, now.company, now.city) == ("7", "theirs", "7")
        assert (now.cost, now.email) == (700, "a@b.org")


async def test_the_line_at_the_end_of_the_review_is_asked_about_too(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.board.start_review([])
        app.redraw()
        app.push_screen(ReviewEndScreen())
        await pilot.pause()
        await pilot.press("tab", "a", "b")
        with beside(app) as other:
            other.write_takeaway("theirs")
        await pilot.press("enter")
        await pilot.pause()
        assert "Yours, not saved yet" in screen_text(app)
        await pilot.press("b")
        await pilot.pause()
        assert app.board.takeaways(1) == [(DAY, "theirs; ab")]
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, ReviewEndScreen)
        assert app.board.takeaways(1) == [(DAY, "theirs; ab")]


async def test_what_was_planned_beside_an_open_touch_stays_planned(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("t")
        with beside(app) as other:
            other.plan_step((who,), "send the contract", on=DAY.replace(day=28))
        await pilot.press("e", "enter")
        await pilot.pause()
        step = prospect(app, who).step
        assert step is not None
        assert (step.text, step.on) == ("send the contract", DAY.replace(day=28))


async def test_pasted_words_do_not_take_the_place_of_a_note_unasked(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("T", "tab", "tab", "h", "i", "enter")
        await pilot.pause()
        app.post_message(events.Paste("we should talk in March"))
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.front, BothTextsStrip)
        await pilot.press("b")
        await pilot.pause()
        notes = [touch.note for touch in page(app, who).touches]
        assert "hi\n\nwe should talk in March" in notes
        assert "It stands with the touch" in screen_text(app)
