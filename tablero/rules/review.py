"""The queue of the daily review: who is due today, why, and in what order (F14, F20, F24).

Whoever does not fit in the day's ration waits for tomorrow by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tablero.beats import DIRECTION_LETTER
from tablero.discipline import ENERGY, MINUTES, RESEARCH_MINUTES, Discipline
from tablero.model import (
    ENERGIES,
    FollowUp,
    Prospect,
    ReviewDay,
    Snapshot,
    Stage,
    Standing,
)
from tablero.rules.dates import is_today
from tablero.rules.follow_up import gap_after
from tablero.rules.judged import Judged, stages_by_id
from tablero.rules.next_touch import likely_channel

REASONS = (
    "owed_reply",
    "promised_step",
    "date",
    "wall",
    "first_response",
    "cadence_zone",
    "cadence",
    "nurture_awake",
    "stalled",
    "no_step",
)
"""Why somebody is due, the strongest first (DOMAIN, amendments)."""
RANK = {reason: rank for rank, reason in enumerate(REASONS)}

VISIT_MINUTES = 4.5
"""What one person takes in the review: nine are about 40 minutes (UX 1.6). The time of a
step (F14) says what fits in a gap, not how long the walk is: no meeting is held in it."""


class Due(NamedTuple):
    """Somebody to visit."""

    prospect: Prospect
    standing: Standing
    reason: str
    """One of REASONS."""
    since: date
    """The local day from which the reason holds."""


def reason_for(
    prospect: Prospect,
    standing: Standing,
    stage: Stage | None,
    today: date,
    numbers: FollowUp,
    discipline: Discipline,
) -> tuple[str, date] | None:
    """The strongest of REASONS for one person, and the day from which it holds; or None.

    Nobody is due in an exit, the book or the archive, nor after a total opt-out; a step
    after today keeps a person out, unless a date of theirs is today.
    """
    # Every further question is asked of 10,000 people, so the cheap ones come first.
    if stage is None or stage.kind == "exit" or prospect.archived or prospect.opt_out == "total":
        return None
    if standing.owes_reply:
        return "owed_reply", today - timedelta(standing.days)
    on = None if prospect.step is None else prospect.step.on
    if on is not None and on <= today and stage.kind != "nurture":
        return "promised_step", on
    if prospect.dates and is_today(prospect, today) and not _marked(prospect, today):
        return "date", today
    if on is not None and on > today:
        return None
    return _grown_due(prospect, standing, stage, today, numbers, discipline)


def dues(snapshot: Snapshot, judged: Judged, discipline: Discipline) -> Iterator[Due]:
    """Everybody who is due, in no order.

    It does not ask who was looked at today; `is_handled` does.
    """
    stages = stages_by_id(snapshot)
    standings, today, numbers = judged.standings, judged.today, judged.numbers
    for prospect in snapshot.prospects.values():
        stage = stages.get(prospect.stage)
        standing = standings.of(prospect)
        due = reason_for(prospect, standing, stage, today, numbers, discipline)
        if due is not None:
            yield Due(prospect, standing, *due)


def queue(snapshot: Snapshot, judged: Judged, discipline: Discipline) -> list[Due]:
    """Everybody who is due, in order: by reason, the oldest first, the longest silence first."""
    return sorted(dues(snapshot, judged, discipline), key=order)


def minutes_for(people: int) -> int:
    """About how many minutes so many visits take, in steps of five."""
    return max(5, 5 * round(people * VISIT_MINUTES / 5)) if people else 0


# --- by time and energy (F14) ------------------------------------------------------------


def minutes_of(prospect: Prospect) -> int:
    """Minutes that their next step takes, or one on the likely channel would."""
    step = prospect.step
    if step is not None and step.minutes is not None:
        return step.minutes
    return MINUTES.get(_channel(prospect), RESEARCH_MINUTES)


def energy_of(prospect: Prospect) -> str:
    """The energy that their next step takes, one of ENERGIES."""
    if prospect.step is not None and prospect.step.energy:
        return prospect.step.energy
    return ENERGY.get(_channel(prospect), "medium")


def fits(prospect: Prospect, minutes: int | None, energy: str) -> bool:
    """Whether their step takes at most so many minutes and that energy.

    None and an empty energy let everything through; 'medium' lets 'low' through too.
    """
    if minutes is not None and minutes_of(prospect) > minutes:
        return False
    return not energy or ENERGIES.index(energy_of(prospect)) <= ENERGIES.index(energy)


def narrowed(dues: Iterable[Due], minutes: int | None, energy: str) -> list[Due]:
    """Those whose one step fits in that time and energy, in the same order."""
    return [due for due in dues if fits(due.prospect, minutes, energy)]


def _channel(prospect: Prospect) -> str:
    """A step in words without a channel is research; one without words is the usual touch."""
    step = prospect.step
    if step is not None and step.text and not step.channel:
        return ""
    return likely_channel(prospect)


# --- a review under way (F20) ------------------------------------------------------------


def is_handled(
    prospect: Prospect,
    standing: Standing,
    stage: Stage | None,
    today: date,
    numbers: FollowUp,
    discipline: Discipline,
    minute: int,
) -> bool:
    """Whether today's review is through with them: looked at, no longer due, or put to a
    later hour. `minute` is how many have passed since local midnight.
    """
    if prospect.looked_on == today or _is_later(prospect, today, minute):
        return True
    due = reason_for(prospect, standing, stage, today, numbers, discipline)
    if due is None:
        return True
    # A touch of today has done its part; that no step followed can be said tomorrow.
    return due[0] == "no_step" and standing.tag != "" and standing.days == 0


def to_visit(
    review: ReviewDay, snapshot: Snapshot, judged: Judged, discipline: Discipline, minute: int
) -> list[int]:
    """The ids of the day's ration that still wait, in the order it was chosen in."""
    return [
        key
        for key in review.queue
        if key in snapshot.prospects and not _handled(key, snapshot, judged, discipline, minute)
    ]


