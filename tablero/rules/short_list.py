"""Whom the wall may propose, drawn up at a glance and kept as people change (F1, seed 003)."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from typing import NamedTuple

from tablero.beats import DIRECTION_LETTER
from tablero.model import FollowUp, Stage, Standing
from tablero.person_line import Glance

PROPOSALS = 2
"""More would be a list again (amendments of DOMAIN)."""
SILENCES = 2
"""'Dos veces hasta el momento': the touches left on read from which a name is proposed."""
_LISTED = 40
"""Names on the list: about so many may be pinned before everybody is looked at again."""
_OUT = DIRECTION_LETTER["out"]


class ShortList(NamedTuple):
    """The longest silence first."""

    listed: tuple[tuple[int, int], ...] = ()
    """Days of silence, negative, and id: as they are sorted."""
    is_whole: bool = True
    """Whether nobody else may be proposed."""

    @property
    def is_short(self) -> bool:
        """Whether somebody who is not on it ought to be proposed."""
        return len(self.listed) < PROPOSALS and not self.is_whole


class Lister:
    """Draws up the list, one glance after the other."""

    def __init__(
        self,
        stages: tuple[Stage, ...],
        now: int,
        numbers: FollowUp,
        standings: Mapping[int, Standing],
    ) -> None:
        self._walled = {stage.id for stage in stages if stage.kind in ("open", "client")}
        self._now = now
        self._read_after = numbers.read_after
        self._grown_up = now - numbers.quiet_after_import
        self._standings = standings
        self._listed: list[tuple[int, int]] = []
        self._last = (1, 0)
        """Whoever sorts after it is not listed."""
        self._is_whole = True

    def go_on_from(self, before: ShortList, changed: set[int]) -> None:
        """With the list as it was, without these."""
        self._listed = [entry for entry in before.listed if entry[1] not in changed]
        self._is_whole = before.is_whole
        if not before.is_whole:
            self._last = before.listed[-1]

    def consider(self, seen: Glance, is_stalled: bool) -> None:
        """List them if it is their turn, they are silent, and nothing speaks against it.

        Never somebody who asked for no sales talk, was imported within the last days
        (`quiet_after_import`), or sleeps in nurture, which has a day to wake of its own.
        """
        # Most of 100,000 people are passed over here.
        if seen.last != _OUT:
            return
        entry = min(0, seen.day - self._now), seen.id
        if entry > self._last:
            self._is_whole = False
        elif (is_stalled or self._is_left_on_read(seen)) and self._may_be_proposed(seen):
            self._list(entry)

    def _list(self, entry: tuple[int, int]) -> None:
        insort(self._listed, entry)
        if len(self._listed) > _LISTED:
            self._listed.pop()
            self._is_whole = False
        if len(self._listed) == _LISTED:
            self._last = self._listed[-1]

    def _may_be_proposed(self, seen: Glance) -> bool:
        if seen.stage not in self._walled or seen.archived or seen.pinned:
            return False
        quiet = seen.imported and seen.added > self._grown_up
        return not quiet and seen.opt_out not in ("sales", "total")

    def _is_left_on_read(self, seen: Glance) -> bool:
        if seen.touches < SILENCES or self._now - seen.day < self._read_after:
            return False
        standing = self._standings[seen.id]
        return standing.left_on_read and standing.streak >= SILENCES

    @property
    def short_list(self) -> ShortList:
        """The list as it is now."""
        return ShortList(tuple(self._listed), self._is_whole)
