"""The figures in words: facts without a reproach, in the reader's own way of writing numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tablero.i18n import set_language
from tablero.rules.insight import Answered, AtRisk, Conversion, Today, Week
from tablero.words import insight as say


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def line(today: tuple[int, int], yesterday: tuple[int, int], needed: int = 20) -> Conversion:
    points = [Answered(whole, some, whole >= needed) for some, whole in (yesterday, today)]
    return Conversion(90, needed, tuple(points))


def test_a_share_has_one_decimal_in_the_language_s_own_way():
    assert (say.per_cent(56.52), say.per_cent(57.04)) == ("56.5%", "57%")
    set_language("es")
    assert (say.per_cent(56.52), say.per_cent(57.04)) == ("56,5 %", "57 %")


def test_the_conversion_line_sets_today_against_yesterday():
    assert say.conversion(line((57, 100), (56, 99))) == (
        "57% of your touches are answered (90 days). Yesterday, 56.6%."
    )


def test_on_the_first_day_with_enough_touches_there_is_no_yesterday():
    assert say.conversion(line((10, 20), (9, 19))) == (
        "50% of your touches are answered (90 days)."
    )


def test_too_few_touches_say_how_many_are_missing():
    assert say.conversion(line((1, 19), (1, 19))) == (
        "Too few data yet: 1 more touch and there is a share to show."
    )


def test_the_median_of_days_is_worded_like_the_number_before_it():
    assert [say.median_days(days) for days in (1.0, 1.5, 4.0)] == ["1 day", "1.5 days", "4 days"]


def test_one_review_is_no_streak_and_a_weekend_has_no_goal():
    weekend = Today(touches=1, goal=None, streak=1, two_way=0, active=0)
    assert say.streak(weekend) == say.two_way(weekend) == ""
    assert say.touches_today(weekend) == "1; weekends ask for none"
    assert say.touches_today(weekend._replace(goal=5)) == "1 of 5"


def test_the_four_counters_tell_facts_and_offer_something_only_where_there_is_anything():
    calm = say.week(Week((), (), 5, 0, (), 3))
    assert not any(fact.advice or fact.people for fact in calm)
    busy = say.week(Week((1,), (2, 3), 5, 2, (4,), 3))
    assert [fact.text for fact in busy] == [
        "1 person has no next step.",
        "2 steps were put off 3 times or more.",
        "3 of the last 5 workdays had their review.",
        "1 person has stalled and is not on the wall.",
    ]
    assert all(fact.advice for fact in busy)
    assert not any("!" in fact.text + fact.advice for fact in (*calm, *busy))


def test_money_at_risk_names_both_ways_of_losing_it():
    risk = AtRisk((1,), (2, 3), 12600)
    assert say.risk(risk) == "€126 at risk"
    assert [fact.people for fact in say.at_risk(risk)] == [(1,), (2, 3)]
    assert len(say.at_risk(AtRisk((), (), 0))) == 1
