"""What courtesy says before and after a touch, and after a move (F9 to F13, F22, F23)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persons import STAGES, TODAY, ago, person, stage, step

from tablero.beats import encode_beat
from tablero.discipline import Discipline
from tablero.model import (
    CHANNELS,
    DIRECTIONS,
    RESULTS,
    TOPICS,
    FollowUp,
    Prospect,
    Standing,
)
from tablero.person import LISTENING, OptOut, Person
from tablero.rules.courtesy import (
    CAUTIONS,
    Caution,
    after_move,
    after_touch,
    before_touch,
    is_monologue,
    is_two_way,
    needle,
    silence,
)
from tablero.rules.follow_up import judge

NUMBERS = FollowUp()
RULES = Discipline()
KNOWN = {"why": "their field team grew"}


def page(prospect: Prospect, sheet=KNOWN, **fields) -> Person:
    return Person(prospect, (), (), (), (), (), (), (), "", sheet=sheet, **fields)


def stand(someone: Prospect) -> Standing:
    home = next((s for s in STAGES if s.id == someone.stage), None)
    return judge(someone, home, TODAY, NUMBERS)


def after(*touches: str, sheet=KNOWN, rules=RULES, **fields) -> list[Caution]:
    someone = person(*touches, **fields)
    return after_touch(page(someone, sheet), stand(someone), TODAY, rules)


def before(*touches: str, channel: str = "", sheet=KNOWN, rules=RULES, **fields) -> list[Caution]:
    someone = person(*touches, **fields)
    return before_touch(page(someone, sheet), stand(someone), TODAY, rules, channel)


def codes(cautions: list[Caution]) -> list[str]:
    return [caution.code for caution in cautions]


def test_a_first_touch_with_a_reason_for_this_person_meets_no_caution():
    assert after("0 out email value") == []
    assert before() == []


def test_a_first_touch_without_a_reason_asks_for_one_once():
    assert codes(after("0 out email value", sheet={})) == ["hypothesis"]
    assert codes(before(sheet={})) == ["hypothesis"]
    assert after("9 out email value", "0 out phone question", sheet={}) == []


def test_two_messages_of_the_first_day_are_still_the_first_touch():
    assert codes(after("0 out email value", "0 out email value", sheet={})) == ["hypothesis"]


def test_three_in_a_row_on_one_channel_without_an_answer_ask_for_another_channel():
    found = after("20 out email value", "10 out email opinion", "0 out email resource")
    assert found[0] == Caution("same_channel", 3, "email", 3)
    assert codes(found) == ["same_channel", "monologue"]


def test_a_touch_on_another_channel_ends_the_row():
    assert "same_channel" not in codes(
        after("30 out email value", "20 out email value", "10 out phone value", "0 out email value")
    )


def test_before_a_fourth_touch_the_row_speaks_only_of_its_own_channel():
    row = ("24 out email value", "14 out email value", "4 out email value")
    assert before(*row, channel="email")[0] == Caution("same_channel", 3, "email", 3)
    assert before(*row)[0].code == "same_channel"
    assert "same_channel" not in codes(before(*row, channel="phone"))


def test_a_second_call_nobody_takes_is_said_though_letters_stand_between():
    found = after("28 out phone question", "17 out email value", "0 out phone question")
    assert found[0] == Caution("another_call", 2, "phone", 3)
    assert codes(found) == ["another_call", "monologue"]


def test_a_second_letter_is_not_said():
    assert after("9 out email value", "0 out email opinion") == []


def test_a_third_call_in_a_row_is_a_row():
    calls = after("20 out phone value", "10 out phone value", "0 out phone value")
    assert calls[0] == Caution("same_channel", 3, "phone", 3)
    assert "another_call" not in codes(calls)


@pytest.mark.parametrize(("day", "found"), [(0, ["too_soon"]), (1, ["too_soon"]), (2, [])])
def test_less_than_two_days_after_mine_is_too_soon(day, found):
    assert codes(after(f"{day} out email value", "0 out linkedin opinion")) == found
    assert codes(before(f"{day} out email value")) == found


def test_too_soon_says_how_many_days():
    assert after("1 out email value", "0 out phone opinion")[0] == Caution("too_soon", 1, limit=2)


def test_two_messages_of_one_day_on_one_channel_are_one_touch():
    assert after("0 out whatsapp value", "0 out whatsapp value") == []


def test_an_answer_between_leaves_nothing_too_soon():
    assert after("1 out email value", "1 in email", "0 out email value") == []
    assert before("1 out email value", "0 in email") == []


FIVE = (
    "29 out email value",
    "25 out linkedin opinion",
    "19 out email resource",
    "12 out linkedin value",
    "5 out email opinion",
)


def test_a_sixth_touch_of_a_month_is_too_many():
    assert after(*FIVE, "0 out linkedin question")[0] == Caution("too_many", 6, "", 5, 30)
    assert before(*FIVE)[0] == Caution("too_many", 5, "", 5, 30)
    assert "too_many" not in codes(after(*FIVE[1:], "0 out linkedin question"))


def test_a_word_of_theirs_in_the_month_makes_it_not_too_many():
    assert "too_many" not in codes(after("28 in email", *FIVE[1:], "2 out phone", "0 out linkedin"))


def test_a_touch_thirty_days_old_is_not_of_this_month():
    assert "too_many" not in codes(after("30 out email value", *FIVE[1:], "0 out phone value"))


def test_the_cadence_itself_is_never_too_soon_nor_too_many():
    days, spent = [0], 0
    for gap in NUMBERS.ladder:
        spent += gap
        days.append(spent)
    for last in range(1, len(days) + 1):
        turns = [
            f"{days[last - 1] - day} out {'email' if at % 2 else 'linkedin'} value"
            for at, day in enumerate(days[:last])
        ]
        assert not {"same_channel", "too_soon", "too_many"} & set(codes(after(*turns)))


def test_three_without_a_word_of_theirs_are_a_monologue():
    touches = ("30 out email value", "20 out linkedin opinion", "9 out email resource")
    assert before(*touches) == [Caution("monologue", 3, limit=3)]
    assert is_monologue(stand(person(*touches)), RULES)
    assert not is_monologue(stand(person(*touches[:2])), RULES)


def test_two_about_my_product_are_noticed_and_three_more_so():
    two = ("30 out email product", "20 out linkedin product")
    assert before(*two) == [Caution("topic", 2, limit=3)]
    assert after(*two) == [Caution("topic", 2, limit=3)]
    assert Caution("topic_red", 3, limit=3) in before(*two, "9 out email product")
    assert "topic" not in " ".join(codes(before(*two, "9 out email value")))


def test_an_answer_ends_the_talk_about_my_product():
    assert before("30 out email product", "20 out email product", "19 in email") == []


def test_a_day_on_which_i_also_spoke_of_something_else_is_not_about_my_product():
    assert before("20 out email product", "9 out email product", "9 out email value") == []
    assert before("20 out email product", "9 out email value", "9 out email product") == []


def test_sales_opted_out_of_speak_when_the_product_is_the_topic():
    assert codes(after("0 out email product", opt_out="sales")) == ["opt_out_sales"]
    assert after("0 out email value", opt_out="sales") == []
    assert codes(before(opt_out="sales")) == ["opt_out_sales"]


def test_no_sales_stands_beside_a_channel_they_do_not_want():
    someone = person("0 out email product", opt_out="channel", blocked=("phone",))
    row = OptOut(1, "sales", "", ago(9), "no more offers")
    found = after_touch(page(someone, opt_outs=(row,)), stand(someone), TODAY, RULES)
    assert codes(found) == ["opt_out_sales"]


def test_a_channel_they_do_not_want_speaks_on_that_channel_only():
    fields = {"opt_out": "channel", "blocked": ("phone",)}
    assert after("0 out phone question", **fields) == [Caution("opt_out_channel", 0, "phone")]
    assert after("0 out email value", **fields) == []
    assert before(channel="email", **fields) == []
    assert before(**fields) == [Caution("opt_out_channel", 0, "phone")]


def test_a_total_opt_out_speaks_first():
    row = ("20 out email product", "10 out email product", "0 out email product")
    found = after(*row, opt_out="total")
    assert found[0].code == "opt_out"
    assert "same_channel" in codes(found)


def test_after_a_gesture_only_their_opt_out_speaks():
    row = ("20 out email product", "10 out email product", "1 out email product")
    assert after(*row, "0 out whatsapp personal") == []
    assert codes(after(*row, "0 out phone personal", blocked=("phone",))) == ["opt_out_channel"]


def test_into_conversation_without_a_word_of_theirs_is_still_a_monologue():
    silent, spoken = person("9 out email value"), person("9 out email value", "3 in email")
    talk = stage("conversation")
    assert after_move(page(silent), stand(silent), talk, RULES) == [Caution("one_way_move", 1)]
    assert after_move(page(spoken), stand(spoken), talk, RULES) == []
    assert after_move(page(silent), stand(silent), stage("negotiation"), RULES) == []


def test_a_proposal_before_listening_is_said_with_how_much_is_known():
    someone, proposal = person("9 both meeting"), stage("proposal")
    two, three = (dict.fromkeys(LISTENING[:many], "x") for many in (2, 3))
    found = after_move(page(someone, two), stand(someone), proposal, RULES)
    assert found == [Caution("listening_move", 2, limit=3)]
    assert after_move(page(someone, three), stand(someone), proposal, RULES) == []


def test_one_of_the_last_three_makes_it_two_way():
    assert is_two_way(person("30 in email", "20 out email", "9 out email"))
    assert not is_two_way(person("30 in email", "20 out email", "9 out email", "1 out phone"))
    assert is_two_way(person("30 in email", "20 out email", "9 out email", "1 out web personal"))
    assert not is_two_way(person())


def look(*touches: str, **fields):
    someone = person(*touches, **fields)
    return needle(someone, stand(someone), TODAY, NUMBERS, RULES)


@pytest.mark.parametrize(
    ("days", "per_cent", "side"),
    [(0, 0, "much"), (1, 33, "much"), (2, 66, "right"), (4, 133, "right"), (5, 166, "little")],
)
def test_the_needle_weighs_the_days_against_the_planned_gap(days, per_cent, side):
    assert look(f"{days} out email") == (per_cent, side)


def test_a_period_of_their_own_is_the_planned_gap():
    assert look("5 out email", period=10) == (50, "right")
    assert look("15 out email", period=10) == (150, "right")


def test_a_later_day_that_was_promised_is_the_planned_gap():
    assert look("17 out email", step=step(3)) == (85, "right")
    assert look("17 out email", step=step(-3)).side == "little"


def test_a_step_of_tomorrow_does_not_make_today_right():
    assert look("0 out email", step=step(1)).side == "much"


def test_whoever_wrote_to_me_last_is_never_chased():
    assert look("9 out email", "0 in email") == (0, "right")


def test_no_needle_without_a_touch_of_mine_nor_where_it_is_over():
    assert look() is None
    assert look("3 in email") is None
    assert look("3 out email", in_stage="not_a_fit") is None
    assert look("3 out email", opt_out="total") is None


touches = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.sampled_from(DIRECTIONS),
        st.sampled_from(CHANNELS),
        st.sampled_from(["", *TOPICS]),
        st.sampled_from(RESULTS),
    ),
    max_size=12,
)


def lived(found, *more) -> Prospect:
    days = sorted([*found, *more], key=lambda touch: -touch[0])
    words = [encode_beat((TODAY - timedelta(touch[0])).toordinal(), *touch[1:]) for touch in days]
    return person(beats=" ".join(words))


@given(touches, st.integers(0, 60), st.sampled_from(CHANNELS))
def test_a_gesture_changes_no_caution_and_no_needle(found, day, channel):
    plain, kind = lived(found), lived(found, (day, "out", channel, "personal", "none"))
    assert before_touch(page(plain), stand(plain), TODAY, RULES) == before_touch(
        page(kind), stand(kind), TODAY, RULES
    )
    weigh = [needle(one, stand(one), TODAY, NUMBERS, RULES) for one in (plain, kind)]
    assert weigh[0] == weigh[1]
    assert is_two_way(plain) == is_two_way(kind)


@given(touches)
def test_a_word_of_theirs_today_ends_every_guard_and_the_monologue(found):
    someone = lived(found, (0, "in", "email", "", "replied"))
    assert after_touch(page(someone), stand(someone), TODAY, RULES) == []
    assert before_touch(page(someone), stand(someone), TODAY, RULES) == []
    assert is_two_way(someone)


@given(touches)
def test_the_silence_is_as_long_as_the_streak(found):
    someone = lived(found)
    assert len(silence(someone)) == stand(someone).streak


@given(touches, st.sampled_from(["", "sales", "channel", "total"]))
def test_cautions_come_the_strongest_first_and_each_once(found, opted):
    someone = lived(found)._replace(opt_out=opted)
    for said in (
        after_touch(page(someone, {}), stand(someone), TODAY, RULES),
        before_touch(page(someone, {}), stand(someone), TODAY, RULES),
    ):
        ranks = [CAUTIONS.index(caution.code) for caution in said]
        assert ranks == sorted(set(ranks))
