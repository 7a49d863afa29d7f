"""Where a name of the review is drawn, and the wall beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from tablero.ui.widgets.lines import Lines
from tablero.ui.widgets.paint import Line
from tablero.ui.widgets.review_lines import Drawn
from tablero.ui.widgets.wall import Wall

ROOMY = 28
"""Rows from which a rule stands above and below."""

Draw = Callable[[int, int, int], Drawn]
"""Width, height and how many touches back; gives the lines."""


class ReviewPane(Lines):
    """Lines made for just this width and height; the story in them scrolls."""

    def __init__(self) -> None:
        super().__init__(id="visit")
        self._draw: Draw = lambda width, height, back: Drawn()
        self._across = ""
        self._back = 0
        self._tail: tuple[Line, ...] = ()
        self._drawn = Drawn()
        self._drawn_for = (-1, -1)

    def show(self, draw: Draw, across: str, *, new: bool) -> None:
        """Draw this; `new` begins at the end of the story again."""
        self._draw, self._across = draw, across
        if new:
            self._back = 0
        self._again()

    def show_tail(self, lines: tuple[Line, ...]) -> None:
        """What does not fit on the line below, above it."""
        if lines != self._tail:
            self._tail = lines
            self._again()

    def scroll_story(self, by: int) -> None:
        """Up to older touches, or down to newer ones."""
        hidden = self._drawn.above if by < 0 else self._drawn.below
        if hidden:
            self._back += min(abs(by), hidden) * (1 if by < 0 else -1)
            self._again()

    def _again(self) -> None:
        self._drawn_for = (-1, -1)
        self.refresh()

    @property
    def _margin(self) -> int:
        return 1 if self.size.height >= ROOMY else 0

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_story(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_story(-1)

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        margin, inner = self._margin, self.size.height - len(self._tail)
        if self._drawn_for != (width, height):
            self._drawn = self._draw(width, inner - 2 * margin, self._back)
            self._drawn_for = (width, height)
        if y >= inner:
            return self.strip(self._tail[y - inner], width, "chosen")
        if margin and y in (0, inner - 1):
            return self.strip(((self._across * width, "rule"),), width)
        row = y - margin
        lines = self._drawn.lines
        return self.strip(lines[row] if 0 <= row < len(lines) else (), width)


class Block(Lines):
    """A few lines, made for just this width and height."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._make: Callable[[int, int], Sequence[Line]] = lambda width, height: ()

    def show(self, make: Callable[[int, int], Sequence[Line]]) -> None:
        """Draw these; `make` gets the width and the height, which may change at any time."""
        self._make = make
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        width, height = self.size
        lines = self._make(width, height)
        rows = range(crop.y, crop.bottom)
        return [self.strip(lines[y] if y < len(lines) else (), width) for y in rows]


class ReviewWall(Wall):
    """The wall with its rule above its head, since no heads of columns stand beside it."""

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if self._scene is None or height == 1 or y > 1:
            return super().render_line(y)
        glyphs = self._scene.glyphs
        if y == 0:
            return self.strip(((glyphs.tee_down + glyphs.across * (width - 1), "rule"),), width)
        return self._edged(self._head(width - 1), width)
