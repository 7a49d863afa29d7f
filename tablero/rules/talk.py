"""What one could talk about today, when it is not one's product (F12, seed 004)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tablero.beats import decode_beats
from tablero.discipline import Discipline
from tablero.model import TOPICS, KeyDate, Prospect
from tablero.person import Person
from tablero.rules.dates import upcoming
from tablero.rules.next_touch import likely_channel, likely_topic

ROUTES = ("value", "opinion", "resource", "question")
"""Bring value to their business, show that one knows, be of use, ask; in the order of TOPICS."""


class Talk(NamedTuple):
    """One thing to talk about."""

    code: str
    """One of ROUTES, interests or date."""
    text: str = ""
    """Their interests as they were written down."""
    key_date: KeyDate | None = None
    on: date | None = None
    """For a date of theirs: the local day on which it comes next."""


def talk_about(person: Person, today: date, discipline: Discipline) -> list[Talk]:
    """What to talk about, the best first: their dates that are near, the route walked least
    (a question on live channels), their interests, the other routes.

    The product is never among it; after a total opt-out there is nothing.
    """
    prospect = person.prospect
    if prospect.opt_out == "total":
        return []
    near = upcoming(prospect, today, discipline.date_notice)
    interests = person.sheet.get("interests", "")
    best, *others = (Talk(route) for route in _routes(prospect))
    return [
        *(Talk("date", "", key_date, day) for day, key_date in near),
        best,
        *([Talk("interests", interests)] if interests else []),
        *others,
    ]


def said_so_far(prospect: Prospect) -> list[tuple[str, int]]:
    """Of which topics I have spoken and how often, the most frequent first; no gestures."""
    said = [beat.topic for beat in decode_beats(prospect.beats) if beat.direction != "in"]
    counts = [(topic, said.count(topic)) for topic in TOPICS if topic != "personal"]
    return sorted((pair for pair in counts if pair[1]), key=lambda pair: -pair[1])


def _routes(prospect: Prospect) -> list[str]:
    """What the touch strip proposes goes first, so that page and strip never disagree."""
    counts = dict(said_so_far(prospect))
    first = likely_topic(prospect, likely_channel(prospect))
    return sorted(ROUTES, key=lambda route: (route != first, counts.get(route, 0)))
