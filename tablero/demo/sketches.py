"""How a person of the demo is sketched, and what the sketches share."""

from __future__ import annotations

from typing import NamedTuple


class Two(NamedTuple):
    """A text in both languages."""

    es: str
    en: str


class Said(NamedTuple):
    """A touch, so many days ago."""

    ago: int
    direction: str
    channel: str
    topic: str = ""
    result: str = "none"
    note: Two = Two("", "")


class Ask(NamedTuple):
    """A next step, so many days ahead."""

    ahead: int
    channel: str
    text: Two


class Link(NamedTuple):
    """The number of who leads here, and how."""

    other: int
    kind: str = "referred"


class Day(NamedTuple):
    """A day that matters to them, counted from today."""

    kind: str
    ahead: int
    years: int = 0
    """How long ago it began; fours, so that a 29th of February stays one."""
    text: Two = Two("", "")


class Thought(NamedTuple):
    """A reflection, so many days ago."""

    ago: int
    missed: Two = Two("", "")
    should_not: Two = Two("", "")
    cause: str = ""
    closing: bool = False


class Plea(NamedTuple):
    """What they asked not to get, so many days ago, in their words."""

    level: str
    ago: int
    said: Two


class Stay(NamedTuple):
    """A stay on the wall that has ended, in days ago."""

    pinned: int
    wiped: int
    touches: int


class Sketch(NamedTuple):
    number: int
    name: str
    role: Two
    company: str
    city: str
    country: Two
    stage: str
    """Empty for the book."""
    source: str
    touches: tuple[Said, ...] = ()
    step: Ask | None = None
    added: int = 0
    """Days ago, where no touch says it."""
    pinned: int = 0
    """Days ago; 0 is not pinned."""
    idea: Two | None = None
    notes: tuple[tuple[int, Two], ...] = ()
    """Days ago, and the text."""
    tags: tuple[Two, ...] = ()
    links: tuple[Link, ...] = ()
    cost: int = 0
    plea: Plea | None = None
    days: tuple[Day, ...] = ()
    thought: Thought | None = None
    stay: Stay | None = None
    closed_why: Two = Two("", "")


AUTHOR = "Lucía Ferrer"
"""Whose board this is: an independent trainer in Valencia."""

EVENT = 4200
WEB = 1800
"""What a name from an event and one from the web cost, in cents."""

ARGENTINA = Two("Argentina", "Argentina")
BOLIVIA = Two("Bolivia", "Bolivia")
CHILE = Two("Chile", "Chile")
COLOMBIA = Two("Colombia", "Colombia")
MEXICO = Two("México", "Mexico")
PERU = Two("Perú", "Peru")
SPAIN = Two("España", "Spain")
URUGUAY = Two("Uruguay", "Uruguay")
