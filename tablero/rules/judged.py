"""A whole board judged on one day, and judged again only where somebody changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tablero.model import FollowUp, Prospect, Snapshot, Stage, Standing
from tablero.rules.follow_up import judge


class Judged(NamedTuple):
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
    if before is None:
        return _judge_everybody(snapshot, today, numbers)
    return _judge_changed(snapshot, before)


def _judge_everybody(snapshot: Snapshot, today: date, numbers: FollowUp) -> Judged:
    stages = stages_by_id(snapshot)
    standings = {
        key: judge(prospect, stages.get(prospect.stage), today, numbers)
        for key, prospect in snapshot.prospects.items()
    }
    stalled = dict.fromkeys((stage.id for stage in snapshot.stages), 0)
    for key, standing in standings.items():
        _count(stalled, snapshot.prospects[key], standing, 1)
    return Judged(today, standings, stalled, snapshot.prospects, snapshot.stages, numbers)


def _judge_changed(snapshot: Snapshot, before: Judged) -> Judged:
    """Only the difference is counted: among 10,000 people a move touches one."""
    stages = stages_by_id(snapshot)
    standings, stalled = dict(before.standings), dict(before.stalled)
    known = before.prospects
    changed = _changed(snapshot.prospects, known)
    new = sum(prospect.id not in known for prospect in changed)
    gone: Iterable[int] = ()
    if len(known) + new > len(snapshot.prospects):
        gone = known.keys() - snapshot.prospects.keys()
    for key in (*gone, *(p.id for p in changed if p.id in known)):
        _count(stalled, known[key], standings.pop(key), -1)
    for prospect in changed:
        standing = judge(prospect, stages.get(prospect.stage), before.today, before.numbers)
        standings[prospect.id] = standing
        _count(stalled, prospect, standing, 1)
    return Judged(
        before.today, standings, stalled, snapshot.prospects, snapshot.stages, before.numbers
    )


def _changed(now: Mapping[int, Prospect], known: Mapping[int, Prospect]) -> list[Prospect]:
    if len(now) == len(known):
        # As many people in the same order, as after most verbs: pairs are twice as quick.
        pairs = [(p, q) for p, q in zip(now.values(), known.values(), strict=True) if p is not q]
        if all(p.id == q.id for p, q in pairs):
            return [p for p, _ in pairs]
    return [p for key, p in now.items() if known.get(key) is not p]


def stages_by_id(snapshot: Snapshot) -> dict[int | None, Stage]:
    """Every stage under its id; nobody's, for the book, is not in it."""
    return {stage.id: stage for stage in snapshot.stages}


def _count(stalled: dict[int, int], prospect: Prospect, standing: Standing, by: int) -> None:
    """Only people in a column have a limit, so nobody else is ever stalled."""
    if standing.freshness in ("stalled", "frozen") and prospect.stage is not None:
        stalled[prospect.stage] += by
