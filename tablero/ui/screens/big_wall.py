"""The wall full screen, for a second monitor: it keeps itself up to date and asks for nothing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding

from tablero.i18n import _
from tablero.model import WALL_LINES
from tablero.ui.commands import BY_ID, bindings, keys_in_force
from tablero.ui.scene import Scene
from tablero.ui.screens.face import Face
from tablero.ui.widgets import bars
from tablero.ui.widgets.big_wall import BigWall
from tablero.ui.widgets.lines import Bar


class BigWallScreen(Face):
    """Names in large letters; `W`, `q` or `esc` goes back."""

    CSS_PATH = "../pages.tcss"

    BINDINGS = [
        *bindings([BY_ID["board.big-wall"]._replace(action="leave")]),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._header = Bar(id="header")
        self._big_wall = BigWall()
        self._footer = Bar(id="footer")

    def compose(self) -> ComposeResult:
        yield self._header
        yield self._big_wall
        yield self._footer

    def on_mount(self) -> None:
        self.show_scene(self.app.scene)

    def on_resize(self) -> None:
        self.show_scene(self.app.scene)

    def show_scene(self, scene: Scene) -> None:
        width = self.app.size.width
        count = _("{count} of {limit}").format(count=len(scene.wall), limit=WALL_LINES)
        self._header.show(bars.titled(scene, _("WALL"), count, width))
        self._big_wall.show(scene)
        back = keys_in_force(BY_ID["app.quit"], self.app.settings.keys)
        self._footer.show(bars.keys_line([(back[0] if back else "", _("back"))], width))

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        width = self.app.size.width
        if sentence:
            self._footer.show(bars.said(sentence, "", width, alarm))
