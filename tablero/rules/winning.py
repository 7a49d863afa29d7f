"""What it took to win somebody, and when to ask them who else it would help (S6, S15)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tablero.beats import decode_beats
from tablero.discipline import Discipline
from tablero.model import FollowUp
from tablero.person import Person
from tablero.rules.follow_up import judge, next_day


class Win(NamedTuple):
    """The way from the first touch to a client."""

    touches: int
    """Counted touches of mine, n."""
    days: int
    """Since the first touch in either direction; without any, since they were added."""
    source: str
    ask_on: date
    """The working day about a month on."""


def win(person: Person, today: date, discipline: Discipline) -> Win:
    """What it took, told on the local day on which they became a client."""
    prospect = person.prospect
    touches = judge(prospect, None, today, FollowUp()).touches
    beats = decode_beats(prospect.beats)
    first = min((beat.day for beat in beats), default=prospect.added.toordinal())
    days = max(0, today.toordinal() - first)
    return Win(touches, days, prospect.source, next_day(today, discipline.ask_after))
