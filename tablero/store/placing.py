"""Positions in a column: integers so far apart that a move writes one row."""

from __future__ import annotations

from collections.abc import Sequence

GAP = 2**20


def positions(
    others: Sequence[tuple[int, int]], moved: Sequence[int], index: int
) -> dict[int, int]:
    """Positions for `moved` at `index` among `others` (ids and positions, in order).

    Where there is no room between the neighbours, the whole column is numbered again.
    """
    before = others[index - 1][1] if index > 0 else None
    after = others[index][1] if index < len(others) else None
    if after is None:
        start = before or 0
        return {number: start + GAP * k for k, number in enumerate(moved, 1)}
    if before is None:
        return {number: after - GAP * k for k, number in enumerate(reversed(moved), 1)}
    step = (after - before) // (len(moved) + 1)
    if step > 0:
        return {number: before + step * k for k, number in enumerate(moved, 1)}
    ids = [number for number, _ in others]
    ids[index:index] = moved
    return {number: GAP * k for k, number in enumerate(ids, 1)}
