"""The board from one scene to the next: it draws no more than what differs."""

from __future__ import annotations

from typing import NamedTuple

from textual.geometry import Region

from tablero.ui.scene import Scene
from tablero.ui.widgets.board_canvas import BoardCanvas, Welcome
from tablero.ui.widgets.columns import SLOT
from tablero.ui.widgets.geometry import ColumnPlace, Grid


class Picture(NamedTuple):
    """What was drawn, to draw no more than the difference."""

    grid: Grid
    windows: dict[int, tuple[int, ...]]
    beyond: tuple[tuple[int, int], ...]
    """How many cards of each column in sight are above and below."""
    column: int | None
    """The one whose head says that the cursor is there."""
    cursor: Region | None
    ghost: Region
    aimed: int | None
    """The column where what is carried would land."""


class BoardChanges(BoardCanvas):
    """Shows scenes one after the other."""

    def __init__(self, *, id: str = "board") -> None:
        super().__init__(id=id)
        self._landed: Picture | None = None
        """What was drawn when a card landed, until the move is drawn."""

    def show(self, scene: Scene, welcome: Welcome | None = None) -> None:
        """Draw this scene; where it is empty, a welcome."""
        before, was = self._landed or self.picture(), self.columns.scene
        alike = self._welcome == welcome
        self._landed = None
        self.columns.show(scene)
        self._welcome = welcome
        if was is None or not alike or not _drawn_alike(was, scene):
            self._painted.clear()
            self.rearrange()
            self.refresh()
        else:
            self.redraw_since(before, was)

    # --- drawing no more than what changed ------------------------------------------------

    def picture(self) -> Picture:
        """What is drawn now."""
        columns, carried = self.columns, self.columns.carried
        stands = self.active and carried is None
        return Picture(
            columns.grid,
            columns.windows,
            tuple(self.beyond(place) for place in columns.grid.columns) if columns.scene else (),
            columns.column if self.active else None,
            self.place_of(columns.cursor) if stands else None,
            self.ghost_region(),
            carried.column if carried is not None else None,
        )

    def redraw_since(self, before: Picture, was: Scene | None = None) -> None:
        """Arrange again and draw what differs from that picture; `was` is the scene of then."""
        self.rearrange()
        now = self.picture()
        if now.grid != before.grid:
            self.refresh()
            return
        regions: list[Region | None] = []
        if now.cursor != before.cursor:
            regions += [now.cursor, before.cursor]
        if now.ghost != before.ghost:
            regions += [now.ghost, before.ghost]
        if now.column != before.column:
            regions += [_head(now.grid, now.column), _head(now.grid, before.column)]
        if now.aimed != before.aimed:
            regions += [self.entry_region(now.aimed), self.entry_region(before.aimed)]
        for place, old, new in zip(now.grid.columns, before.beyond, now.beyond, strict=True):
            regions.append(self._changed(place, before.windows, now.windows))
            if old != new:
                regions.append(Region(place.x, self.size.height - 2, place.width, 1))
        if was is not None:
            regions += self._recounted(was)
            regions += [self.place_of(who) for who in self._touched_since(was)]
        whole = Region(0, 0, self.size.width, self.size.height)
        clipped = [region.intersection(whole) for region in regions if region is not None]
        clipped = [region for region in clipped if region.area]
        if clipped:
            self.refresh(*clipped)

    def _recounted(self, was: Scene) -> list[Region | None]:
        """The heads, and the entries of the edge, that count others than in that scene."""
        scene, grid = self.scene, self.columns.grid
        # How many of a filter's matches are stalled is not known without counting them.
        other = [
            column
            for column, stage in enumerate(scene.stages)
            if scene.is_narrowed
            or was.is_narrowed
            or was.count(stage.id) != scene.count(stage.id)
            or was.stalled(stage.id) != scene.stalled(stage.id)
        ]
        return [_head(grid, column) or self.entry_region(column) for column in other]

    def _touched_since(self, was: Scene) -> list[int]:
        """Whose cards in sight say something else than in that scene."""
        then, now = was.judged.standings, self.scene.judged.standings
        people, remarked = was.snapshot.prospects, was.marked ^ self.scene.marked
        return [
            who
            for window in self.columns.windows.values()
            for who in window
            if who != SLOT
            and (
                people.get(who) is not self.scene.snapshot.prospects[who]
                or then.get(who) is not now[who]
                or who in remarked
            )
        ]

    def _changed(
        self,
        place: ColumnPlace,
        before: dict[int, tuple[int, ...]],
        now: dict[int, tuple[int, ...]],
    ) -> Region | None:
        old, new = before.get(place.number, ()), now.get(place.number, ())
        if old == new:
            return None
        slots = [n for n in range(max(len(old), len(new))) if old[n : n + 1] != new[n : n + 1]]
        scrolled = old[:1] != new[:1] or len(old) != len(new)
        grid = self.columns.grid
        top = grid.row_of(slots[0])
        if scrolled:
            return Region(place.x, top, place.width, max(0, self.size.height - 1 - top))
        rows = (slots[-1] - slots[0] + 1) * grid.slot_height
        return Region(place.x, top, place.width, rows)


def _head(grid: Grid, column: int | None) -> Region | None:
    """Where that column's head is drawn, if it is in sight."""
    place = grid.place(column) if column is not None else None
    return Region(place.x, 0, place.width, 1) if place is not None else None


def _drawn_alike(one: Scene, other: Scene) -> bool:
    """Do both scenes differ in nothing but people?"""
    return (
        one.stages == other.stages
        and one.today == other.today
        and one.numbers == other.numbers
        and one.glyphs == other.glyphs
        and one.snapshot.complete == other.snapshot.complete
    )
