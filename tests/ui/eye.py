"""Watches what the app draws: its lines, layouts, frames, and what a terminal shows of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyte
import pytest
from rich.color import Color
from rich.console import Console
from rich.style import Style
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
        truecolor = Console(color_system="truecolor")
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
                self.take(frame.render_segments(truecolor))
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


Look = tuple[object, ...]
"""What one sees of a cell: of a blank only its ground, and what is drawn across it."""


def looks(terminal: pyte.Screen) -> list[list[Look]]:
    """Every cell of a terminal."""
    return [
        [_look(*terminal.buffer[y][x][:8]) for x in range(terminal.columns)]
        for y in range(terminal.lines)
    ]


def _look(
    letter: str,
    ink: str,
    ground: str,
    bold: bool,
    leans: bool,
    under: bool,
    out: bool,
    turned: bool,
) -> Look:
    if letter == " " and not (under or out or turned):
        return (letter, ground)
    return (letter, ink, ground, bold, leans, under, out, turned)


def meant(app: TableroApp) -> list[list[Look]]:
    """Every cell as it is once everything is drawn anew."""
    widgets = list(app.screen.query(BareLines))
    kept = [widget._drawn_lines for widget in widgets]
    for widget in widgets:
        widget._drawn_lines = {}
    strips = app.screen._compositor.render_strips()
    # What the app kept is its own affair, and must be right the next time too.
    for widget, lines in zip(widgets, kept, strict=True):
        widget._drawn_lines = lines
    return [
        [
            _look(letter, *told)
            for text, style, _control in strip
            for told in (_told(style),)
            for letter in text
        ]
        for strip in strips
    ]


def _told(style: Style | None) -> tuple[str, str, bool, bool, bool, bool, bool]:
    style = style or Style()
    marks = (style.bold, style.italic, style.underline, style.strike, style.reverse)
    bold, leans, under, out, turned = map(bool, marks)
    return _colour(style.color), _colour(style.bgcolor), bold, leans, under, out, turned


def _colour(colour: Color | None) -> str:
    return "default" if colour is None or colour.is_default else colour.get_truecolor().hex[1:]
