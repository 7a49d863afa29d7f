"""A few choices in columns, each with its key; brackets stand around the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tablero.text import shown
from tablero.ui.widgets.lines import Lines
from tablero.ui.widgets.paint import Line, Span, cells, filled, pad

Options = Sequence[tuple[str, str]]
"""(key, label); the key may be empty."""


def cell(key: str, label: str) -> str:
    """One choice as it is drawn, with the room for its brackets."""
    label = shown(label)
    return f" {key} {label} " if key else f" {label} "


def columns_for(groups: Sequence[Options], width: int) -> tuple[int, ...]:
    """The widths of as many columns as fit, the same for all groups that stand together."""
    for count in range(max(len(options) for options in groups), 1, -1):
        widths = [0] * count
        for options in groups:
            for index, (key, label) in enumerate(options):
                widths[index % count] = max(widths[index % count], cells(cell(key, label)))
        if sum(widths) <= width:
            return tuple(widths)
    return (max(1, width),)


class Chooser(Lines):
    """One choice among a few, by its letter, the arrows or the mouse."""

    BINDINGS = [
        Binding("left", "choose(-1)", show=False),
        Binding("right,space", "choose(1)", show=False),
    ]

    class Chosen(Message):
        """Somebody pointed at a choice."""

        def __init__(self, chooser: Chooser, index: int) -> None:
            super().__init__()
            self.chooser = chooser
            self.index = index

        @property
        def control(self) -> Chooser:
            return self.chooser

    def __init__(
        self, label: str, options: Options, chosen: int | None = None, *, id: str, focus: bool
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self.options = options
        self.chosen = chosen
        self.can_focus = focus
        self._indent = cells(label) + 3
        self._columns: tuple[int, ...] = (1,)

    @property
    def label_room(self) -> int:
        """Cells the label needs before the first choice."""
        return cells(self._label) + 3

    def stand_in(self, indent: int, columns: tuple[int, ...]) -> None:
        """Stand in these columns after so many cells."""
        if (indent, columns) != (self._indent, self._columns):
            self._indent, self._columns = indent, columns
            self.refresh(layout=True)

    def choose(self, index: int | None) -> None:
        """Put the brackets around that one."""
        if index != self.chosen:
            self.chosen = index
            self.refresh()

    def action_choose(self, by: int) -> None:
        """The one before or after."""
        self.choose(((-1 if self.chosen is None else self.chosen) + by) % len(self.options))
        self.post_message(self.Chosen(self, self.chosen or 0))

    def on_focus(self, event: events.Focus) -> None:
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        index = self.option_at(event.x, event.y)
        if index is not None:
            self.choose(index)
            self.post_message(self.Chosen(self, index))

    def option_at(self, x: int, y: int) -> int | None:
        """The choice drawn in that cell."""
        left = self._indent - 1
        for column, width in enumerate(self._columns):
            index = y * len(self._columns) + column
            if left <= x < left + width and index < len(self.options):
                return index
            left += width
        return None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return -(-len(self.options) // len(self._columns))

    def render_line(self, y: int) -> Strip:
        count = len(self._columns)
        label = pad(f"  {self._label}" if self._label and not y else "", self._indent - 1)
        spans: list[Span] = [(label, "muted")]
        for column, width in enumerate(self._columns):
            index = y * count + column
            if index < len(self.options):
                spans += self._cell(index, width)
        return self.strip(filled(tuple(spans), self.size.width), self.size.width)

    def _cell(self, index: int, width: int) -> Line:
        key, label = self.options[index]
        text = cell(key, label)
        rest = " " * (width - cells(text))
        if index != self.chosen:
            return ((f" {key}", "key"), (text[1 + len(key) :] + rest, "text"))
        ink = "cursor" if self.has_focus else "name"
        edge = "cursor" if self.has_focus else "key"
        return (("[", edge), (text[1:-1], ink), ("]", edge), (rest, "text"))
