"""Positions in a column: integers so far apart that a move writes one row."""

from __future__ import annotations

from collections.abc import Sequence

GAP = 2**20


def spread(before: int | None, after: int | None, many: int) -> list[int] | None:
    """So many positions between two neighbours, None being an end; None where there is no room."""
    if after is None:
        return [(before or 0) + GAP * k for k in range(1, many + 1)]
    if before is None:
        return [after - GAP * k for k in range(many, 0, -1)]
    step = (after - before) // (many + 1)
    return [before + step * k for k in range(1, many + 1)] if step > 0 else None


def positions(
    others: Sequence[tuple[int, int]], moved: Sequence[int], index: int
) -> dict[int, int]:
    """Positions for `moved` at `index` among `others` (ids and positions, in order).

    Where there is no room between the neighbours, the whole column is numbered again.
    """
    before = others[index - 1][1] if index > 0 else None
    after = others[index][1] if index < len(others) else None
    found = spread(before, after, len(moved))
    if found is not None:
        return dict(zip(moved, found, strict=True))
    ids = [number for number, _ in others]
    ids[index:index] = moved
    return {number: GAP * k for k, number in enumerate(ids, 1)}
