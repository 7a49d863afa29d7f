"""The line one types a filter into; made when first wanted, so that starting costs nothing."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, Label

from tablero.i18n import _


class Typing(Input):
    """Says each letter at once and not by message, so that letter and board share one frame."""

    virtual_size = Reactive(Size(0, 0))
    """How long the text is. To Textual's own field that lays the screen out at every letter."""

    def __init__(self, words: str, typed: Callable[[str], None]) -> None:
        super().__init__(compact=True, placeholder=_("name, company, tag, note"))
        self._typed: Callable[[str], None] | None = None
        self.value = words
        self._typed = typed

    def watch_value(self, value: str) -> None:
        if self._typed is not None:
            self._typed(value)


class FindLine(Horizontal):
    """` / ` and what is typed after it."""

    class Kept(Message):
        """`enter`: the filter stays, the keyboard goes back to the board."""

    class Dropped(Message):
        """`esc`: everybody again."""

    class Elsewhere(Message):
        """`tab`: those who were found outside the columns."""

    class Stepped(Message):
        """An arrow moves the cursor among the matches meanwhile."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self, words: str, typed: Callable[[str], None]) -> None:
        super().__init__(id="finding")
        self._input = Typing(words, typed)

    def compose(self) -> ComposeResult:
        yield Label(" / ")
        yield self._input

    def on_mount(self) -> None:
        self._input.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Kept())

    def on_key(self, event: events.Key) -> None:
        match event.key:
            case "escape" | "ctrl+c":
                self.post_message(self.Dropped())
            case "tab":
                self.post_message(self.Elsewhere())
            case "up" | "down":
                self.post_message(self.Stepped(1 if event.key == "down" else -1))
            case _:
                return
        event.stop()
        event.prevent_default()
