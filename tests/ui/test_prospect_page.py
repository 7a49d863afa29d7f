"""`enter`: the page shows everything, and each thing on it can be mended."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest

from tablero.drafts import Batch, Draft, DraftTouch
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, page, point_at, prospect, type_text


async def test_the_page_shows_facts_and_story_side_by_side(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        text = screen_text(app)
        for said in (
            "Sales Manager · AgroNorte",
            "Culiacán",
            "First contact",
            "#5 no answer, 10 days",
            "○○○○[○·······]",
            "conversation zone",
            "today · call",
            "diego@agronorte.example",
            "Thu 12 Nov   → email      resource    no answer",
        ):
            assert said in text
        lines = text.splitlines()
        assert any("Sales Manager" in line for line in lines)
        newest = next(n for n, line in enumerate(lines) if "Thu 12 Nov" in line)
        oldest = next(n for n, line in enumerate(lines) if "Wed 21 Oct" in line)
        assert newest < oldest


async def test_on_a_small_terminal_the_story_stands_below(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        assert "Thu 12 Nov" not in screen_text(app)
        await pilot.press("G")
        assert "Thu 12 Nov" in screen_text(app)
        await pilot.press("q")
        await pilot.pause()
        assert "WALL" in screen_text(app)


async def test_a_touch_is_corrected_on_the_page(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("l", "j", "e", "w", "1")
        await pilot.press("enter")
        touch = page(app, who).touches[-1]
        assert (touch.channel, touch.topic, touch.result) == ("whatsapp", "value", "none")
        assert touch.on == date(2026, 11, 12)
        await pilot.press("u")
        assert page(app, who).touches[-1].channel == "email"


async def test_a_touch_is_deleted_without_a_question_and_undone(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("l", "j", "D")
        assert len(page(app, who).touches) == 4
        assert "Touch deleted." in screen_text(app)
        await pilot.press("u")
        assert len(page(app, who).touches) == 5


async def test_an_idea_goes_one_state_on(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("l", "enter")
        assert page(app, who).ideas[0].state == "planned"
        await pilot.press("D")
        assert not page(app, who).ideas


async def test_a_note_of_several_lines_is_edited_and_wraps(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        app.board.add_note(who, "first line\n" + "word " * 60)
        app.redraw()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("l", "j")
        text = screen_text(app)
        assert "first line" in text
        assert text.count("word word word") > 2
        await pilot.press("e")
        await pilot.press("end", "x", "ctrl+s")
        assert page(app, who).notes[-1].text.endswith("wordx")


async def test_the_keys_of_a_card_work_on_the_page(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Gual")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("t", "e", "1")
        assert len(page(app, who).touches) == 2
        await pilot.press("p")
        await pilot.pause()
        assert prospect(app, who).is_pinned
        await pilot.press("s", "1", "a")
        assert prospect(app, who).archived
        assert "archived" in screen_text(app)
        await pilot.press("a")
        assert not prospect(app, who).archived


async def test_the_page_of_a_referrer_is_one_key_away(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        first = await point_at(pilot, "Gual")
        second = app.board.add_prospect("Rosa Lima", referrer=first)
        app.redraw()
        app.open_page(second)
        await pilot.pause()
        assert "gave me the name" in screen_text(app)
        await pilot.press("j", "j", "j", "enter")
        await pilot.pause()
        assert "Whom they led to" in screen_text(app)


async def test_ugly_names_are_shown_as_they_are(make_app: MakeApp) -> None:
    app = make_app()
    name = "[/red] [b]Ñandú 👩‍👩‍👧‍👦 " + "x" * 300
    async with app.run_test(size=SMALL) as pilot:
        who = app.board.add_prospect(name, role="[link='x']" + "界" * 90, note="[/]\n[bold]")
        app.redraw()
        app.open_page(who)
        await pilot.pause()
        assert "[/red] [b]Ñandú" in screen_text(app)
        await pilot.press("t")
        assert "[/red] [b]Ñandú" in screen_text(app)
        await pilot.press("escape", "x", "escape", "s", "escape", "T", "escape", "y", "escape", "e")


async def test_five_hundred_touches_are_not_slow(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    day = date(2026, 11, 22)
    touches = tuple(
        DraftTouch(day - timedelta(days=n), "out", "email", "value", "none", f"note {n}")
        for n in range(500)
    )
    app.board.import_drafts(Batch("tablero", "", (), [Draft("Much Written", touches=touches)]))
    async with app.run_test(size=LARGE) as pilot:
        app.redraw()
        app.open_page(app.board.find("Much").id)
        await pilot.pause()
        started = time.perf_counter()
        app.screen.show_scene(app.scene)  # type: ignore[attr-defined]
        assert time.perf_counter() - started < 0.25
        await pilot.press("l", "G")
        assert "note 499" in screen_text(app)


@pytest.mark.parametrize("size", [(40, 12), (1, 1), (109, 10), (110, 3)])
async def test_the_page_stands_at_any_size(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("enter", "l")
        await pilot.resize_terminal(*size)
        await pilot.press("j", "k", "G", "g", "pagedown")
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        assert "Diego Armenta" in screen_text(app)
        await type_text(pilot, "q")


async def test_a_long_name_is_broken_and_not_cut(make_app: MakeApp) -> None:
    app = make_app()
    name = " ".join(["María de los Ángeles Fernández-Villaverde"] * 3)
    who = app.board.add_prospect(name)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.redraw()
        app.open_page(who)
        await pilot.pause()
        lines = [line.strip("► ") for line in screen_text(app).splitlines()]
        assert name in " ".join(lines)
