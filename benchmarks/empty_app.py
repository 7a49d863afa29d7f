"""The floor: what the smallest Textual app costs on this machine."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        yield Static("EMPTY")


if __name__ == "__main__":
    EmptyApp().run()
