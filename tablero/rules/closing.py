"""When closing somebody is early (F4, seed 003: never abandon)."""

from __future__ import annotations

from tablero.beats import RESULT_LETTER
from tablero.model import FollowUp, Prospect, Standing

_NO = frozenset((RESULT_LETTER["no"], RESULT_LETTER["opt_out"]))


def said_no(prospect: Prospect) -> bool:
    """Whether they said no, or asked not to be written to: an answer too."""
    return bool(prospect.opt_out) or any(word[-1] in _NO for word in prospect.beats.split())


def is_early(prospect: Prospect, standing: Standing, numbers: FollowUp) -> bool:
    """Whether they would be closed before the zone where conversations begin, without a no."""
    return standing.touches < numbers.zone[0] and not said_no(prospect)
