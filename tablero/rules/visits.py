"""What one visit of the review looks at beside the queue: skips, the day's one idea (F2, F6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tablero.civil import local_day
from tablero.discipline import Discipline
from tablero.model import FollowUp, Standing
from tablero.person import Idea, Person
from tablero.rules.reflecting import should_ask

OPEN_IDEAS = ("idea", "planned")
"""The states of an idea that still waits for its day."""


def skips(person: Person) -> int:
    """How many reviews in a row looked at them and left them as they are.

    A touch, a note, an idea, a step that was done or a move to another stage ends the row.
    """
    last = max(_events(person), default=date.min)
    return sum(day > last for day in person.looks)


def asks_reflection(
    person: Person,
    standing: Standing,
    today: date,
    numbers: FollowUp,
    discipline: Discipline,
) -> bool:
    """Whether this visit asks for a reflection: the first one since the silence became real.

    Whoever went on without a line has answered too.
    """
    if not should_ask(person, standing, discipline):
        return False
    real = today - timedelta(days=max(0, standing.days - numbers.read_after))
    return not any(real <= day < today for day in person.looks)


def open_ideas(person: Person) -> list[Idea]:
    """The ideas still to be tried, the newest first."""
    return [idea for idea in reversed(person.ideas) if idea.state in OPEN_IDEAS]


def wants_idea(people: Iterable[Person]) -> Person | None:
    """Of these names on the wall, the one longest without a new idea; None of nobody (F2).

    Who never had one goes before all, of those the one who has hung there longest.
    """
    return min(people, key=_last_idea, default=None)


def _last_idea(person: Person) -> tuple[date, date, int]:
    newest = max((idea.on for idea in person.ideas), default=date.min)
    prospect = person.prospect
    return newest, prospect.pinned_on or date.max, prospect.id


def _events(person: Person) -> Iterable[date]:
    yield from (touch.on for touch in person.touches)
    yield from (local_day(note.at) for note in person.notes)
    yield from (idea.on for idea in person.ideas)
    yield from (step.done_on for step in person.steps if step.done_on is not None)
    yield from (local_day(move.at) for move in person.moves)
