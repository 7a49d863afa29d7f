"""The day's ration: whom the review visits, found among 100,000 people at a glance (F14, F20)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from tablero.beats import DIRECTION_LETTER
from tablero.discipline import Discipline
from tablero.everybody import glances
from tablero.model import Snapshot
from tablero.rules.judged import Judged, stages_by_id
from tablero.rules.review import REASONS, Due, dues, order, reason_for

_OWED, _PROMISED = REASONS.index("owed_reply"), REASONS.index("promised_step")
_IN = DIRECTION_LETTER["in"]
_Sorted = tuple[int, int, int, int]
"""Rank of the reason, the day since it holds, days of silence negative, id: as a queue is."""


def days_ration(snapshot: Snapshot, judged: Judged, discipline: Discipline) -> list[Due]:
    """Whom the day visits, in order: the first nine, or as many as the setting says."""
    many = max(0, discipline.ration)
    first = nsmallest(many, _who_waits_for_us(snapshot, judged))
    if len(first) < many:
        return ration(dues(snapshot, judged, discipline), discipline)
    return list(_due(snapshot, judged, discipline, [who for *_, who in first]))


def ration(dues: Iterable[Due], discipline: Discipline) -> list[Due]:
    """The first of these, in order: nine, or as many as the setting says."""
    return nsmallest(max(0, discipline.ration), dues, key=order)


def _who_waits_for_us(snapshot: Snapshot, judged: Judged) -> Iterator[_Sorted]:
    """Those with the two strongest reasons, which show at a glance; where they fill the day,
    nobody else's touches need to be read."""
    today = judged.today.toordinal()
    kinds = {stage.id: stage.kind for stage in snapshot.stages if not stage.is_exit}
    for seen in glances(snapshot.prospects):
        kind = kinds.get(seen.stage or 0)
        if kind is None or seen.archived or seen.step > today or seen.opt_out == "total":
            continue
        if seen.last == _IN and seen.day < today and not seen.settled and not seen.opt_out:
            yield _OWED, seen.day, seen.day - today, seen.id
        elif seen.step and kind != "nurture":
            yield _PROMISED, seen.step, min(0, (seen.day or seen.added) - today), seen.id


def _due(
    snapshot: Snapshot, judged: Judged, discipline: Discipline, ids: list[int]
) -> Iterator[Due]:
    stages = stages_by_id(snapshot)
    for who in ids:
        prospect, standing = snapshot.prospects[who], judged.standings[who]
        stage = stages.get(prospect.stage)
        found = reason_for(prospect, standing, stage, judged.today, judged.numbers, discipline)
        if found is not None:
            yield Due(prospect, standing, *found)
