"""A widget that draws lines of (text, ink) spans, and the one-line bars made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import NULL_SIZE, Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from tablero.ui.sight import Sight
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
    virtual_size = Reactive(NULL_SIZE, repaint=False)
    """Nothing here scrolls by itself, so that another size needs no second layout."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._inks: dict[str, Style] = {}
        self._laid: dict[str, Style] = {}

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style depends on who has the keys."""

    def on_focus(self, event: events.Focus) -> None:
        # Textual would draw all of it; whoever looks otherwise then draws that.
        event.prevent_default()
        self.has_focus = True

    def on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self.has_focus = False

    def notify_style_update(self) -> None:
        self._inks.clear()
        self._laid.clear()
        super().notify_style_update()

    def ink(self, name: str) -> Style:
        """The style of one ink on this widget's ground; kept until the theme changes."""
        style = self._inks.get(name)
        if style is None:
            style = self._inks[name] = self._filtered(self.rich_style + self._component(name))
        return style

    def lay(self, name: str) -> Style:
        """Only what an ink adds, to lay over others; kept as long."""
        style = self._laid.get(name)
        if style is None:
            style = self._laid[name] = self._filtered(self._component(name))
        return style

    def _component(self, name: str) -> Style:
        pot = self.app.screen_stack[0]
        return pot.get_component_rich_style(f"ink--{name}", partial=True)

    def _filtered(self, style: Style) -> Style:
        """The style as it is kept."""
        return style

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


class BareLines(Lines):
    """Lines in a widget without border or padding. Each is drawn once until it is refreshed, and
    the filters that change colours see each ink once: to ask Textual for every line of a widget
    at every frame, and for the colours of every piece of it, takes longer than drawing."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn_lines: dict[int, Strip] = {}
        self._drawn_in = Size(0, 0)

    def notify_style_update(self) -> None:
        self._drawn_lines.clear()
        super().notify_style_update()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        for region in regions:
            for y in region.line_range:
                self._drawn_lines.pop(y, None)
        if not regions:
            self._drawn_lines.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._drawn_in != self.size:
            self._drawn_lines.clear()
            self._drawn_in = self.size
        kept = self._drawn_lines
        missing = [y for y in crop.line_range if y not in kept]
        if missing:
            ground = self.background_colors[1]
            sights = [sight for sight in self.get_line_filters() if isinstance(sight, Sight)]
            for y in missing:
                kept[y] = _seen(self.render_line(y), sights, ground)
        strips = [kept[y] for y in crop.line_range]
        left, right = crop.column_span
        if (left, right) == (0, self._drawn_in.width):
            return strips
        return [strip.crop(left, right) for strip in strips]

    def _filtered(self, style: Style) -> Style:
        """The style in the colours that leave the app."""
        drawn = [Segment("", style)]
        for line_filter in self.get_line_filters():
            if not isinstance(line_filter, Sight):
                drawn = line_filter.apply(drawn, self.background_colors[1])
        return drawn[0].style or style


def _seen(strip: Strip, sights: Iterable[Sight], ground: Color) -> Strip:
    """The line as it leaves the app, its text gone over."""
    drawn = seen = list(strip)
    for sight in sights:
        seen = sight.apply(seen, ground)
    return strip if seen is drawn else Strip(seen, strip.cell_length)


class Bar(BareLines):
    """One line of text that changes without a layout."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._make: Callable[[int], Line] = lambda width: ()
        self._made: tuple[int, Line] = (0, ())
        """The line, and for what width it was made."""

    def show(self, make: Callable[[int], Line] | Line) -> None:
        """Draw another line; `make` gets the width, which may change at any time."""
        self._make = make if callable(make) else partial(_same, make)
        width = self.size.width
        made = width, self._make(width)
        if made != self._made:
            self._made = made
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._made[0] != width:
            self._made = width, self._make(width)
        return self.strip(self._made[1] if y == 0 else (), width)
