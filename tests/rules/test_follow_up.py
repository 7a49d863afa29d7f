"""What the touches say of one person (DOMAIN 1.0)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lives import histories, homes, told
from persons import STAGES, TODAY, ago, beats, person, stage, step

from tablero.model import (
    CHANNELS,
    DIRECTIONS,
    OPT_OUTS,
    RESULTS,
    FollowUp,
    Prospect,
    Standing,
)
from tablero.rules.follow_up import bar, first_answer, gap_after, judge, next_day, zone

NUMBERS = FollowUp()


def stand(someone: Prospect, today: date = TODAY) -> Standing:
    home = next((s for s in STAGES if s.id == someone.stage), None)
    return judge(someone, home, today, NUMBERS)


def test_two_messages_of_one_day_on_one_channel_count_once():
    standing = stand(person("9 out email", "9 out email", "9 out phone"))
    assert (standing.touches, standing.streak) == (2, 2)


def test_their_word_ends_the_streak_and_answers_the_touch_before_it():
    standing = stand(person("30 out email", "20 out email", "19 in email", "5 out phone"))
    assert standing.track == (False, True, False)
    assert (standing.touches, standing.streak, standing.days) == (3, 1, 5)
    assert standing.turn == "theirs"


def test_my_answer_on_the_day_they_wrote_makes_it_their_turn_and_may_be_left_on_read():
    standing = stand(person("5 out whatsapp", "5 in whatsapp", "5 out whatsapp"))
    assert (standing.touches, standing.streak, standing.turn) == (1, 1, "theirs")
    assert standing.left_on_read


def test_an_opt_out_ends_the_silence_and_answers_no_touch():
    standing = stand(person("9 out email", "8 in email - opt_out"))
    assert (standing.streak, standing.turn, standing.track) == (0, "yours", (False,))


def test_a_call_they_took_counts_and_leaves_the_turn_to_me():
    standing = stand(person("9 out email", "4 both phone"))
    assert (standing.touches, standing.streak, standing.turn, standing.tag) == (
        2,
        0,
        "yours",
        "talked",
    )


def test_a_second_call_of_the_day_that_they_took_ends_the_streak():
    standing = stand(person("4 out phone", "4 both phone"))
    assert (standing.touches, standing.streak, standing.track) == (1, 0, (True,))


def test_a_gesture_counts_in_nothing_but_its_reply_does():
    gesture = "3 out whatsapp personal"
    assert stand(person("20 out email", gesture)) == stand(person("20 out email"))
    answered = stand(person("20 out email", gesture, "2 in whatsapp"))
    assert (answered.touches, answered.streak, answered.days) == (1, 0, 2)


def test_without_touches_the_days_count_from_when_they_were_added():
    standing = stand(person(in_stage="to_contact", added=ago(2)))
    assert (standing.days, standing.limit, standing.freshness) == (2, 3, "cooling")
    assert (standing.turn, standing.zone, standing.tag) == ("yours", "none", "")


def test_left_on_read_needs_three_days():
    assert not stand(person("2 out email")).left_on_read
    assert stand(person("3 out email")).left_on_read


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (6, "fresh"),
        (7, "cooling"),
        (9, "cooling"),
        (10, "stalled"),
        (19, "stalled"),
        (20, "frozen"),
    ],
)
def test_freshness_goes_by_the_share_of_the_stage_s_limit(days: int, expected: str):
    assert stand(person(f"{days} both phone")).freshness == expected


def test_a_step_today_or_later_stops_the_clock():
    silent = "60 out email"
    assert stand(person(silent, step=step(0))).freshness == "cooling"
    assert stand(person(silent, step=step(3))).freshness == "cooling"
    assert stand(person(silent, step=step(-1))).freshness == "frozen"
    assert stand(person(silent, step=step(None))).freshness == "frozen"


def test_whoever_is_planned_is_drawn_fresh_whatever_the_silence():
    planned = person("60 out email", step=step(0))
    late = person("60 out email", step=step(-1))
    assert bar(stand(planned), planned, TODAY) == "fresh"
    assert bar(stand(late), late, TODAY) == "frozen"


def test_in_first_contact_the_ladder_widens_the_limit():
    seven = [f"{days} out email" for days in (60, 55, 50, 45, 40, 35, 13)]
    assert stand(person(*seven, in_stage="first_contact")).limit == 14
    assert stand(person("13 out email", in_stage="first_contact")).limit == 7
    assert stand(person(*seven, in_stage="conversation")).limit == 10


def test_a_period_of_their_own_goes_before_the_ladder():
    assert gap_after(1, NUMBERS) == 3
    assert gap_after(1, NUMBERS, period=20) == 20
    assert stand(person("9 out email", in_stage="first_contact", period=20)).limit == 20


def test_the_ladder_puts_touch_five_on_day_21_and_touch_twelve_on_day_161():
    gaps = [gap_after(touch, NUMBERS) for touch in range(1, 13)]
    assert (sum(gaps[:4]), sum(gaps[:11]), gaps[11]) == (21, 161, 45)
    assert gap_after(0, NUMBERS) == 3


def test_a_proposed_day_is_never_a_sunday():
    assert next_day(TODAY, 14) == date(2026, 12, 7)
    assert next_day(TODAY, 13) == date(2026, 12, 5)
    assert next_day(TODAY, 10**9) == date.max


def test_the_zones_are_those_of_rozo():
    zones = [zone(touch, NUMBERS) for touch in (0, 1, 3, 4, 5, 12, 13)]
    assert zones == [
        "none",
        "give_up",
        "give_up",
        "threshold",
        "conversation",
        "conversation",
        "change",
    ]


@pytest.mark.parametrize("home", ["not_a_fit", "do_not_contact"])
def test_the_exits_have_no_limit_and_nobody_s_turn(home: str):
    standing = stand(person("90 in email", in_stage=home))
    assert (standing.limit, standing.freshness, standing.turn) == (None, None, "none")
    assert not standing.owes_reply


def test_neither_the_book_nor_the_archive_grows_old():
    assert stand(person("90 out email", in_stage=None)).freshness is None
    assert stand(person("90 out email", archived=True)).freshness is None


def test_their_word_of_yesterday_wants_an_answer():
    assert stand(person("1 in email")).owes_reply
    assert stand(person("1 in email", step=step(0))).owes_reply
    assert not stand(person("0 in email")).owes_reply
    assert not stand(person("1 both phone")).owes_reply
    assert not stand(person("1 in email", step=step(1))).owes_reply
    assert not stand(person("1 in email", settled=True)).owes_reply
    assert not stand(person("1 in email", opt_out="sales")).owes_reply


def test_the_tag_says_seen_only_where_the_last_touch_was_seen():
    assert stand(person("9 out email - seen", "5 out email")).tag == "none"
    twice = stand(person("9 out email - seen", "5 out email - seen"))
    assert (twice.tag, twice.seen_streak) == ("seen", 2)
    assert stand(person("9 out email - seen", "5 in email")).seen_streak == 0


def test_somebody_who_wrote_today_answered_today():
    assert stand(person("9 out email", "0 in email")).answered_today
    assert not stand(person("9 out email", "1 in email")).answered_today


@pytest.mark.parametrize(
    ("touches", "expected"),
    [
        ((), None),
        (("9 out email",), None),
        (("9 in web", "8 out email"), 0),
        (("9 out email", "8 out phone", "7 in email"), 2),
        (("9 out email", "8 both phone"), 2),
        (("9 out email personal", "8 in email"), 0),
    ],
)
def test_the_first_answer_has_the_number_of_its_touch(
    touches: tuple[str, ...], expected: int | None
):
    assert first_answer(beats(*touches)) == expected


# --- for any history ---------------------------------------------------------------------

LEVELS = ("fresh", "cooling", "stalled", "frozen")


@given(
    histories,
    homes,
    st.sampled_from(OPT_OUTS),
    st.none() | st.integers(1, 90),
    st.none() | st.integers(-40, 40).map(step),
    st.integers(-40, 4000),
)
def test_any_history_can_be_judged(history, home, opt_out, period, planned, later):
    someone = told(history, in_stage=home, opt_out=opt_out, period=period, step=planned)
    standing = stand(someone, TODAY + timedelta(days=later))
    assert standing.days >= 0
    assert standing.streak <= standing.touches == len(standing.track)
    assert standing.seen_streak <= standing.streak
    assert (standing.freshness is None) == (standing.limit is None)
    assert bar(standing, someone, TODAY) in LEVELS


@given(histories, st.sampled_from(("in", "both")), st.sampled_from(CHANNELS))
def test_any_word_of_theirs_sets_the_streak_to_nothing(history, direction, channel):
    earlier = [touch for touch in history if touch[0] >= 0]
    standing = stand(told([*earlier, (0, direction, channel, "", "none")]))
    assert (standing.streak, standing.days, standing.turn) == (0, 0, "yours")


@given(histories, st.integers(0, 12), st.sampled_from(CHANNELS), st.sampled_from(RESULTS))
def test_a_gesture_of_mine_changes_nothing_wherever_it_stands(history, place, channel, result):
    place = min(place, len(history))
    day = history[place - 1][0] if place else 400
    gesture = (day, "out", channel, "personal", result)
    assert stand(told(history)) == stand(told([*history[:place], gesture, *history[place:]]))


@given(histories, st.sampled_from(CHANNELS), st.integers(1, 4))
def test_the_same_message_again_on_its_day_counts_once(history, channel, times):
    earlier = [touch for touch in history if touch[0] >= 0]
    message = (0, "out", channel, "value", "none")
    once, often = (stand(told([*earlier, *[message] * n])) for n in (1, times))
    assert (once.touches, once.streak) == (often.touches, often.streak)


@given(histories, homes, st.sampled_from(DIRECTIONS), st.sampled_from(CHANNELS))
def test_a_touch_of_today_makes_nobody_more_stalled(history, home, direction, channel):
    earlier = [touch for touch in history if touch[0] >= 0]
    before = stand(told(earlier, in_stage=home)).freshness
    after = stand(told([*earlier, (0, direction, channel, "", "none")], in_stage=home)).freshness
    if before is None or after is None:
        assert before == after
    else:
        assert LEVELS.index(after) <= LEVELS.index(before)


def test_a_stage_without_a_stall_limit_never_grows_old():
    patient = stage("conversation")._replace(stall_days=None)
    assert judge(person("900 out email"), patient, TODAY, NUMBERS).freshness is None
