"""Ways in through others (F8): the chain, the best bridge, who brought whom."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from persons import TODAY, ago, person, snapshot

from tablero.model import FollowUp, Prospect, Snapshot
from tablero.person import Link, Person
from tablero.rules.judged import judge_all
from tablero.rules.ways_in import Bridge, best_bridge, brought, chain

TWICE = ("24 out linkedin value seen", "17 out email value seen")


def bridge(board: Snapshot, prospect: Prospect, *links: Link) -> Bridge | None:
    page = Person(prospect, (), (), (), (), (), links, (), "")
    return best_bridge(board, judge_all(board, TODAY, FollowUp()), page)


def link(other: int, kind: str) -> Link:
    return Link(other, other, f"Person {other}", kind)


def told(found: Bridge | None) -> tuple[int, str] | None:
    return None if found is None else (found.prospect.id, found.why)


def test_the_chain_goes_from_the_first_name_to_the_last():
    hernan = person(number=3)
    sofia = person(number=2, referrer=3)
    martin = person(number=1, referrer=2)
    board = snapshot(martin, sofia, hernan)
    assert [p.id for p in chain(board, martin)] == [3, 2, 1]
    assert chain(board, hernan) == [hernan]


def test_two_who_gave_each_others_names_make_no_endless_chain():
    one, two = person(number=1, referrer=2), person(number=2, referrer=1)
    assert [p.id for p in chain(snapshot(one, two), one)] == [2, 1]
    self_made = person(number=1, referrer=1)
    assert chain(snapshot(self_made), self_made) == [self_made]


def test_a_referrer_who_is_not_read_yet_ends_the_chain():
    someone = person(referrer=77)
    assert chain(snapshot(someone), someone) == [someone]


def test_whom_somebody_brought_comes_in_the_order_they_came():
    board = snapshot(
        person(number=1),
        person(number=2, referrer=1, added=ago(3)),
        person(number=3, referrer=1, added=ago(9)),
        person(number=4, referrer=2),
    )
    assert [p.id for p in brought(board, board.prospects[1])] == [3, 2]
    assert brought(board, board.prospects[4]) == []


def test_no_bridge_is_proposed_before_the_second_silence_nor_after_an_answer():
    one = person("9 out email", number=1)
    board = snapshot(one, person("5 in email", number=2))
    assert bridge(board, one, link(2, "closer")) is None
    answered = person(*TWICE, "3 in email", number=1)
    assert bridge(snapshot(answered, board.prospects[2]), answered, link(2, "closer")) is None


def test_who_gave_the_name_goes_before_a_client_of_the_same_company():
    martin = person(*TWICE, number=1, referrer=2, company="Grupo Andariega")
    sofia = person("26 in email", number=2, company="Grupo Andariega")
    hernan = person("9 both phone", number=3, company="GRUPO  ANDARIEGA", in_stage="client")
    board = snapshot(martin, sofia, hernan)
    assert told(bridge(board, martin, link(2, "referred"), link(3, "closer"))) == (2, "referred")


def test_the_same_company_goes_first_even_where_nobody_linked_them():
    one = person(*TWICE, number=1, company="Cafés Ñandú")
    colleague = person("80 in email", number=2, company="cafes nandu")
    client = person("3 both phone", number=3, in_stage="client")
    board = snapshot(one, colleague, client)
    assert told(bridge(board, one, link(3, "closer"))) == (2, "company")


def test_a_colleague_who_never_answered_is_no_way_in():
    one = person(*TWICE, number=1, company="Nau")
    board = snapshot(one, person("9 out email", number=2, company="Nau"))
    assert bridge(board, one) is None
    assert told(bridge(board, one, link(2, "influences"))) == (2, "influences")


def test_clients_go_before_others_and_then_who_answered_last():
    one = person(*TWICE, number=1)
    old = person("60 in email", number=2)
    new = person("6 in email", number=3)
    client = person("200 both meeting", number=4, in_stage="client")
    links = [link(number, "closer") for number in (2, 3, 4)]
    assert told(bridge(snapshot(one, old, new, client), one, *links)) == (4, "closer")
    assert told(bridge(snapshot(one, old, new), one, *links)) == (3, "closer")


def test_somebody_in_the_book_may_be_the_way_in():
    one = person(*TWICE, number=1, referrer=2)
    assert told(bridge(snapshot(one, person(number=2, in_stage=None)), one)) == (2, "referred")


def test_nobody_to_be_left_alone_is_a_way_in():
    one = person(*TWICE, number=1, company="Nau", referrer=2)
    for barred in (
        {"opt_out": "total"},
        {"archived": True},
        {"in_stage": "do_not_contact"},
    ):
        other = person("9 in email", number=2, company="Nau", **barred)
        assert bridge(snapshot(one, other), one) is None


def test_a_person_is_no_way_in_to_themselves():
    one = person("40 in email", *TWICE, number=1, company="Nau", referrer=1)
    assert bridge(snapshot(one), one, link(1, "closer")) is None


@given(st.lists(st.integers(1, 6) | st.none(), min_size=6, max_size=6))
def test_a_chain_names_nobody_twice_and_ends_with_the_person(referrers):
    board = snapshot(
        *(person(number=at, referrer=who) for at, who in enumerate(referrers, start=1))
    )
    for prospect in board.prospects.values():
        found = chain(board, prospect)
        assert found[-1] is prospect
        assert len({p.id for p in found}) == len(found)
        assert all(p in brought(board, before) for before, p in pairwise(found))
