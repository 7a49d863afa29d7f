"""A full screen that opens strips. They are widgets on a layer of their own: what lies below
stays as it is drawn, and neither opening nor closing one lays it out anew."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.geometry import NULL_SIZE, Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from tablero.ui.screens.strip import Answer, Strip

LOOKS = Path(__file__).parent.parent / "strips.tcss"
LATER = 1.5
"""Seconds until a closed strip is taken apart, which is felt while one goes on typing."""


class Dock(Widget):
    """The lowest lines, as many as the strip in it has; none without one."""

    virtual_size = Reactive(NULL_SIZE, repaint=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return super().get_content_height(container, viewport, width) if self.children else 0


def mount_whole(parent: Widget, *widgets: Widget, before: str | None = None) -> None:
    """Widgets, and what they are made of, come one by one: they are laid out and drawn when all
    of them are there."""
    mounting = ExitStack()
    mounting.enter_context(parent.app.batch_update())
    parent.mount(*widgets, before=before)
    parent.call_next(mounting.close)


class Asking(Screen[None]):
    """What a strip that is open changes for the screen below."""

    virtual_size = Reactive(NULL_SIZE, repaint=False)
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual would draw the whole screen anew wherever the keys go."""

    def __init__(self) -> None:
        super().__init__()
        self._stack: list[Strip[object]] = []
        self._docks = [Dock()]
        """One for each strip that is open over another."""
        self.compose_add_child(self._docks[0])

    @property
    def strip(self) -> Strip[object] | None:
        """The strip that has the keys, if one is open."""
        return self._stack[-1] if self._stack else None

    @property
    def strips(self) -> tuple[Strip[object], ...]:
        """All that are open, the lowest first."""
        return tuple(self._stack)

    def open_strip(
        self, strip: Strip[Answer], then: Callable[[Answer | None], object] | None = None
    ) -> None:
        """Ask on the lowest lines; `then` gets the answer."""
        # An app that is leaving has taken it away.
        if not self._docks[0].is_attached:
            return
        looks = self.app.stylesheet
        # No start needs them for its first frame.
        if not looks.has_source(str(LOOKS)):
            looks.read(LOOKS)
            looks.parse()
        self.app.capture_mouse(None)
        strip.below, strip.came_from, strip.then = self, self.focused, then
        dock = self._dock(len(self._stack))
        self._stack.append(cast("Strip[object]", strip))
        mount_whole(dock, strip)
        self.set_focus(strip, scroll_visible=False)
        self.was_covered()

    def _dock(self, level: int) -> Dock:
        if level == len(self._docks):
            self._docks.append(Dock())
            self.mount(self._docks[level])
        return self._docks[level]

    def close_strip(self, strip: Strip[Answer]) -> None:
        """Out of sight, and the keys to whoever had them before."""
        level = self._level(strip) - 1
        del self._stack[level]
        strip.display = False
        if level < len(self._stack):
            self._stack[level].came_from = strip.came_from
        else:
            self._give_back(strip.came_from)

        def take_apart() -> None:
            if strip.is_attached:
                strip.remove()

        self.set_timer(LATER, take_apart)

    def _give_back(self, widget: Widget | None) -> None:
        is_there = widget is not None and widget.is_attached
        # As after another window: to have its text selected, the next letter would wipe it.
        self.set_focus(widget if is_there else None, scroll_visible=False, from_app_focus=True)

    def close_strips(self) -> None:
        """Leave them all; nobody is answered."""
        for strip in reversed(self.strips):
            strip.then = None
            strip.dismiss()

    def was_covered(self) -> None:
        """A strip or another screen lies over it now."""

    def was_uncovered(self) -> None:
        """What lay over it is gone; perhaps the next strip is there already."""

    def on_screen_suspend(self) -> None:
        self.was_covered()

    # --- keys and mouse belong to the strip -----------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not self._stack and super().check_action(action, parameters)

    def set_focus(
        self,
        widget: Widget | None,
        scroll_visible: bool = True,
        from_app_focus: bool = False,
    ) -> None:
        """What lies below gets the keyboard once the strip over it is closed."""
        level = self._level(widget) if widget is not None else len(self._stack)
        if level < len(self._stack):
            self._stack[level].came_from = widget
        else:
            super().set_focus(widget, scroll_visible, from_app_focus)

    def _level(self, widget: Widget) -> int:
        """How many strips lie below what that widget is on, or are it."""
        around = widget.ancestors_with_self
        return next((n for n, strip in enumerate(self._stack, 1) if strip in around), 0)

    def get_widget_at(self, x: int, y: int) -> tuple[Widget, Region]:
        """Wherever one points, it is at the strip."""
        found, region = super().get_widget_at(x, y)
        strip = self.strip
        if strip is None or strip in found.ancestors_with_self:
            return found, region
        return strip, strip.region
