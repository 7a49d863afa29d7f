"""The wall as rows of text, as much of each name as the height allows. Pure."""

from __future__ import annotations

from textwrap import wrap
from typing import NamedTuple

from tablero import words
from tablero.i18n import _
from tablero.model import WALL_LINES, Prospect, Standing
from tablero.ui.scene import Scene
from tablero.ui.widgets.paint import Line, days_word, filled, fit, spread

NARROW = 30
"""Below this width a name shares its line with the days."""


class Row(NamedTuple):
    """One row of the wall and whose it is."""

    line: Line
    owner: int | None
    is_name: bool = False


def surname(name: str) -> str:
    """The last word of a name, for the wall of one line."""
    return name.split()[-1] if name.split() else name


def wall_rows(scene: Scene, width: int, height: int, slot: str = "") -> list[Row]:
    """The rows below the wall's head, in at most `height`; `slot` is a name held over it."""
    rows: list[Row] = []
    for lines, roomy in ((5, True), (5, False), (2, True), (2, False), (1, False)):
        if width < NARROW and (lines == 5 or roomy):
            continue
        rows = _rows(scene, width, lines, roomy, slot)
        if len(rows) <= height:
            break
    spare = height - len(rows)
    below = _proposals(scene, width, spare)
    if not scene.wall and not slot and not below:
        return _what_for(rows, width, spare)[:height]
    return (rows + below)[:height]


def _what_for(rows: list[Row], width: int, spare: int) -> list[Row]:
    """The empty lines, and where there is room what they are for."""
    text = _("Seven lines, as on a whiteboard: for those you do not want to forget.")
    blank = Row(filled((), width), None)
    told = [Row(filled(((f" {t}", "muted"),), width), None) for t in wrap(text, max(8, width - 2))]
    if len(told) + 2 > spare:
        return rows
    above = [] if rows[0] == blank else [blank]
    return [*above, *rows, *([] if rows[-1] == blank else [blank]), *told]


def _rows(scene: Scene, width: int, lines: int, roomy: bool, slot: str) -> list[Row]:
    blank = Row(filled((), width), None)
    rows = [blank] if roomy else []
    for number, prospect in enumerate(scene.wall[:WALL_LINES], 1):
        rows += _entry(scene, number, prospect, width, lines)
        if roomy:
            rows.append(blank)
    for number in range(len(scene.wall) + 1, WALL_LINES + 1):
        rows.append(_vacant(scene, number, width, slot if number == len(scene.wall) + 1 else ""))
        if roomy:
            rows.append(blank)
    if slot and len(scene.wall) >= WALL_LINES:
        rows[-1] = _vacant(scene, WALL_LINES + 1, width, slot)
    return rows


def _vacant(scene: Scene, number: int, width: int, slot: str) -> Row:
    if slot:
        text = fit(slot, width - 4, scene.glyphs.ellipsis)
        return Row(filled(((f"{scene.glyphs.cursor} {text}", "slot-key"),), width, "slot"), None)
    dots = scene.glyphs.dot * max(0, width - 4)
    return Row(filled(((f" {number} ", "muted"), (dots, "blank")), width), None)


def _entry(scene: Scene, number: int, prospect: Prospect, width: int, lines: int) -> list[Row]:
    standing = scene.standing(prospect.id)
    ellipsis = scene.glyphs.ellipsis
    room = width - 4
    number_span = (f" {number} ", "key")
    if lines == 5:
        name: Line = (number_span, (fit(prospect.name, room, ellipsis), "name"))
    else:
        days = days_word(standing.days)
        space = room - len(days) - 1
        name = spread(
            (number_span, (fit(prospect.name, space, ellipsis), "name")),
            ((days, "muted"), (" ", "text")),
            width,
        )
    rows = [Row(filled(name, width), prospect.id, is_name=True)]
    role: Line = (("   ", "text"), (fit(prospect.role, room, ellipsis), "role"))
    if lines >= 2:
        rows.append(Row(filled(role, width), prospect.id))
    if lines == 5:
        company: Line = (("   ", "text"), (fit(prospect.company, room, ellipsis), "muted"))
        rows.append(Row(filled(company, width), prospect.id))
        rows += [Row(line, prospect.id) for line in _story(scene, prospect, standing, width)]
    return rows


def _story(scene: Scene, prospect: Prospect, standing: Standing, width: int) -> list[Line]:
    """How they stand, and what is next: once they answered, what one may do about it."""
    room = width - 4
    said = words.said_of(standing)
    days = _("{days} d").format(days=standing.days)
    ink = "answered" if standing.answered_today else "text"
    first = spread(
        (("   ", "text"), (fit(said, room - len(days) - 1, scene.glyphs.ellipsis), ink)),
        () if standing.answered_today else ((days, "muted"), (" ", "text")),
        width,
    )
    if standing.answered_today:
        second: Line = (
            ("   ", "text"),
            (fit(_("p wipes the name"), room, scene.glyphs.ellipsis), "key"),
        )
    else:
        step = words.step_line(prospect.step, scene.today)
        second = (("   ", "text"), (fit(step, room, scene.glyphs.ellipsis), "muted"))
    return [first, filled(second, width)]


def _proposals(scene: Scene, width: int, spare: int) -> list[Row]:
    """At most two names that might belong here, where there is room to say why."""
    if not scene.proposals or spare < 3:
        return []
    blank = Row(filled((), width), None)
    rows = [blank, Row(filled(((f" {_('Pin them?')}", "head"),), width), None)]
    for proposal in scene.proposals:
        entry = _proposal(scene, proposal.prospect, proposal.standing, width)
        if len(rows) + len(entry) > spare and len(rows) + 1 > spare:
            break
        rows += entry if len(rows) + len(entry) <= spare else entry[:1]
    return rows


def _proposal(scene: Scene, prospect: Prospect, standing: Standing, width: int) -> list[Row]:
    ellipsis = scene.glyphs.ellipsis
    narrow = width < NARROW
    days = days_word(standing.days) if narrow else _("{days} d").format(days=standing.days)
    space = width - 5 - len(days)
    name = spread(
        ((" + ", "key"), (fit(prospect.name, space, ellipsis), "text")),
        ((days, "muted"), (" ", "text")),
        width,
    )
    rows = [Row(name, prospect.id, is_name=True)]
    if narrow:
        return rows
    reason = ""
    if prospect.stage is not None:
        reason = words.proposal_of(standing, scene.snapshot.stage(prospect.stage))
    for text in (prospect.company, reason):
        line: Line = (("   ", "text"), (fit(text, width - 4, ellipsis), "muted"))
        rows.append(Row(filled(line, width), prospect.id))
    return [*rows, Row(filled((), width), None)]


def one_line(scene: Scene, width: int) -> Line:
    """The wall of a small terminal: surnames, longest silence first."""
    count = f"{len(scene.wall)}/{WALL_LINES}"
    head: Line = ((f" {_('WALL')} ", "head"), (f"{count}  ", "muted"))
    names = f" {scene.glyphs.dot} ".join(surname(p.name) for p in scene.wall)
    room = width - sum(len(text) for text, _ink in head)
    return filled((*head, (fit(names, room, scene.glyphs.ellipsis), "name")), width)
