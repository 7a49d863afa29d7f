"""What the touch strip proposes, and what a touch plans."""

from __future__ import annotations

from datetime import date

import pytest

from tablero.model import FollowUp, NextStep
from tablero.rules.next_touch import (
    direction_of,
    likely_channel,
    likely_topic,
    step_after,
    touches_with,
)
from tests.rules.persons import TODAY, ago, person, stage, step

NUMBERS = FollowUp()


def plan(who, *, channel="email", topic="value", on=TODAY, in_stage="conversation"):
    return step_after(who, stage(in_stage), channel, topic, on, TODAY, NUMBERS)


def test_the_channel_is_the_next_steps_else_that_of_my_last_touch_else_email() -> None:
    talked = person("9 out linkedin value", "3 in whatsapp")
    assert likely_channel(talked._replace(step=step(0))) == "phone"
    assert likely_channel(talked) == "linkedin"
    assert likely_channel(person()) == "email"


def test_the_topic_is_the_one_least_talked_of_and_a_question_when_live() -> None:
    who = person("20 out email value", "9 out email opinion", "3 out email resource")
    assert likely_topic(who, "email") == "question"
    assert likely_topic(person("9 out email value"), "email") == "opinion"
    assert likely_topic(person(), "meeting") == "question"


@pytest.mark.parametrize(
    ("channel", "result", "direction"),
    [
        ("phone", "none", "out"),
        ("phone", "replied", "both"),
        ("email", "replied", "out"),
        ("phone", "seen", "out"),
    ],
)
def test_a_live_touch_with_an_answer_goes_both_ways(
    channel: str, result: str, direction: str
) -> None:
    assert direction_of(channel, result) == direction


def test_a_second_message_of_the_day_on_a_channel_does_not_count() -> None:
    who = person("9 out email value", "0 out email value")
    assert touches_with(who, "email", "value", TODAY, NUMBERS) == 2
    assert touches_with(who, "phone", "value", TODAY, NUMBERS) == 3
    assert touches_with(who, "phone", "value", ago(9), NUMBERS) == 3


def test_a_touch_plans_the_next_by_the_ladder_on_a_working_day() -> None:
    assert plan(person()) == NextStep("", date(2026, 11, 25))
    # Seven days after a Sunday is a Sunday.
    third = person("20 out email value", "9 out email value")
    assert plan(third) == NextStep("", date(2026, 11, 30))


def test_ones_own_period_goes_before_the_ladder() -> None:
    assert plan(person(period=10)) == NextStep("", date(2026, 12, 2))


def test_a_step_for_a_later_day_stays_and_one_without_a_day_keeps_its_words() -> None:
    assert plan(person(step=step(2))) is None
    assert plan(person(step=step(None))) == NextStep(
        "call", date(2026, 11, 25), "phone", 15, "high"
    )


def test_gestures_old_touches_and_closed_people_plan_nothing() -> None:
    assert plan(person(), topic="personal") is None
    assert plan(person("2 out email value"), on=ago(5)) is None
    assert plan(person(), in_stage="not_a_fit") is None
    assert plan(person(opt_out="total")) is None
    assert plan(person(archived=True)) is None


def test_a_touch_of_long_ago_plans_for_tomorrow_at_the_earliest() -> None:
    assert plan(person(), on=ago(60)) == NextStep("", date(2026, 11, 23))
