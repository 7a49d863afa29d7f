"""What one could talk about today (F12)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from persons import TODAY, ago, person, step

from tablero.beats import encode_beat
from tablero.discipline import Discipline
from tablero.model import CHANNELS, DIRECTIONS, OPT_OUTS, TOPICS, KeyDate
from tablero.person import Person
from tablero.rules.next_touch import likely_channel, likely_topic
from tablero.rules.talk import ROUTES, Talk, said_so_far, talk_about

RULES = Discipline()
DIEGO = (
    "31 out whatsapp value seen",
    "28 out phone question",
    "24 out email value",
    "17 out linkedin opinion seen",
    "10 out email resource",
)


def about(someone, sheet=None) -> list[Talk]:
    page = Person(someone, (), (), (), (), (), (), (), "", sheet=sheet or {})
    return talk_about(page, TODAY, RULES)


def codes(talks: list[Talk]) -> list[str]:
    return [talk.code for talk in talks]


def test_with_nothing_said_the_first_is_of_value():
    assert codes(about(person())) == ["value", "opinion", "resource", "question"]


def test_what_was_said_least_goes_first():
    assert codes(about(person("9 out email value", "5 out email opinion"))) == [
        "resource",
        "question",
        "value",
        "opinion",
    ]


def test_on_a_call_one_asks():
    assert codes(about(person(*DIEGO, step=step(0))))[0] == "question"


def test_what_was_said_is_counted_the_most_frequent_first():
    assert said_so_far(person(*DIEGO)) == [
        ("value", 2),
        ("opinion", 1),
        ("resource", 1),
        ("question", 1),
    ]


def test_their_words_and_my_gestures_are_nothing_i_spoke_of():
    touches = ("9 in email", "8 out whatsapp personal", "7 both phone question")
    assert said_so_far(person(*touches)) == [("question", 1)]


def test_a_date_of_theirs_that_is_near_goes_before_all():
    birthday = KeyDate(1, "birthday", ago(-3))
    later = KeyDate(2, "decision", ago(-4))
    talks = about(person(dates=(later, birthday)))
    assert talks[0] == Talk("date", "", birthday, ago(-3))
    assert "date" not in codes(talks[1:])


def test_their_interests_stand_after_the_best_route():
    assert about(person(), {"interests": "mountains"})[1] == Talk("interests", "mountains")


def test_after_a_total_opt_out_there_is_nothing_to_talk_about():
    assert about(person(opt_out="total", dates=(KeyDate(1, "birthday", TODAY),))) == []


@given(
    st.lists(
        st.tuples(
            st.integers(0, 60),
            st.sampled_from(DIRECTIONS),
            st.sampled_from(CHANNELS),
            st.sampled_from(["", *TOPICS]),
        ),
        max_size=9,
    ),
    st.sampled_from(OPT_OUTS),
)
def test_the_product_is_never_proposed_and_the_strip_proposes_the_same(touches, opted):
    days = sorted(touches, key=lambda touch: -touch[0])
    beats = " ".join(encode_beat(ago(d).toordinal(), *rest, "none") for d, *rest in days)
    someone = person(beats=beats, opt_out=opted)
    found = codes(about(someone))
    assert sorted(found) == ([] if opted == "total" else sorted(ROUTES))
    assert found[:1] in ([], [likely_topic(someone, likely_channel(someone))])
