"""Lines of text one scrolls through, with a cursor on those that can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.strip import Strip

from tablero.ui.widgets.lines import Lines
from tablero.ui.widgets.paint import Line

WHEEL = 3
"""Lines a turn of the wheel scrolls."""


class Row(NamedTuple):
    """One line, and the key of what it stands for."""

    line: Line
    key: int | None = None
    """None where the cursor cannot stand."""


class Pane(Lines):
    """A list, or a text longer than the screen."""

    can_focus = True

    @dataclass
    class Chosen(Message):
        """A row was clicked."""

        key: int

    def __init__(self) -> None:
        super().__init__()
        self.cursor: int | None = None
        """The key of the row under the cursor."""
        self._rows: Sequence[Row] = ()
        self._top = 0
        self._mark = ""

    def show(self, rows: Sequence[Row], mark: str) -> None:
        """Draw these rows, the one under the cursor behind `mark`. The cursor stays on its row,
        or as near to it as can be."""
        self._mark = mark
        before = self._place()
        self._rows = rows
        keys = self._keys()
        if self.cursor not in keys:
            self.cursor = keys[min(before, len(keys) - 1)] if keys else None
        self._follow()
        self.refresh()

    def move(self, by: int) -> None:
        """The cursor some rows on; without a cursor, the text."""
        keys = self._keys()
        if not keys:
            self._scroll(self._top + by)
            return
        self.cursor = keys[max(0, min(self._place() + by, len(keys) - 1))]
        self._follow()
        self.refresh()

    def move_page(self, pages: int) -> None:
        """A screenful on."""
        self.move(pages * max(1, self.size.height - 1))

    def move_to_end(self, last: bool) -> None:
        """To the first row, or the last."""
        self.move(len(self._rows) if last else -len(self._rows))

    def place_cursor(self, key: int) -> None:
        """The cursor on the row of that key."""
        if key in self._keys():
            self.cursor = key
            self._follow()
            self.refresh()

    @property
    def below(self) -> int:
        """How many lines are hidden below."""
        return max(0, len(self._rows) - self._top - self.size.height)

    def _keys(self) -> list[int]:
        return [row.key for row in self._rows if row.key is not None]

    def _place(self) -> int:
        keys = self._keys()
        return keys.index(self.cursor) if self.cursor in keys else 0

    def _follow(self) -> None:
        """Scroll so that the row under the cursor is in sight, and at the top what leads to it."""
        if not self.size.height:
            return
        if self.cursor is None:
            self._top = max(0, min(self._top, len(self._rows) - self.size.height))
            return
        at = next(n for n, row in enumerate(self._rows) if row.key == self.cursor)
        if self._place() == 0:
            self._top = 0
        last = self._top + max(1, self.size.height) - 1
        if at < self._top:
            self._top = at
        elif at > last:
            self._top += at - last

    def _scroll(self, top: int) -> None:
        self._top = max(0, min(top, len(self._rows) - self.size.height))
        self.refresh()

    def on_resize(self) -> None:
        self._follow()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(self._top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(self._top - WHEEL)

    def on_click(self, event: events.Click) -> None:
        at = self._top + int(event.y)
        key = self._rows[at].key if at < len(self._rows) else None
        if key is not None:
            self.place_cursor(key)
            self.post_message(self.Chosen(key))

    def render_line(self, y: int) -> Strip:
        at = self._top + y
        if at >= len(self._rows):
            return self.strip((), self.size.width)
        row = self._rows[at]
        if row.key is not None and row.key == self.cursor:
            return self.strip(((self._mark, "key"), *row.line), self.size.width, "cursor")
        return self.strip(((" ", "text"), *row.line), self.size.width)
