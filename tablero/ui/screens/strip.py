"""What all strips share: they ask on the lowest lines, the board still in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.screen import ModalScreen

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

Answer = TypeVar("Answer")


class Strip(ModalScreen[Answer]):
    """A question at the bottom of the screen."""

    app: TableroApp
    CSS_PATH = "../strips.tcss"
