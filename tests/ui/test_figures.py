"""The figures page: what one's own touches have brought."""

from __future__ import annotations

from textual.widgets import Sparkline

from tablero import i18n
from tablero.ui import messages as ask
from tests.ui.conftest import PLAIN, MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, point_at


async def test_the_percent_key_opens_the_figures_and_q_leaves_them(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("percent_sign")
        await pilot.pause()
        shown = screen_text(app)
        assert "FIGURES" in shown
        assert "47.5% of your touches are answered (90 days). Yesterday, 46.8%." in shown
        assert "5 people have stalled and are not on the wall." in shown
        await pilot.press("q")
        assert "FIGURES" not in screen_text(app)


async def test_at_eighty_columns_the_page_scrolls_to_who_began(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("percent_sign", "G")
        await pilot.pause()
        shown = screen_text(app)
        assert "17 of 26     65.4%" in shown
        assert "Per cents begin at 20 touches" in shown
        assert "Today" not in shown


async def test_on_a_large_screen_everything_is_seen_at_once(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("percent_sign")
        await pilot.pause()
        shown = screen_text(app)
        for heading in ("Today", "Money", "First answer, by touch", "By source", "Who began"):
            assert heading in shown
        row = next(line for line in shown.splitlines() if "#5 " in line)
        assert "1 of 3" in row
        assert "│ Rozo's rule:" in row


async def test_the_zone_stands_beside_touches_five_to_twelve_only(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("percent_sign")
        await pilot.pause()
        rows = [line for line in screen_text(app).splitlines() if line.lstrip().startswith("#")]
        assert [("│" in row) for row in rows] == [False] * 4 + [True] * 8


async def test_a_touch_changes_the_figures_and_undo_takes_it_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Pau")
        app.carry_out(ask.LogTouch(who, "phone", "both", topic="question", result="replied"))
        await pilot.press("percent_sign")
        await pilot.pause()
        assert "30 of 62 touches" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert "29 of 61 touches" in screen_text(app)


async def test_an_empty_board_says_kindly_what_is_missing(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("percent_sign")
        await pilot.pause()
        shown = screen_text(app)
        assert "Too few data yet: 20 more touches and there is a share to show." in shown
        assert "stalled" not in shown
        assert not app.screen.query_one(Sparkline).display


async def test_with_ascii_glyphs_nothing_else_is_drawn(make_app: MakeApp) -> None:
    app = make_app(settings=PLAIN._replace(glyphs="ascii"))
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("percent_sign")
        await pilot.pause()
        drawn = set(screen_text(app)) - set("ÚáéñóÓí€")
        assert all(letter.isascii() for letter in drawn)
        assert not app.screen.query_one(Sparkline).display


async def test_in_spanish_shares_have_a_comma(make_app: MakeApp) -> None:
    app = make_app()
    i18n.set_language("es")
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("percent_sign")
        await pilot.pause()
        assert "47,5 %" in screen_text(app)


async def test_a_long_name_leaves_room_for_the_others(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        app.board.add_prospect("Ana [/red] with a name " + "that goes on " * 20)
        await pilot.press("percent_sign")
        await pilot.pause()
        shown = screen_text(app)
        assert "2 people have no next step." in shown
        assert "Teresa Aldunate, Ana [/red] with a name that" in shown
