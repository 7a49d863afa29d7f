"""`t` and `T`: a touch costs three keys, the second as planned two."""

from __future__ import annotations

from datetime import date

from tablero.config import Settings
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import SMALL, page, point_at, prospect, type_text


async def test_a_touch_costs_three_keys(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("t", "e", "2")
        touch = page(app, who).touches[-1]
        assert (touch.direction, touch.channel, touch.topic) == ("out", "email", "opinion")
        assert touch.on == date(2026, 11, 22)
        assert "Touch #6 with Diego Armenta, email." in screen_text(app)
        await pilot.press("u")
        assert len(page(app, who).touches) == 5


async def test_a_second_touch_as_planned_costs_two_keys(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("t", "enter")
        touch = page(app, who).touches[-1]
        assert (touch.channel, touch.topic) == ("phone", "question")


async def test_the_strip_marks_what_was_planned_and_says_what_follows(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("t")
        text = screen_text(app)
        assert "─ Touch #6 with Diego Armenta" in text
        assert "[p phone]" in text
        assert "[4 question]" in text
        assert "Then: Mon 7 Dec (in 15 days)." in text
        await pilot.press("w")
        assert "[w WhatsApp]" in screen_text(app)
        assert "[2 opinion]" in screen_text(app)


async def test_a_touch_plans_the_next_by_the_cadence(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("t", "enter")
        step = prospect(app, who).step
        assert step is not None
        assert (step.on, step.text) == (date(2026, 12, 7), "")


async def test_a_step_planned_for_later_stays(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Echeverri")
        before = prospect(app, who).step
        await pilot.press("t")
        assert "as planned" in screen_text(app)
        await pilot.press("enter")
        assert prospect(app, who).step == before


async def test_a_gesture_counts_plans_and_finishes_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Gual")
        promised = prospect(app, who).step
        await pilot.press("t", "e", "6")
        assert app.scene.standing(who).touches == 1
        assert prospect(app, who).step == promised


async def test_result_note_and_date_wait_behind_tab(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Gual")
        await pilot.press("t", "e", "tab", "right", "tab")
        await type_text(pilot, "sent the guide")
        await pilot.press("tab")
        await type_text(pilot, "-1")
        await pilot.press("enter")
        touch = page(app, who).touches[-1]
        assert (touch.result, touch.note) == ("seen", "sent the guide")
        assert touch.on == date(2026, 11, 21)


async def test_a_day_that_is_none_is_said_beside_it_and_loses_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Gual")
        await pilot.press("t", "tab", "tab")
        await type_text(pilot, "a note")
        await pilot.press("tab")
        await type_text(pilot, "31/02")
        await pilot.press("enter")
        text = screen_text(app)
        assert '"31/02" is no day in the past' in text
        assert "a note" in text
        assert len(page(app, who).touches) == 1
        await pilot.press(*["backspace"] * 5, "enter")
        assert page(app, who).touches[-1].note == "a note"


async def test_a_call_with_an_answer_goes_both_ways(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("t", "tab", "right", "right", "enter")
        touch = page(app, who).touches[-1]
        assert (touch.direction, touch.result) == ("both", "replied")


async def test_an_answer_is_saved_on_its_letter(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("T", "w")
        touch = page(app, who).touches[-1]
        assert (touch.direction, touch.channel, touch.topic) == ("in", "whatsapp", "")
        assert "referred me on" in screen_text(app)


async def test_an_answer_by_phone_goes_both_ways(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("T", "p")
        assert page(app, who).touches[-1].direction == "both"


async def test_after_an_answer_a_full_stop_settles_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("T", "w", "full_stop")
        assert prospect(app, who).settled


async def test_after_an_answer_s_and_a_digit_plan_the_next_step(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("T", "w", "s", "1")
        step = prospect(app, who).step
        assert step is not None
        assert step.on == date(2026, 11, 23)


async def test_any_other_key_after_an_answer_means_what_it_always_means(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Gual")
        await pilot.press("T", "w", "p")
        await pilot.pause()
        assert prospect(app, who).is_pinned
        assert "referred me on" not in screen_text(app)


async def test_somebody_else_decides_costs_three_keys_a_name_and_enter(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("T", "w", "d")
        await type_text(pilot, "rosa lima, buyer")
        await pilot.press("enter")
        new = app.board.find("rosa lima")
        assert new.referrer == who
        assert new.role == "buyer"
        assert page(app, who).touches[-1].result == "referred"
        assert "gave you the name" in screen_text(app)
        await pilot.press("u")
        assert page(app, who).touches[-1].result == "replied"
        assert not [p for p in app.board.snapshot().prospects.values() if p.name == "rosa lima"]


async def test_a_total_opt_out_is_refused_and_the_strip_stays(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        app.board.opt_out(who, "total")
        app.redraw()
        await pilot.press("t", "e", "2")
        text = screen_text(app)
        assert "asked for no contact at all" in text
        assert "─ Touch" in text
        await pilot.press("escape")
        assert len(page(app, who).touches) == 5


async def test_escape_leaves_the_strip_and_logs_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("t", "e", "escape")
        assert len(page(app, who).touches) == 5
        assert "─ Touch" not in screen_text(app)


async def test_the_strip_stands_on_a_small_terminal(make_app: MakeApp) -> None:
    app = make_app(settings=Settings(theme="pizarra", glyphs="ascii"))
    async with app.run_test(size=(40, 12)) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("t")
        assert "[p phone]" in screen_text(app)
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "[p phone]" in screen_text(app)
