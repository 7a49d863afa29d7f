"""How far people get, how long they stay on the way, and in how many days (F19, S14, S15)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from statistics import median
from typing import NamedTuple

from tablero.civil import local_day
from tablero.model import Prospect, Snapshot, Stage
from tablero.rules.stage_names import match_stage

Move = tuple[int, datetime, str, str]
"""Prospect id, moment in UTC, and the stages' names as they were then ('' is outside)."""


class Reached(NamedTuple):
    """A stage on the way from the first to the client."""

    stage: Stage
    people: int
    """Who got to it or beyond, as far as the board knows."""
    before: int
    """Who got to the stage before it; in the first stage, `people`."""
    days: float | None
    """The median of days between entering it and leaving it; None where nobody left."""

    @property
    def per_cent(self) -> float | None:
        """Of those in the stage before; None where nobody was."""
        return 100 * self.people / self.before if self.before else None


class Pace(NamedTuple):
    """From the first touch to a stage (S15)."""

    people: int
    days: float | None
    """The median; None without people."""


class Journey(NamedTuple):
    stages: tuple[Reached, ...]
    to_conversation: Pace
    to_client: Pace


def journey(snapshot: Snapshot, moves: Iterable[Move]) -> Journey:
    """The way of everybody who is or was on the board; `moves` come oldest first."""
    way = tuple(s for s in snapshot.stages if s.kind == "open")
    way += tuple(s for s in snapshot.stages if s.kind == "client")
    goals = (
        next((s for s in way if s.key == "conversation"), None),
        next((s for s in way if s.kind == "client"), None),
    )
    trail = _Trail(snapshot, way, goals)
    for move in moves:
        trail.follow(move)
    return Journey(
        trail.reached(),
        trail.pace(goals[0]),
        trail.pace(goals[1]),
    )


class _Trail:
    """What is gathered while the moves are read once."""

    def __init__(
        self, snapshot: Snapshot, way: tuple[Stage, ...], goals: tuple[Stage | None, ...]
    ) -> None:
        self._people = snapshot.prospects
        self._stages = snapshot.stages
        self._way = way
        self._place = {stage.id: place for place, stage in enumerate(way)}
        self._named: dict[str, Stage | None] = {}
        self._farthest: dict[int, int] = {
            p.id: self._place.get(p.stage, 0) for p in self._people.values() if p.stage is not None
        }
        self._entered: dict[int, date] = {}
        self._stays: dict[int, list[int]] = {}
        self._arrivals: dict[int, dict[int, date]] = {
            self._place[stage.id]: {} for stage in goals if stage is not None
        }
        """For each goal's place, who was first seen to move there or beyond, and when."""

    def follow(self, move: Move) -> None:
        number, at, came_from, went_to = move
        person = self._people.get(number)
        if person is None:
            return
        # Touches are dated in local days, so moves are too.
        day = local_day(at)
        left, entered = self._find(came_from), self._find(went_to)
        self._leave(number, left, day)
        self._enter(person, entered, day, came_from)
        for stage in (left, entered):
            if stage is not None and stage.id in self._place:
                known = self._farthest.get(number, 0)
                self._farthest[number] = max(known, self._place[stage.id])

    def _find(self, name: str) -> Stage | None:
        if name not in self._named:
            self._named[name] = match_stage(name, self._stages) if name else None
        return self._named[name]

    def _leave(self, number: int, stage: Stage | None, day: date) -> None:
        since = self._entered.pop(number, None)
        if since is not None and stage is not None:
            self._stays.setdefault(stage.id, []).append(max(0, (day - since).days))

    def _enter(self, person: Prospect, stage: Stage | None, day: date, came_from: str) -> None:
        if stage is None or (person.imported and not came_from):
            # An import says where somebody stood, and not since when.
            return
        self._entered[person.id] = day
        place = self._place.get(stage.id)
        if place is not None and came_from:
            for goal, arrivals in self._arrivals.items():
                if place >= goal:
                    arrivals.setdefault(person.id, day)

    def reached(self) -> tuple[Reached, ...]:
        counts = [0] * len(self._way)
        for place in self._farthest.values():
            if counts:
                counts[place] += 1
        for place in range(len(counts) - 2, -1, -1):
            counts[place] += counts[place + 1]
        return tuple(
            Reached(stage, counts[n], counts[max(0, n - 1)], _median(self._stays.get(stage.id, [])))
            for n, stage in enumerate(self._way)
        )

    def pace(self, stage: Stage | None) -> Pace:
        """Only of those seen to move there: who began there has no way behind them."""
        if stage is None:
            return Pace(0, None)
        arrivals = self._arrivals[self._place[stage.id]]
        days = [day for day in map(self._days_to, arrivals.items()) if day is not None]
        return Pace(len(days), _median(days))

    def _days_to(self, arrival: tuple[int, date]) -> int | None:
        number, day = arrival
        first = self._people[number].beats.partition(" ")[0]
        days = day.toordinal() - int(first[:-4]) if first else -1
        return days if days >= 0 else None


def _median(days: list[int]) -> float | None:
    return float(median(days)) if days else None
