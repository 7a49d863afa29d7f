"""The cursor on board and wall: one person is meant at a time, by keys or mouse."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from tablero.i18n import _
from tablero.model import Prospect
from tablero.ui.screens.card_strips import CardStrips
from tablero.ui.widgets.board_view import BoardView
from tablero.ui.widgets.wall import Wall


class BoardCursor(CardStrips):
    """Cards and names one can stand on."""

    def __init__(self) -> None:
        super().__init__()
        self.board_view = BoardView()
        self.wall = Wall()
        self.board_view.drop_place = self.wall

    def cursor_moved(self) -> None:
        """After each move: the status line speaks of another person."""
        raise NotImplementedError

    def draw_bars(self) -> None:
        """Header, status line and footer."""
        raise NotImplementedError

    # --- who is meant -------------------------------------------------------------------

    @property
    def subject(self) -> Prospect | None:
        if self.wall.active:
            return self.wall.selected
        return self.board_view.columns.selected

    def to_board(self) -> None:
        """The cursor back among the cards."""
        if self.wall.active:
            self.action_to_wall()

    def action_to_wall(self) -> None:
        """To the wall and back."""
        active = not self.wall.active
        if active and not self.wall.names:
            self.say(_("The wall is empty: p pins the person under the cursor."))
            return
        self.wall.activate(active)
        self.board_view.activate(not active)
        self.cursor_moved()

    # --- the cursor ---------------------------------------------------------------------

    def action_cursor(self, rows: int) -> None:
        if self.board_view.columns.carried is not None:
            self.board_view.carry(0, rows)
        elif self.wall.active:
            self.wall.move_cursor(rows)
            self.cursor_moved()
        else:
            self.move(lambda: self.board_view.columns.move_rows(rows))

    def action_column(self, columns: int) -> None:
        if self.board_view.columns.carried is not None:
            self.board_view.carry(columns, 0)
        elif self.wall.active:
            if columns < 0:
                self.to_board()
        elif columns > 0 and self.board_view.columns.column == len(self.scene.stages) - 1:
            self.action_to_wall()
        else:
            self.move(lambda: self.board_view.columns.move_columns(columns))

    def action_number(self, digit: int) -> None:
        if self.wall.active:
            self.wall.choose(digit - 1)
            self.cursor_moved()
        elif self.board_view.columns.carried is None:
            self.move(lambda: self.board_view.columns.go_to_column(digit - 1))

    def action_end(self, last: bool) -> None:
        if self.wall.active:
            self.wall.choose(len(self.wall.names) - 1 if last else 0)
            self.cursor_moved()
        elif self.board_view.columns.carried is not None:
            self.board_view.carry(0, 1_000_000 if last else -1_000_000)
        else:
            self.move(lambda: self.board_view.columns.move_to_end(last))

    def action_page(self, pages: int) -> None:
        if not self.wall.active and self.board_view.columns.carried is None:
            self.move(lambda: self.board_view.columns.move_pages(pages))

    def move(self, move: Callable[[], None]) -> None:
        """Move the cursor among the cards, and draw no more than that."""
        before = self.board_view.picture()
        move()
        self.board_view.redraw_since(before)
        self.cursor_moved()

    @on(BoardView.CursorMoved)
    def _mouse_chose_card(self) -> None:
        self.to_board()
        self.cursor_moved()

    @on(Wall.NameChosen)
    def _mouse_chose_name(self) -> None:
        if not self.wall.active:
            self.action_to_wall()
        self.cursor_moved()

    @on(BoardView.CarryChanged)
    def _carry_changed(self) -> None:
        self.draw_bars()

    @on(BoardView.CardOpened)
    def _mouse_opened_card(self) -> None:
        self.action_open_page()

    @on(Wall.NameOpened)
    def _mouse_opened_name(self) -> None:
        self.action_open_page()
