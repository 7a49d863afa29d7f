"""What is known of a person: the sheet, dates, ways in, opt-outs and reflections, by their keys."""

from __future__ import annotations

from datetime import date

import pytest

from tablero.model import KeyDate
from tablero.rules.courtesy import Needle
from tablero.ui.messages import AddProspect, EditProspect
from tablero.ui.screens.form import Wrong
from tablero.ui.screens.key_dates import read_day
from tablero.ui.screens.reflecting import ask_to_reflect
from tablero.ui.widgets.glyphs import ASCII, UNICODE
from tablero.ui.widgets.page_advice import needle_scale
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, page, point_at, prospect, type_text

TODAY = date(2026, 11, 22)

# --- the page ------------------------------------------------------------------------------


async def test_the_page_tells_all_that_the_rules_say(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        app.open_page(app.board.find("Peralta").id)
        await pilot.pause()
        text = screen_text(app)
    for said in (
        "→→→ one-way: 3 touches of yours in a row",
        "about right",
        "A monologue: 3 touches",
        "3 touches in a row about your product",
        "You could",
        "not written yet; f writes it",
        "0 of 5; still to hear: needs",
        "Not again: I only spoke of myself",
        "Comment on something of theirs",
    ):
        assert said in text, said


async def test_the_page_shows_the_chain_and_the_best_way_in(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        app.open_page(app.board.find("Echeverri").id)
        await pilot.pause()
        text = screen_text(app)
        assert "Hernán Quiroga → Sofía Lleras → Martín Echeverri" in text
        assert "Best now: Sofía Lleras, who gave you their name" in text
        app.open_page(app.board.find("Lleras").id)
        await pilot.pause()
        assert "Martín Echeverri  First contact" in screen_text(app)


async def test_an_opt_out_stands_with_its_day_and_their_words(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        app.open_page(app.board.find("Aldunate").id)
        await pilot.pause()
        text = screen_text(app)
    assert "no sales talk, since Fri 2 Oct" in text
    assert "«" in text


async def test_a_competitor_is_named_where_there_is_too_little(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        app.open_page(app.board.find("Casares").id)
        await pilot.pause()
        assert "they also have near: a cheaper consultancy" in screen_text(app)


async def test_of_whom_is_closed_only_what_they_asked_counts(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = app.board.find("Peralta").id
        app.board.close(who, "not_a_fit")
        app.redraw()
        app.open_page(who)
        await pilot.pause()
        assert "A monologue" not in screen_text(app)
        assert "You could" not in screen_text(app)
        app.open_page(app.board.find("Pardo").id)
        await pilot.pause()
        assert "asked for no contact at all." in screen_text(app)


async def test_gestures_say_that_they_do_not_count(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = app.board.find("Armenta").id
        app.board.log_touch(who, "whatsapp", topic="personal")
        app.redraw()
        app.open_page(who)
        await pilot.pause()
        assert "gesture     does not count" in screen_text(app)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_long_texts_and_odd_letters_stand_whole(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app(empty=True)
    who = app.board.add_prospect("[/red] 李小龍 🥋", city="Culiacán")
    app.board.write_sheet(who, {"needs": "界" * 90 + " [bold] end-of-needs"})
    app.board.add_date(who, "birthday", date(1980, 2, 29), "[/] " + "x" * 120)
    app.board.reflect(who, missed="m" * 200, should_not="[/blue]", cause="value")
    app.board.opt_out(who, "channel", channel="email", said="🥋 no [mail]\nplease")
    async with app.run_test(size=size) as pilot:
        app.redraw()
        app.open_page(who)
        await pilot.pause()
        seen = screen_text(app)
        for _press in range(12):
            await pilot.press("j")
            seen += screen_text(app)
        if size == LARGE:
            await pilot.press("l")
            seen += screen_text(app)
    for said in ("end-of-needs", "[bold]", "[/blue]", "nothing by email", "no [mail]", "28 Feb"):
        assert said in seen, said


# --- the sheet -----------------------------------------------------------------------------


async def test_f_writes_the_sheet(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("f")
        await type_text(pilot, "his sellers are far away")
        await pilot.press("tab")
        await type_text(pilot, "a common way")
        await pilot.press("enter")
        assert dict(page(app, who).sheet) == {
            "why": "his sellers are far away",
            "needs": "a common way",
        }
        await pilot.press("u")
        assert not page(app, who).sheet


async def test_e_on_a_line_of_the_sheet_begins_there_and_d_empties_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Casares")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("j", "j", "j", "j", "e")
        await pilot.press("end")
        await type_text(pilot, " soon")
        await pilot.press("enter")
        assert page(app, who).sheet["worries"].endswith(" soon")
        assert len(page(app, who).sheet) == 4
        await pilot.press("D")
        assert "worries" not in page(app, who).sheet


# --- dates ---------------------------------------------------------------------------------


async def test_d_keeps_a_birthday_by_a_letter_and_a_day(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("d", "b")
        await pilot.pause()
        await type_text(pilot, "25/11/1980")
        await pilot.press("enter")
        assert [d[1:] for d in prospect(app, who).dates] == [("birthday", date(1980, 11, 25), "")]
        assert "birthday, in 3 days" in screen_text(app)


async def test_a_date_is_edited_and_deleted_where_it_stands(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        app.board.add_date(who, "birthday", date(1980, 11, 25))
        app.redraw()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("G", "e", "tab")
        assert "25 Nov 1980" in screen_text(app)
        await type_text(pilot, "fifty soon")
        await pilot.press("enter")
        (kept,) = prospect(app, who).dates
        assert (kept.on, kept.text) == (date(1980, 11, 25), "fifty soon")
        await pilot.press("D")
        assert not prospect(app, who).dates


async def test_a_day_that_is_none_is_said_beside_the_line(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("d", "b")
        await pilot.pause()
        await type_text(pilot, "someday")
        await pilot.press("enter")
        assert '"someday" is no day' in screen_text(app)


@pytest.mark.parametrize(
    ("typed", "kind", "day"),
    [
        ("3/12", "birthday", date(2026, 12, 3)),
        ("3/12/1980", "birthday", date(1980, 12, 3)),
        ("3/12/80", "wedding", date(1980, 12, 3)),
        ("3/12/27", "wedding", date(2027, 12, 3)),
        ("29/2", "birthday", date(2024, 2, 29)),
        ("2026-12-10", "decision", date(2026, 12, 10)),
        ("10/12/28", "renewal", date(2028, 12, 10)),
    ],
)
def test_a_short_year_of_what_returns_is_long_ago(typed: str, kind: str, day: date) -> None:
    assert read_day(typed, kind, TODAY) == day


@pytest.mark.parametrize(("typed", "kind"), [("", "birthday"), ("2026-11-01", "decision")])
def test_a_date_without_a_day_or_that_is_over_is_refused(typed: str, kind: str) -> None:
    with pytest.raises(Wrong):
        read_day(typed, kind, TODAY)


def test_a_yearly_date_is_shown_with_its_next_day() -> None:
    from tablero.rules.dates import next_on

    assert next_on(KeyDate(1, "birthday", date(1980, 12, 3)), TODAY) == date(2026, 12, 3)


# --- ways in -------------------------------------------------------------------------------


async def test_b_links_somebody_found_by_half_a_name(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Peralta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("b")
        await type_text(pilot, "ferr")
        assert "Pau Ferrandis" in screen_text(app)
        assert "ferr, somebody new" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("c")
        (link,) = page(app, who).links
        assert (link.name, link.kind) == ("Pau Ferrandis", "closer")
        await pilot.press("u")
        assert not page(app, who).links


async def test_somebody_new_goes_to_the_book_and_leads_to_them(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Peralta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("b")
        await type_text(pilot, "Nora Vidal, partner")
        await pilot.press("end", "down", "enter")
        await pilot.pause()
        await pilot.press("i")
        (link,) = page(app, who).links
        assert (link.name, link.kind) == ("Nora Vidal", "influences")
        new = prospect(app, link.other)
        assert (new.stage, new.role) == (None, "partner")


async def test_an_address_of_whoever_wants_no_contact_is_said(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        known = app.board.find("Pardo")
        who = await point_at(pilot, "Gual")
        app.carry_out(EditProspect(who, {"email": known.email.upper()}))
        await pilot.pause()
        said = "has an address of somebody who asked for no contact at all."
        assert f"Montserrat Gual: saved. Montserrat Gual {said}" in screen_text(app)
        app.carry_out(AddProspect("Luis", stage=None, fields={"email": known.email}))
        await pilot.pause()
        assert f"Luis {said}" in screen_text(app)


async def test_a_way_in_is_deleted_where_it_stands(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Echeverri")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("j", "j", "j", "j", "D")
        assert [link.name for link in page(app, who).links] == ["Sofía Lleras"]


async def test_c_plans_the_thanks_for_a_name(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Gual")
        referrer = app.board.find("Úbeda").id
        assert prospect(app, referrer).step is None
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("c")
        text = screen_text(app)
        assert "Beatriz Úbeda → Montserrat Gual" in text
        await pilot.press("t")
        step = prospect(app, referrer).step
        assert step is not None
        assert (step.text, step.on) == ("thank them for Montserrat Gual", date(2026, 11, 23))


async def test_thanks_never_push_a_promise_aside(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Lleras")
        referrer = app.board.find("Quiroga").id
        before = prospect(app, referrer).step
        assert before is not None
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("c", "t")
        assert prospect(app, referrer).step == before
        assert page(app, referrer).ideas[-1].text == "thank them for Sofía Lleras"


async def test_whoever_stands_in_no_chain_is_told_so(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Peralta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("c")
        assert "Nobody gave you their name" in screen_text(app)


# --- reflections ---------------------------------------------------------------------------


async def test_r_keeps_a_reflection_and_it_is_mended_on_the_page(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("r", "v")
        await type_text(pilot, "ask first")
        await pilot.press("tab")
        await type_text(pilot, "five in a row")
        await pilot.press("enter")
        (kept,) = page(app, who).reflections
        assert (kept.missed, kept.should_not, kept.cause) == ("ask first", "five in a row", "value")
        await pilot.press("l", "j", "e", "c")
        await type_text(pilot, " of all")
        await pilot.press("enter")
        (kept,) = page(app, who).reflections
        assert (kept.missed, kept.cause) == ("ask first of all", "clarity")
        await pilot.press("D")
        assert not page(app, who).reflections


@pytest.mark.parametrize("keys", [("escape",), ("enter",), ("i", "i", "escape")])
async def test_leaving_ones_own_reflection_writes_nothing(
    make_app: MakeApp, keys: tuple[str, ...]
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        before = app.board.history(1)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("r", *keys)
        await pilot.pause()
        assert not page(app, who).reflections
        assert app.board.history(1) == before


async def test_leaving_what_the_review_asks_is_kept_so_that_it_asks_once(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        ask_to_reflect(app, prospect(app, who))
        await pilot.pause()
        assert "the silence of Diego Armenta" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert page(app, who).reflection_asked == TODAY
        assert not page(app, who).reflections


# --- opt-outs ------------------------------------------------------------------------------


async def test_z_notes_a_channel_with_their_words_and_takes_it_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("z", "c")
        await pilot.pause()
        await pilot.press("w")
        await pilot.pause()
        await type_text(pilot, "not on my phone")
        await pilot.press("enter")
        (asked,) = page(app, who).opt_outs
        assert (asked.level, asked.channel, asked.said) == (
            "channel",
            "whatsapp",
            "not on my phone",
        )
        assert prospect(app, who).blocked == ("whatsapp",)
        assert "nothing by WhatsApp" in screen_text(app)
        await pilot.press("z")
        assert "So far: nothing by WhatsApp." in screen_text(app)
        await pilot.press("l")
        assert not page(app, who).opt_outs
        assert "you may talk of anything again" in screen_text(app)


async def test_the_message_that_asked_for_no_contact_is_no_word_since(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        app.open_page(app.board.find("Pardo").id)
        await pilot.pause()
        await pilot.press("z")
        await pilot.pause()
        assert "has not written since" in " ".join(screen_text(app).split())


async def test_a_total_opt_out_is_lifted_only_after_a_word_of_theirs(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("z", "n")
        await pilot.pause()
        await pilot.press("enter")
        assert prospect(app, who).opt_out == "total"
        assert not prospect(app, who).is_pinned
        await pilot.press("z")
        await pilot.pause()
        assert "has not written since" in " ".join(screen_text(app).split())
        app.board.log_touch(who, "email", direction="in")
        app.redraw()
        await pilot.press("z")
        await pilot.pause()
        await type_text(pilot, "diego armenta")
        await pilot.press("enter")
        assert prospect(app, who).opt_out == ""
        assert "may be contacted again" in screen_text(app)


# --- the needle ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("needle", "drawn"),
    [
        (Needle(0, "much"), "●··[······]···"),
        (Needle(100, "right"), "···[···●··]···"),
        (Needle(10, "right"), "···[●·····]···"),
        (Needle(900, "little"), "···[······]··●"),
    ],
)
def test_the_needle_stands_where_its_word_says(needle: Needle, drawn: str) -> None:
    assert needle_scale(needle, 50, 150, UNICODE) == drawn


@pytest.mark.parametrize("edges", [(0, 0), (0, 200), (199, 200), (200, 900), (1, 2)])
@pytest.mark.parametrize("side", ["much", "right", "little"])
def test_the_needle_stands_at_any_setting(edges: tuple[int, int], side: str) -> None:
    assert needle_scale(Needle(120, side), *edges, ASCII).count(ASCII.answered) == 1


async def test_before_the_first_letter_nobody_is_said_to_be_missing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("enter", "b")
        await pilot.pause()
        assert "Who leads to Diego Armenta?" in screen_text(app)
        assert "Nothing and nobody" not in screen_text(app)
