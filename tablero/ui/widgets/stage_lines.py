"""The table of stages, and the list of boards, as rows of text. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tablero import words
from tablero.i18n import _
from tablero.model import BoardName, Stage
from tablero.ui.scene import Scene
from tablero.ui.widgets.glyphs import Glyphs
from tablero.ui.widgets.paint import Line, filled, pad
from tablero.ui.widgets.pane import Row

NAME = (16, 36)
"""Cells a name takes at least and at most."""
KIND, COUNT, STALL, LIMIT = 12, 10, 14, 10
BLANK = Row(())


def stage_rows(scene: Scene, width: int) -> list[Row]:
    """Every stage with what it is and what it holds; the exits apart."""
    name = max(NAME[0], min(NAME[1], width - 3 - KIND - COUNT - STALL - LIMIT))
    people = Counter(p.stage for p in scene.snapshot.prospects.values() if not p.archived)
    heads = (_("stage"), _("kind"), _("people"), _("stalls after"), _("card limit"))
    widths = (name + 3, KIND, COUNT, STALL, LIMIT)
    rows = [
        BLANK,
        Row(
            tuple((pad(f"{head}", size), "muted") for head, size in zip(heads, widths, strict=True))
        ),
    ]
    exits = False
    for number, stage in enumerate(scene.snapshot.stages, 1):
        if stage.is_exit and not exits:
            exits = True
            rows.append(BLANK)
        line = _stage(scene.glyphs, number, stage, people[stage.id], name)
        rows.append(Row(filled(line, width), stage.id))
    return rows


def _stage(glyphs: Glyphs, number: int, stage: Stage, people: int, name: int) -> Line:
    stall = words.days_count(stage.stall_days) if stage.stall_days else glyphs.dot
    limit = str(stage.card_limit or glyphs.dot)
    over = stage.card_limit is not None and people > stage.card_limit
    return (
        (f"{number:<3}", "key"),
        (pad(words.stage_name(stage), name - 1, glyphs.ellipsis) + " ", "name"),
        (pad(words.stage_kind(stage.kind), KIND, glyphs.ellipsis), "text"),
        (pad(str(people), COUNT), "over" if over else "text"),
        (pad(glyphs.dot if stage.is_exit else stall, STALL, glyphs.ellipsis), "text"),
        (glyphs.dot if stage.is_exit else limit, "text"),
    )


def board_rows(
    boards: Sequence[BoardName], here: BoardName, glyphs: Glyphs, width: int
) -> list[Row]:
    """Every board by its name; the open one says so."""
    room = max(NAME[0], min(2 * NAME[1], width - 16))
    rows = [BLANK]
    for board in boards:
        open_now = board.id == here.id
        line: Line = (
            (f"{glyphs.answered if open_now else ' '} ", "key"),
            (pad(words.board_name(board), room, glyphs.ellipsis), "name"),
            (_("open now") if open_now else "", "muted"),
        )
        rows.append(Row(filled(line, width), board.id))
    return rows
