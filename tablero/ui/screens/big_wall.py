"""The wall full screen, for a second monitor: it keeps itself up to date and asks for nothing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding

from tablero.i18n import _
from tablero.model import WALL_LINES
from tablero.ui.commands import BIG_WALL, BY_ID, bindings, keys_in_force
from tablero.ui.scene import Scene
from tablero.ui.screens.face import Face
from tablero.ui.widgets import bars
from tablero.ui.widgets.big_wall import BigWall
from tablero.ui.widgets.lines import Bar


class BigWallScreen(Face):
    """Names in large letters; `W`, `q` or `esc` goes back, `b` to those that left it."""

    CSS_PATH = "../pages.tcss"

    BINDINGS = [
        *bindings([BY_ID["board.big-wall"]._replace(action="leave")], BIG_WALL),
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
        self.draw_scene()

    def on_resize(self) -> None:
        self.draw_scene()

    def show_scene(self, scene: Scene) -> None:
        width = self.app.size.width
        count = _("{count} of {limit}").format(count=len(scene.wall), limit=WALL_LINES)
        self._header.show(bars.titled(scene, _("WALL"), count, width))
        self._big_wall.show(scene)
        keys = self.app.settings.keys
        wiped, back = (keys_in_force(BY_ID[name], keys) for name in ("wall.wiped", "app.quit"))
        shown = [(wiped[0], BY_ID["wall.wiped"].label)] if wiped else []
        shown.append((back[0] if back else "", _("back")))
        self._footer.show(bars.keys_line(shown, width))

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        width = self.app.size.width
        if sentence:
            self._footer.show(bars.said(sentence, "", width, alarm))

    def action_wiped(self) -> None:
        """The names that left the wall."""
        from tablero.ui.screens.wiped import WipedScreen

        self.app.open_face(WipedScreen())
