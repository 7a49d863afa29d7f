"""A share as a bar of blocks. Pure."""

from __future__ import annotations

from tablero.ui.widgets.glyphs import Glyphs
from tablero.ui.widgets.paint import Line


def gauge(part: float, whole: float, width: int, glyphs: Glyphs, ink: str = "answered") -> Line:
    """`█████▌····` in exactly `width` cells, to half a cell; whatever is there at all shows."""
    share = min(1.0, max(0.0, part / whole)) if whole > 0 else 0.0
    halves = round(share * 2 * width)
    if share > 0:
        halves = max(1, halves)
    full, half = divmod(halves, 2)
    # `stalled` is the half block; without it, as in ASCII, half a cell looks like a whole one.
    blocks = glyphs.full * full + glyphs.stalled * half
    return ((blocks, ink), (glyphs.dot * (width - full - half), "muted"))
