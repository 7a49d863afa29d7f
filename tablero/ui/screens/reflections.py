"""What was taken from silences, of the whole board: what returns stands at the top (F6)."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from tablero.i18n import _
from tablero.person import Written
from tablero.ui.commands import REFLECTIONS, bindings
from tablero.ui.discipline_messages import DeleteReflection
from tablero.ui.scene import Scene
from tablero.ui.screens.list_face import ListFace
from tablero.ui.screens.reflecting import ask_to_correct
from tablero.ui.widgets.leaf import Leaf
from tablero.ui.widgets.pane import Pane, Row
from tablero.ui.widgets.reflection_lines import reflection_list


class ReflectionsScreen(ListFace):
    """The newest first, each with whom it is about."""

    BINDINGS = bindings(REFLECTIONS)
    FOOTER = ("list.choose", *(command.id for command in REFLECTIONS))

    def __init__(self) -> None:
        super().__init__()
        # One of them may be longer than the screen.
        self.pane = Leaf("reflections")
        self._written: list[Written] = []

    def heading(self) -> str:
        return _("REFLECTIONS")

    def rows(self, scene: Scene, width: int) -> Sequence[Row]:
        self._written = self.app.board.reflections()
        return reflection_list(self._written, scene, width - 1)

    def about(self) -> str:
        return _("They ask about what you did: that is what you can change.")

    @property
    def _here(self) -> Written | None:
        """The one under the cursor."""
        return next((each for each in self._written if each[2].id == self.pane.cursor), None)

    def action_choose(self) -> None:
        """The person's page."""
        if self._here is not None:
            self.app.open_page(self._here[0])

    def action_edit(self) -> None:
        """Another wording, or another cause."""
        if self._here is not None:
            ask_to_correct(self.app, self._here[1], self._here[2])

    def action_delete(self) -> None:
        """Gone; undo brings it back."""
        if self._here is not None:
            self.app.carry_out(DeleteReflection(self._here[2].id))

    @on(Pane.Chosen)
    def _clicked_reflection(self) -> None:
        if self.is_active:
            self.action_choose()
