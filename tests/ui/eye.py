"""Watches what the app draws: its lines, layouts, frames, and what a terminal shows of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyte
import pytest
from textual._compositor import Compositor
from textual.screen import Screen

from tablero.ui import gate
from tablero.ui.app import TableroApp
from tablero.ui.frames import Frame
from tablero.ui.widgets.board_view import BoardView
from tablero.ui.widgets.lines import Bar, BareLines
from tablero.ui.widgets.wall import Wall


class Eye:
    """What was drawn since it was last asked to forget."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, width: int, height: int) -> None:
        self.terminal = pyte.Screen(width, height)
        self._stream = pyte.Stream(self.terminal)
        self.forget()
        for widget in (BoardView, Wall, Bar):
            name, draw = widget.__name__, widget.render_line
            monkeypatch.setattr(widget, "render_line", self._watched(name, draw))
        for owner, name in (
            (Screen, "_refresh_layout"),
            (Compositor, "reflow"),
            (Compositor, "reflow_visible"),
        ):
            monkeypatch.setattr(owner, name, self._counted(getattr(owner, name)))
        display = gate.Gate._display

        def shown(app: TableroApp, screen: Screen[Any], drawn: Any) -> None:
            frame = gate.thrifty(drawn)
            if isinstance(frame, Frame):
                self.take(frame.render_segments(app.console))
            display(app, screen, drawn)

        monkeypatch.setattr(gate.Gate, "_display", shown)

    def forget(self) -> None:
        """Begin anew; the terminal keeps what it shows."""
        self.board: list[int] = []
        """The rows of the board that were drawn, as often as they were."""
        self.wall: list[int] = []
        self.bars: list[str] = []
        self.layouts = 0
        self.written = 0
        """In bytes."""
        self.frames = 0

    def take(self, text: str) -> None:
        """As a terminal takes it."""
        self._stream.feed(text)
        self.written += len(text.encode())
        self.frames += 1

    def _watched(self, name: str, draw: Callable[[Any, int], Any]) -> Callable[[Any, int], Any]:
        def watched(widget: Any, y: int) -> Any:
            if name == "Bar":
                self.bars.append(widget.id)
            else:
                (self.board if name == "BoardView" else self.wall).append(y)
            return draw(widget, y)

        return watched

    def _counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            self.layouts += 1
            return call(*given, **named)

        return counted


def looks(terminal: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """What one sees of every cell: of a blank only its ground, and what is drawn across it."""
    return [
        [_look(terminal.buffer[y][x]) for x in range(terminal.columns)]
        for y in range(terminal.lines)
    ]


def _look(cell: Any) -> tuple[object, ...]:
    across = (cell.underscore, cell.strikethrough, cell.reverse)
    if cell.data == " " and not any(across):
        return (" ", cell.bg)
    return (cell.data, cell.fg, cell.bg, cell.bold, cell.italics, *across)


def whole(app: TableroApp) -> pyte.Screen:
    """A terminal that was told everything at once, drawn anew and in Textual's own way."""
    told = pyte.Screen(*app.size)
    widgets = list(app.screen.query(BareLines))
    kept = [widget._drawn_lines for widget in widgets]
    for widget in widgets:
        widget._drawn_lines = {}
    update = app.screen._compositor.render_full_update()
    pyte.Stream(told).feed(update.render_segments(app.console))
    # What the app kept is its own affair, and must be right the next time too.
    for widget, lines in zip(widgets, kept, strict=True):
        widget._drawn_lines = lines
    return told
