"""`A`, `R` and `W b`: the agenda, what was learnt, and the names that left the wall."""

from __future__ import annotations

from datetime import date

import pytest

from tablero.ui.widgets.pane import Pane
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, page

TODAY = date(2026, 11, 22)
SIZES = [SMALL, LARGE, (40, 12), (1, 1)]


# --- the agenda ----------------------------------------------------------------------------


async def test_the_agenda_begins_with_what_is_overdue_and_goes_by_days(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("A")
        await pilot.pause()
        text = screen_text(app)
    places = [text.index(said) for said in ("Overdue", "Gabriela", "Today", "Rosa", "Tomorrow")]
    assert places == sorted(places)
    assert "birthday" in text
    assert "30 days" in text
    assert "decision" not in text


async def test_tab_shows_thirty_days_and_then_seven(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("A")
        await pilot.pause()
        await pilot.press("tab")
        assert "Thursday 3 Dec" in screen_text(app)
        await pilot.press("tab")
        assert "Thursday 3 Dec" not in screen_text(app)


async def test_enter_on_the_agenda_opens_the_page_and_q_comes_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("A")
        await pilot.pause()
        await pilot.press("j", "enter")
        await pilot.pause()
        assert "Cerámicas Turia" in screen_text(app)
        await pilot.press("q")
        await pilot.pause()
        assert "AGENDA" in screen_text(app)


async def test_a_step_stands_at_its_hour_before_those_without_one(make_app: MakeApp) -> None:
    app = make_app()
    who = app.board.find("Montserrat").id
    app.board.plan_step([who], "call", on=TODAY, at=17 * 60, channel="phone")
    async with app.run_test(size=LARGE) as pilot:
        app.redraw()
        await pilot.press("A")
        await pilot.pause()
        text = screen_text(app)
    assert "17:00" in text
    assert text.index("Montserrat") < text.index("Pau Ferrandis")


async def test_an_empty_agenda_says_how_to_fill_it(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    app.board.add_prospect("Ana")
    async with app.run_test(size=SMALL) as pilot:
        app.redraw()
        await pilot.press("A")
        await pilot.pause()
        assert "Nothing is planned for the next 7 days." in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_odd_texts_stand_on_the_agenda(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(empty=True)
    who = app.board.add_prospect("李小龍 🥋 " + "x" * 80)
    app.board.plan_step([who], "[/red] " + "界" * 60, on=TODAY, channel="email", minutes=15)
    app.board.add_date(who, "other", date(2026, 11, 23), "🎂 [bold]")
    async with app.run_test(size=size) as pilot:
        app.redraw()
        await pilot.press("A")
        await pilot.pause()
        await pilot.press("j", "k", "G", "tab")
        if size in (SMALL, LARGE):
            assert "[/red]" in screen_text(app)
            assert "🎂 [bold]" in screen_text(app)


# --- reflections ---------------------------------------------------------------------------


async def test_reflections_count_their_causes_and_stand_newest_first(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("R")
        await pilot.pause()
        text = screen_text(app)
    assert "it was not the moment" in text
    assert text.index("Martín Echeverri") < text.index("Joaquín Peralta")
    assert "Not again: I only spoke of myself" in text


async def test_what_returns_stands_at_the_top(make_app: MakeApp) -> None:
    app = make_app()
    first, second = app.board.find("Armenta").id, app.board.find("Sabater").id
    app.board.reflect(first, missed="Ask who decides.")
    app.board.reflect(second, missed="ask who  decides")
    async with app.run_test(size=LARGE) as pilot:
        app.redraw()
        await pilot.press("R")
        await pilot.pause()
        lines = screen_text(app).splitlines()
    month = next(n for n, line in enumerate(lines) if "Most repeated this month" in line)
    assert "2  ask who decides" in lines[month + 1]
    ever = lines.index(next(line for line in lines if line.strip() == "Most repeated"))
    assert "3  ask who decides" in lines[ever + 1]


async def test_a_reflection_is_edited_deleted_and_leads_to_the_page(make_app: MakeApp) -> None:
    app = make_app()
    who = app.board.find("Echeverri").id
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("R")
        await pilot.pause()
        await pilot.press("e", "i", *"sooner", "enter")
        (kept,) = page(app, who).reflections
        assert (kept.cause, kept.missed) == ("interest", "sooner")
        await pilot.press("D")
        assert not page(app, who).reflections
        await pilot.press("u")
        assert page(app, who).reflections
        await pilot.press("g", "enter")
        await pilot.pause()
        assert "Grupo Andariega" in screen_text(app)


async def test_no_reflections_yet_is_said_kindly(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    app.board.add_prospect("Ana")
    async with app.run_test(size=SMALL) as pilot:
        app.redraw()
        await pilot.press("R")
        await pilot.pause()
        assert "Nothing written yet." in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_long_reflections_wrap(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(empty=True)
    who = app.board.add_prospect("[/red] 李小龍")
    app.board.reflect(who, missed="word " * 300 + "the-end", cause="timing")
    async with app.run_test(size=size) as pilot:
        app.redraw()
        await pilot.press("R")
        await pilot.pause()
        await pilot.press("j", "k", "G")
        if size in (SMALL, LARGE):
            assert "the-end" in screen_text(app)


# --- wiped names ---------------------------------------------------------------------------


async def test_b_on_the_large_wall_shows_the_names_that_left_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("W")
        await pilot.pause()
        assert "b wiped names" in screen_text(app)
        await pilot.press("b")
        await pilot.pause()
        assert "41 days on the wall, answered at touch 5" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Fintech Quipu" in screen_text(app)
        await pilot.press("q", "q")
        await pilot.pause()
        assert "4 of 7" in screen_text(app)


async def test_a_name_wiped_now_is_the_first_of_them(make_app: MakeApp) -> None:
    app = make_app()
    app.board.unpin(app.board.find("Armenta").id)
    async with app.run_test(size=LARGE) as pilot:
        app.redraw()
        await pilot.press("W", "b")
        await pilot.pause()
        lines = screen_text(app).splitlines()
    assert "Diego Armenta" in lines[2]
    assert "18 days on the wall, no answer up to touch 5" in lines[2]
    assert "Stays on the wall: 2. Answered: 1." in "\n".join(lines)


@pytest.mark.parametrize("size", SIZES)
async def test_a_wall_nobody_has_left_says_so(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(empty=True)
    app.board.add_prospect("Ana")
    async with app.run_test(size=size) as pilot:
        app.redraw()
        await pilot.press("W", "b")
        await pilot.pause()
        if size in (SMALL, LARGE):
            assert "No name has left the wall yet." in screen_text(app)


async def test_the_agenda_writes_a_long_name_out_where_there_is_room(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("A", "tab", "G")
        await pilot.pause()
        assert "Ramón Ibargüengoitia  meeting with finance" in screen_text(app)


# --- to a person's page and back ------------------------------------------------------------


@pytest.mark.parametrize("leave", ["escape", "q"])
@pytest.mark.parametrize(("keys", "heading"), [(["A"], "AGENDA"), (["W", "b"], "WIPED NAMES")])
async def test_leaving_a_page_goes_one_level_back(
    make_app: MakeApp, keys: list[str], heading: str, leave: str
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*keys, "enter")
        await pilot.pause()
        assert heading not in screen_text(app)
        await pilot.press(leave)
        await pilot.pause()
        assert heading in screen_text(app)


async def test_what_the_board_said_before_is_gone_after_an_act_elsewhere(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("L")
        assert "Lourdes Mamani is in First contact." in screen_text(app)
        await pilot.press("enter", "p")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "is in First contact" not in screen_text(app)
        await pilot.press("u")
        assert "Undone: " in screen_text(app)


async def test_two_clicks_on_a_row_open_one_page(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("A")
        await pilot.pause()
        pane = app.screen.query_one(Pane)
        for _ in range(2):
            pane.post_message(Pane.Chosen(pane.cursor or 0))
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert "AGENDA" in screen_text(app)
