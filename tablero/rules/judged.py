"""A whole board judged on one day, and judged again only where somebody changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tablero.model import FollowUp, Prospect, Snapshot, Stage, Standing
from tablero.rules.follow_up import judge


@dataclass(frozen=True, slots=True)
class Judged:
    """How everybody of a snapshot stands."""

    today: date
    standings: Mapping[int, Standing]
    """Prospect id to standing, for everybody in the snapshot."""
    stalled: Mapping[int, int]
    """Stage id to how many in it are stalled or frozen; every stage is there."""
    prospects: Mapping[int, Prospect]
    """Whom the standings were judged from: the same object needs no new judgement."""
    stages: tuple[Stage, ...]
    numbers: FollowUp


def judge_all(
    snapshot: Snapshot, today: date, numbers: FollowUp, before: Judged | None = None
) -> Judged:
    """Judges a snapshot; of whom `before` judged from the same object, it keeps the standing.

    Everybody is judged when the day, the stages or the numbers are others.
    """
    if before is not None and (before.today, before.stages, before.numbers) != (
        today,
        snapshot.stages,
        numbers,
    ):
        before = None
    standings = _standings(snapshot, today, numbers, before)
    stalled = _count_stalled(snapshot, standings)
    return Judged(today, standings, stalled, snapshot.prospects, snapshot.stages, numbers)


def _standings(
    snapshot: Snapshot, today: date, numbers: FollowUp, before: Judged | None
) -> dict[int, Standing]:
    standings = _kept(snapshot, before)
    stages: dict[int | None, Stage] = {stage.id: stage for stage in snapshot.stages}
    for prospect in _changed(snapshot, before):
        standings[prospect.id] = judge(prospect, stages.get(prospect.stage), today, numbers)
    return standings


def _kept(snapshot: Snapshot, before: Judged | None) -> dict[int, Standing]:
    if before is None:
        return {}
    kept = dict(before.standings)
    for gone in before.standings.keys() - snapshot.prospects.keys():
        del kept[gone]
    return kept


def _changed(snapshot: Snapshot, before: Judged | None) -> Iterable[Prospect]:
    if before is None:
        return snapshot.prospects.values()
    known = before.prospects.get
    return [p for key, p in snapshot.prospects.items() if known(key) is not p]


def _count_stalled(snapshot: Snapshot, standings: Mapping[int, Standing]) -> dict[int, int]:
    """Only people in a column have a limit, so nobody else is ever stalled."""
    counts = {stage.id: 0 for stage in snapshot.stages}
    prospects = snapshot.prospects
    for key, standing in standings.items():
        if standing.freshness in ("stalled", "frozen"):
            stage = prospects[key].stage
            if stage is not None:
                counts[stage] += 1
    return counts
