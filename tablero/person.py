"""Everything that is held about one person, as their page shows it.

The lowest floor, beside `model`; days are local civil dates, moments are UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from tablero.model import Prospect

LISTENING = ("needs", "worries", "manner", "process", "decider")
"""The listening sheet: needs, worries, how they are and buy, how and who decides (F22)."""
SHEET = ("why", *LISTENING, "interests", "competitor")
"""What is written down about somebody; `why` is the value hypothesis (F23)."""
CAUSES = ("interest", "value", "clarity", "timing")
"""The four causes of a silence in seed 003; that it is their fault is none of them (F6)."""


class Touch(NamedTuple):
    id: int
    on: date
    direction: str
    channel: str
    topic: str
    result: str
    note: str

    @property
    def is_gesture(self) -> bool:
        """A personal sign of mine, which counts in nothing (F18)."""
        return self.direction == "out" and self.topic == "personal"


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
    at: int | None = None
    """Minutes after local midnight."""
    put_off: int = 0


class OptOut(NamedTuple):
    """What they asked not to get, in their words (F10)."""

    id: int
    level: str
    """sales, channel or total."""
    channel: str
    """For the level channel: which one."""
    on: date
    said: str


class Reflection(NamedTuple):
    """What I take from a silence or from closing (F6)."""

    id: int
    on: date
    missed: str
    should_not: str
    cause: str
    """One of CAUSES, or empty."""
    closing: bool


Written = tuple[int, str, Reflection]
"""A prospect's id and name, and what was written about them."""


class WallVisit(NamedTuple):
    """A stay on the wall that has ended."""

    id: int
    pinned_on: date
    wiped_on: date
    touches: int
    """n on the day of the wiping."""
    answered: bool
    """They wrote while they were on the wall."""


class Mode(NamedTuple):
    """A filter by time and energy (F14); kept under a name, or only for now."""

    id: int
    """0 while it is not kept."""
    name: str
    minutes: int | None
    """What a step may take at most; None is any."""
    energy: str
    """The most it may ask for, one of ENERGIES; empty is any."""


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
    sheet: Mapping[str, str] = field(default_factory=dict)
    """What is known of them, by the names of SHEET; empty ones are not in it."""
    opt_outs: tuple[OptOut, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    reflection_asked: date | None = None
    """The last day the review asked for a reflection, answered or not."""
    looks: tuple[date, ...] = ()
    """The days a review looked at them and left them as they were, oldest first."""
    wall_visits: tuple[WallVisit, ...] = ()

    @property
    def listened(self) -> int:
        """How many of the listening sheet's five are written (F22)."""
        return sum(bool(self.sheet.get(field)) for field in LISTENING)
