"""Learning from a silence: when to ask, what to recall, what returns (F6)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from lives import lives
from persons import STAGES, TODAY, ago, page_of, person

from tablero.discipline import Discipline
from tablero.model import FollowUp, Prospect
from tablero.person import Person, Reflection
from tablero.rules.follow_up import judge
from tablero.rules.reflecting import causes_named, fitting, most_repeated, should_ask

DISCIPLINE = Discipline()
TWICE = ("30 out linkedin", "20 out email")


def wrote(days_ago: int = 1, should_not: str = "I spoke only of me", **fields) -> Reflection:
    plain = Reflection(1, ago(days_ago), "", should_not, "", False)
    return plain._replace(**fields)


def known(prospect: Prospect, *reflections: Reflection, asked: date | None = None) -> Person:
    return page_of(prospect, reflections=reflections, reflection_asked=asked)


def asks(someone: Person, discipline: Discipline = DISCIPLINE) -> bool:
    home = next((s for s in STAGES if s.id == someone.prospect.stage), None)
    return should_ask(someone, judge(someone.prospect, home, TODAY, FollowUp()), discipline)


# --- when to ask -------------------------------------------------------------------------


def test_a_line_is_asked_once_the_silence_is_real():
    assert asks(known(person(*TWICE)))
    assert not asks(known(person("20 out email")))
    assert not asks(known(person("20 out email", "2 out phone")))
    assert not asks(known(person(*TWICE, "19 in email")))
    assert not asks(known(person(*TWICE)), Discipline(reflect_from=3))


def test_it_is_asked_once_a_silence_answered_or_not():
    assert not asks(known(person(*TWICE), wrote(15)))
    assert not asks(known(person(*TWICE), asked=ago(2)))


def test_a_new_silence_is_asked_about_again():
    again = person("60 out email", "40 in email", *TWICE)
    assert asks(known(again, wrote(45), asked=ago(40)))
    assert not asks(known(again, asked=ago(39)))


@pytest.mark.parametrize("fields", [{"in_stage": "not_a_fit"}, {"opt_out": "total"}])
def test_nothing_is_asked_about_who_is_gone(fields):
    assert not asks(known(person(*TWICE, **fields)))


@given(lives())
def test_whoever_was_asked_today_is_not_asked_again(someone):
    so_far = " ".join(w for w in someone.beats.split() if int(w[:-4]) < TODAY.toordinal())
    assert not asks(known(someone._replace(beats=so_far), asked=TODAY))


# --- what to recall ----------------------------------------------------------------------


def recalled(someone: Prospect, *written: tuple[Prospect, Reflection]) -> str | None:
    people = {p.id: p for p in (someone, *(other for other, _ in written))}
    found = fitting([(p.id, p.name, r) for p, r in written], someone, people)
    return None if found is None else found.should_not


PRODUCT = ("30 out linkedin product", "25 out email product")
ONE_CHANNEL = ("30 out email value", "25 out email opinion")
MIXED = ("30 out email value", "25 out phone question")


def test_three_times_of_product_recall_what_was_learned_of_product():
    other = person(*PRODUCT, number=2, in_stage="proposal")
    assert recalled(person(*PRODUCT), (other, wrote())) == "I spoke only of me"
    assert recalled(person(*ONE_CHANNEL), (other, wrote())) is None


def test_one_channel_recalls_one_channel_and_a_stage_its_stage():
    channel = person(*ONE_CHANNEL, number=2, in_stage="proposal")
    same = person(*MIXED, number=3)
    assert recalled(person(*ONE_CHANNEL), (channel, wrote())) is not None
    assert recalled(person(*MIXED), (channel, wrote())) is None
    assert recalled(person(*MIXED), (same, wrote())) is not None


def test_the_strongest_likeness_is_recalled_and_of_one_the_newest():
    mixed = (person(*MIXED, number=2), wrote(1, "newest of the stage"))
    product = (person(*PRODUCT, number=3), wrote(4, "newest of product"))
    older = (person(*PRODUCT, number=4), wrote(9, "older of product"))
    me = person(*PRODUCT)
    assert recalled(me, mixed, product, older) == "newest of product"
    assert recalled(me, mixed, product, older, (me, wrote(15, "of them"))) == "of them"


def test_the_silence_counts_as_it_was_when_it_was_written():
    answered_since = person(*PRODUCT, "3 in email", number=2)
    assert recalled(person(*PRODUCT), (answered_since, wrote(5))) is not None
    assert recalled(person(*PRODUCT), (answered_since, wrote(2))) is None


def test_without_a_silence_or_a_line_nothing_is_recalled():
    other = person(*PRODUCT, number=2)
    assert recalled(person(*PRODUCT, "2 in email"), (other, wrote())) is None
    assert recalled(person(*PRODUCT), (other, wrote(should_not="", cause="value"))) is None


def test_without_the_others_only_what_was_written_of_them_is_known():
    me, other = person(*PRODUCT), person(*PRODUCT, number=2)
    assert fitting([(other.id, other.name, wrote())], me) is None
    assert fitting([(me.id, me.name, wrote())], me) == wrote()


# --- what returns ------------------------------------------------------------------------


def test_what_was_written_often_comes_first_in_its_newest_words():
    reflections = [
        wrote(1, "Hablé solo de mí.", missed="ask who decides"),
        wrote(2, "hable solo de mi"),
        wrote(3, "Too long"),
    ]
    assert most_repeated(reflections) == [
        ("Hablé solo de mí.", 2),
        ("ask who decides", 1),
        ("Too long", 1),
    ]
    assert most_repeated([]) == []


def test_the_causes_named_most_come_first():
    reflections = [wrote(cause=cause) for cause in ("timing", "value", "", "value")]
    assert causes_named(reflections) == [("value", 2), ("timing", 1)]