def progress(
    review: ReviewDay, snapshot: Snapshot, judged: Judged, discipline: Discipline, minute: int
) -> tuple[int, int]:
    """How many of the day's ration are done, and of how many; the deleted are not counted."""
    everybody = sum(key in snapshot.prospects for key in review.queue)
    return everybody - len(to_visit(review, snapshot, judged, discipline, minute)), everybody


def _handled(
    key: int, snapshot: Snapshot, judged: Judged, discipline: Discipline, minute: int
) -> bool:
    prospect = snapshot.prospects[key]
    stage = None if prospect.stage is None else snapshot.stage(prospect.stage)
    standing = judged.standings[key]
    return is_handled(prospect, standing, stage, judged.today, judged.numbers, discipline, minute)


def _is_later(prospect: Prospect, today: date, minute: int) -> bool:
    step = prospect.step
    return step is not None and step.on == today and step.at is not None and step.at > minute


# --- what is due without a promise -------------------------------------------------------


def _grown_due(
    prospect: Prospect,
    standing: Standing,
    stage: Stage,
    today: date,
    numbers: FollowUp,
    discipline: Discipline,
) -> tuple[str, date] | None:
    """What time alone has made due."""
    last = today - timedelta(standing.days)
    is_open = stage.kind == "open"
    gap = max(1, gap_after(standing.touches, numbers, prospect.period))
    if standing.days >= gap:
        if prospect.pinned_on is not None:
            return "wall", last + timedelta(gap)
        if is_open and standing.touches:
            in_zone = standing.zone == "conversation"
            return "cadence_zone" if in_zone else "cadence", last + timedelta(gap)
    if is_open and not standing.tag:
        limit = _first_response(prospect, standing, numbers, discipline)
        if limit is not None:
            return "first_response", last + timedelta(limit)
    if stage.kind == "nurture":
        return _awake(prospect, standing, last)
    if standing.stalled and standing.limit is not None:
        return "stalled", last + timedelta(standing.limit)
    return ("no_step", last) if is_open and prospect.step is None else None


def _first_response(
    prospect: Prospect, standing: Standing, numbers: FollowUp, discipline: Discipline
) -> int | None:
    """The source's limit in days, where it has passed without a touch (F17)."""
    if prospect.imported and standing.days < numbers.quiet_after_import:
        return None
    limit = discipline.first_response(prospect.source)
    return limit if limit is not None and standing.days > limit else None


def _awake(prospect: Prospect, standing: Standing, last: date) -> tuple[str, date] | None:
    """In nurture a due step is the waking; without one, the stage's own limit is (F4)."""
    if prospect.step is not None and prospect.step.on is not None:
        return "nurture_awake", prospect.step.on
    if standing.limit is None or standing.days < standing.limit:
        return None
    return "nurture_awake", last + timedelta(standing.limit)


def _marked(prospect: Prospect, today: date) -> bool:
    """Whether the date was marked already: a touch or a gesture of mine is dated today."""
    day, theirs = str(today.toordinal()), DIRECTION_LETTER["in"]
    return any(beat[:-4] == day and beat[-4] != theirs for beat in prospect.beats.split())


def order(due: Due) -> tuple[int, date, int, int]:
    """By what the queue is sorted."""
    return RANK[due.reason], due.since, -due.standing.days, due.prospect.id
