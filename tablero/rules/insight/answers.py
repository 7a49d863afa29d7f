"""Which touches of mine were answered, and the conversion line drawn from them (F19)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from tablero.beats import DIRECTION_LETTER, RESULT_LETTER, TOPIC_LETTER
from tablero.discipline import Discipline
from tablero.model import Snapshot

_OUT = DIRECTION_LETTER["out"]
_IN = DIRECTION_LETTER["in"]
_PERSONAL = TOPIC_LETTER["personal"]
_OPT_OUT = RESULT_LETTER["opt_out"]


class Answered(NamedTuple):
    """How many counted touches there were, and how many of them were answered."""

    touches: int = 0
    answered: int = 0
    enough: bool = False
    """Whether there are so many that a share says something (`few_touches`)."""

    @property
    def per_cent(self) -> float | None:
        """None where there are too few."""
        return 100 * self.answered / self.touches if self.enough and self.touches else None


class Conversion(NamedTuple):
    """The share of my touches that people answer, as a window of days that moves on."""

    days: int
    """How many days the window has."""
    needed: int
    """Under so many touches there are too few."""
    line: tuple[Answered, ...]
    """The window as it ended on each of the last `days` days, today last; two at least."""

    @property
    def today(self) -> Answered:
        return self.line[-1]

    @property
    def yesterday(self) -> Answered:
        return self.line[-2]


def counted_touches(beats: str) -> list[tuple[int, int]]:
    """Each counted touch of one person: its day, and that of the word that answered it or 0,
    both as ordinals.

    What counts is as in `follow_up.judge`; their word answers my last touch before it, and an
    opt-out answers none (F19).
    """
    days: list[int] = []
    answers: list[int] = []
    day = channels = ""
    for word in beats.split():
        direction = word[-4]
        if direction == _OUT and word[-2] == _PERSONAL:
            continue
        if word[:-4] != day:
            day, channels = word[:-4], ""
        if direction != _IN and word[-3] not in channels:
            channels += word[-3]
            days.append(int(day))
            answers.append(0)
        if direction != _OUT and days and not answers[-1] and word[-1] != _OPT_OUT:
            answers[-1] = int(day)
    return list(zip(days, answers, strict=True))


def answered_of(
    touches: Iterable[tuple[int, int]], today: date, discipline: Discipline
) -> Answered:
    """Of all touches up to today, how many were answered in time."""
    now, within = today.toordinal(), discipline.answer_days
    count = answered = 0
    for day, answer in touches:
        if day <= now:
            count += 1
            answered += day <= answer <= min(now, day + within)
    return Answered(count, answered, count >= discipline.few_touches)


def conversion(snapshot: Snapshot, today: date, discipline: Discipline) -> Conversion:
    """The conversion line of a whole board, today's window against yesterday's (F19)."""
    people = snapshot.prospects.values()
    touches = (touch for person in people for touch in counted_touches(person.beats))
    return conversion_of(touches, today, discipline)


def conversion_of(
    touches: Iterable[tuple[int, int]], today: date, discipline: Discipline
) -> Conversion:
    """The same from touches read before. Each window knows only what was known on its day.

    A touch comes in once it is answered, or on the day after: a morning's work, which nobody
    has had the time to answer, takes nothing off the line.
    """
    window, within = max(1, discipline.conversion_days), discipline.answer_days
    points = max(2, window)
    first = today.toordinal() - points + 1
    # A touch is in the windows that end on its day and on the `window - 1` days after it: one
    # step up and one down a touch, instead of a sum for each of the days.
    counted, answered = [0] * (points + 1), [0] * (points + 1)
    for day, answer in touches:
        end, known = day + window, day + (answer != day)
        if end <= first or known >= first + points or known >= end:
            continue
        counted[max(0, known - first)] += 1
        counted[min(points, end - first)] -= 1
        if day <= answer <= day + within and answer < min(end, first + points):
            answered[max(0, answer - first)] += 1
            answered[min(points, end - first)] -= 1
    needed = discipline.few_touches
    sums = zip(accumulate(counted[:-1]), accumulate(answered[:-1]), strict=True)
    return Conversion(window, needed, tuple(Answered(n, a, n >= needed) for n, a in sums))
