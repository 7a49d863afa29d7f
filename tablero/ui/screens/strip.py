"""What all strips share: they ask on the lowest lines, the board still in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip as Line
from textual.widgets import Input, Label

from tablero.text import shown
from tablero.ui.widgets.chooser import Chooser

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

Answer = TypeVar("Answer")
LATER = 1.5
"""Seconds until a closed strip is taken apart."""
WIDEST = 400
"""Cells of rule behind a title; what the terminal does not show is cut."""
ACTS = (events.Key, events.Click, events.Paste, Chooser.Chosen, Input.Submitted)
"""What a strip acts on."""


class Strip(ModalScreen[Answer]):
    """A question at the bottom of the screen."""

    app: TableroApp
    CSS_PATH = "../strips.tcss"
    ENDS_WITH_ITS_ACT = False
    """Whether it closes as soon as what it asked for is done, and no other strip follows: then
    what lies below may be drawn at once, in the same frame."""
    _is_closed = False

    async def _dispatch_message(self, message: Message) -> None:
        # An app that is leaving has taken the parts of a strip that was opening.
        if isinstance(message, events.Mount) and self.app._exit:
            return
        # The second half of a double click is on its way already when the first one closes.
        if not (self._is_closed and isinstance(message, ACTS)):
            with self.app.saying_why():
                await super()._dispatch_message(message)

    def render_lines(self, crop: Region) -> list[Line]:
        """What lies below, as it was drawn: Textual would tint every piece of it anew, and it
        is drawn again whenever a strip opens."""
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack else self
        lines = [] if below is self else below._compositor.render_strips()
        # In a terminal that has just grown, what lies below is still of the size before.
        if len(lines) < crop.bottom or lines[0].cell_length < crop.right:
            return super().render_lines(crop)
        return [lines[y].crop(crop.x, crop.right) for y in range(crop.y, crop.bottom)]

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close at once, and take the widgets apart later: that lays the whole screen below out
        anew, twice, which is felt while one goes on typing."""
        if self._is_closed:
            return AwaitComplete()
        self._is_closed = True
        app, name = self.app, f"strip-{id(self)}"
        app.install_screen(self, name)

        def take_apart() -> None:
            app.uninstall_screen(name)
            self.remove()

        app.set_timer(LATER, take_apart)
        return super().dismiss(result)

    def refuse(self, sentence: str) -> None:
        """Say on the strip, in its line for that, why it stays open."""
        label = self.query_one("#refused", Label)
        label.update(Content(shown(sentence)))
        label.add_class("-shown")

    def settled(self) -> None:
        """What it asked for was saved in the end, by another way."""
        self.dismiss()

    def titled(self, text: str) -> Content:
        """The strip's first line: its title in a rule that goes to the edge."""
        across = self.app.scene.glyphs.across
        return Content(f"{across} {shown(text)} {across * WIDEST}")

    def title_line(self, text: str) -> Label:
        """That line as a widget."""
        return Label(self.titled(text), classes="strip-title")
