"""The wall: in what order the pinned names hang, and whom to propose (F1, seed 003)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tablero.model import Prospect, Standing
from tablero.rules.judged import Judged
from tablero.rules.short_list import PROPOSALS


class Proposal(NamedTuple):
    """Somebody the wall asks about: 'pin them?'"""

    prospect: Prospect
    standing: Standing


def wall_order(pinned: Iterable[Prospect], standings: Mapping[int, Standing]) -> list[Prospect]:
    """The pinned by silence, the longest first; at the same days the oldest pin first."""
    return sorted(pinned, key=lambda p: (-standings[p.id].days, p.pinned_on or date.max, p.id))


def proposals(judged: Judged) -> tuple[Proposal, ...]:
    """At most two people whose turn it is and who have gone silent, the longest first."""
    first = [who for _days, who in judged.short_list.listed[:PROPOSALS]]
    return tuple(Proposal(judged.prospects[who], judged.standings[who]) for who in first)
