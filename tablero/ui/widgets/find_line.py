"""The line one types a filter into; made when first wanted, so that starting costs nothing."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from tablero.i18n import _


class FindLine(Horizontal):
    """` / ` and what is typed after it."""

    class Typed(Message):
        """Another letter."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

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

    def __init__(self, words: str) -> None:
        super().__init__(id="finding")
        self._input = Input(words, compact=True, placeholder=_("name, company, tag, note"))

    def compose(self) -> ComposeResult:
        yield Label(" / ")
        yield self._input

    def on_mount(self) -> None:
        self._input.focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

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
