"""What every screen draws from: one snapshot judged for one day, and what of it is in sight."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from tablero.discipline import Discipline
from tablero.model import FollowUp, Prospect, Snapshot, Stage, Standing
from tablero.rules.judged import Judged
from tablero.rules.wall import Proposal, proposals, wall_order
from tablero.ui.widgets.glyphs import UNICODE, Glyphs

if TYPE_CHECKING:
    from tablero.person import Mode

DEFAULTS = Discipline()


class Scene(NamedTuple):
    """Plain values for the widgets; made anew after each verb, cheap where nothing changed."""

    snapshot: Snapshot
    judged: Judged
    today: date
    numbers: FollowUp
    glyphs: Glyphs
    stages: tuple[Stage, ...]
    """The columns, in order."""
    columns: Mapping[int, tuple[int, ...]]
    """Stage id to the ids in sight, in order: all of them, or the filter's matches."""
    wall: tuple[Prospect, ...]
    proposals: tuple[Proposal, ...]
    filter: str = ""
    marked: frozenset[int] = frozenset()
    mode: Mode | None = None
    """The time and energy that people in sight fit."""
    discipline: Discipline = DEFAULTS
    now: datetime | None = None
    """This moment in the zone of this machine; None until everybody is read."""
    review: tuple[int, int] | None = None
    """How many of the day's review are done, and of how many; None where nobody waits."""

    @property
    def is_narrowed(self) -> bool:
        """Whether not everybody is in sight."""
        return bool(self.filter) or self.mode is not None

    def standing(self, prospect_id: int) -> Standing:
        """What the rules say of that prospect today."""
        return self.judged.standings[prospect_id]

    def prospect(self, prospect_id: int) -> Prospect | None:
        """The prospect of that id, if read."""
        return self.snapshot.prospects.get(prospect_id)

    def count(self, stage_id: int) -> int:
        """How many are in that column, or match there while a filter is on."""
        if self.is_narrowed:
            return len(self.columns.get(stage_id, ()))
        return self.snapshot.counts.get(stage_id, 0)

    def stalled(self, stage_id: int) -> int | None:
        """How many of that column, or of its matches, are stalled; None until all are read."""
        if not self.snapshot.complete:
            return None
        if self.is_narrowed:
            return len(self.judged.silent.intersection(self.columns.get(stage_id, ())))
        return self.judged.stalled.get(stage_id, 0)


def make_scene(
    snapshot: Snapshot,
    judged: Judged,
    numbers: FollowUp,
    glyphs: Glyphs = UNICODE,
    *,
    suggest: bool = True,
    filter_words: str = "",
    mode: Mode | None = None,
    matches: Container[int] | None = None,
    marked: frozenset[int] = frozenset(),
    discipline: Discipline = DEFAULTS,
    now: datetime | None = None,
    review: tuple[int, int] | None = None,
) -> Scene:
    """The scene of a snapshot. `matches` are the ids a filter lets through; None is everybody."""
    columns = snapshot.columns
    if matches is not None:
        columns = {
            stage: tuple([i for i in ids if i in matches])
            for stage, ids in snapshot.columns.items()
        }
    return Scene(
        snapshot=snapshot,
        judged=judged,
        today=judged.today,
        numbers=numbers,
        glyphs=glyphs,
        stages=snapshot.open_stages,
        columns=columns,
        wall=tuple(wall_order(snapshot.pinned, judged.standings)),
        proposals=proposals(judged) if suggest and snapshot.complete else (),
        filter=filter_words,
        marked=marked,
        mode=mode,
        discipline=discipline,
        now=now,
        review=review,
    )
