"""The board under the mouse: click, wheel, drag with ghost and slot, drop on the wall."""

from __future__ import annotations

from textual import events
from textual.timer import Timer

from tablero.ui import messages
from tablero.ui.widgets.board_changes import BoardChanges, Picture
from tablero.ui.widgets.columns import Carried
from tablero.ui.widgets.drag import DropPlace
from tablero.ui.widgets.geometry import BODY_TOP

SCROLL_EVERY = 0.09
"""Seconds between two steps while a drag rests on an edge."""
TURN_EVERY = 6
"""Steps between two columns while it rests on the left or right edge."""


class BoardView(BoardChanges):
    """The board one can reach into, by mouse and by grabbing a card with the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.drop_place: DropPlace | None = None
        """Another widget that takes cards: the wall."""
        self._scroller: Timer | None = None
        self._pull = (0, 0)
        self._steps = 0

    def activate(self, active: bool) -> None:
        """The cursor comes here, or goes to the wall."""
        before = self.picture()
        self.active = active
        self.redraw_since(before)

    # --- by keys ------------------------------------------------------------------------

    def grab(self) -> bool:
        """Lift the card under the cursor; says whether there was one."""
        if self.columns.cursor is None or self.columns.carried is not None:
            return False
        before = self.picture()
        self.columns.lift(self.columns.cursor, by_keys=True)
        self.redraw_since(before)
        return True

    def carry(self, columns: int, rows: int) -> None:
        """Carry what is grabbed."""
        before = self.picture()
        self.columns.carry(columns, rows)
        self.redraw_since(before)

    def put_down(self, drawn: Picture | None = None) -> bool:
        """Ask for the move to where the slot is; it is drawn when it is done, in one frame.
        Says whether there is one."""
        carried, target = self.columns.carried, self.columns.target()
        drawn = drawn or self.picture()
        self._let_go()
        if carried is None or target is None:
            self.redraw_since(drawn)
            return False
        self.columns.cursor = carried.id
        self._landed = drawn
        self.post_message(messages.MoveCards((carried.id,), *target))
        return True

    def put_back(self) -> bool:
        """Cancel whatever is in the air; says whether anything was."""
        if self.cancel_drag():
            return True
        if self.columns.carried is None:
            return False
        self.drag_ended()
        return True

    def _let_go(self) -> None:
        self.columns.carried = None
        self._stop_scrolling()
        if self.drop_place is not None:
            self.drop_place.leave_card()

    # --- by mouse -----------------------------------------------------------------------

    def pressed(self, prospect_id: int) -> None:
        before = self.picture()
        self.columns.select(prospect_id)
        self.redraw_since(before)
        self.post_message(self.CursorMoved())

    def lifted(self, prospect_id: int, x: int, y: int) -> None:
        at, before = self.place_of(prospect_id), self.picture()
        carried = self.columns.lift(prospect_id, by_keys=False)
        if at is not None:
            carried.x, carried.y = at.x, at.y
            carried.grip_x, carried.grip_y = x - at.x, y - at.y
        self.redraw_since(before)
        self.post_message(self.CarryChanged())

    def dragged_to(self, screen_x: int, screen_y: int) -> None:
        carried = self.columns.carried
        if carried is None:
            return
        before = self.picture()
        self._follow(screen_x, screen_y, carried)
        self.redraw_since(before)

    def _follow(self, screen_x: int, screen_y: int, carried: Carried) -> None:
        """The ghost under the pointer and the slot where it would land, not drawn yet."""
        x, y = screen_x - self.region.x, screen_y - self.region.y
        carried.x, carried.y = x - carried.grip_x, y - carried.grip_y
        carried.over_board = not self._over_drop_place(screen_x, screen_y, carried.id)
        if carried.over_board:
            self._aim_at(x, y, carried.grip_y)
            self._scroll_at_edge(x, y)
        else:
            self._stop_scrolling()

    def _over_drop_place(self, x: int, y: int, prospect_id: int) -> bool:
        place = self.drop_place
        if place is None:
            return False
        if not place.region.contains(x, y):
            place.leave_card()
            return False
        place.hover_card(prospect_id)
        return True

    def _aim_at(self, x: int, y: int, grip_y: int) -> None:
        grid = self.columns.grid
        folded = grid.folded_at(x, y)
        if folded is not None:
            self.columns.aim(folded, len(self.columns.ids(folded)))
            return
        column = grid.nearest_column(x).number
        self.columns.aim(column, self.columns.top(column) + grid.gap_at(y - grip_y))

    def dropped(self, screen_x: int, screen_y: int) -> None:
        carried, drawn = self.columns.carried, self.picture()
        if carried is None:
            return
        self._follow(screen_x, screen_y, carried)
        if carried.over_board and self.region.contains(screen_x, screen_y):
            self.put_down(drawn)
            return
        self._take_away(drawn)
        if not carried.over_board:
            self.post_message(messages.Pin(carried.id))

    def drag_ended(self) -> None:
        self._take_away(self.picture())

    def _take_away(self, drawn: Picture) -> None:
        """Nothing is in the air any more, where that was drawn."""
        self._let_go()
        self.redraw_since(drawn)
        self.post_message(self.CarryChanged())

    # --- edges and wheel ----------------------------------------------------------------

    def _scroll_at_edge(self, x: int, y: int) -> None:
        down = 1 if y >= BODY_TOP + self.columns.grid.body_height else 0
        up = 1 if y < BODY_TOP else 0
        edge_x = self.columns.grid.edge_x
        right = 1 if edge_x is None and x >= self.size.width - 1 else 0
        left = 1 if x <= 0 else 0
        self._pull = (right - left, down - up)
        if self._pull == (0, 0):
            self._stop_scrolling()
        elif self._scroller is None:
            self._steps = 0
            self._scroller = self.set_interval(SCROLL_EVERY, self._scroll_on)

    def _scroll_on(self) -> None:
        carried = self.columns.carried
        if carried is None:
            self._stop_scrolling()
            return
        before = self.picture()
        self._steps += 1
        across, along = self._pull
        if along:
            self.columns.aim(carried.column, carried.place + along)
            self.columns.scroll(carried.column, along)
        if across and self._steps % TURN_EVERY == 0:
            self.columns.turn(across)
        self.redraw_since(before)

    def _stop_scrolling(self) -> None:
        if self._scroller is not None:
            self._scroller.stop()
            self._scroller = None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, cards: int) -> None:
        place = self.columns.grid.column_at(int(event.screen_x) - self.region.x)
        if place is None:
            return
        event.stop()
        before, cursor = self.picture(), self.columns.cursor
        if self.columns.scroll(place.number, cards):
            self.redraw_since(before)
        if self.columns.cursor != cursor:
            self.post_message(self.CursorMoved())

    def on_click(self, event: events.Click) -> None:
        x, y = int(event.x), int(event.y)
        column = self.columns.grid.folded_at(x, y)
        if column is None and y < BODY_TOP:
            place = self.columns.grid.column_at(x)
            column = place.number if place else None
        if column is not None:
            before = self.picture()
            self.columns.go_to_column(column)
            self.redraw_since(before)
            self.post_message(self.CursorMoved())
        elif event.chain == 2:
            subject = self.subject_at(x, y)
            if subject is not None:
                self.post_message(self.CardOpened())
