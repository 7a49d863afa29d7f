"""Putting text on stdout and stderr: safe for a terminal, aligned by its cells."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO
from unicodedata import category, east_asian_width

from tablero.text import fenced, harmless, shown, turns_around

_OBEYED_IN_JSON = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
"""What JSON may hold as it is, and a terminal would obey."""
_FIRST_MARK, _SOFT_HYPHEN = "\u0300", "\xad"
"""Every letter before that mark takes one cell but this."""
_JOINER, _AS_EMOJI = "\u200d", "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_GAP = "  "
_NARROWEST = 8
_UNKNOWN = 80


def tell(text: str) -> None:
    """A line of the result, on stdout."""
    sys.stdout.write(plain(text) + "\n")


def say(text: str) -> None:
    """A message, on stderr. Where nobody can read it any more, it is dropped."""
    with suppress(OSError):
        sys.stderr.write(plain(text) + "\n")


def tell_json(value: object) -> None:
    """A result for another program, on stdout."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    tell_file(json.dumps(value, ensure_ascii=not utf8, indent=2) + "\n", is_json=True)


def tell_file(text: str, *, is_json: bool) -> None:
    """A whole file, on stdout. JSON escapes what a terminal would obey, and says the same; any
    other is as it is for a program, and without that on a terminal."""
    if is_json:
        text = re.sub(_OBEYED_IN_JSON, lambda found: f"\\u{ord(found[0]):04x}", text)
    elif sys.stdout.isatty():
        text = harmless(text)
    sys.stdout.write(text)


def plain(text: str) -> str:
    """The text with nothing in it that a terminal would obey."""
    return harmless(text)


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii() or (max(text) < _FIRST_MARK and _SOFT_HYPHEN not in text):
        return len(text)
    return sum(width for _letter, width in _letters(text))


def cut(text: str, width: int) -> str:
    """The text within so many cells, with '…' where something is missing."""
    if cells(text) <= width:
        return text
    kept, used = [], 1
    for letter, wide in _letters(text):
        used += wide
        if used > width:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…"


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text cut or filled to exactly so many cells."""
    shown = cut(text, width)
    blank = " " * (width - cells(shown))
    return blank + shown if right else shown + blank


def table(rows: Sequence[Sequence[str]], *, right: Iterable[int] = ()) -> Iterator[str]:
    """The rows in aligned columns. On a terminal they are cut to its width, in the simplest
    letters; a program that reads them gets every text whole."""
    if not rows:
        return
    clean = shown if sys.stdout.isatty() else plain
    safe = [[clean(text.replace("\n", " ")) for text in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*safe, strict=True)]
    _narrow(widths)
    flush_right = frozenset(right)
    for row in safe:
        drawn = (
            pad(text, width, right=at in flush_right)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
            if width
        )
        yield "".join(map(_fenced, drawn)).rstrip()


def _fenced(cell: str) -> str:
    """The cell with its gap; a right-to-left text cannot turn the next one around with itself."""
    cell += _GAP
    return fenced(cell)[0] if turns_around(cell) and sys.stdout.isatty() else cell


def _narrow(widths: list[int]) -> None:
    """Take cells from the widest column until the table fits the terminal."""
    if not sys.stdout.isatty():
        return
    room = terminal_width() - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1


def terminal_width() -> int:
    """The terminal's width in cells. `shutil` would do, and costs every command a hundredth."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal():
        return int(named)
    # A terminal without a size, such as a container's, says 0.
    return os.get_terminal_size(sys.stdout.fileno()).columns or _UNKNOWN


def _letters(text: str) -> Iterator[tuple[str, int]]:
    """Each letter with its width; what joins the letter before it takes no room."""
    joined = False
    for letter in text:
        if letter in (_JOINER, _AS_EMOJI):
            joined = joined or letter == _JOINER
            yield letter, 0
        elif joined or category(letter) in ("Mn", "Me", "Cf") or ord(letter) in _SKIN_TONES:
            joined = False
            yield letter, 0
        else:
            yield letter, 2 if east_asian_width(letter) in "WF" else 1


def prepare_streams() -> None:
    """A terminal that lacks a letter shows another one, and who closed a stream hears nothing."""
    # Python has no stream where the shell closed it, which its types do not say.
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def let_go(stream: TextIO) -> None:
    """Forget what was still to be written there, to a reader who cannot take it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
