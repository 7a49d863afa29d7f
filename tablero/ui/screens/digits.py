"""A strip that asks for one key among a few: a stage to move to, a name to wipe, what to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content

from tablero.i18n import _
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.chooser import Chooser, columns_for
from tablero.ui.widgets.field_line import TextLine


class Choice(NamedTuple):
    """One key and what it stands for."""

    key: str
    label: str


class KeyStrip(Strip[str]):
    """Shows the choices and takes one key; `esc` or any other key leaves it."""

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        hint: str = "",
        enter: str = "",
        about: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._hint = hint
        self._enter = enter
        """The key that `enter` stands for, if any."""
        self._about = about
        """What to know before choosing."""
        self._chooser = Chooser("", choices, id="choices", focus=False)

    def compose(self) -> ComposeResult:
        yield self.title_line(self._title)
        if self._about:
            yield TextLine(Content(self._about), classes="strip-about")
        yield self._chooser
        yield TextLine(Content(self._hint or _("esc leaves it")), classes="strip-keys")

    def on_mount(self) -> None:
        self._arrange(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width)

    def _arrange(self, width: int) -> None:
        self._chooser.stand_in(2, columns_for([self._choices], width - 1))

    @on(Chooser.Chosen)
    def _pointed_at(self, event: Chooser.Chosen) -> None:
        event.stop()
        self.dismiss(self._choices[event.index].key)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        key = event.character or event.key
        if event.key == "enter" and self._enter:
            key = self._enter
        if key in {choice.key for choice in self._choices}:
            self.dismiss(key)
        elif event.key in ("escape", "ctrl+c", "q"):
            self.dismiss("")


Chosen = Callable[[str], None]


def chosen(act: Chosen) -> Callable[[str | None], None]:
    """A callback that acts only on a choice."""

    def answer(key: str | None) -> None:
        if key:
            act(key)

    return answer
