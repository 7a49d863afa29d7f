"""Help: the keys in force, also when remapped, and how to read a card."""

from __future__ import annotations

from collections.abc import Sequence

from tablero.i18n import _
from tablero.locations import config_file, homely
from tablero.ui.scene import Scene
from tablero.ui.screens.list_face import ListFace
from tablero.ui.widgets.help_lines import help_lines
from tablero.ui.widgets.pane import Row


class KeysScreen(ListFace):
    """One text, which scrolls."""

    FOOTER = ("app.palette", "app.settings")

    def heading(self) -> str:
        return _("KEYS")

    def rows(self, scene: Scene, width: int) -> Sequence[Row]:
        lines = help_lines(self.app.settings.keys, scene.numbers, scene.glyphs, width - 2)
        return [Row(line) for line in lines]

    def about(self) -> str:
        return _("Other keys: write them under [keys] in {file}").format(file=homely(config_file()))
