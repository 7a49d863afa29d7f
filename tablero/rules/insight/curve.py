"""At which touch people first answer: one's own curve, beside the method's rule (F19, seed 003)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from tablero.beats import DIRECTION_LETTER, RESULT_LETTER
from tablero.model import FollowUp, Prospect
from tablero.rules.follow_up import first_answer
from tablero.rules.judged import Judged

_OUT = DIRECTION_LETTER["out"]
_OPT_OUT = RESULT_LETTER["opt_out"]


class AtTouch(NamedTuple):
    """What came of touch number n, among all who got one."""

    touch: int
    reached: int
    """People who got it and had not said a word before."""
    answered: int
    """Those of them whose first word came then."""
    opted_out: int
    """Those of them whose first word was an opt-out; it is no answer."""


class Curve(NamedTuple):
    wrote_first: int
    """People who wrote before any touch of mine; they stand apart."""
    touches: tuple[AtTouch, ...]
    """From the first touch to the end of the zone, and on as far as anybody got."""
    zone: tuple[int, int]
    """Where conversations begin in Rozo's rule: a rule, and not a fact (seed 003)."""

    @property
    def reached(self) -> int:
        """People who got a first touch and had not written before."""
        return self.touches[0].reached if self.touches else 0


def curve(people: Iterable[Prospect], judged: Judged) -> Curve:
    """The curve of these people."""
    answered: Counter[int] = Counter()
    opted_out: Counter[int] = Counter()
    silent: Counter[int] = Counter()
    for person in people:
        first = first_answer(person.beats)
        if first is None:
            silent[judged.standings[person.id].touches] += 1
        elif _first_word_is_opt_out(person.beats):
            opted_out[first] += 1
        else:
            answered[first] += 1
    return Curve(
        answered[0] + opted_out[0],
        _points(answered, opted_out, silent, judged.numbers),
        judged.numbers.zone,
    )


def _points(
    answered: Counter[int], opted_out: Counter[int], silent: Counter[int], numbers: FollowUp
) -> tuple[AtTouch, ...]:
    last = max((numbers.zone[1], *answered, *opted_out, *silent))
    reached = 0
    points: list[AtTouch] = []
    for touch in range(last, 0, -1):
        # Whoever was first heard, or still is silent, at touch n got every touch up to it.
        reached += answered[touch] + opted_out[touch] + silent[touch]
        points.append(AtTouch(touch, reached, answered[touch], opted_out[touch]))
    return tuple(reversed(points))


def _first_word_is_opt_out(beats: str) -> bool:
    return next((word[-1] == _OPT_OUT for word in beats.split() if word[-4] != _OUT), False)
