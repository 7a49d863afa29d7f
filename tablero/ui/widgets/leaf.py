"""A pane whose rows may be long texts: the cursor stops at things, the lines between scroll."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip

from tablero.ui.widgets.pane import WHEEL, Pane


class Leaf(Pane):
    """One column of a page; only one of them shows its cursor."""

    class Entered(Message):
        """The keys go to it now."""

        def __init__(self, leaf: Leaf) -> None:
            super().__init__()
            self.leaf = leaf

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id
        self._leads = True

    def on_focus(self, event: events.Focus) -> None:
        self.post_message(self.Entered(self))

    def lead(self, leads: bool) -> None:
        """Show the cursor, or not; also while a strip has the keys."""
        if leads != self._leads:
            self._leads = leads
            self.refresh()

    def move(self, by: int) -> None:
        first, last = self._extent()
        bottom = self._top + self.size.height - 1
        if by > 0 and last > bottom:
            self._scroll(self._top + min(max(by, WHEEL), last - bottom))
        elif by < 0 and first < self._top:
            self._scroll(self._top - min(max(-by, WHEEL), self._top - first))
        else:
            super().move(by)
            self._show_all_of_it()

    def move_to_end(self, last: bool) -> None:
        keys = self._keys()
        if keys:
            self.cursor = keys[-1] if last else keys[0]
        self._scroll(len(self._rows) if last else 0)

    def _extent(self) -> tuple[int, int]:
        """The first and last line of the thing under the cursor."""
        starts = [n for n, row in enumerate(self._rows) if row.key is not None]
        if not starts:
            return 0, len(self._rows) - 1
        place = self._place()
        end = starts[place + 1] if place + 1 < len(starts) else len(self._rows)
        return starts[place], end - 1

    def _show_all_of_it(self) -> None:
        first, last = self._extent()
        if last >= self._top + self.size.height:
            self._scroll(min(first, last - self.size.height + 1))

    def render_line(self, y: int) -> Strip:
        if self._leads:
            return super().render_line(y)
        at = self._top + y
        line = self._rows[at].line if at < len(self._rows) else ()
        return self.strip(((" ", "text"), *line), self.size.width)
