"""What one visit of the review looks at: skips in a row, the question, the day's idea."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.discipline import Discipline
from tablero.model import FollowUp, Prospect
from tablero.person import Idea, Note, Person, Touch
from tablero.rules.follow_up import judge
from tablero.rules.visits import asks_reflection, open_ideas, skips, wants_idea
from tests.rules.persons import TODAY, ago, page_of, person, stage


def dossier(prospect: Prospect | None = None, **fields: object) -> Person:
    """Somebody's page with just these things on it."""
    return replace(page_of(prospect or person()), **fields)


def touch(days_ago: int) -> Touch:
    return Touch(1, ago(days_ago), "out", "email", "value", "none", "")


def test_looks_in_a_row_are_skips() -> None:
    assert skips(dossier(looks=(ago(3), ago(2), ago(1)))) == 3


@pytest.mark.parametrize(
    "between",
    [
        {"touches": (touch(2),)},
        {"notes": (Note(1, datetime(2026, 11, 20, 9, tzinfo=UTC), "", "called"),)},
        {"ideas": (Idea(1, ago(2), "a breakfast", "idea"),)},
    ],
)
def test_whatever_happened_between_ends_the_row(between: dict[str, object]) -> None:
    assert skips(dossier(looks=(ago(3), ago(2), ago(1)), **between)) == 1


@given(st.lists(st.integers(0, 400), unique=True), st.integers(0, 400))
def test_skips_are_the_looks_after_the_last_touch(days: list[int], last: int) -> None:
    looks = tuple(sorted(ago(n) for n in days))
    assert skips(dossier(looks=looks, touches=(touch(last),))) == sum(n < last for n in days)


def asked(looks: tuple[date, ...]) -> bool:
    silent = person("20 out email value", "10 out email value", in_stage="first_contact")
    standing = judge(silent, stage("first_contact"), TODAY, FollowUp())
    page = dossier(silent, looks=looks)
    return asks_reflection(page, standing, TODAY, FollowUp(), Discipline())


def test_a_silence_is_asked_about_in_its_first_review_only() -> None:
    assert asked(())
    assert asked((TODAY,)), "still on the screen"
    assert asked((ago(9),)), "then it was no silence yet"
    assert not asked((ago(7),))
    assert not asked((ago(1),))


def test_open_ideas_come_newest_first_without_the_tried_ones() -> None:
    ideas = (
        Idea(1, ago(9), "old", "idea"),
        Idea(2, ago(5), "tried", "tried"),
        Idea(3, ago(1), "planned", "planned"),
        Idea(4, TODAY, "worked", "worked"),
    )
    assert [idea.text for idea in open_ideas(dossier(ideas=ideas))] == ["planned", "old"]


def test_the_wall_name_longest_without_an_idea_is_asked_one_for() -> None:
    def pinned(number: int, pinned_ago: int, *ideas: int) -> Person:
        prospect = person(number=number, pinned_on=ago(pinned_ago))
        return dossier(prospect, ideas=tuple(Idea(n, ago(n), "x", "idea") for n in sorted(ideas)))

    assert wants_idea([]) is None
    chosen = wants_idea([pinned(1, 50, 4), pinned(2, 50, 9), pinned(3, 50, 2)])
    assert chosen is not None
    assert chosen.prospect.id == 2
    chosen = wants_idea([pinned(1, 50, 4), pinned(2, 5), pinned(3, 30)])
    assert chosen is not None
    assert chosen.prospect.id == 3
