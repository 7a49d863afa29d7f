"""The board with the wall beside it: where one lives. What the first frame does not show is
imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding

from tablero.i18n import _, ngettext
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
from tablero.ui.screens.board_cursor import BoardCursor
from tablero.ui.widgets import bars
from tablero.ui.widgets.beside import Beside
from tablero.ui.widgets.lines import INK_CLASSES, Bar
from tablero.ui.widgets.paint import Line

if TYPE_CHECKING:
    from tablero.ui.widgets.find_line import FindLine


def _nothing(width: int) -> tuple[Line, ...]:
    return ()


class BoardScreen(BoardCursor):
    """Columns, wall, status line and footer; every key of the board."""

    BLANK = True
    """Its widgets cover it: of itself it has nothing to draw, at no frame."""
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (70, "-narrow"), (110, "-wide"), (200, "-vast")]
    COMPONENT_CLASSES = set(INK_CLASSES)
    # No key handlers, which would act while a strip has the keys.
    BINDINGS = [
        *bindings(CARD, MOVING, CURSOR, DIGITS, BOARD),
        Binding("escape", "let_go", show=False),
        Binding("ctrl+c", "let_go_or_say", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._header = Bar(id="header")
        self._status = Bar(id="status")
        self._footer = Bar(id="footer")
        self._finding: FindLine | None = None
        self._said: Callable[[int], tuple[Line, ...]] = _nothing
        """What was just done, until the cursor moves on."""

    def compose(self) -> ComposeResult:
        # For the first frame: Textual sets it with the second, and all would be drawn twice.
        width, places = self.app.size.width, reversed(self.HORIZONTAL_BREAKPOINTS)
        self.add_class(next(name for least, name in places if width >= least), update=False)
        yield self._header
        with Beside(id="desk"):
            yield self.board_view
            yield self.wall
        with Beside(id="line"):
            yield self._status
        yield self._footer

    def on_mount(self) -> None:
        self.board_view.focus()
        self.draw_scene()

    # --- drawing ------------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        self.board_view.show(scene, self._welcome if self._is_empty else None)
        self.wall.show(scene)
        self.draw_bars()

    def _welcome(self, width: int) -> tuple[Line, ...]:
        from tablero.ui.widgets.welcome import found_file, welcome_lines  # few boards are empty

        return welcome_lines(width, found_file(self.app.clock.today()))

    def draw_bars(self) -> None:
        scene, day_is_set = self.scene, self.app.clock.is_set
        self._header.show(lambda width: bars.header(scene, width, day_is_set))
        self._footer.show(self._footer_line)
        self._draw_status()

    def _footer_line(self, width: int) -> Line:
        said = self._said(width)
        if len(said) > 1:
            return said[1]
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
        self._status.show(self._status_line)
        self._footer.show(self._footer_line)

    def _status_line(self, width: int) -> Line:
        said = self._said(width)
        if said:
            return said[0]
        if self.scene.marked:
            count = len(self.scene.marked)
            text = ngettext(
                "{count} marked: m moves, * tags, s puts off, a archives, esc lets go",
                "{count} marked: m moves, * tags, s puts off, a archives, esc lets go",
                count,
            ).format(count=count)
            return bars.hint(text, width)
        if self.scene.filter:
            return bars.filtered(self.scene.filter, self.app.found, width)
        if self._is_empty:
            return ()
        return bars.status(self.scene, self.subject, self.board_view.columns.grid, width)

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        key = keys_in_force(BY_ID["app.undo"], self.app.settings.keys)[0] if undoable else ""
        if sentence:
            self._said = lambda width: bars.told(sentence, key, width, alarm)
        else:
            self._said = _nothing
        self._draw_status()

    def forget_said(self) -> None:
        self._said = _nothing

    def cursor_moved(self) -> None:
        """After each move of the cursor: the status line speaks of another person."""
        self._said = _nothing
        self._draw_status()

    def show_person(self, prospect_id: int) -> None:
        self.to_board()
        self.move(lambda: self.board_view.columns.select(prospect_id))

    # --- carrying -----------------------------------------------------------------------

    def action_grab(self) -> None:
        """Lift the card under the cursor; again, or enter, drops it."""
        if self.board_view.columns.carried is not None:
            self._drop()
        elif not self.wall.active and self.board_view.grab():
            self._said = _nothing
            self.draw_bars()

    def _drop(self) -> None:
        # A move draws the bars too, in the one frame in which it is drawn.
        if not self.board_view.put_down():
            self.draw_bars()

    def put_back(self) -> bool:
        was = self.board_view.put_back() or self.wall.cancel_drag()
        if was:
            self.draw_bars()
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
        if self.scene.mode is not None:
            self.app.set_mode(None)
            return True
        if self.wall.active:
            self.to_board()
            return True
        return False

    def action_let_go(self) -> None:
        """`esc`."""
        self.let_go()

    def action_let_go_or_say(self) -> None:
        """`ctrl+c`, which elsewhere ends a program."""
        if not self.let_go():
            self.app.action_help_quit()

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
        self._said = _nothing
        from tablero.ui.widgets.find_line import FindLine

        self._finding = FindLine(self.scene.filter, self._filter_typed)
        self.query_one("#line").mount(self._finding, before=self._status)
        # The line shows at once; whoever types faster waits for it with the first letter.
        self.call_after_refresh(self.app.prepare_filter)

    def _filter_typed(self, words: str) -> None:
        if self._finding is not None and words.strip() != self.scene.filter:
            self.app.set_filter(words)
            self.stay_in_sight()

    def on_find_line_stepped(self, message: FindLine.Stepped) -> None:
        self.action_cursor(message.rows)

    def on_find_line_kept(self) -> None:
        self.close_filter()
        if not self.app.found.on_board:
            self.offer_elsewhere()

    def on_find_line_dropped(self) -> None:
        self.close_filter()
        self.app.set_filter("")

    def on_find_line_elsewhere(self) -> None:
        self.close_filter()
        self.offer_elsewhere()

    def close_filter(self) -> None:
        """The keyboard back to the board; the filter stays."""
        if self._finding is not None:
            self._finding.remove()
            self._finding = None
        self.board_view.focus()
        self.draw_bars()

    def offer_elsewhere(self) -> None:
        """Those the filter found who are not in a column: closed, archived, in the book."""
        people = [self.scene.snapshot.prospects[i] for i in self.app.found.elsewhere]
        if people:
            from tablero.ui.screens.elsewhere import ElsewhereStrip

            self.app.open_strip(ElsewhereStrip(people, self.scene))

    def action_new(self) -> None:
        """A new person in the cursor's column; while a filter is on, the next match."""
        from tablero.ui.screens.adding import ask_for_person

        if self.scene.filter:
            self.next_match(1)
            return
        stages = self.scene.stages
        column = self.board_view.columns.column
        if stages:
            ask_for_person(self.app, stages[min(column, len(stages) - 1)])

    def action_previous_match(self) -> None:
        if self.scene.filter:
            self.next_match(-1)

    def stay_in_sight(self) -> None:
        """The cursor to somebody in sight, where nobody of its own column is."""
        if self.board_view.columns.cursor is None:
            said = self._said
            self.next_match(1)
            self._said = said
            self._draw_status()

    def next_match(self, by: int) -> None:
        """The cursor to the match after or before, through all columns."""
        self.move(lambda: self.board_view.columns.move_through(by))
