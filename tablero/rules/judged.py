"""A whole board judged on one day: counted at a glance, and each judged when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from tablero.everybody import differing, glance, glances
from tablero.model import FollowUp, Prospect, Snapshot, Stage, Standing
from tablero.person_line import Glance
from tablero.rules.follow_up import gap_after, judge
from tablero.rules.short_list import Lister, ShortList

_KEPT = 2_000
"""Standings kept once judged: many screens of cards."""
Kept = dict[int, tuple[Prospect, Standing]]


class Standings(Mapping[int, Standing]):
    """Prospect id to standing, judged when first asked for; who stayed the same object keeps
    theirs from one judgement to the next."""

    def __init__(
        self,
        people: Mapping[int, Prospect],
        stages: Mapping[int | None, Stage],
        today: date,
        numbers: FollowUp,
        kept: Kept,
    ) -> None:
        self._people = people
        self._stages = stages
        self._today = today
        self._numbers = numbers
        self.kept = kept

    def of(self, prospect: Prospect) -> Standing:
        """How one of them stands, for whoever goes over everybody; nothing is kept."""
        known = self.kept.get(prospect.id)
        if known is not None and known[0] is prospect:
            return known[1]
        return judge(prospect, self._stages.get(prospect.stage), self._today, self._numbers)

    def __getitem__(self, who: int) -> Standing:
        prospect = self._people[who]
        standing = self.of(prospect)
        if who not in self.kept and len(self.kept) >= _KEPT:
            self.kept.clear()
        self.kept[who] = prospect, standing
        return standing

    def __contains__(self, who: object) -> bool:
        return who in self._people

    def __iter__(self) -> Iterator[int]:
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)


class Judged(NamedTuple):
    """How everybody of a snapshot stands."""

    today: date
    standings: Standings
    stalled: Mapping[int, int]
    """Stage id to how many in it are stalled or frozen; every stage is there."""
    silent: frozenset[int]
    """The ids of those."""
    short_list: ShortList
    """Whom the wall may propose."""
    prospects: Mapping[int, Prospect]
    """Whom it was judged from."""
    stages: tuple[Stage, ...]
    numbers: FollowUp


def judge_all(
    snapshot: Snapshot, today: date, numbers: FollowUp, before: Judged | None = None
) -> Judged:
    """Judges a snapshot; of whom `before` says the same, it keeps the standing.

    Everybody is looked at when the day, the stages or the numbers are others.
    """
    people = snapshot.prospects
    if before is None or (before.today, before.stages, before.numbers) != (
        today,
        snapshot.stages,
        numbers,
    ):
        return _judged_anew(snapshot, today, numbers, {})
    kept = before.standings.kept
    if len(people) > 2 * len(before.prospects):
        return _judged_anew(snapshot, today, numbers, kept)
    survey = Survey(people, snapshot.stages, today, numbers, kept)
    survey.go_on_from(before, differing(people, before.prospects))
    judged = survey.judged()
    return _judged_anew(snapshot, today, numbers, kept) if judged.short_list.is_short else judged


def _judged_anew(snapshot: Snapshot, today: date, numbers: FollowUp, kept: Kept) -> Judged:
    survey = Survey(snapshot.prospects, snapshot.stages, today, numbers, kept)
    survey.look_over(glances(snapshot.prospects))
    return survey.judged()


def stages_by_id(snapshot: Snapshot) -> dict[int | None, Stage]:
    """Every stage under its id; nobody's, for the book, is not in it."""
    return {stage.id: stage for stage in snapshot.stages}


class Survey:
    """Looks everybody over, or those who changed, by the same rules as `judge`. It may begin
    before everybody is read."""

    def __init__(
        self,
        people: Mapping[int, Prospect],
        stages: tuple[Stage, ...],
        today: date,
        numbers: FollowUp,
        kept: Kept,
    ) -> None:
        self._asked = today, stages, numbers
        self.people = people
        self._now = today.toordinal()
        by_id: dict[int | None, Stage] = {stage.id: stage for stage in stages}
        self._standings = Standings(people, by_id, today, numbers, kept)
        self._limits = {
            stage.id: (max(1, stage.stall_days), stage.key == "first_contact")
            for stage in stages
            if stage.stall_days is not None and not stage.is_exit
        }
        gaps = (gap_after(touches, numbers) for touches in range(len(numbers.ladder) + 2))
        self._longest = tuple(accumulate(gaps, max))
        """By how many touches there are: no gap after any of them is longer."""
        self._stalled = dict.fromkeys((stage.id for stage in stages), 0)
        self._silent: set[int] = set()
        self._before: frozenset[int] = frozenset()
        self._gone: frozenset[int] = frozenset()
        self._lister = Lister(stages, self._now, numbers, self._standings)

    def go_on_from(self, before: Judged, changed: set[int]) -> None:
        """Only those who changed: their part in what there was is taken away first."""
        self._before, self._gone = before.silent, before.silent & changed
        self._stalled = dict(before.stalled)
        for who in self._gone:
            was = glance(before.prospects, who)
            if was is not None:
                self._stalled[was.stage or 0] -= 1
        self._lister.go_on_from(before.short_list, changed)
        for who in changed:
            seen = glance(self.people, who)
            if seen is not None:
                self._look_at(seen)

    def look_over(self, seen: Iterable[Glance]) -> None:
        """Count these."""
        for one in seen:
            self._look_at(one)

    def _look_at(self, seen: Glance) -> None:
        is_stalled = self._finds_stalled(seen)
        if is_stalled:
            self._silent.add(seen.id)
            self._stalled[seen.stage or 0] += 1
        self._lister.consider(seen, is_stalled)

    def _finds_stalled(self, seen: Glance) -> bool:
        limits = self._limits.get(seen.stage or 0)
        if limits is None or seen.archived or seen.step >= self._now:
            return False
        limit, follows_cadence = limits
        days = self._now - (seen.day or seen.added)
        if days < limit or not follows_cadence:
            return days >= limit
        if seen.period is not None:
            return days >= seen.period
        if days >= self._longest[min(seen.touches, len(self._longest) - 1)]:
            return True
        return self._standings[seen.id].stalled  # how many of the touches count decides

    def judged(self) -> Judged:
        """What was found."""
        today, stages, numbers = self._asked
        stalled = {stage.id: self._stalled[stage.id] for stage in stages}
        silent, listed = self._before, self._lister.short_list
        if self._silent != self._gone:  # not copied where it stays as it was
            silent = (self._before - self._gone) | self._silent
        return Judged(today, self._standings, stalled, silent, listed, self.people, stages, numbers)
