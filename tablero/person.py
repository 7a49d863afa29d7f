"""Everything that is held about one person, as their page shows it.

The lowest floor, beside `model`; days are local civil dates, moments are UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from tablero.model import Prospect


class Touch(NamedTuple):
    id: int
    on: date
    direction: str
    channel: str
    topic: str
    result: str
    note: str


class Note(NamedTuple):
    id: int
    at: datetime
    """UTC."""
    author: str
    text: str


class Idea(NamedTuple):
    id: int
    on: date
    text: str
    state: str
    """One of IDEA_STATES."""


class Step(NamedTuple):
    """A next step in a person's history, done or not."""

    id: int
    text: str
    on: date | None
    channel: str
    minutes: int | None
    energy: str
    done_on: date | None


class StageMove(NamedTuple):
    """A line of the stage history; names are as they were then, empty for 'outside'."""

    id: int
    at: datetime
    came_from: str
    went_to: str


class Link(NamedTuple):
    """Another prospect who leads to this one."""

    id: int
    other: int
    name: str
    kind: str
    """One of LINK_KINDS."""


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that is held about one prospect, oldest first."""

    prospect: Prospect
    touches: tuple[Touch, ...]
    notes: tuple[Note, ...]
    ideas: tuple[Idea, ...]
    steps: tuple[Step, ...]
    moves: tuple[StageMove, ...]
    links: tuple[Link, ...]
    """Who leads to them."""
    referred: tuple[Link, ...]
    """Whom they led to."""
    closed_why: str
    keys: tuple[tuple[str, str], ...] = ()
    """(source, external id) of every import they came in by."""
