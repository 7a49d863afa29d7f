"""What is known of people, in words: dates ahead, stays on the wall, opt-outs, hours of steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tablero import model, person, words
from tablero.i18n import set_language
from tablero.model import NextStep
from tablero.person import OptOut, WallVisit
from tablero.words import known

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("tell", "codes"),
    [
        (known.date_kind, model.DATE_KINDS),
        (known.cause, person.CAUSES),
        (known.sheet_field, person.SHEET),
    ],
)
def test_every_code_has_a_word_and_an_unknown_one_is_shown(tell, codes):
    assert all(tell(code) and tell(code) != f"{code}?" for code in codes)
    assert tell("something else") == "something else"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sheets_words_fit_the_pages_labels(language):
    set_language(language)
    assert all(len(known.sheet_field(name)) <= 12 for name in person.SHEET)


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (3, "in 3 days"), (-1, "yesterday"), (-4, "4 days ago")],
)
def test_a_day_is_told_from_today(days, said):
    assert known.ahead(TODAY + timedelta(days), TODAY) == said


@pytest.mark.parametrize(
    ("days", "touches", "answered", "said"),
    [
        (41, 5, True, "41 days on the wall, answered at touch 5"),
        (0, 0, True, "1 day on the wall, they wrote"),
        (9, 3, False, "9 days on the wall, no answer up to touch 3"),
        (9, 0, False, "9 days on the wall, without a touch"),
    ],
)
def test_a_stay_on_the_wall_says_what_came_of_it(days, touches, answered, said):
    visit = WallVisit(1, TODAY - timedelta(days), TODAY, touches, answered)
    assert known.wall_visit(visit) == said


def test_an_opt_out_of_a_channel_names_it():
    assert known.opted_out(OptOut(1, "channel", "whatsapp", TODAY, "")) == "nothing by WhatsApp"
    assert known.opted_out(OptOut(1, "sales", "", TODAY, "")) == "no sales talk"


def test_a_step_with_an_hour_says_it_behind_the_day():
    step = NextStep("call", TODAY, at=17 * 60 + 5)
    assert words.step_line(step, TODAY) == "today 17:05 · call"
    assert words.step_moment(NextStep("call", None, at=60), TODAY) == ""
    assert words.hour(65) == "1:05"
