"""The board with the wall beside it: where one lives."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from tablero.i18n import _, ngettext
from tablero.model import Prospect
from tablero.ui.commands import (
    BOARD,
    BY_ID,
    CARD,
    CURSOR,
    DIGITS,
    MOVING,
    bindings,
    keys_in_force,
)
from tablero.ui.scene import Scene
from tablero.ui.screens.adding import ask_for_person
from tablero.ui.screens.card_strips import CardStrips
from tablero.ui.screens.elsewhere import ElsewhereStrip
from tablero.ui.widgets import bars
from tablero.ui.widgets.board_view import BoardView
from tablero.ui.widgets.find_line import FindLine
from tablero.ui.widgets.lines import INK_CLASSES, Bar
from tablero.ui.widgets.paint import Line
from tablero.ui.widgets.wall import Wall
from tablero.ui.widgets.welcome import welcome_lines


class BoardScreen(CardStrips):
    """Columns, wall, status line and footer; every key of the board."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (70, "-narrow"), (110, "-wide"), (200, "-vast")]
    COMPONENT_CLASSES = set(INK_CLASSES)
    BINDINGS = bindings(CARD, MOVING, CURSOR, DIGITS, BOARD)

    def __init__(self) -> None:
        super().__init__()
        self.board_view = BoardView()
        self.wall = Wall()
        self.board_view.drop_place = self.wall
        self._header = Bar(id="header")
        self._status = Bar(id="status")
        self._footer = Bar(id="footer")
        self._finding: FindLine | None = None
        self._said: Callable[[int], Line] | None = None
        """What was just done, until the cursor moves on."""

    def compose(self) -> ComposeResult:
        yield self._header
        with Horizontal(id="desk"):
            yield self.board_view
            yield self.wall
        with Horizontal(id="line"):
            yield self._status
        yield self._footer

    def on_mount(self) -> None:
        self.board_view.focus()
        self.show_scene(self.app.scene)

    # --- drawing ------------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        self.board_view.show(scene, self._welcome if self._is_empty else None)
        self.wall.show(scene)
        self._draw_bars()

    def _welcome(self, width: int) -> tuple[Line, ...]:
        return welcome_lines(width, self.app.found_file)

    def _draw_bars(self) -> None:
        scene, day_is_set = self.scene, self.app.clock.is_set
        self._header.show(lambda width: bars.header(scene, width, day_is_set))
        self._footer.show(self._footer_line)
        self._draw_status()

    def _footer_line(self, width: int) -> Line:
        keys = self.app.settings.keys
        carried = self.board_view.columns.carried
        if carried is not None and carried.by_keys:
            return bars.hint(_("arrows carry it   space drops it   esc puts it back"), width)
        if carried is not None:
            return bars.hint(
                _("letting go drops it   on the wall it pins   esc puts it back"), width
            )
        if self._finding is not None:
            return bars.hint(_("enter keeps it   esc shows everybody   arrows move"), width)
        if self._is_empty:
            return bars.first_footer(keys, width)
        return bars.footer(keys, width)

    @property
    def _is_empty(self) -> bool:
        snapshot = self.scene.snapshot
        return snapshot.complete and not snapshot.prospects

    def _draw_status(self) -> None:
        self._status.show(self._said or self._status_line)

    def _status_line(self, width: int) -> Line:
        if self.scene.marked:
            count = len(self.scene.marked)
            text = ngettext(
                "{count} marked: m moves, * tags, s puts off, a archives, esc lets go",
                "{count} marked: m moves, * tags, s puts off, a archives, esc lets go",
                count,
            ).format(count=count)
            return bars.hint(text, width)
        if self.scene.filter:
            return bars.hint(self.app.filter_summary(), width)
        if self._is_empty:
            return ()
        return bars.status(self.scene, self.subject, self.board_view.columns.grid, width)

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        key = keys_in_force(BY_ID["app.undo"], self.app.settings.keys)[0] if undoable else ""
        if sentence:
            self._said = lambda width: bars.said(sentence, key, width, alarm)
        else:
            self._said = None
        self._draw_status()

    def _moved_cursor(self) -> None:
        """After each move of the cursor: the status line speaks of another person."""
        self._said = None
        self._draw_status()

    def show_person(self, prospect_id: int) -> None:
        self.to_board()
        self.board_view.columns.select(prospect_id)
        self.board_view.rearrange()
        self.board_view.refresh()
        self._moved_cursor()

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
        self.board_view.active = not active
        self.board_view.refresh()
        self._moved_cursor()

    # --- the cursor ---------------------------------------------------------------------

    def action_cursor(self, rows: int) -> None:
        if self.board_view.columns.carried is not None:
            self.board_view.carry(0, rows)
        elif self.wall.active:
            self.wall.move_cursor(rows)
            self._moved_cursor()
        else:
            self._move(lambda: self.board_view.columns.move_rows(rows))

    def action_column(self, columns: int) -> None:
        if self.board_view.columns.carried is not None:
            self.board_view.carry(columns, 0)
        elif self.wall.active:
            if columns < 0:
                self.to_board()
        elif columns > 0 and self.board_view.columns.column == len(self.scene.stages) - 1:
            self.action_to_wall()
        else:
            self._move(lambda: self.board_view.columns.move_columns(columns))

    def action_number(self, digit: int) -> None:
        if self.wall.active:
            self.wall.choose(digit - 1)
            self._moved_cursor()
        elif self.board_view.columns.carried is None:
            self._move(lambda: self.board_view.columns.go_to_column(digit - 1))

    def action_end(self, last: bool) -> None:
        if self.wall.active:
            self.wall.choose(len(self.wall.names) - 1 if last else 0)
            self._moved_cursor()
        elif self.board_view.columns.carried is not None:
            self.board_view.carry(0, 1_000_000 if last else -1_000_000)
        else:
            self._move(lambda: self.board_view.columns.move_to_end(last))

    def action_page(self, pages: int) -> None:
        if not self.wall.active and self.board_view.columns.carried is None:
            self._move(lambda: self.board_view.columns.move_pages(pages))

    def _move(self, move: Callable[[], None]) -> None:
        before = self.board_view.picture()
        move()
        self.board_view.redraw_since(before)
        self._moved_cursor()

    @on(BoardView.CursorMoved)
    def _mouse_chose_card(self) -> None:
        self.to_board()
        self._moved_cursor()

    @on(Wall.NameChosen)
    def _mouse_chose_name(self) -> None:
        if not self.wall.active:
            self.action_to_wall()
        self._moved_cursor()

    @on(BoardView.CarryChanged)
    def _carry_changed(self) -> None:
        self._draw_bars()

    @on(BoardView.CardOpened)
    def _mouse_opened_card(self) -> None:
        self.action_open_page()

    @on(Wall.NameOpened)
    def _mouse_opened_name(self) -> None:
        self.action_open_page()

    # --- carrying -----------------------------------------------------------------------

    def action_grab(self) -> None:
        """Lift the card under the cursor; again, or enter, drops it."""
        if self.board_view.columns.carried is not None:
            self._drop()
        elif not self.wall.active and self.board_view.grab():
            self._said = None
            self._draw_bars()

    def _drop(self) -> None:
        self.board_view.put_down()
        self._draw_bars()

    def put_back(self) -> bool:
        was = self.board_view.put_back() or self.wall.cancel_drag()
        if was:
            self._draw_bars()
        return was

    def action_open_page(self) -> None:
        if self.board_view.columns.carried is not None:
            self._drop()
        else:
            super().action_open_page()

    def action_leave(self) -> None:
        """`q`: put back, let go, back to the board; else leave the program."""
        if not self.let_go():
            self.app.exit()

    def let_go(self) -> bool:
        """Cancel the innermost thing; says whether there was one."""
        if self.put_back():
            return True
        if self.scene.marked:
            self.app.mark(frozenset())
            return True
        if self.scene.filter:
            self.app.set_filter("")
            return True
        if self.wall.active:
            self.to_board()
            return True
        return False

    def key_escape(self) -> None:
        self.let_go()

    def key_ctrl_c(self) -> None:
        if not self.let_go():
            self.say(_("q leaves tablero."))

    # --- marks, filter, people --------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the card, and go to the next."""
        who = self.board_view.columns.selected
        if who is not None and not self.wall.active:
            self.app.mark(self.scene.marked ^ {who.id})
            self.action_cursor(1)

    def action_filter(self) -> None:
        """Filter as one types."""
        if self._finding is not None:
            return
        self._said = None
        self.app.prepare_filter()
        self._finding = FindLine(self.scene.filter, self._filter_typed)
        self.query_one("#line").mount(self._finding, before=self._status)

    def _filter_typed(self, words: str) -> None:
        if self._finding is not None and words.strip() != self.scene.filter:
            self.app.set_filter(words)
            if self.board_view.columns.cursor is None:
                # Nobody of the cursor's column fits.
                self.next_match(1)

    @on(FindLine.Stepped)
    def _filter_stepped(self, message: FindLine.Stepped) -> None:
        self.action_cursor(message.rows)

    @on(FindLine.Kept)
    def _filter_kept(self) -> None:
        self.close_filter()
        if not self.app.found.on_board:
            self.offer_elsewhere()

    @on(FindLine.Dropped)
    def _filter_dropped(self) -> None:
        self.close_filter()
        self.app.set_filter("")

    @on(FindLine.Elsewhere)
    def _filter_elsewhere(self) -> None:
        self.close_filter()
        self.offer_elsewhere()

    def close_filter(self) -> None:
        """The keyboard back to the board; the filter stays."""
        if self._finding is not None:
            self._finding.remove()
            self._finding = None
        self.board_view.focus()
        self._draw_bars()

    def offer_elsewhere(self) -> None:
        """Those the filter found who are not in a column: closed, archived, in the book."""
        people = [self.scene.snapshot.prospects[i] for i in self.app.found.elsewhere]
        if people:
            self.app.push_screen(ElsewhereStrip(people, self.scene))

    def action_new(self) -> None:
        """A new person in the cursor's column; while a filter is on, the next match."""
        if self.scene.filter:
            self.next_match(1)
            return
        stages = self.scene.stages
        column = self.board_view.columns.column
        if stages:
            ask_for_person(self.app, stages[min(column, len(stages) - 1)])

    def action_previous_match(self) -> None:
        self.next_match(-1)

    def next_match(self, by: int) -> None:
        """The cursor to the match after or before, through all columns."""
        found = [i for stage in self.scene.stages for i in self.scene.columns.get(stage.id, ())]
        if not found or not self.scene.filter:
            return
        cursor = self.board_view.columns.cursor
        now = found.index(cursor) if cursor in found else -1
        target = found[(now + by) % len(found)]
        self._move(lambda: self.board_view.columns.select(target))
