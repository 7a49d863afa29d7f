"""`x`: closing costs two keys, or three and a line; and an exit has a way back."""

from __future__ import annotations

from datetime import date

from tablero.config import Settings
from tablero.discipline import Discipline
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import SMALL, page, point_at, prospect, type_text


async def test_closing_costs_two_keys(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("x", "c")
        now = prospect(app, who)
        assert now.stage is not None
        assert app.board.snapshot().stage(now.stage).key == "nurture"
        assert now.step is not None
        assert now.step.on == date(2027, 1, 6)


async def test_the_cursor_stays_in_the_column_of_whom_one_sent_to_nurture(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("x", "c")
        beside = app.to_board().subject
        assert beside is not None
        assert beside.name == "Joaquín Peralta"


async def test_closing_with_a_line_costs_three_keys_and_the_line(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("x", "tab")
        await type_text(pilot, "after the summer")
        await pilot.press("enter")
        assert page(app, who).closed_why == "after the summer"


async def test_tab_moves_the_brackets_while_one_writes_the_reason(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("x", "tab")
        await type_text(pilot, "too small")
        await pilot.press("tab", "enter")
        now = prospect(app, who)
        assert now.stage is not None
        assert app.board.snapshot().stage(now.stage).key == "not_a_fit"
        assert page(app, who).closed_why == "too small"


async def test_closing_early_says_so(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Peralta")
        await pilot.press("x")
        assert "You are at touch #3. Most people give up here." in screen_text(app)
        await pilot.press("escape")
        await point_at(pilot, "Armenta")
        await pilot.press("x")
        assert "give up" not in screen_text(app)


async def test_no_sales_talk_keeps_them_on_the_board_and_their_words(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        stage = prospect(app, who).stage
        await pilot.press("x", "tab")
        await type_text(pilot, "just talk")
        await pilot.press("tab", "tab", "enter")
        now = prospect(app, who)
        assert (now.opt_out, now.stage) == ("sales", stage)
        (asked,) = page(app, who).opt_outs
        assert (asked.level, asked.said) == ("sales", "just talk")


async def test_an_opt_out_leaves_the_wall_and_stops_touches(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("x", "b")
        now = prospect(app, who)
        assert now.opt_out == "total"
        assert not now.is_pinned


async def test_somebody_closed_is_offered_the_way_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        stage = prospect(app, who).stage
        await pilot.press("x", "n")
        app.open_page(who)
        await pilot.pause()
        await pilot.press("x")
        assert "Not a fit" in screen_text(app)
        await pilot.press("enter")
        assert prospect(app, who).stage == stage


async def test_two_stages_on_cost_two_keys(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("m", "4")
        assert prospect(app, who).stage == app.scene.stages[3].id


async def test_an_explicit_no_opens_no_gate(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Peralta")
        app.board.log_touch(who, "email", direction="in", result="no")
        app.redraw()
        await pilot.press("x")
        assert "Close: Joaquín Peralta" in screen_text(app)
        assert "give up" not in screen_text(app)


async def test_whoever_closes_early_is_offered_a_line_and_may_go_on(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Peralta")
        await pilot.press("x", "n")
        await pilot.pause()
        assert "write a line about what you take from it" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("t")
        await type_text(pilot, "I never asked who decides")
        await pilot.press("enter")
        newest = page(app, who).reflections[-1]
        assert (newest.missed, newest.cause) == ("I never asked who decides", "timing")
        assert newest.closing
        stage = prospect(app, who).stage
        assert stage is not None
        assert app.board.snapshot().stage(stage).key == "not_a_fit"


async def test_the_offered_line_never_stands_in_the_way(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Peralta")
        before = len(page(app, who).reflections)
        await pilot.press("x", "n", "u")
        await pilot.pause()
        assert len(page(app, who).reflections) == before
        stage = prospect(app, who).stage
        assert stage is not None
        assert app.board.snapshot().stage(stage).key == "first_contact"


async def test_who_closes_late_is_asked_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("x", "n")
        await pilot.pause()
        assert "write a line" not in screen_text(app)


async def test_the_way_back_from_a_total_opt_out_is_their_name(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("x", "b")
        app.open_page(who)
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        assert "has not written since" in screen_text(app)
        app.board.log_touch(who, "email", direction="in")
        app.redraw()
        await pilot.press("x")
        await pilot.pause()
        await type_text(pilot, "diego")
        await pilot.press("enter")
        assert prospect(app, who).opt_out == "total"
        await pilot.press("escape", "x")
        await pilot.pause()
        await type_text(pilot, "diego armenta")
        await pilot.press("enter")
        now = prospect(app, who)
        assert now.opt_out == ""
        assert now.stage is not None
        assert not app.board.snapshot().stage(now.stage).is_exit


async def test_the_rest_lasts_as_long_as_the_setting_says(make_app: MakeApp) -> None:
    settings = Settings(theme="pizarra", discipline=Discipline(nurture_days=10))
    app = make_app(settings=settings)
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("x")
        assert "Nurture, 10 days" in screen_text(app)
        await pilot.press("enter")
        step = prospect(app, who).step
        assert step is not None
        assert step.on == date(2026, 12, 2)
