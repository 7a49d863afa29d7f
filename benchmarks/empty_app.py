"""The floor: what the smallest Textual app costs on this machine, at its start and at a key."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """One line of text, which `k` writes anew."""

    BINDINGS = [("k", "count", "Count")]
    _keys = 0

    def compose(self) -> ComposeResult:
        yield Static("EMPTY")

    def action_count(self) -> None:
        self._keys += 1
        self.query_one(Static).update(f"KEY {self._keys}", layout=False)


if __name__ == "__main__":
    EmptyApp().run()
