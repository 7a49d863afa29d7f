"""The keys of the review as they are in force, in as many columns as there is room for. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tablero import words
from tablero.i18n import _
from tablero.model import LIVE_CHANNELS
from tablero.rules.next_touch import likely_channel, likely_topic
from tablero.ui.channels import channel_to_open
from tablero.ui.commands import BY_ID, keys_in_force
from tablero.ui.visit import Visit
from tablero.ui.widgets.paint import Line, Span, cells

COLUMNS = 3
GAPS = (3, 2)
"""Cells before each column."""


class Entry(NamedTuple):
    """A key and what it does, in full and in short."""

    key: str
    label: str
    short: str

    def cells(self, short: bool) -> int:
        """How wide it is."""
        return cells(self.key) + 2 + cells(self.short if short else self.label)


class Keys(NamedTuple):
    """Three groups, each in the order of a wide screen: three in a row."""

    acts: Sequence[Entry]
    """What one may do with the person."""
    more: Sequence[Entry]
    """What is not always wanted; it may be left out."""
    moves: Sequence[Entry]
    """On, back, undo."""


class KeyLines(NamedTuple):
    """The same as lines."""

    acts: tuple[Line, ...]
    more: tuple[Line, ...]
    moves: tuple[Line, ...]


def keys_of(visit: Visit, remapped: Mapping[str, str]) -> Keys:
    """What each key would do with this person now; commands without a key are left out."""
    prospect = visit.person.prospect
    channel = likely_channel(prospect)
    topic = words.topic(likely_topic(prospect, channel))
    touch = _("touch: {channel}, {topic}").format(channel=words.channel(channel), topic=topic)
    talked = _("we talked, they answered") if channel in LIVE_CHANNELS else ""
    way = _("open {channel}").format(channel=words.channel(channel_to_open(prospect)))
    edit = ("card.edit", _("edit"), "")
    settle = ("card.settle", _("no answer needed"), "")
    acts = [
        ("card.log-touch", touch, _("touch")),
        ("card.log-answer", talked or _("they answered"), _("they answered")),
        ("card.channel", way, _("open channel")),
        ("card.next-step", _("another moment"), ""),
        ("card.idea", _("an idea"), ""),
        settle if visit.standing.owes_reply else edit,
        ("card.move", _("move to a stage"), _("move")),
        ("card.pin", _("off the wall") if prospect.is_pinned else _("on the wall"), ""),
        ("card.close", _("close"), ""),
    ]
    more = [
        ("card.open", _("everything about them"), _("page")),
        ("review.why", _("why this person"), ""),
        edit if visit.standing.owes_reply else ("review.mode", _("time and energy"), ""),
    ]
    moves = [
        ("review.next", _("looked at, next"), _("next")),
        ("review.back", _("the one before"), _("before")),
        ("app.undo", _("undo"), ""),
    ]
    return Keys(*(tuple(_entries(group, remapped)) for group in (acts, more, moves)))


def key_lines(keys: Keys, width: int) -> KeyLines:
    """As many columns as fit, the same for all groups; before a column goes, the gaps narrow
    and the labels get short: what `t` would log is worth more than a gap."""
    wide, narrow = GAPS
    tries = [
        _Arrangement(columns, short, gap)
        for columns in range(COLUMNS, 0, -1)
        for short, gap in ((False, wide), (False, narrow), (True, wide), (True, 1))
    ]
    found = next((one for one in tries if sum(one.widths(keys)) <= width), tries[-1])
    widths = found.widths(keys)
    return KeyLines(*(tuple(_rows(group, widths, found)) for group in keys))


class _Arrangement(NamedTuple):
    """One way to set the keys."""

    columns: int
    short: bool
    gap: int

    def widths(self, keys: Keys) -> list[int]:
        """Of each column, for the widest entry of all groups."""
        widths = [0] * self.columns
        for group in keys:
            for place, entry in enumerate(group):
                column = place % self.columns
                widths[column] = max(widths[column], self.gap + entry.cells(self.short))
        return widths


def _entries(group: Sequence[tuple[str, str, str]], remapped: Mapping[str, str]) -> Iterator[Entry]:
    for command, label, short in group:
        found = keys_in_force(BY_ID[command], remapped)
        if found:
            yield Entry(found[0], label, short or label)


def _rows(
    group: Sequence[Entry], widths: Sequence[int], arrangement: _Arrangement
) -> Iterator[Line]:
    columns, short, gap = arrangement
    for start in range(0, len(group), columns):
        spans: list[Span] = []
        for entry, width in zip(group[start : start + columns], widths, strict=False):
            label = entry.short if short else entry.label
            rest = " " * (width - gap - entry.cells(short))
            spans += [(" " * gap, "text"), (entry.key, "key"), (f"  {label}{rest}", "text")]
        yield tuple(spans)
