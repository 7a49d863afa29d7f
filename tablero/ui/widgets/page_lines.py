"""What the columns of a person's page are made of: things, facts, headings, wrapped texts. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rich.cells import chop_cells

from tablero import words
from tablero.text import shown
from tablero.ui.widgets.paint import Line, Span, cells, pad
from tablero.ui.widgets.pane import Row

LABEL = 13
KINDS = (
    "person",
    "touch",
    "note",
    "idea",
    "link",
    "referred",
    "step",
    "sheet",
    "date",
    "reflection",
    "opt_out",
    "bridge",
)
BLANK = Row(())


class Thing(NamedTuple):
    """What the cursor stands on."""

    kind: str
    """One of KINDS."""
    id: int
    """Its row's id; the person's for a person, a step and a bridge, a place in SHEET."""


def key_of(kind: str, number: int) -> int:
    """A row's key, the same from one drawing to the next."""
    return number * len(KINDS) + KINDS.index(kind)


def thing_at(key: int) -> Thing:
    """What a row's key stands for."""
    number, kind = divmod(key, len(KINDS))
    return Thing(KINDS[kind], number)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; its own line breaks stay."""
    width = max(4, width)
    return [line for part in text.split("\n") for line in _wrapped_part(part, width)]


def _wrapped_part(text: str, width: int) -> list[str]:
    lines = [""]
    for word in shown(text).split():
        pieces = chop_cells(word, width) if cells(word) > width else [word]
        for piece in pieces:
            longer = f"{lines[-1]} {piece}" if lines[-1] else piece
            if cells(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def heading(text: str) -> Row:
    """A line above others."""
    return Row(((text, "head"),))


ROOM_BESIDE = 16
"""Cells from which a part of a line is broken beside what comes before it."""


def fact(
    label: str, value: Line | str, width: int, key: int | None = None, ink: str = "text"
) -> Iterator[Row]:
    """A label and what it says; a long text goes on below itself."""
    head: Span = (f"{pad(label, LABEL - 1)} ", "muted")
    if not isinstance(value, str):
        for n, drawn in enumerate(_broken(value, width - LABEL)):
            yield Row(((" " * LABEL, "text") if n else head, *drawn), None if n else key)
        return
    for n, line in enumerate(wrapped(value, width - LABEL)):
        if n:
            yield Row(((" " * LABEL, "text"), (line, ink)))
        else:
            yield Row((head, (line, ink)), key)


def _broken(line: Line, width: int) -> Iterator[Line]:
    """The line, or where it is too long, the span that does not fit set in below itself."""
    row: list[Span] = []
    taken = 0
    for text, ink in line:
        size = cells(text)
        if taken + size > width and row:
            room = width - taken
            pieces = wrapped(text.strip(), room if room >= ROOM_BESIDE else width)
            if room < ROOM_BESIDE:
                yield tuple(row)
                row, taken = [], 0
            for piece in pieces[:-1]:
                yield (*row, (piece, ink))
                row = [(" " * taken, "text")] if taken else []
            text, size = pieces[-1], cells(pieces[-1])
        row.append((text, ink))
        taken += size
    yield tuple(row)


def text_rows(text: str, width: int, indent: int = LABEL + 4) -> Iterator[Row]:
    """A text of its own below a line, set in."""
    if text:
        for line in wrapped(text, width - indent):
            yield Row(((f"{' ' * indent}{line}", "text"),))


def short_day(day: date, today: date) -> str:
    """With its weekday this year, with its year else."""
    return words.day_medium(day) if day.year == today.year else words.day_full(day)
