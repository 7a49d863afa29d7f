"""The board as lines: one widget that draws every column from plain values."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tablero.model import Prospect, Standing
from tablero.rules.follow_up import bar
from tablero.ui.scene import Scene
from tablero.ui.widgets import paint
from tablero.ui.widgets.columns import SLOT, Carried, Columns
from tablero.ui.widgets.drag import DragSource
from tablero.ui.widgets.geometry import (
    BODY_TOP,
    EDGE_ENTRY,
    ColumnPlace,
    lines_a_card,
)
from tablero.ui.widgets.paint import Line

EDGE = 3
"""Cells of a card before its text, more than the narrowest terminal has."""
CACHED_CARDS = 400
Welcome = Callable[[int], tuple[Line, ...]]
"""What an empty board says in so many cells."""


class Painted(NamedTuple):
    """The lines of a card, and what they were painted from."""

    prospect: Prospect
    standing: Standing
    size: tuple[int, int]
    marked: bool
    lines: tuple[list[Segment], ...]


class BoardCanvas(DragSource):
    """Columns of cards with a cursor, each scrolling on its own; `columns` holds what moves."""

    can_focus = True

    class CursorMoved(Message):
        """The mouse chose another card or column."""

    class CarryChanged(Message):
        """A card was lifted by the mouse, or is no longer in the air."""

    class CardOpened(Message):
        """A card was clicked twice."""

    def __init__(self, *, id: str = "board") -> None:
        super().__init__(id=id)
        self.columns = Columns()
        self.active = True
        """Does the cursor stand here, and not on the wall?"""
        self._welcome: Welcome | None = None
        self._painted: dict[int, Painted] = {}

    def notify_style_update(self) -> None:
        self._painted.clear()
        super().notify_style_update()

    @property
    def scene(self) -> Scene:
        """What is shown. Only asked for once there is something."""
        assert self.columns.scene is not None
        return self.columns.scene

    def rearrange(self) -> None:
        """Find again where everything is, without drawing."""
        self.columns.arrange(self.size.width, self.size.height, lines_a_card(self.app.size.height))

    def place_of(self, prospect_id: int | None) -> Region | None:
        """The region of a card that is in sight, in cells of the widget."""
        grid = self.columns.grid
        for place in grid.columns:
            window = self.columns.windows.get(place.number, ())
            if prospect_id is not None and prospect_id in window:
                row = grid.row_of(window.index(prospect_id))
                return Region(place.x, row, place.width, grid.card_lines)
        return None

    def subject_at(self, x: int, y: int) -> int | None:
        place = self.columns.grid.column_at(x)
        slot = self.columns.grid.slot_at(y)
        if place is None or slot is None:
            return None
        window = self.columns.windows.get(place.number, ())
        return window[slot] if slot < len(window) and window[slot] != SLOT else None

    def ghost_region(self) -> Region:
        """Where the ghost of a card dragged by mouse is; empty without one."""
        carried, grid = self.columns.carried, self.columns.grid
        if carried is None or carried.by_keys:
            return Region()
        return Region(carried.x, carried.y, grid.columns[0].width, grid.card_lines)

    def entry_region(self, column: int | None) -> Region | None:
        """Where the edge names that column, if it is folded there."""
        grid = self.columns.grid
        if grid.edge_x is None or column not in grid.folded:
            return None
        row = BODY_TOP + grid.folded.index(column) * EDGE_ENTRY
        return Region(grid.edge_x, row, grid.width - grid.edge_x, EDGE_ENTRY - 1)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.rearrange()

    # --- drawing ------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        # The first frame comes before the first Resize, and must not be empty.
        if (self.columns.grid.width, self.columns.grid.height) != self.size:
            self.rearrange()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        # The grid's own size: asking the widget for it 42 times a frame is felt.
        width, height = self.columns.grid.width, self.columns.grid.height
        if self.columns.scene is None:
            return self.strip((), width)
        if y == 0:
            return self.strip(self._heads(), width)
        if y in (1, height - 1):
            return self.strip(((self.scene.glyphs.across * width, "rule"),), width)
        segments = self._with_ghost(self._body(y, width), y, width)
        return Strip(segments, width) if width >= EDGE else Strip(segments).crop(0, width)

    def _heads(self) -> Line:
        spans: list[tuple[str, str]] = []
        for place in self.columns.grid.columns:
            stage = self.scene.stages[place.number]
            spans += paint.head(
                place.number + 1,
                stage,
                self.scene.count(stage.id),
                self.scene.stalled(stage.id),
                place.width,
                self.scene.glyphs,
                here=self.active and place.number == self.columns.column,
            )
        return tuple(spans)

    def _body(self, y: int, width: int) -> list[Segment]:
        row = y - BODY_TOP
        if self._welcome is not None:
            lines = self._welcome(width)
            return self.segments(paint.filled(lines[row] if row < len(lines) else (), width))
        segments: list[Segment] = []
        grid = self.columns.grid
        for place in grid.columns:
            segments += self._column_line(place, y)
        used = sum(place.width for place in grid.columns)
        if grid.edge_x is None:
            segments += self.blank(width - used)
        else:
            segments += self.blank(grid.edge_x - used)
            segments += self.segments(self._edge_line(row, width - grid.edge_x))
        return segments

    def _edge_line(self, row: int, width: int) -> Line:
        entry, line = divmod(row, EDGE_ENTRY)
        folded = self.columns.grid.folded
        if entry >= len(folded) or line == EDGE_ENTRY - 1:
            return paint.filled((), width)
        stage = self.scene.stages[folded[entry]]
        spans = paint.folded_entry(
            folded[entry] + 1,
            stage,
            self.scene.count(stage.id),
            self.scene.stalled(stage.id),
            width,
            self.scene.glyphs,
        )[line]
        carried = self.columns.carried
        if carried is not None and carried.column == folded[entry]:
            return tuple((text, "slot-key") for text, _ink in spans)
        return spans

    def _column_line(self, place: ColumnPlace, y: int) -> list[Segment]:
        grid = self.columns.grid
        window = self.columns.windows.get(place.number, ())
        slot, line = divmod(y - BODY_TOP, grid.slot_height)
        last_row = BODY_TOP + grid.body_height - 1
        if slot >= len(window) or line >= grid.card_lines or y > last_row:
            if y != last_row:
                return self.blank(place.width)
            return self.segments(paint.more_line(*self.beyond(place), place.width))
        if window[slot] == SLOT:
            return self.segments(self._slot(place)[line])
        segments = self._card(window[slot], place.width)[line]
        here = self.active and self.columns.carried is None
        if window[slot] != self.columns.cursor or not here:
            return segments
        mark = Segment(self.scene.glyphs.cursor if line == 0 else " ", self.ink("key"))
        return [mark, segments[1], *self._over(segments[2:], "chosen" if line else "cursor")]

    def beyond(self, place: ColumnPlace) -> tuple[int, int]:
        """How many cards of that column are above its window, and how many below."""
        total = self.columns.count(place.number)
        if not self.scene.snapshot.complete:
            total = self.scene.count(self.scene.stages[place.number].id)
        above = self.columns.top(place.number)
        return above, total - above - len(self.columns.windows.get(place.number, ()))

    def _slot(self, place: ColumnPlace) -> tuple[Line, ...]:
        carried = self.columns.carried
        prospect = self.scene.prospect(carried.id) if carried else None
        name = prospect.name if prospect else ""
        lines = self.columns.grid.card_lines
        return paint.slot_lines(name, place.width, lines, self.scene.glyphs)

    def _over(self, segments: list[Segment], ink: str) -> list[Segment]:
        style = self.lay(ink)
        return [Segment(text, (was or style) + style) for text, was, _control in segments]

    def _card(self, prospect_id: int, width: int) -> tuple[list[Segment], ...]:
        """The painted lines of a card, kept while nothing they depend on changed."""
        scene = self.scene
        prospect = scene.snapshot.prospects[prospect_id]
        standing = scene.standing(prospect_id)
        size = (width, self.columns.grid.card_lines)
        marked = prospect_id in scene.marked
        kept = self._painted.get(prospect_id)
        if (
            kept is not None
            and kept.prospect is prospect
            and kept.standing is standing
            and kept.size == size
            and kept.marked == marked
        ):
            return kept.lines
        if len(self._painted) > CACHED_CARDS:
            self._painted.clear()
        lines = paint.card(
            prospect,
            standing,
            bar(standing, prospect, scene.today),
            scene.today,
            *size,
            scene.numbers,
            scene.glyphs,
            marked,
        )
        drawn = tuple(self.segments(line) for line in lines)
        self._painted[prospect_id] = Painted(prospect, standing, size, marked, drawn)
        return drawn

    def _with_ghost(self, segments: list[Segment], y: int, width: int) -> list[Segment]:
        carried: Carried | None = self.columns.carried
        if carried is None:
            return segments
        region = self.ghost_region()
        left, right = max(0, region.x), min(width, region.right)
        if right <= left or not region.y <= y < region.bottom:
            return segments
        whole = self._over(self._card(carried.id, region.width)[y - region.y], "ghost")
        _cut_off, ghost = Segment.divide(whole, [left - region.x, right - region.x])
        before, _hidden, after = Segment.divide(segments, [left, right, width])
        return [*before, *ghost, *after]
