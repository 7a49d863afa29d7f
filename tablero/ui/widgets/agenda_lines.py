"""The next days as rows of text: what is planned, and the days that matter. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from tablero import words
from tablero.i18n import _
from tablero.rules.agenda import Entry
from tablero.ui.widgets.glyphs import Glyphs
from tablero.ui.widgets.page_lines import BLANK, heading, wrapped
from tablero.ui.widgets.paint import Line, cells, fit, pad
from tablero.ui.widgets.pane import Row
from tablero.words.known import date_kind
from tablero.words.review import agenda_heading

MOMENT, GAP = 7, 2
"""Cells of the hour, and between two columns."""
NAME = (14, 34)
"""Cells for the names at least and at most; they take no more than three eighths of a row."""


def agenda_rows(
    entries: Sequence[Entry], today: date, days: int, width: int, glyphs: Glyphs
) -> list[Row]:
    """A heading a day, and a row an entry; its key is its place among the entries."""
    if not entries:
        return _nothing(days, width)
    names = _room_for_names(entries, width)
    rows: list[Row] = []
    numbered = enumerate(entries)
    for title, group in groupby(numbered, key=lambda pair: agenda_heading(pair[1].day, today)):
        rows += [BLANK, heading(title)] if rows else [heading(title)]
        rows += [Row(_line(entry, today, names, width, glyphs), n) for n, entry in group]
    return rows


def _room_for_names(entries: Sequence[Entry], width: int) -> int:
    """As many cells as the longest name takes, where the steps can spare them."""
    longest = max(cells(entry.prospect.name) for entry in entries)
    return min(max(NAME[0], longest), max(NAME[0], min(NAME[1], width * 3 // 8)))


def _line(entry: Entry, today: date, names: int, width: int, glyphs: Glyphs) -> Line:
    """The hour (or since when), who, and what; how long it takes where there is room."""
    moment, ink = _moment(entry, today)
    what = width - 2 - MOMENT - GAP - names - GAP
    return (
        (f"  {pad(moment, MOMENT, glyphs.ellipsis)}", ink),
        (" " * GAP, "text"),
        (pad(entry.prospect.name, names, glyphs.ellipsis), "name"),
        (" " * GAP, "text"),
        (fit(_what(entry), what, glyphs.ellipsis), "text"),
        *_more(entry, what, glyphs),
    )


def _moment(entry: Entry, today: date) -> tuple[str, str]:
    if entry.day < today:
        return words.day_short(entry.day), "muted"
    if entry.step is not None and entry.step.at is not None:
        return words.hour(entry.step.at), "text"
    return "", "muted"


def _what(entry: Entry) -> str:
    if entry.step is not None:
        return entry.step.text or words.channel(entry.step.channel) or _("a touch")
    key_date = entry.key_date
    if key_date is None:
        return ""
    kind = date_kind(key_date.kind)
    if key_date.text and key_date.kind == "other":
        return key_date.text
    return f"{kind}: {key_date.text}" if key_date.text else kind


def _more(entry: Entry, room: int, glyphs: Glyphs) -> Line:
    """The channel and the minutes of a step, behind it."""
    step = entry.step
    if step is None:
        return ()
    channel = words.channel(step.channel) if step.channel and step.text else ""
    minutes = _("{count} min").format(count=step.minutes) if step.minutes else ""
    more = ", ".join(part for part in (channel, minutes) if part)
    left = room - cells(_what(entry)) - GAP
    return ((f"{' ' * GAP}{fit(more, left, glyphs.ellipsis)}", "muted"),) if left > 6 else ()


def _nothing(days: int, width: int) -> list[Row]:
    return [BLANK, *_told(_("Nothing is planned for the next {count} days."), days, width)]


def _told(text: str, days: int, width: int) -> Iterator[Row]:
    for line in wrapped(text.format(count=days), width - 4):
        yield Row(((f"  {line}", "muted"),))
    for line in wrapped(_("s on a card sets its next step; d on a page keeps a date."), width - 4):
        yield Row(((f"  {line}", "muted"),))
