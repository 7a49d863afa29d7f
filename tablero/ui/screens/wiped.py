"""The names that left the wall, and what came of their stay."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from tablero.i18n import _
from tablero.person import WallVisit
from tablero.ui.scene import Scene
from tablero.ui.screens.list_face import ListFace
from tablero.ui.widgets.pane import Pane, Row
from tablero.ui.widgets.wiped_lines import wiped_rows


class WipedScreen(ListFace):
    """One row a stay, the newest first."""

    FOOTER = ("list.choose",)

    def __init__(self) -> None:
        super().__init__()
        self._visits: list[tuple[int, str, WallVisit]] = []

    def heading(self) -> str:
        return _("WIPED NAMES")

    def rows(self, scene: Scene, width: int) -> Sequence[Row]:
        self._visits = self.app.board.wall_history()
        return wiped_rows(self._visits, scene.today, width - 1, scene.glyphs)

    def about(self) -> str:
        if not self._visits:
            return ""
        answered = sum(visit.answered for _who, _name, visit in self._visits)
        return _("Stays on the wall: {count}. Answered: {answered}.").format(
            count=len(self._visits), answered=answered
        )

    def action_choose(self) -> None:
        """The person's page."""
        if self.pane.cursor is not None and self.pane.cursor < len(self._visits):
            self.app.open_page(self._visits[self.pane.cursor][0])

    @on(Pane.Chosen)
    def _clicked_visit(self) -> None:
        if self.is_active:
            self.action_choose()
