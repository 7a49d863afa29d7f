"""How one person stands: touch number, silence, turn and freshness (DOMAIN 1.0, seed 003).

Only touches move the clock; edits, moves and notes never do.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tablero.beats import DIRECTION_LETTER, RESULT_LETTER, TOPIC_LETTER
from tablero.model import FollowUp, Prospect, Stage, Standing

_OUT = DIRECTION_LETTER["out"]
_IN = DIRECTION_LETTER["in"]
_PERSONAL = TOPIC_LETTER["personal"]
_SEEN = RESULT_LETTER["seen"]
_OPT_OUT = RESULT_LETTER["opt_out"]
_LAST_DAY = date.max.toordinal()


def judge(prospect: Prospect, stage: Stage | None, today: date, numbers: FollowUp) -> Standing:
    """How a prospect of that stage (None: the book) stands on a local day."""
    past = _read(prospect.beats)
    now = today.toordinal()
    days = max(0, now - (past.day or prospect.added.toordinal()))
    limit = _limit(prospect, stage, past.touches, numbers)
    return Standing(
        past.touches,
        zone(past.touches, numbers),
        past.streak,
        days,
        limit,
        _freshness(days, limit, is_planned(prospect, today)),
        _turn(past.last, stage),
        past.streak > 0 and past.last == _OUT and days >= numbers.read_after,
        past.last == _IN and _owes_reply(prospect, stage, days, today),
        past.track,
        _tag(past),
        past.seen,
        past.heard == now,
    )


def zone(touches: int, numbers: FollowUp) -> str:
    """Where touch n falls: none, give_up, threshold, conversation or change (seed 003)."""
    start, end = numbers.zone
    if touches > end:
        return "change"
    if touches >= start:
        return "conversation"
    if touches > numbers.give_up:
        return "threshold"
    return "give_up" if touches else "none"


def gap_after(touches: int, numbers: FollowUp, period: int | None = None) -> int:
    """Days to wait after touch n; the person's own period goes before the ladder."""
    if period is not None:
        return period
    if touches <= 0:
        return numbers.first
    return numbers.ladder[touches - 1] if touches <= len(numbers.ladder) else numbers.beyond


def next_day(today: date, gap: int) -> date:
    """The day so many days on; a Sunday becomes the Monday after it."""
    day = date.fromordinal(min(today.toordinal() + gap, _LAST_DAY))
    return date.fromordinal(day.toordinal() + 1) if day.weekday() == 6 else day


def first_answer(beats: str) -> int | None:
    """The touch at which they first answered; 0 if they wrote first, None if never."""
    words = beats.split()
    for index, word in enumerate(words):
        if word[-4] != _OUT:
            return _read(" ".join(words[: index + 1])).touches
    return None


def last_heard(beats: str) -> int:
    """The day of their last word, as an ordinal; 0 if they never spoke."""
    return _read(beats).heard


def is_planned(prospect: Prospect, today: date) -> bool:
    """Whether a next step today or later stops the clock."""
    step = prospect.step
    return step is not None and step.on is not None and step.on >= today


def bar(standing: Standing, prospect: Prospect, today: date) -> str:
    """How the card's left bar is drawn: fresh, cooling, stalled or frozen (UX 1.3).

    Whoever is planned looks fresh, also where freshness says cooling.
    """
    if standing.freshness is None or is_planned(prospect, today):
        return "fresh"
    return standing.freshness


class _Past(NamedTuple):
    """What the touches alone say, whatever the day."""

    touches: int
    streak: int
    day: int
    """Of the last touch, as an ordinal; 0 without any."""
    last: str
    """The letter of the last touch's direction."""
    heard: int
    """The day of their last word, as an ordinal; 0 without any."""
    seen: int
    track: tuple[bool, ...]


_NOTHING = _Past(0, 0, 0, "", 0, 0, ())
_TRACKS: dict[tuple[bool, ...], tuple[bool, ...]] = {}
"""One tuple a pattern: thousands of people share a few hundred."""


def _read(beats: str) -> _Past:
    """One walk over the letters of the touches: 10,000 people are read when a day begins.

    My messages of one day on one channel count once in n, and once in the streak between
    two words of theirs. A personal gesture of mine counts in nothing (F18), and an opt-out
    ends the silence but answers no touch (F19).
    """
    if not beats:
        return _NOTHING
    touches = streak = seen = 0
    day = heard = last = counted = waiting = ""
    track: list[bool] = []
    for word in beats.split():
        direction = word[-4]
        if direction == _OUT and word[-2] == _PERSONAL:
            continue
        last = direction
        if word[:-4] != day:
            day = word[:-4]
            counted = waiting = ""
        channel = word[-3]
        if direction != _IN and channel not in counted:
            counted += channel
            touches += 1
            track.append(False)
        if direction != _OUT:
            streak = seen = 0
            waiting = ""
            heard = day
            if track and word[-1] != _OPT_OUT:
                track[-1] = True
            continue
        is_new = channel not in waiting
        if is_new:
            waiting += channel
            streak += 1
        seen = 0 if word[-1] != _SEEN else seen + (is_new or not seen)
    same = _TRACKS.setdefault(tuple(track), tuple(track))
    return _Past(touches, streak, int(day or 0), last, int(heard or 0), seen, same)


def _limit(prospect: Prospect, stage: Stage | None, touches: int, numbers: FollowUp) -> int | None:
    if stage is None or stage.stall_days is None or stage.kind == "exit" or prospect.archived:
        return None
    limit = max(1, stage.stall_days)
    if stage.key == "first_contact":
        return max(limit, gap_after(touches, numbers, prospect.period))
    return limit


def _freshness(days: int, limit: int | None, planned: bool) -> str | None:
    if limit is None:
        return None
    if 3 * days < 2 * limit:
        return "fresh"
    if planned or days < limit:
        return "cooling"
    return "stalled" if days < 2 * limit else "frozen"


def _turn(last: str, stage: Stage | None) -> str:
    if stage is not None and stage.kind == "exit":
        return "none"
    return "theirs" if last == _OUT else "yours"


def _owes_reply(prospect: Prospect, stage: Stage | None, days: int, today: date) -> bool:
    """Whether their last word, from a day ago or more, waits for mine (F24)."""
    if prospect.settled or prospect.opt_out or prospect.archived or days < 1:
        return False
    if stage is None or stage.kind == "exit":
        return False
    step = prospect.step
    return step is None or step.on is None or step.on <= today


def _tag(past: _Past) -> str:
    if not past.last:
        return ""
    if past.last == _OUT:
        return "seen" if past.seen else "none"
    return "theirs" if past.last == _IN else "talked"
