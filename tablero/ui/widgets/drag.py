"""Dragging with the mouse: press, lift after two cells, move, drop or cancel."""

from __future__ import annotations

from typing import Protocol

from textual import events
from textual.geometry import Region

from tablero.ui.widgets.lines import BareLines

LIFT_AFTER = 2
"""Cells the pointer travels before a press becomes a drag."""


class DropPlace(Protocol):
    """Another widget that takes a dragged card and draws, in its own borders, where it would go."""

    @property
    def region(self) -> Region: ...

    def hover_card(self, prospect_id: int) -> None:
        """The card is over it."""

    def leave_card(self) -> None:
        """It no longer is."""


class DragSource(BareLines):
    """A widget whose things can be dragged. Coordinates handed on are those of the screen."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._pressed: tuple[int, int, int] | None = None
        self._dragged: int | None = None

    @property
    def dragged(self) -> int | None:
        """The id of what the mouse has lifted."""
        return self._dragged

    def cancel_drag(self) -> bool:
        """Put back what is lifted; says whether anything was."""
        was = self._dragged is not None
        self._release()
        if was:
            self.drag_ended()
        return was

    # --- for the widget to answer -------------------------------------------------------

    def subject_at(self, x: int, y: int) -> int | None:
        """Whose card is at that cell of the widget."""
        raise NotImplementedError

    def pressed(self, prospect_id: int) -> None:
        """A press without a drag yet."""

    def lifted(self, prospect_id: int, x: int, y: int) -> None:
        """The drag begins; the pointer is at that cell of the widget."""

    def dragged_to(self, screen_x: int, screen_y: int) -> None:
        """The pointer moved."""

    def dropped(self, screen_x: int, screen_y: int) -> None:
        """The button came up."""

    def drag_ended(self) -> None:
        """Cancelled, or about to be dropped: nothing is in the air any more."""

    # --- the mouse ----------------------------------------------------------------------

    def _release(self) -> None:
        self._pressed = None
        self._dragged = None
        self.release_mouse()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if self._dragged is not None or event.button != 1:
            self.cancel_drag()
            self._release()
            return
        subject = self.subject_at(int(event.x), int(event.y))
        if subject is None:
            return
        self._pressed = (subject, int(event.screen_x), int(event.screen_y))
        self.capture_mouse()
        self.pressed(subject)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._pressed is None:
            return
        if event.button != 1:
            self.cancel_drag()
            self._release()
            return
        x, y = int(event.screen_x), int(event.screen_y)
        subject, start_x, start_y = self._pressed
        if self._dragged is None:
            if max(abs(x - start_x), abs(y - start_y)) < LIFT_AFTER:
                return
            self._dragged = subject
            origin = self.region.offset
            self.lifted(subject, start_x - origin.x, start_y - origin.y)
        self.dragged_to(x, y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._pressed is None:
            return
        was = self._dragged
        self._pressed = None
        if was is not None:
            self.dropped(int(event.screen_x), int(event.screen_y))
        self._release()

    def on_mouse_release(self, event: events.MouseRelease) -> None:
        if self._pressed is not None:
            self.cancel_drag()

    def on_resize(self, event: events.Resize) -> None:
        self.cancel_drag()
