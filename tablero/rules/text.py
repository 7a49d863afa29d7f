"""The one normaliser of what a person types or a file brings, the same for every engine."""

from __future__ import annotations

import re
from unicodedata import normalize

LINE_LIMIT = 1_000
TEXT_LIMIT = 100_000
"""Characters. Trello's longest description has 16,384."""

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES_IN_LINE = re.compile(r"\s*[\n\t]\s*")


class BadText(ValueError):
    """A text that cannot be kept. `why`: empty, control or too_long."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def clean_text(text: str) -> str:
    """Text of several lines: NFC, line breaks as `\\n`, no space around it.

    Raises BadText for nothing, for control characters (terminals obey them) and for lone
    surrogates (no database keeps them).
    """
    plain = text if text.isascii() else normalize("NFC", text)
    plain = _BREAKS.sub("\n", plain).strip()
    if _FORBIDDEN.search(plain):
        raise BadText("control")
    if not plain:
        raise BadText("empty")
    if len(plain) > TEXT_LIMIT:
        raise BadText("too_long")
    return plain


def clean_line(text: str) -> str:
    """Text of one line: line breaks and tabs become one space. Raises BadText."""
    line = clean_text(text)
    if not line.isprintable():
        line = _SPACES_IN_LINE.sub(" ", line)
    if len(line) > LINE_LIMIT:
        raise BadText("too_long")
    return line
