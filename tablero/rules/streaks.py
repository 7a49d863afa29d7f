"""Keeping at it: the streak of reviews and the touches of today (F20).

Both count what one did, never what came of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tablero.beats import Beat, decode_beats
from tablero.model import Snapshot
from tablero.rules.days import is_workday

FORGIVEN = 1
"""Missing weekdays that a whole streak survives."""


def review_streak(days: Iterable[date], today: date) -> int:
    """How many weekdays in a row have a finished review, up to today.

    Weekends are left out, one missing weekday is forgiven in the whole streak and is not
    counted, and today is no miss before it is over.
    """
    done = {day for day in days if day <= today}
    if not done:
        return 0
    first, day = min(done), today
    streak = missed = 0
    while day >= first:
        if is_workday(day):
            if day in done:
                streak += 1
            elif day != today:
                missed += 1
        if missed > FORGIVEN or day == date.min:
            break
        day -= timedelta(1)
    return streak


def touches_today(snapshot: Snapshot, today: date) -> int:
    """My counted touches of today on the board, which the goal is about.

    As in a person's number: several on one channel are one, and a gesture is none.
    """
    number = today.toordinal()
    # Among 10,000 people a look for the day's digits passes over nearly everybody.
    touched = (p.beats for p in snapshot.prospects.values() if str(number) in p.beats)
    return sum(
        len({beat.channel for beat in decode_beats(beats) if beat.day == number and _is_mine(beat)})
        for beats in touched
    )


def _is_mine(beat: Beat) -> bool:
    return beat.direction != "in" and not beat.is_gesture
