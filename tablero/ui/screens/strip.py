"""What all strips share: they ask on the lowest lines, the board still in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

Answer = TypeVar("Answer")
WIDEST = 400
"""Cells of rule behind a title; what the terminal does not show is cut."""


class Strip(ModalScreen[Answer]):
    """A question at the bottom of the screen."""

    app: TableroApp
    CSS_PATH = "../strips.tcss"

    def titled(self, text: str) -> Content:
        """The strip's first line: its title in a rule that goes to the edge."""
        across = self.app.scene.glyphs.across
        return Content(f"{across} {text} {across * WIDEST}")

    def title_line(self, text: str) -> Label:
        """That line as a widget."""
        return Label(self.titled(text), classes="strip-title")
