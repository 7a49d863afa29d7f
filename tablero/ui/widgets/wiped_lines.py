"""The names that left the wall, as rows of text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tablero import words
from tablero.i18n import _
from tablero.person import WallVisit
from tablero.ui.widgets.glyphs import Glyphs
from tablero.ui.widgets.page_lines import BLANK, wrapped
from tablero.ui.widgets.paint import Line, fit, pad
from tablero.ui.widgets.pane import Row
from tablero.words.known import wall_visit

NAME = (14, 36)
"""Cells a name takes at least and at most."""
DAY, TOLD = 12, 46
"""Cells of the day it was wiped, and those that what came of it would like."""


def wiped_rows(
    visits: Sequence[tuple[int, str, WallVisit]], today: date, width: int, glyphs: Glyphs
) -> list[Row]:
    """One row a stay that has ended, in the order given; its key is its place."""
    if not visits:
        text = _("No name has left the wall yet. What came of each stay will stand here.")
        return [BLANK, *(Row(((f"  {line}", "muted"),)) for line in wrapped(text, width - 4))]
    rows = [BLANK]
    for n, (_who, name, visit) in enumerate(visits):
        rows.append(Row(_line(name, visit, today, width, glyphs), n))
    return rows


def _line(name: str, visit: WallVisit, today: date, width: int, glyphs: Glyphs) -> Line:
    room = max(NAME[0], min(NAME[1], width - DAY - TOLD - 5))
    this_year = visit.wiped_on.year == today.year
    day = (words.day_short if this_year else words.day_full)(visit.wiped_on)
    mark = glyphs.answered if visit.answered else glyphs.unanswered
    told = width - room - DAY - 5
    return (
        (f" {mark} ", "answered" if visit.answered else "muted"),
        (f"{pad(name, room, glyphs.ellipsis)}  ", "name"),
        (pad(day, DAY, glyphs.ellipsis), "muted"),
        (fit(wall_visit(visit), told, glyphs.ellipsis), "text"),
    )
