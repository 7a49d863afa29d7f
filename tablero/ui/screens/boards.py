"""The boards of the file: open one, add, rename or remove."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on

from tablero import words
from tablero.i18n import _
from tablero.model import BoardName
from tablero.ui import messages as ask
from tablero.ui.commands import BOARDS, bindings
from tablero.ui.scene import Scene
from tablero.ui.screens.digits import Choice, KeyStrip, chosen
from tablero.ui.screens.form import Field, FormStrip
from tablero.ui.screens.list_face import ListFace
from tablero.ui.widgets.pane import Pane, Row
from tablero.ui.widgets.stage_lines import board_rows


class BoardsScreen(ListFace):
    """One row a board."""

    BINDINGS = bindings(BOARDS)
    FOOTER = ("list.choose", *(command.id for command in BOARDS))

    def on_mount(self) -> None:
        super().on_mount()
        self.pane.place_cursor(self.app.scene.snapshot.board.id)

    def heading(self) -> str:
        return _("BOARDS")

    def rows(self, scene: Scene, width: int) -> Sequence[Row]:
        snapshot = scene.snapshot
        return board_rows(snapshot.boards, snapshot.board, scene.glyphs, width - 1)

    def about(self) -> str:
        return _("Each board has its own stages, people and wall.")

    @property
    def board(self) -> BoardName | None:
        """The one under the cursor."""
        boards = self.app.scene.snapshot.boards
        return next((board for board in boards if board.id == self.pane.cursor), None)

    def action_choose(self) -> None:
        if self.board is not None:
            self._open(self.board)

    @on(Pane.Chosen)
    def _clicked_board(self) -> None:
        self.action_choose()

    def _open(self, board: BoardName) -> None:
        if self.app.carry_out(ask.OpenBoard(board.id)) is None:
            self.app.set_filter("")
            self.action_leave()

    def action_new(self) -> None:
        def add(values: Mapping[str, str]) -> str | None:
            return self.app.carry_out(ask.AddBoard(values["name"]))

        def show(added: bool | None) -> None:
            if added:
                self.app.set_filter("")
                self.action_leave()

        self.app.open_strip(FormStrip(_("A new board"), [Field("name", _("Name"))], add), show)

    def action_rename(self) -> None:
        board = self.board
        if board is None:
            return
        name = words.board_name(board)

        def rename(values: Mapping[str, str]) -> str | None:
            was = {"name": board.name}
            return self.app.carry_out(ask.RenameBoard(board.id, values["name"], was))

        title = _("Another name for {board}").format(board=name)
        self.app.open_strip(FormStrip(title, [Field("name", _("Name"), name)], rename))

    def action_remove(self) -> None:
        """A board goes with its people, so one more key is asked for."""
        board = self.board
        if board is None:
            return

        def remove(_key: str) -> None:
            self.app.carry_out(ask.RemoveBoard(board.id))

        title = _("Remove {board} and everybody on it?").format(board=words.board_name(board))
        choices = [Choice("x", _("remove them all"))]
        self.app.open_strip(KeyStrip(title, choices, hint=_("esc leaves them all")), chosen(remove))
