"""Cells that a spreadsheet would calculate, written so that it shows them (CWE-1236)."""

from __future__ import annotations

import re

_STARTS = r"(?:\s*[=+\-@＝＋－＠]|[\t\r\n])"
"""What begins a formula, in some programs after blanks or in its wide form, and the blanks that
some take away."""
_FORMULA = re.compile(f"'*{_STARTS}")
_SHOWN = re.compile(rf"\A'(?='*{_STARTS})")


def shown(cell: str) -> str:
    """The cell behind a ' where it would be a formula; `typed` takes that off again."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def typed(cell: str) -> str:
    """The cell without a ' that only says it is text."""
    return _SHOWN.sub("", cell) if cell.startswith("'") else cell
