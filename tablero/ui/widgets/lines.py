"""A widget that draws lines of (text, ink) spans, and the one-line bars made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tablero.ui.widgets.paint import Line, filled

INKS = (
    "text",
    "name",
    "role",
    "head",
    "muted",
    "key",
    "fresh",
    "cooling",
    "stalled",
    "frozen",
    "answered",
    "theirs",
    "over",
    "rule",
    "blank",
    "slot",
    "slot-key",
    "cursor",
    "chosen",
    "ghost",
    "field",
    "alarm",
)
INK_CLASSES = frozenset(f"ink--{ink}" for ink in INKS)


class Lines(Widget):
    """Draws through the Line API; every colour comes from the stylesheet by its ink's name.

    The inks belong to the first screen alone: styling twenty of them for each widget is felt."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._inks: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        self._inks.clear()
        super().notify_style_update()

    def ink(self, name: str) -> Style:
        """The style of one ink on this widget's ground; kept until the theme changes."""
        style = self._inks.get(name)
        if style is None:
            style = self._inks[name] = self.rich_style + self.lay(name)
        return style

    def lay(self, name: str) -> Style:
        """Only what an ink adds, to lay over others."""
        pot = self.app.screen_stack[0]
        return pot.get_component_rich_style(f"ink--{name}", partial=True)

    def segments(self, line: Iterable[tuple[str, str]], over: str = "") -> list[Segment]:
        """The spans as segments; `over` is an ink that lies over them all."""
        if not over:
            return [Segment(text, self.ink(ink)) for text, ink in line]
        style = self.lay(over)
        return [Segment(text, self.ink(ink) + style) for text, ink in line]

    def blank(self, width: int) -> list[Segment]:
        """Nothing, so many cells wide."""
        return [Segment(" " * width, self.ink("text"))] if width > 0 else []

    def strip(self, line: Line, width: int, over: str = "") -> Strip:
        """A whole line of the widget."""
        return Strip(self.segments(filled(line, width), over), width)


def _same(line: Line, width: int) -> Line:
    return line


class Bar(Lines):
    """One line of text that changes without a layout."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._make: Callable[[int], Line] = lambda width: ()
        self._drawn: Line = ()

    def show(self, make: Callable[[int], Line] | Line) -> None:
        """Draw another line; `make` gets the width, which may change at any time."""
        self._make = make if callable(make) else partial(_same, make)
        if self._make(self.size.width) != self._drawn:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        self._drawn = self._make(width) if y == 0 else ()
        return self.strip(self._drawn, width)
