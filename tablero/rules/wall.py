"""The wall: in what order the pinned names hang, and whom to propose (F1, seed 003)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from heapq import nsmallest
from typing import NamedTuple

from tablero.model import FollowUp, Prospect, Snapshot, Standing
from tablero.rules.judged import Judged

PROPOSALS = 2
"""More would be a list again (amendments of DOMAIN)."""
SILENCES = 2
"""'Dos veces hasta el momento': the touches left on read from which a name is proposed."""


class Proposal(NamedTuple):
    """Somebody the wall asks about: 'pin them?'"""

    prospect: Prospect
    standing: Standing


def wall_order(pinned: Iterable[Prospect], standings: Mapping[int, Standing]) -> list[Prospect]:
    """The pinned by silence, the longest first; at the same days the oldest pin first."""
    return sorted(pinned, key=lambda p: (-standings[p.id].days, p.pinned_on or date.max, p.id))


def proposals(snapshot: Snapshot, judged: Judged, numbers: FollowUp) -> list[Proposal]:
    """At most two people whose turn it is and who have gone silent, the longest first.

    Never somebody who asked for no sales talk, was imported within the last days
    (`quiet_after_import`), or sleeps in nurture, which has a day to wake of its own.
    """
    walled = {stage.id for stage in snapshot.stages if stage.kind in ("open", "client")}
    found: list[Proposal] = []
    fewest = 0
    for key, standing in judged.standings.items():
        # Most people are passed over here: among 10,000 every further question is felt.
        if standing.days < fewest or standing.turn != "theirs" or not _is_silent(standing):
            continue
        prospect = snapshot.prospects[key]
        if prospect.stage in walled and _may_propose(prospect, judged.today, numbers):
            found.append(Proposal(prospect, standing))
            found = nsmallest(PROPOSALS, found, key=lambda c: (-c.standing.days, c.prospect.id))
            fewest = found[-1].standing.days if len(found) == PROPOSALS else 0
    return found


def _is_silent(standing: Standing) -> bool:
    return standing.stalled or (standing.left_on_read and standing.streak >= SILENCES)


def _may_propose(prospect: Prospect, today: date, numbers: FollowUp) -> bool:
    if prospect.archived or prospect.is_pinned or prospect.opt_out in ("sales", "total"):
        return False
    quiet = (today - prospect.added).days < numbers.quiet_after_import
    return not (prospect.imported and quiet)
