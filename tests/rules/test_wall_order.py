"""The wall's order and whom it proposes (F1)."""

from __future__ import annotations

import pytest
from persons import TODAY, ago, person, snapshot, step

from tablero.model import FollowUp
from tablero.rules.judged import judge_all
from tablero.rules.wall import proposals, wall_order

NUMBERS = FollowUp()
TWICE = ("30 out email", "20 out email")


def proposed(*people) -> list[int]:
    board = snapshot(*people)
    return [p.prospect.id for p in proposals(judge_all(board, TODAY, NUMBERS))]


def test_the_longest_silence_hangs_on_top_and_then_the_oldest_pin():
    people = (
        person("5 out email", number=1, pinned_on=ago(1)),
        person("9 out email", number=2, pinned_on=ago(1)),
        person("9 out email", number=3, pinned_on=ago(8)),
    )
    standings = judge_all(snapshot(*people), TODAY, NUMBERS).standings
    assert [p.id for p in wall_order(people, standings)] == [3, 2, 1]


def test_two_at_most_are_proposed_the_longest_silence_first():
    people = [person(f"{days} out email", number=days) for days in (11, 50, 30, 40)]
    assert proposed(*people) == [50, 40]


def test_twice_left_on_read_is_proposed_though_planned():
    assert proposed(person(*TWICE, step=step(2))) == [1]
    assert proposed(person("20 out email", step=step(2))) == []


def test_only_where_it_is_their_turn():
    assert proposed(person(*TWICE, "19 in email")) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"pinned_on": ago(3)},
        {"archived": True},
        {"opt_out": "sales"},
        {"opt_out": "total"},
        {"in_stage": None},
        {"in_stage": "not_a_fit"},
        {"in_stage": "nurture"},
        {"imported": True, "added": ago(13)},
    ],
)
def test_who_is_pinned_gone_quiet_on_purpose_or_new_here_is_not_proposed(fields):
    assert proposed(person(*TWICE, **fields)) == []


def test_two_weeks_after_their_import_people_are_proposed():
    assert proposed(person(*TWICE, imported=True, added=ago(14))) == [1]
