"""What courtesy says, as people read it; and what it says of the people of the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tablero.clock import Clock
from tablero.demo import demo_batch
from tablero.discipline import Discipline
from tablero.i18n import set_language
from tablero.model import CHANNELS, LINK_KINDS, FollowUp, KeyDate
from tablero.person import Person
from tablero.rules.courtesy import CAUTIONS, Caution, Needle, after_touch, before_touch, is_two_way
from tablero.rules.follow_up import judge
from tablero.rules.judged import Judged, judge_all
from tablero.rules.phrases import MEANINGS, Meaning
from tablero.rules.talk import ROUTES, Talk, talk_about
from tablero.rules.ways_in import Bridge, best_bridge, chain
from tablero.store.board import Board
from tablero.words.courtesy import bridge, caution, needle_words, sounds_like, talk

TODAY = date(2026, 11, 22)
RULES, NUMBERS = Discipline(), FollowUp()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Caution("opt_out", 0), "[/red] asked for no contact at all."),
        (
            Caution("opt_out_channel", 0, "phone"),
            "[/red] asked for nothing by phone; another channel is welcome.",
        ),
        (
            Caution("opt_out_sales", 0),
            "[/red] asked for no sales talk; a conversation is welcome.",
        ),
        (
            Caution("same_channel", 3, "phone", 3),
            "Third call without an answer. Another channel may do better (at most 3 in a row).",
        ),
        (
            Caution("same_channel", 4, "linkedin", 3),
            "4 touches in a row by LinkedIn without an answer:"
            " another channel may do better (at most 3).",
        ),
        (
            Caution("too_soon", 0, limit=2),
            "Less than 2 days after your last touch, without an answer: let it rest.",
        ),
        (
            Caution("too_many", 6, "", 5, 30),
            "6 touches in 30 days without a word of theirs: a pause may say more (at most 5).",
        ),
        (Caution("another_call", 2, "phone"), "Second call without an answer."),
        (Caution("another_call", 7, "phone"), "7 calls without an answer."),
        (
            Caution("monologue", 6),
            "A monologue: 6 touches without a word of theirs. A question may open it.",
        ),
        (
            Caution("topic", 2),
            "2 touches in a row about your product without an answer: talk of something else.",
        ),
        (
            Caution("topic_red", 3),
            "3 touches in a row about your product without an answer: it is time to talk of them.",
        ),
        (
            Caution("hypothesis", 0),
            "Why this person is not written down yet: one line helps to find the words.",
        ),
        (Caution("one_way_move", 2), "Still a monologue: [/red] has not said a word yet."),
        (
            Caution("listening_move", 2, limit=3),
            "The listening sheet has 2 of 5: a proposal goes better from 3.",
        ),
    ],
)
def test_each_caution_is_one_sentence_that_names_its_rule(found, sentence):
    assert caution(found, "[/red]") == sentence


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_caution_ever_scolds(language):
    set_language(language)
    for code in CAUTIONS:
        for number in range(8):
            for channel in CHANNELS:
                said = caution(Caution(code, number, channel, 3, 30), "Ana {x}")
                assert said.endswith(".")
                assert not set("!¡") & set(said)


def test_a_way_in_says_who_and_why(demo):
    sofia = page(demo, "Sofía").prospect._replace(name="Sofía {Lleras}")
    assert bridge(Bridge(sofia, "referred")) == "Sofía {Lleras}, who gave you their name"
    said = {bridge(Bridge(sofia, why)) for why in (*LINK_KINDS, "company")}
    assert len(said) == 5


def test_what_to_talk_about_reads_on_after_you_could():
    birthday = KeyDate(1, "birthday", date(1990, 11, 25))
    other = KeyDate(2, "other", TODAY, "the fair")
    assert talk(Talk("question"), TODAY) == "ask them something"
    assert talk(Talk("interests", "{mountains}"), TODAY) == (
        "talk about what they like: {mountains}"
    )
    assert talk(Talk("date", "", birthday, date(2026, 11, 25)), TODAY) == (
        "remember a date of theirs: birthday, in 3 days"
    )
    assert talk(Talk("date", "", other, TODAY), TODAY) == (
        "remember a date of theirs: the fair, today"
    )
    assert len({talk(Talk(route), TODAY) for route in ROUTES}) == len(ROUTES)


def test_the_needle_says_its_side():
    said = [needle_words(Needle(90, side)) for side in ("much", "right", "little")]
    assert said == ["in touch too much", "in touch about right", "in touch too little"]


def test_a_pasted_message_says_what_it_sounds_like_and_which_key_is_meant():
    assert sounds_like(Meaning("later", 1), "s") == (
        "Their words sound like «call me in January»: s plans it."
    )
    assert sounds_like(Meaning("later"), "s") == (
        "Their words sound like «some other time»: s plans it."
    )
    for code in MEANINGS:
        assert ": { plus " in sounds_like(Meaning(code), "{ plus")
    assert len({sounds_like(Meaning("later", month), "s") for month in range(1, 13)}) == 12


# --- the demo ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with Board(tmp_path_factory.mktemp("demo") / "demo.db", Clock(TODAY)) as board:
        board.import_drafts(demo_batch(TODAY, "es"))
        yield board


@pytest.fixture(scope="module")
def judged(demo: Board) -> Judged:
    return judge_all(demo.snapshot(), TODAY, NUMBERS)


@pytest.fixture(scope="module")
def said(demo: Board, judged: Judged) -> dict[str, list[str]]:
    """The codes of what the page says, by first names."""
    found = {}
    for key, prospect in demo.snapshot().prospects.items():
        cautions = before_touch(demo.person(key), judged.standings[key], TODAY, RULES)
        found[prospect.name.split()[0]] = [each.code for each in cautions]
    return found


def page(demo: Board, first_name: str) -> Person:
    people = demo.snapshot().prospects.values()
    return demo.person(next(p.id for p in people if p.name.startswith(first_name)))


def test_three_of_the_demo_hear_only_me(said):
    one_way = {name for name, codes in said.items() if "monologue" in codes}
    assert one_way == {"Diego", "Joaquín", "Nuria"}


def test_only_joaquin_hears_of_the_product_alone(said):
    assert [name for name, codes in said.items() if "topic_red" in codes] == ["Joaquín"]
    assert [name for name, codes in said.items() if "topic" in codes] == []
    assert not {"topic", "topic_red"} & {*said["Martín"], *said["Montserrat"]}


def test_teresa_is_heard_and_luis_left_alone(said, demo):
    assert said["Teresa"] == ["opt_out_sales"]
    assert said["Luis"][0] == "opt_out"
    assert "product" not in [found.code for found in talk_about(page(demo, "Teresa"), TODAY, RULES)]
    assert talk_about(page(demo, "Luis"), TODAY, RULES) == []


def test_a_second_call_to_diego_says_so_as_the_toast_is_drawn(demo):
    diego = page(demo, "Diego")
    beats = f"{diego.prospect.beats} {TODAY.toordinal()}odqa"
    called = diego.prospect._replace(beats=beats)
    person_now = Person(called, (), (), (), (), (), (), (), "", sheet=diego.sheet)
    standing = judge(called, None, TODAY, NUMBERS)
    found = after_touch(person_now, standing, TODAY, RULES)
    assert caution(found[0], called.name) == "Second call without an answer."
    assert [each.code for each in found] == ["another_call", "monologue"]


@pytest.mark.parametrize(
    ("first_name", "way"),
    [
        ("Martín", "Sofía Lleras, who gave you their name"),
        ("Diego", "Paco Lerma, who gave you their name"),
        ("Nuria", "Pau Ferrandis, who can bring you closer"),
    ],
)
def test_the_ways_in_are_those_that_are_drawn(demo, judged, first_name, way):
    found = best_bridge(demo.snapshot(), judged, page(demo, first_name))
    assert found is not None
    assert bridge(found) == way


def test_the_chain_to_martin_is_told(demo):
    names = [p.name.split()[0] for p in chain(demo.snapshot(), page(demo, "Martín").prospect)]
    assert names == ["Hernán", "Sofía", "Martín"]


def test_diego_is_asked_something_on_the_call(demo):
    assert talk_about(page(demo, "Diego"), TODAY, RULES)[0].code == "question"


def test_those_who_talked_lately_are_in_two_way_talk(demo):
    talking = [p.name.split()[0] for p in demo.snapshot().prospects.values() if is_two_way(p)]
    assert {"Gabriela", "Sofía", "Ramón", "Elisa"} <= set(talking)
    assert not {"Diego", "Nuria", "Martín", "Joaquín"} & set(talking)
