"""What the screens that are a list or a text share: a title, rows, a status line, their keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from tablero import words
from tablero.i18n import _
from tablero.ui.commands import BY_ID, LIST, bindings, keys_in_force
from tablero.ui.scene import Scene
from tablero.ui.screens.face import Face
from tablero.ui.widgets import bars
from tablero.ui.widgets.lines import Bar
from tablero.ui.widgets.paint import Line
from tablero.ui.widgets.pane import Pane, Row


class ListFace(Face):
    """A full screen of rows."""

    CSS_PATH = "../pages.tcss"

    # A binding and not a key handler, which would overtake the keys typed before it.
    BINDINGS = [*bindings(LIST), Binding("escape", "leave", show=False)]
    FOOTER: tuple[str, ...] = ()
    """The commands its footer shows; the way back closes it."""

    def __init__(self) -> None:
        super().__init__()
        self._header = Bar(id="header")
        self.pane = Pane()
        self._status = Bar(id="status")
        self._footer = Bar(id="footer")
        self._said: tuple[Line, ...] = ()

    def compose(self) -> ComposeResult:
        yield self._header
        yield self.pane
        yield self._status
        yield self._footer

    def on_mount(self) -> None:
        self.pane.focus()
        self.draw_scene()

    def on_resize(self) -> None:
        self.draw_scene()

    # --- what a screen says of itself -----------------------------------------------------

    def heading(self) -> str:
        """One word or two for the header."""
        raise NotImplementedError

    def rows(self, scene: Scene, width: int) -> Sequence[Row]:
        """What is on it."""
        raise NotImplementedError

    def about(self) -> str:
        """The status line, while nothing was said."""
        return ""

    # --- drawing ------------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        width = self.app.size.width
        self.pane.show(self.rows(scene, width), scene.glyphs.cursor)
        board = words.board_name(scene.snapshot.board)
        self._header.show(bars.titled(scene, self.heading(), board, width))
        self._draw_status()

    def _footer_line(self, width: int) -> Line:
        keys = self.app.settings.keys
        shown = [(keys_in_force(BY_ID[name], keys), BY_ID[name].label) for name in self.FOOTER]
        shown.append((keys_in_force(BY_ID["app.quit"], keys), _("back")))
        return bars.keys_line([(found[0], label) for found, label in shown if found], width)

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        found = keys_in_force(BY_ID["app.undo"], self.app.settings.keys) if undoable else []
        key = found[0] if found else ""
        width = self.app.size.width
        self._said = bars.told(sentence, key, width, alarm)
        self._draw_status()

    def forget_said(self) -> None:
        self._said = ()

    def _draw_status(self) -> None:
        width, said = self.app.size.width, self._said
        self._status.show(said[0] if said else bars.hint(self.about(), width))
        self._footer.show(said[1] if len(said) > 1 else self._footer_line(width))

    # --- the cursor ---------------------------------------------------------------------

    def action_cursor(self, by: int) -> None:
        self.pane.move(by)
        self.moved()

    def action_end(self, last: bool) -> None:
        self.pane.move_to_end(last)
        self.moved()

    def action_page(self, pages: int) -> None:
        self.pane.move_page(pages)
        self.moved()

    def moved(self) -> None:
        """After each move of the cursor."""
        self._said = ()
        self._draw_status()

    def action_choose(self) -> None:
        """`enter` on the row under the cursor."""

    @on(Pane.Chosen)
    def _clicked(self) -> None:
        self.moved()
