"""What a week leaves lying about, as four plain facts (S13, seed 001), and money at risk (F21)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from tablero.discipline import Discipline
from tablero.model import Prospect, ReviewDay, Snapshot, Stage, Standing
from tablero.rules.closing import is_early
from tablero.rules.days import is_workday
from tablero.rules.judged import Judged, stages_by_id

WEEK = 7


class Week(NamedTuple):
    """The four counters; people by id, the longest silence first."""

    without_step: tuple[int, ...]
    """Active people without a next step (disorder)."""
    put_off: tuple[int, ...]
    """People whose step was moved to a later day `times` or more (procrastination)."""
    workdays: int
    """Monday to Friday of the last seven days, today left out, since the first review."""
    unreviewed: int
    """How many of those had no finished review (inconsistency)."""
    off_wall: tuple[int, ...]
    """Stalled people who are not on the wall (neglect)."""
    times: int
    """From how many moves on a step counts as put off (`put_offs`)."""


class AtRisk(NamedTuple):
    """Money that was spent on people who were let go of (F21, seed 001)."""

    untouched: tuple[int, ...]
    """People without a touch of mine, past their stage's limit; not whoever wants none."""
    closed_early: tuple[int, ...]
    """People closed before the zone without having said no."""
    cents: int


def is_active(prospect: Prospect, stage: Stage | None) -> bool:
    """Whether somebody is being followed up: in an open stage, and open to it."""
    if stage is None or stage.kind != "open":
        return False
    return not prospect.archived and prospect.opt_out != "total"


def week(
    snapshot: Snapshot, judged: Judged, reviews: Iterable[ReviewDay], discipline: Discipline
) -> Week:
    """The four counters as they stand today."""
    stages = stages_by_id(snapshot)
    without_step, put_off, off_wall = [], [], []
    for person in snapshot.prospects.values():
        stage = stages.get(person.stage)
        if is_active(person, stage) and person.step is None:
            without_step.append(person.id)
        if stage is None or person.archived or person.opt_out == "total":
            continue
        if person.step is not None and person.step.put_off >= discipline.put_offs:
            put_off.append(person.id)
        if person.pinned_on is None and judged.standings[person.id].stalled:
            off_wall.append(person.id)
    days, missed = _reviewed(reviews, judged.today)
    ordered = [_by_silence(ids, judged) for ids in (without_step, put_off, off_wall)]
    return Week(ordered[0], ordered[1], days, missed, ordered[2], discipline.put_offs)


def at_risk(snapshot: Snapshot, judged: Judged) -> AtRisk | None:
    """What they cost; None while nobody on the board has a cost (F21)."""
    stages = stages_by_id(snapshot)
    known = [(p, stages[p.stage]) for p in snapshot.prospects.values() if p.stage in stages]
    if not any(person.cost for person, _stage in known):
        return None
    untouched, closed = [], []
    for person, stage in known:
        standing = judged.standings[person.id]
        if stage.is_exit:
            if is_early(person, standing, judged.numbers):
                closed.append(person.id)
        elif person.opt_out != "total" and not standing.touches and _is_over(standing):
            untouched.append(person.id)
    cents = sum(snapshot.prospects[number].cost for number in (*untouched, *closed))
    return AtRisk(_by_silence(untouched, judged), _by_silence(closed, judged), cents)


def _reviewed(reviews: Iterable[ReviewDay], today: date) -> tuple[int, int]:
    """How many workdays of the week before today there were, and how many without a review.

    Days before the very first review are nobody's fault."""
    finished = {review.day: review.finished is not None for review in reviews}
    if not finished:
        return 0, 0
    start = max(min(finished), today - timedelta(WEEK))
    days = [start + timedelta(n) for n in range((today - start).days)]
    workdays = [day for day in days if is_workday(day)]
    return len(workdays), sum(not finished.get(day, False) for day in workdays)


def _is_over(standing: Standing) -> bool:
    """Past the stage's limit: a plan stops a card from growing old, and saves no money yet."""
    return standing.limit is not None and standing.days >= standing.limit


def _by_silence(ids: Iterable[int], judged: Judged) -> tuple[int, ...]:
    return tuple(sorted(ids, key=lambda number: (-judged.standings[number].days, number)))
