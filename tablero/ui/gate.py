"""What comes in from the terminal at once, and what goes out to it: both by the rules of `text`."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from textual import events
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Input

from tablero import words
from tablero.refusals import BadValue
from tablero.text import is_obeyed, with_plain_breaks
from tablero.ui.frames import thrifty
from tablero.ui.sight import Sight
from tablero.ui.type_ahead import Result, TypeAhead

SIGHT = Sight()


class Gate(TypeAhead[Result]):
    """An app that lets in no pasted control characters, and lets none out."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), SIGHT]

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        # Only the terminal itself is told a frame, and that is what `Frame` is for.
        super()._display(screen, thrifty(renderable))  # type: ignore[arg-type]

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste) and not event.is_forwarded:
            await self._take(event.text)
        else:
            await super().on_event(event)

    async def _take(self, pasted: str) -> None:
        """Several lines become one where only one can be typed: a field would drop the others."""
        text = with_plain_breaks(pasted)
        if is_obeyed(text):
            refused = words.refusal(BadValue("text", text, "control"))
            self.notify(refused, severity="error", markup=False)
            return
        if isinstance(self.focused, Input):
            text = " ".join(text.split("\n"))
        await super().on_event(events.Paste(text))
