"""The board from one scene to the next: it draws no more than what differs."""

from __future__ import annotations

from typing import NamedTuple

from textual.geometry import Region

from tablero.ui.scene import Scene
from tablero.ui.widgets.board_canvas import BoardCanvas, Welcome
from tablero.ui.widgets.columns import SLOT
from tablero.ui.widgets.geometry import BODY_TOP, ColumnPlace, Grid


class Picture(NamedTuple):
    """What was drawn, to draw no more than the difference."""

    grid: Grid
    windows: dict[int, list[int]]
    column: int
    cursor: Region | None
    ghost: Region


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
        return Picture(
            self.columns.grid,
            self.columns.windows,
            self.columns.column,
            self.place_of(self.columns.cursor),
            self.ghost_region(),
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
            regions.append(Region(0, 0, self.size.width, 1))
        regions.extend(
            self._changed(place, before.windows, now.windows) for place in now.grid.columns
        )
        if was is not None:
            regions += self._frame()
            regions += [self.place_of(who) for who in self._touched_since(was)]
        whole = Region(0, 0, self.size.width, self.size.height)
        clipped = [region.intersection(whole) for region in regions if region is not None]
        clipped = [region for region in clipped if region.area]
        if clipped:
            self.refresh(*clipped)

    def _frame(self) -> list[Region | None]:
        """What counts people: the heads, the edge, and the lines of 'n more'."""
        width, height = self.size
        edge_x = self.columns.grid.edge_x
        edge = Region(edge_x, BODY_TOP, width - edge_x, height) if edge_x is not None else None
        return [Region(0, 0, width, 1), Region(0, height - 2, width, 1), edge]

    def _touched_since(self, was: Scene) -> list[int]:
        """Whose cards in sight say something else than in that scene."""
        then, now = was.judged.standings, self.scene.judged.standings
        people = was.snapshot.prospects
        return [
            who
            for window in self.columns.windows.values()
            for who in window
            if who != SLOT
            and (
                people.get(who) is not self.scene.snapshot.prospects[who]
                or then.get(who) is not now[who]
            )
        ]

    def _changed(
        self, place: ColumnPlace, before: dict[int, list[int]], now: dict[int, list[int]]
    ) -> Region | None:
        old, new = before.get(place.number, []), now.get(place.number, [])
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


def _drawn_alike(one: Scene, other: Scene) -> bool:
    """Do both scenes differ in nothing but people?"""
    return (
        one.stages == other.stages
        and one.today == other.today
        and one.numbers == other.numbers
        and one.glyphs == other.glyphs
        and one.marked == other.marked
        and one.snapshot.complete == other.snapshot.complete
    )
