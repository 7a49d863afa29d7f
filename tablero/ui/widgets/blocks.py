"""Blocks of lines in one column, or in two where there is room. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tablero.ui.widgets.paint import Line, filled

TWO_COLUMNS = 130
"""Cells from which there is room for two columns."""
GAP = 4

Block = tuple[Line, ...]
"""A heading with its lines; it is never torn apart by a column's end."""


def column_width(width: int) -> int:
    """How wide a block may be on a screen so wide."""
    return (width - GAP) // 2 if width >= TWO_COLUMNS else width


def laid_out(blocks: Sequence[Block], width: int) -> list[Line]:
    """All of them, one under the other or side by side."""
    if width < TWO_COLUMNS:
        return [line for block in blocks for line in block]
    return _side_by_side(blocks, column_width(width))


def _side_by_side(blocks: Sequence[Block], width: int) -> list[Line]:
    total = sum(map(len, blocks))
    left: list[Line] = []
    right: list[Line] = []
    for block in blocks:
        into = left if not right and len(left) + len(block) // 2 <= total / 2 else right
        into += block
    rows = max(len(left), len(right))
    left += [()] * (rows - len(left))
    right += [()] * (rows - len(right))
    return [
        (*filled(one, width), (" " * GAP, "text"), *other)
        for one, other in zip(left, right, strict=True)
    ]
