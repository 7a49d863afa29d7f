"""What the review says, in English; the catalogs have their own test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tablero.i18n import set_language
from tablero.model import DATE_KINDS, SOURCES, KeyDate, NextStep, Prospect, Standing
from tablero.rules.playbook import BY_SOURCE, GENERAL
from tablero.rules.playbook import advice as found_advice
from tablero.rules.returning import Return
from tablero.rules.review import REASONS, Due
from tablero.rules.winning import Win
from tablero.words.playbook import advice
from tablero.words.review import (
    about_left,
    agenda_heading,
    coming,
    greeting,
    in_words,
    opening,
    reason,
    returned,
    won,
)

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def due(why: str, *, days: int = 10, touches: int = 4, **fields) -> Due:
    """Somebody due for that reason after so many days of silence."""
    plain = Prospect(
        id=7,
        name="Gabriela Somoza",
        role="",
        company="",
        stage=3,
        email="",
        phone="",
        linkedin="",
        city="",
        country="",
        source="web",
        tags=(),
        cost=0,
        period=None,
        opt_out="",
        archived=False,
        added=ago(100),
        imported=False,
        pinned_on=None,
        step=None,
        settled=False,
        beats="",
        referrer=None,
    )
    standing = Standing(
        touches=touches,
        zone="threshold",
        streak=0,
        days=days,
        limit=90,
        freshness="fresh",
        turn="yours",
        left_on_read=False,
        owes_reply=False,
        track=(),
        tag="none",
        seen_streak=0,
        answered_today=False,
    )
    return Due(plain._replace(**fields), standing, why, ago(days))


def step(days_ago: int, text: str = "", channel: str = "", at: int | None = None) -> NextStep:
    return NextStep(text, ago(days_ago), channel, at=at)


# --- why somebody is due -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (due("owed_reply"), "they wrote to you 10 days ago and are waiting for your answer."),
        (
            due("owed_reply", days=1),
            "they wrote to you yesterday and are waiting for your answer.",
        ),
        (
            due("promised_step", step=step(0, "call", "phone")),
            "you promised this for today: call.",
        ),
        (due("promised_step", step=step(1, "call")), "you promised this for yesterday: call."),
        (
            due("promised_step", step=step(2, "ask: when?")),
            "you promised this for Fri 20 Nov: ask: when?",
        ),
        (
            due("promised_step", step=step(400, "call")),
            "you promised this for 18 Oct 2025: call.",
        ),
        (
            due("promised_step", step=step(0, "call", at=17 * 60)),
            "you promised this for today at 17:00: call.",
        ),
        (due("promised_step", step=step(0, "", "phone")), "you promised this for today: phone."),
        (due("promised_step", step=step(0)), "you meant to get in touch with them today."),
        (
            due("first_response", days=5),
            "you have had their name for 5 days (web) and the first touch is to come.",
        ),
        (
            due("cadence_zone"),
            "it is time for touch #5, in the conversation zone: 10 days have passed.",
        ),
        (due("cadence", days=51), "it is time for touch #5: 51 days have passed."),
        (due("wall", touches=0), "it is time for the first touch."),
        (
            due("nurture_awake", step=step(1, "write")),
            "you let them rest until yesterday: write.",
        ),
        (due("nurture_awake", step=step(1)), "you let them rest until yesterday."),
        (due("nurture_awake", days=52), "they have rested in nurture for 52 days."),
        (
            due("stalled", days=95),
            "there has been no touch for 95 days, and the limit of this stage is 90.",
        ),
        (due("no_step"), "there is no next step with them yet."),
    ],
)
def test_a_reason_is_a_sentence_one_understands(found: Due, expected: str):
    assert reason(found, TODAY) == expected


@pytest.mark.parametrize("code", REASONS)
def test_no_reason_scolds_or_shouts(code: str):
    told = reason(due(code, step=step(3, "call")), TODAY)
    assert told.endswith(".")
    assert "!" not in told
    assert "_" not in told


@pytest.mark.parametrize("kind", DATE_KINDS)
def test_a_date_of_today_is_told_by_its_kind(kind: str):
    own = KeyDate(1, kind, TODAY, "the fair")
    told = reason(due("date", dates=(KeyDate(2, "renewal", ago(9)), own)), TODAY)
    assert told.endswith(".")
    assert ("the fair" in told) == (kind == "other")
    assert ("birthday" in told) == (kind in ("birthday", "child"))


def test_a_name_on_the_wall_says_for_how_long_it_has_been_there():
    found = due("promised_step", step=step(0, "call"), pinned_on=ago(18))
    assert reason(found, TODAY) == (
        "you promised this for today: call. They have been on your wall for 18 days."
    )
    new = due("no_step", pinned_on=TODAY)
    assert reason(new, TODAY).endswith(" You put them on your wall today.")


def test_a_text_of_one_s_own_is_told_as_it_is():
    found = due("promised_step", step=step(0, "[/red] {what} 100 %"))
    assert reason(found, TODAY) == "you promised this for today: [/red] {what} 100 %."


# --- how the day opens -------------------------------------------------------------------


def nine() -> list[Due]:
    return [due("owed_reply"), *[due("cadence")] * 8]


def test_the_day_opens_with_how_many_how_long_and_who_waits():
    assert opening(nine(), None, TODAY, 8) == (
        "Good morning. Nine people, about 40 minutes. Gabriela has been waiting ten days."
    )
    assert opening(nine(), (0, 9), TODAY, 8) == opening(nine(), None, TODAY, 8)
    assert opening([due("stalled")], None, TODAY, 16) == (
        "Good afternoon. One person, about 5 minutes."
    )


def test_a_review_under_way_says_where_it_is():
    assert opening(nine(), (3, 9), TODAY, 16) == (
        "Good afternoon. The review waits at 3 of 9, about 25 minutes more."
    )


def test_a_day_without_anybody_opens_without_a_word():
    assert opening(nine(), None, TODAY, 8, 78).startswith("Nine people, about 40 minutes. ")
    assert opening(nine(), None, TODAY, 8, 40) == "Nine people, about 40 minutes."
    assert opening([], None, TODAY, 8) == ""
    assert opening(nine()[:2], (9, 9), TODAY, 18) == ""


def test_a_title_is_not_taken_for_a_name():
    waiting = due("owed_reply", days=1, name="Dr. Ana Ruiz")
    assert opening([waiting], None, TODAY, 8).endswith("Dr. Ana Ruiz has been waiting one day.")


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (5, "Good morning."),
        (11, "Good morning."),
        (12, "Good afternoon."),
        (20, "Good evening."),
        (2, "Good evening."),
    ],
)
def test_the_greeting_goes_by_the_hour(hour: int, expected: str):
    assert greeting(hour) == expected


def test_numbers_are_words_up_to_ten():
    assert [in_words(number) for number in (0, 1, 10, 11)] == ["0", "one", "ten", "11"]
    assert about_left(7) == "about 30 min left"


# --- dates, the agenda, coming back, winning ---------------------------------------------


def test_a_date_is_told_by_how_near_it_is():
    birthday = KeyDate(1, "birthday", TODAY)
    assert coming(birthday, TODAY, TODAY) == "birthday today"
    assert coming(birthday, ago(-3), TODAY) == "birthday in 3 days"
    assert coming(KeyDate(1, "other", TODAY, "the fair"), ago(-1), TODAY) == "the fair tomorrow"


@pytest.mark.parametrize(
    ("days_ahead", "expected"),
    [
        (-9, "Overdue"),
        (0, "Today"),
        (1, "Tomorrow"),
        (3, "Wednesday 25 Nov"),
        (465, "Wednesday 1 Mar 2028"),
    ],
)
def test_the_agenda_has_a_heading_for_each_day(days_ahead: int, expected: str):
    assert agenda_heading(ago(-days_ahead), TODAY) == expected


def test_who_comes_back_hears_what_today_is_and_when_the_rest_comes():
    later = {number: date(2026, 12, 4) for number in range(51)}
    assert returned(Return(nine(), later)) == (
        "Welcome back. Nine people, about 40 minutes."
        " The other 51 come on the weekdays until Fri 4 Dec."
    )
    assert returned(Return(nine(), {1: ago(-1)})).endswith(" One more comes on Mon 23 Nov.")
    assert returned(Return(nine(), {})) == "Welcome back. Nine people, about 40 minutes."
    assert returned(Return([], {})) == ""


def test_a_win_is_a_sentence_with_one_proposal():
    ask = date(2026, 12, 22)
    assert won(Win(4, 40, "web", ask)) == (
        "Won: 4 touches, 40 days, and they came by your web."
        " On 22 Dec you could ask who else it would help."
    )
    assert won(Win(1, 1, "", ask)).startswith("Won: 1 touch, 1 day. ")
    assert "they came by the baker." in won(Win(1, 1, "the baker", ask))
    assert len({won(Win(1, 1, source, ask)) for source in SOURCES}) == len(SOURCES)


def test_every_source_and_stage_has_an_advice_of_its_own():
    codes = [found_advice(source, key).code for source in SOURCES for key in BY_SOURCE]
    codes += [found_advice("", key).code for key in (*GENERAL, "demo_booked")]
    told = [advice(code) for code in codes]
    assert len(set(told)) == len(codes) == len(SOURCES) * 3 + 8
    assert all(sentence.endswith(".") and len(sentence) < 72 for sentence in told)
