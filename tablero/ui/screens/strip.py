"""What all strips share: they ask on the lowest lines, the board still in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import events
from textual.content import Content
from textual.geometry import NULL_SIZE
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input

from tablero.text import shown
from tablero.ui.widgets.chooser import Chooser
from tablero.ui.widgets.field_line import TextLine

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp
    from tablero.ui.screens.asking import Asking

Answer = TypeVar("Answer")
WIDEST = 400
"""Cells of rule behind a title; what the terminal does not show is cut."""
ACTS = (events.Key, events.Click, events.Paste, Chooser.Chosen, Input.Submitted)
"""What a strip acts on."""


class Strip(Widget, Generic[Answer], can_focus=True):
    """A question at the bottom of a full screen, which opens it: until it is closed, keys and
    mouse are its own."""

    app: TableroApp
    DEFAULT_CLASSES = "strip"
    FOCUS_ON_CLICK = False
    ENDS_WITH_ITS_ACT = False
    """Whether it closes as soon as what it asked for is done, and no other strip follows: then
    what lies below may be drawn at once, in the same frame."""
    virtual_size = Reactive(NULL_SIZE, repaint=False)
    is_closed = False
    below: Asking
    """The screen that opened it."""
    came_from: Widget | None = None
    """What had the keyboard before, and gets it back."""
    then: Callable[[Answer | None], object] | None = None
    """What follows once it is closed."""

    @property
    def is_modal(self) -> bool:
        """No key means what it means below."""
        return True

    @property
    def focused(self) -> Widget | None:
        """What has the keyboard: a field of it, or the strip itself."""
        return self.screen.focused

    def watch_has_focus(self, _has_focus: bool) -> None:
        """It looks the same; Textual would style all its parts anew."""

    async def _dispatch_message(self, message: Message) -> None:
        # An app that is leaving has taken the parts of a strip that was opening.
        if isinstance(message, events.Mount) and self.app._exit:
            return
        # The second half of a double click is on its way already when the first one closes.
        if not (self.is_closed and isinstance(message, ACTS)):
            with self.app.saying_why():
                await super()._dispatch_message(message)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()

    def dismiss(self, result: Answer | None = None) -> None:
        """Close, and give the answer to whoever asked."""
        if self.is_closed:
            return
        self.is_closed = True
        self.below.close_strip(self)
        if self.then is not None:
            self.then(result)
        self.below.was_uncovered()

    def refuse(self, sentence: str) -> None:
        """Say above its keys why it stays open."""
        self.tell("refused", shown(sentence), "refused", before=".strip-keys")

    def doubt(self, field: Widget, sentence: str) -> None:
        """Say below a field what is wrong with it; with nothing, nothing any more."""
        self.tell(f"wrong-{field.id}", sentence, "field-wrong", after=f"#{field.id}")

    def tell(
        self,
        name: str,
        sentence: str,
        look: str,
        *,
        before: str | None = None,
        after: str | None = None,
    ) -> None:
        """Say something in a line of its own, which is there only while it says something."""
        # Each widget is felt when a strip opens.
        for line in self.query(f"#{name}").results(TextLine):
            line.update(Content(sentence))
            line.display = bool(sentence)
            return
        if sentence and self.is_attached:
            line = TextLine(Content(sentence), id=name, classes=look)
            self.mount(line, before=before, after=after)

    def settled(self) -> None:
        """What it asked for was saved in the end, by another way."""
        self.dismiss()

    def titled(self, text: str) -> Content:
        """The strip's first line: its title in a rule that goes to the edge."""
        across = self.app.scene.glyphs.across
        return Content(f"{across} {shown(text)} {across * WIDEST}")

    def title_line(self, text: str) -> TextLine:
        """That line as a widget."""
        return TextLine(self.titled(text), classes="strip-title")
