"""Where a name of the review is drawn, and the wall beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip

from tablero.ui.widgets.lines import BareLines, Lines
from tablero.ui.widgets.paint import Line
from tablero.ui.widgets.review_lines import Drawn
from tablero.ui.widgets.wall import Wall

NOWHERE = Size(-1, -1)
ROOMY = 28
"""Rows from which a rule stands above and below."""

Draw = Callable[[int, int, int], Drawn]
"""Width, height and how many touches back; gives the lines."""


class ReviewPane(BareLines):
    """Lines made for just this width and height; the story in them scrolls."""

    def __init__(self) -> None:
        super().__init__(id="visit")
        self._draw: Draw = lambda width, height, back: Drawn()
        self._across = ""
        self._back = 0
        self._tail: tuple[Line, ...] = ()
        self._drawn = Drawn()
        self._made_for = NOWHERE
        self._rows: list[tuple[Line, str]] = []
        """Each line from the top, and the ink that lies over it."""

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
        """Draw the lines that are others than they were."""
        before, size = self._rows, self._made_for
        if size != self.size or not size:
            # They are made when the frame is.
            self._made_for = NOWHERE
            self.refresh()
            return
        self._make_rows()
        pairs = enumerate(zip_longest(before, self._rows))
        other = [Region(0, y, size.width, 1) for y, (old, new) in pairs if old != new]
        if other:
            self.refresh(*other)

    def _make_rows(self) -> None:
        width, height = self._made_for = self.size
        tail, margin = self._tail, self._margin
        inner = max(0, height - len(tail))
        self._drawn = self._draw(width, inner - 2 * margin, self._back)
        rows = [(line, "") for line in self._drawn.lines[: inner - 2 * margin]]
        rows += [((), "")] * (inner - 2 * margin - len(rows))
        if margin:
            rule: Line = ((self._across * width, "rule"),)
            rows = [(rule, ""), *rows, (rule, "")]
        self._rows = [*rows, *((line, "chosen") for line in tail)][:height]

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
        if self._made_for != self.size:
            self._make_rows()
        line, over = self._rows[y] if y < len(self._rows) else ((), "")
        return self.strip(line, self.size.width, over)


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
