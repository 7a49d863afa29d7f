"""The last look at every line before the terminal gets it: nothing in it is obeyed there, and every
cell stays where it was laid."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import bidirectional

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tablero.text import FENCE, fenced, is_plain, shown, turns_around

_TO_LETTER_BEFORE = "\u200d\ufe0f"


class Sight(LineFilter):
    """Goes over what the widgets drew, whoever drew it: ours, a field, a message."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if is_plain("".join([segment.text for segment in segments])):
            return segments
        return list(_fenced([(steady(text), style, how) for text, style, how in segments]))


@lru_cache(maxsize=1024)
def steady(text: str) -> str:
    """The text as it may be drawn, exactly as wide as it was measured."""
    if is_plain(text):
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
        if turns_around(text):
            text, is_open = fenced(text)
        elif is_open and any(bidirectional(letter) == "L" for letter in text):
            is_open = False
        yield Segment(text, style, how)  # type: ignore[arg-type]
