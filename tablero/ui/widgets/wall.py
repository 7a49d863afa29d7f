"""The wall: the few names that must not be forgotten, always beside the board."""

from __future__ import annotations

from itertools import zip_longest

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tablero.i18n import _
from tablero.model import WALL_LINES, Prospect
from tablero.ui import messages
from tablero.ui.scene import Scene
from tablero.ui.widgets.drag import DragSource
from tablero.ui.widgets.paint import Line, spread
from tablero.ui.widgets.wall_lines import Row, one_line, wall_rows

TOP = 2
"""Rows of the head and its rule."""


class Wall(DragSource):
    """Seven lines, longest silence first; takes cards and lets names go."""

    can_focus = True

    class NameChosen(Message):
        """The mouse chose a name."""

    class NameOpened(Message):
        """A name was clicked twice."""

    def __init__(self, *, id: str = "wall") -> None:
        super().__init__(id=id)
        self._scene: Scene | None = None
        self.active = False
        """Does the cursor stand here?"""
        self.cursor: int | None = None
        """The id of the name under the cursor."""
        self._slot = ""
        self._leaving = False
        self._rows: list[Row] = []
        self._arranged = Size(0, 0)
        self._drawn: list[tuple[Line, str]] = []
        """The head and each row as they were drawn; nothing where all is to be drawn."""

    def show(self, scene: Scene) -> None:
        """Draw this scene; the cursor stays on its name, else on the line it was on."""
        before = self.names.index(self.cursor) if self.cursor in self.names else 0
        if self._scene is None or self._scene.glyphs != scene.glyphs:
            self._drawn = []
        self._scene = scene
        if self.cursor not in self.names:
            self.cursor = self.names[min(before, len(self.names) - 1)] if self.names else None
        self._arrange()
        self._redraw()

    @property
    def names(self) -> list[int]:
        """The ids one can stand on, from above: the pinned, then the proposed."""
        if self._scene is None:
            return []
        proposed = [p.prospect.id for p in self._scene.proposals]
        return [p.id for p in self._scene.wall] + proposed

    @property
    def selected(self) -> Prospect | None:
        """Who is under the cursor."""
        if self._scene is None or self.cursor is None:
            return None
        return self._scene.prospect(self.cursor)

    def activate(self, active: bool) -> None:
        """The cursor comes here, or goes back to the board."""
        self.active = active
        if self.cursor is None and self.names:
            self.cursor = self.names[0]
        self._redraw()

    def move_cursor(self, lines: int) -> None:
        """Up or down among the names."""
        if self.names:
            now = self.names.index(self.cursor) if self.cursor in self.names else 0
            self.choose(now + lines)

    def choose(self, index: int) -> None:
        """The name of that number, from 0."""
        if self.names:
            self.cursor = self.names[max(0, min(index, len(self.names) - 1))]
            self._redraw()

    # --- cards over it, names off it ------------------------------------------------------

    def hover_card(self, prospect_id: int) -> None:
        """A card is held over it: show where the name would go."""
        prospect = self._scene.prospect(prospect_id) if self._scene else None
        self._show_slot(prospect.name if prospect and not prospect.is_pinned else "")

    def leave_card(self) -> None:
        """It no longer is."""
        self._show_slot("")

    def _show_slot(self, name: str) -> None:
        if name != self._slot:
            self._slot = name
            self._arrange()
            self._redraw()

    def subject_at(self, x: int, y: int) -> int | None:
        row = y - (TOP if self.size.height > TOP else 0)
        return self._rows[row].owner if 0 <= row < len(self._rows) else None

    def pressed(self, prospect_id: int) -> None:
        self.cursor = prospect_id
        self._redraw()
        self.post_message(self.NameChosen())

    def dragged_to(self, screen_x: int, screen_y: int) -> None:
        leaving = not self.region.contains(screen_x, screen_y)
        if leaving != self._leaving:
            self._leaving = leaving
            self._redraw()

    def dropped(self, screen_x: int, screen_y: int) -> None:
        prospect = self.selected
        leaving = not self.region.contains(screen_x, screen_y)
        self.drag_ended()
        if leaving and prospect is not None and prospect.is_pinned:
            self.post_message(messages.Unpin(prospect.id))

    def drag_ended(self) -> None:
        self._leaving = False
        self._redraw()

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2 and self.cursor is not None:
            self.post_message(self.NameOpened())

    # --- drawing ------------------------------------------------------------------------

    def _arrange(self) -> None:
        if self._scene is not None:
            self._arranged = self.size
            width, height = self.size
            self._rows = wall_rows(self._scene, max(1, width - 1), max(0, height - 3), self._slot)

    def on_resize(self, event: events.Resize) -> None:
        self.cancel_drag()
        self._arrange()
        self._drawn = []

    def _redraw(self) -> None:
        """Draw the rows that are others than they were."""
        width, height = self.size
        before = self._drawn
        self._drawn = [(self._head(width - 1), "")]
        self._drawn += [(row.line, self._over(row)) for row in self._rows]
        if not before or height == 1:
            self.refresh()
            return
        ys = (0, *range(TOP, TOP + max(len(before), len(self._drawn))))
        pairs = zip(ys, zip_longest(before, self._drawn), strict=False)
        other = [Region(0, y, width, 1) for y, (old, new) in pairs if old != new]
        if other:
            self.refresh(*other)

    def _over(self, row: Row) -> str:
        """The ink that lies over that row: the cursor is there."""
        if not self.active or row.owner is None or row.owner != self.cursor:
            return ""
        if self._leaving and self.dragged == row.owner:
            return "slot"
        return "cursor" if row.is_name else "chosen"

    def render_lines(self, crop: Region) -> list[Strip]:
        # The first frame comes before the first Resize, and must not be empty.
        if self._arranged != self.size:
            self._arrange()
            self._drawn = []
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if self._scene is None:
            return self.strip((), width)
        if height == 1:
            return self.strip(one_line(self._scene, width), width)
        glyphs = self._scene.glyphs
        if y == 0:
            return self._edged(self._head(width - 1), width)
        if y in (1, height - 1):
            corner = glyphs.cross if y == 1 else glyphs.tee_up
            return self.strip(((corner + glyphs.across * (width - 1), "rule"),), width)
        row = y - TOP
        if row >= len(self._rows):
            return self._edged((), width)
        return self._edged(self._rows[row].line, width, self._over(self._rows[row]))

    def _head(self, width: int) -> Line:
        names = len(self._scene.wall) if self._scene is not None else 0
        count = _("{count} of {limit}").format(count=names, limit=WALL_LINES) if names else ""
        return spread(
            ((f" {_('WALL')}", "name" if self.active else "head"),),
            ((count, "muted"), (" ", "text")),
            width,
        )

    def _edged(self, line: Line, width: int, over: str = "") -> Strip:
        assert self._scene is not None
        edge = self.strip(((self._scene.glyphs.down, "rule"),), 1)
        return Strip.join([edge, self.strip(line, width - 1, over)])
