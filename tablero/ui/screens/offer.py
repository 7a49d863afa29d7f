"""One thing proposed after an act: `enter` takes it, any other key means what it always means."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from tablero.i18n import _
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.field_line import TextLine


class OfferStrip(Strip[bool]):
    """One line, which is gone with the next key."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label

    def compose(self) -> ComposeResult:
        line = Content.assemble(
            Content.styled(f" {_('enter')} ", "$tablero-key bold"),
            Content(f"{self._label}   "),
            Content.styled(_("or go on"), "$tablero-muted"),
        )
        yield TextLine(line, classes="choices")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss(event.key == "enter")
        if event.key not in ("enter", "escape", "ctrl+c"):
            self.app.pass_on(event)

    def on_click(self) -> None:
        self.dismiss(False)
