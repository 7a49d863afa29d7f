"""The last look at every line before the terminal gets it: nothing in it is obeyed there, and every
cell stays where it was laid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import bidirectional

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tablero.text import ODD, shown

FENCE = "\u2800"
"""A blank that reads from left to right. Terminals that turn right-to-left words around take all
up to the next such letter along, and a name would stand in its neighbour's column."""

_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TO_LETTER_BEFORE = "\u200d\ufe0f"


class Sight(LineFilter):
    """Goes over what the widgets drew, whoever drew it: ours, a field, a message."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if ODD.search("".join([segment.text for segment in segments])) is None:
            return segments
        return list(_fenced([(steady(text), style, how) for text, style, how in segments]))


def steady(text: str) -> str:
    """The text as it may be drawn, exactly as wide as it was measured."""
    if ODD.search(text) is None:
        return text
    drawn = "".join(_whole(letter) for letter in _letters(text))
    return set_cell_size(drawn, cell_len(text))


def _letters(text: str) -> Iterator[str]:
    """Each letter with what stands on it or joins it."""
    start = 0
    for at in range(1, len(text)):
        joined = text[at] in _TO_LETTER_BEFORE or text[at - 1] == _TO_LETTER_BEFORE[0]
        if not joined and cell_len(text[at]):
            yield text[start:at]
            start = at
    yield text[start:]


def _whole(letter: str) -> str:
    """The letter in its simplest form, as wide as it was measured."""
    return set_cell_size(shown(letter), cell_len(letter))


def _fenced(spans: list[tuple[str, object, object]]) -> Iterator[Segment]:
    """A fence behind each right-to-left text, in the first blank after it."""
    is_open = False
    for text, style, how in spans:
        if is_open and text[:1] == " ":
            text, is_open = FENCE + text[1:], False
        if _FROM_THE_RIGHT.search(text):
            text, is_open = _fence(text)
        elif is_open and any(bidirectional(letter) == "L" for letter in text):
            is_open = False
        yield Segment(text, style, how)  # type: ignore[arg-type]


def _fence(text: str) -> tuple[str, bool]:
    """With a fence among the blanks at its end; whether it still needs one."""
    bare = text.rstrip(" ")
    if len(bare) < len(text):
        return f"{bare}{FENCE}{text[len(bare) + 1 :]}", False
    kinds = (bidirectional(letter) for letter in reversed(text))
    last = next(kind for kind in kinds if kind in ("L", "R", "AL", "AN"))
    return text, last != "L"
