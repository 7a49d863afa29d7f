"""The bars above and below: they speak of whom the cursor is on and of what is in sight."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tablero.clock import Clock
from tests.conftest import DAY
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import LARGE, page, point_at, type_text


async def test_the_status_line_follows_to_whom_the_palette_goes(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("colon")
        await type_text(pilot, "echeverri")
        await pilot.press("enter")
        await pilot.pause()
        status = screen_text(app).splitlines()[-2]
    assert status.startswith(" Martín Echeverri, Purchasing Director LatAm")


async def test_the_palette_says_its_keys_before_any_page_was_open(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("colon")
        await pilot.pause()
        assert "enter does it" in screen_text(app)


async def test_a_filter_counts_only_the_stalled_it_shows(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.pause()
        assert "3 Conversation 5 ▌1" in screen_text(app)
        await pilot.press("slash")
        await type_text(pilot, "echeverri")
        assert "3 Conversation 0 " in screen_text(app)
        assert "3 Conversation 0 ▌" not in screen_text(app)


async def test_the_page_cuts_no_word_of_how_somebody_stands(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        app.open_page(app.board.find("valentina").id)
        await pilot.pause()
        assert "cooling, your turn" in screen_text(app)


async def test_half_a_name_puts_the_cursor_on_its_only_match(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await point_at(pilot, "lourdes")
        await pilot.press("slash")
        await type_text(pilot, "mart")
        await pilot.press("enter", "T", "w")
        await pilot.pause()
        who = app.board.find("echeverri").id
        assert page(app, who).touches[-1].direction == "in"


async def test_a_narrow_footer_shortens_its_words_before_it_drops_any(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        footer = screen_text(app).splitlines()[-1]
    assert "s step  p wall  m move" in footer
    assert footer.rstrip().endswith("/ find  ? help")


async def test_a_narrow_list_of_stages_breaks_no_name(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await point_at(pilot, "lourdes")
        await pilot.press("m")
        await pilot.pause()
        lines = screen_text(app).splitlines()
    assert any("5 Negotiation" in line for line in lines)
    assert any("6 Client" in line for line in lines)


async def test_a_date_is_noticed_three_days_before_it_comes(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        await point_at(pilot, "valentina")
        assert "Birthday in 3 days." in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Birthday in 3 days." in screen_text(app)
        await point_at(pilot, "lleras")
        assert "Birthday" not in screen_text(app)


async def test_a_rule_that_spoke_is_not_cut_short_on_a_narrow_board(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await point_at(pilot, "armenta")
        await pilot.press("t", "enter")
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert "Second call" in " ".join(lines[-2:])
        assert lines[-1].rstrip().endswith("u undo")
        assert "without an answer." in " ".join(lines[-2:])
        await pilot.press("j")
        assert screen_text(app).splitlines()[-1].rstrip().endswith("? help")


class Running(Clock):
    """A clock that is put on by hand."""

    moment = datetime(2026, 11, 22, 8, 10, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


async def test_their_hour_goes_on_while_the_app_is_open(make_app: MakeApp) -> None:
    app = make_app()
    clock = app.clock = Running(DAY)
    async with app.run_test(size=LARGE) as pilot:
        await pilot.pause()
        await point_at(pilot, "echeverri")
        assert "(there 3:10)" in screen_text(app)
        clock.moment += timedelta(minutes=61)
        await pilot.pause(1.2)
        assert "(there 4:11)" in screen_text(app)
