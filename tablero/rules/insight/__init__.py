"""The figures: what one's own following up has come to, for the person who does it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tablero.discipline import Discipline
from tablero.model import ReviewDay, Snapshot
from tablero.rules.courtesy import is_two_way
from tablero.rules.days import is_workday
from tablero.rules.insight.answers import (
    Answered,
    Conversion,
    answered_of,
    conversion,
    conversion_of,
    counted_touches,
)
from tablero.rules.insight.curve import AtTouch, Curve, curve
from tablero.rules.insight.journey import Journey, Move, Pace, Reached, journey
from tablero.rules.insight.origins import (
    INITIATIVES,
    Origin,
    Trace,
    by_initiative,
    by_source,
    initiative,
)
from tablero.rules.insight.week import AtRisk, Week, at_risk, is_active, week
from tablero.rules.judged import Judged, stages_by_id
from tablero.rules.streaks import review_streak, touches_today

__all__ = [
    "INITIATIVES",
    "Answered",
    "AtRisk",
    "AtTouch",
    "Conversion",
    "Curve",
    "Figures",
    "Journey",
    "Move",
    "Origin",
    "Pace",
    "Reached",
    "Today",
    "Week",
    "at_risk",
    "conversion",
    "figures",
    "initiative",
]


class Today(NamedTuple):
    """The day's goal, the habit, and how many talk both ways."""

    touches: int
    """Counted touches of today."""
    goal: int | None
    """None at weekends, which ask for nothing (F20)."""
    streak: int
    """Reviews in a row (F20)."""
    two_way: int
    """Active people with a word of theirs in the last three touches (F11)."""
    active: int
    """People in open stages who may be written to."""


class Figures(NamedTuple):
    """Everything on the figures page, and in `tablero stats`."""

    conversion: Conversion
    today: Today
    week: Week
    at_risk: AtRisk | None
    """None while nobody has a cost."""
    curve: Curve
    journey: Journey
    sources: tuple[Origin, ...]
    initiatives: tuple[Origin, ...]


def figures(
    snapshot: Snapshot,
    judged: Judged,
    today: date,
    moves: Iterable[Move],
    review_days: Iterable[ReviewDay],
    discipline: Discipline,
) -> Figures:
    """All the figures of a board on a local day. `moves` is the stage history, oldest first."""
    reviews = tuple(review_days)
    touches = {p.id: counted_touches(p.beats) for p in snapshot.prospects.values()}
    traces = tuple(_traces(snapshot, touches, today, discipline))
    return Figures(
        conversion_of((t for own in touches.values() for t in own), today, discipline),
        _today(snapshot, judged, today, reviews, discipline),
        week(snapshot, judged, reviews, discipline),
        at_risk(snapshot, judged),
        curve(snapshot.prospects.values(), judged),
        journey(snapshot, moves),
        by_source(traces, discipline),
        by_initiative(traces, discipline),
    )


def _traces(
    snapshot: Snapshot,
    touches: dict[int, list[tuple[int, int]]],
    today: date,
    discipline: Discipline,
) -> Iterable[Trace]:
    """Everybody but those who only stand in the book."""
    clients = {stage.id for stage in snapshot.stages if stage.kind == "client"}
    for person in snapshot.prospects.values():
        if person.stage is not None or person.beats:
            answered = answered_of(touches[person.id], today, discipline)
            yield Trace(person, answered, person.stage in clients)


def _today(
    snapshot: Snapshot,
    judged: Judged,
    today: date,
    reviews: tuple[ReviewDay, ...],
    discipline: Discipline,
) -> Today:
    stages = stages_by_id(snapshot)
    active = [p for p in snapshot.prospects.values() if is_active(p, stages.get(p.stage))]
    return Today(
        touches_today(snapshot, today),
        discipline.goal if is_workday(today) else None,
        review_streak((review.day for review in reviews if review.finished), today),
        sum(map(is_two_way, active)),
        len(active),
    )
