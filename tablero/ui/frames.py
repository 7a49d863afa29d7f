"""A frame as the terminal gets it: the cells that changed and no others, and of their styles only
what differs from cell to cell. Over a slow line that is what one waits for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

BOLD, FAINT, NOT_BOLD = "1", "2", "22"
SEEN_ON_A_BLANK = frozenset(("4", "7", "9", "21", "51", "52", "53"))
"""Underlined, reversed, struck out, framed, overlined."""


class Piece(NamedTuple):
    """So much of a line, and where it begins."""

    x: int
    y: int
    strip: Strip


class Pen(NamedTuple):
    """What a terminal writes with, in the codes that set it; no code is its own colour."""

    marks: frozenset[str]
    ink: str
    ground: str


class Frame(CompositorUpdate):
    """What Textual would draw, in fewer bytes."""

    def __init__(self, drawn: ChopsUpdate | LayoutUpdate) -> None:
        self._drawn = drawn

    def render_segments(self, console: Console) -> str:
        system = console._color_system or ColorSystem.TRUECOLOR
        written: list[str] = []
        write = written.append
        pen = ""
        for x, y, strip in _pieces(self._drawn):
            write(f"\x1b[{y + 1};{x + 1}H")
            for text, style, _control in strip:
                codes = ""
                if style is not None:
                    known = style._ansi
                    codes = Strip.render_ansi(style, system) if known is None else known
                if codes != pen and text.isspace():
                    codes = _on_ground(pen, codes)
                if codes != pen:
                    write(_turn(pen, codes))
                    pen = codes
                link = style._link if style is not None else None
                write(f"\x1b]8;;{link}\x1b\\{text}\x1b]8;;\x1b\\" if link else text)
        write(_turn(pen, ""))
        return "".join(written)


def thrifty(drawn: RenderableType | None) -> Frame | RenderableType | None:
    """The same frame in fewer bytes, where it is one."""
    return Frame(drawn) if isinstance(drawn, ChopsUpdate | LayoutUpdate) else drawn


def _pieces(drawn: ChopsUpdate | LayoutUpdate) -> Iterator[Piece]:
    if isinstance(drawn, LayoutUpdate):
        for y, line in enumerate(drawn.strips, drawn.region.y):
            x = drawn.region.x
            for strip in line:
                yield Piece(x, y, strip)
                x += strip.cell_length
        return
    # Textual draws each line from the left edge of the widget, wherever the change begins.
    for y, left, right in drawn.spans:
        for end, (x, whole) in zip(drawn.chop_ends[y], drawn.chops[y].items(), strict=True):
            if whole is not None and x < right and end > left:
                start = max(x, left)
                yield Piece(start, y, whole.crop(start - x, min(end, right) - x))


# --- from one style to the next ------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _pen(codes: str) -> Pen:
    marks: set[str] = set()
    ink = ground = ""
    parts = iter(codes.split(";") if codes else ())
    for part in parts:
        colour = part
        if part in ("38", "48"):
            kind = next(parts)
            colour = ";".join((part, kind, *(next(parts) for _ in range(3 if kind == "2" else 1))))
        if len(part) == 1 or part in SEEN_ON_A_BLANK:
            marks.add(part)
        elif part[0] == "3" or (part[0] == "9" and len(part) == 2):
            ink = colour
        else:
            ground = colour
    return Pen(frozenset(marks), ink, ground)


@lru_cache(maxsize=4096)
def _turn(now: str, wanted: str) -> str:
    """What a terminal that writes with `now` is told, so that it writes with `wanted`."""
    had, has = _pen(now), _pen(wanted)
    gone = had.marks - has.marks
    if not wanted or (gone and (gone != {BOLD} or FAINT in has.marks)):
        return f"\x1b[0;{wanted}m" if wanted else "\x1b[0m" if now else ""
    told = [NOT_BOLD] if gone else []
    told += sorted(has.marks - had.marks)
    if has.ink != had.ink:
        told.append(has.ink or "39")
    if has.ground != had.ground:
        told.append(has.ground or "49")
    return f"\x1b[{';'.join(told)}m" if told else ""


@lru_cache(maxsize=4096)
def _on_ground(now: str, wanted: str) -> str:
    """The codes nearest to `now` in which a blank looks as in `wanted`: only its ground shows."""
    had, has = _pen(now), _pen(wanted)
    if (had.marks | has.marks) & SEEN_ON_A_BLANK:
        return wanted
    return ";".join(filter(None, (*sorted(had.marks), had.ink, has.ground)))
