"""From people to lines of text: a line is a tuple of (text, ink) spans. Pure; no colours here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from rich.cells import cell_len, set_cell_size

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import FollowUp, Prospect, Stage, Standing
from tablero.text import shown
from tablero.ui.widgets.glyphs import Glyphs

Span = tuple[str, str]
Line = tuple[Span, ...]

YEAR_FROM = 1000
"""Days from which the card counts years, so that the number keeps its four cells."""


def cells(text: str) -> int:
    """How many cells the text takes when it is drawn."""
    return cell_len(shown(text))


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` as it is drawn, in at most `width` cells, cut with an ellipsis; wide letters are
    never halved."""
    text = shown(text)
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    return set_cell_size(text, width - 1).rstrip() + ellipsis


def pad(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` in exactly `width` cells."""
    text = fit(text, width, ellipsis)
    return text + " " * (width - cell_len(text))


def width_of(line: Iterable[Span]) -> int:
    """Cells of a line."""
    return sum(cells(text) for text, _ink in line)


def filled(line: Line, width: int, ink: str = "text") -> Line:
    """The line in exactly `width` cells: cut, or filled with blanks of that ink."""
    spans: list[Span] = []
    left = width
    for text, span_ink in line:
        text = shown(text)
        size = cell_len(text)
        if size > left:
            text, size = set_cell_size(text, left), left
        if size:
            spans.append((text, span_ink))
        left -= size
    if left:
        spans.append((" " * left, ink))
    return tuple(spans)


def spread(left: Line, right: Line, width: int, ink: str = "text") -> Line:
    """Two ends of one line; the left one gives way."""
    space = max(0, width - width_of(right))
    return filled((*filled(left, space, ink), *right), width, ink)


def days_word(days: int) -> str:
    """How long ago, in at most four cells: 17d, 3y."""
    if days < YEAR_FROM:
        return _("{days}d").format(days=days)
    return _("{years}y").format(years=days // 365)


def track_spans(standing: Standing, numbers: FollowUp, glyphs: Glyphs) -> Line:
    """`○○··[········]`: a mark a touch, the zone in brackets, then `+3` past its end."""
    start, end = numbers.zone
    spans: list[Span] = []

    def cells(first: int, last: int) -> None:
        for answered, run in groupby(standing.track[first:last]):
            glyph = glyphs.answered if answered else glyphs.unanswered
            spans.append((glyph * len(tuple(run)), "answered" if answered else "text"))
        to_come = last - max(first, len(standing.track))
        if to_come > 0:
            spans.append((glyphs.dot * to_come, "muted"))

    cells(0, start - 1)
    spans.append(("[", "muted"))
    cells(start - 1, end)
    spans.append(("]", "muted"))
    if len(standing.track) > end:
        spans.append((f"+{min(len(standing.track) - end, 99)}", "text"))
    return tuple(spans)


def tag_span(standing: Standing, glyphs: Glyphs) -> Span:
    """The two-cell tag in its ink."""
    ink = {"theirs": "theirs", "talked": "answered"}.get(standing.tag, "text")
    return (glyphs.tag(standing.tag), ink)


def _track_line(standing: Standing, width: int, numbers: FollowUp, glyphs: Glyphs) -> Line:
    track = track_spans(standing, numbers, glyphs)
    days = (days_word(standing.days), "muted")
    tag = tag_span(standing, glyphs)
    roomy = width_of(track) + 1 + 2 + cells(days[0]) <= width
    left = (*track, (" ", "text"), tag) if roomy else (*track, tag)
    return spread(left, (days,), width)


def card(
    prospect: Prospect,
    standing: Standing,
    bar: str,
    today: date,
    width: int,
    lines: int,
    numbers: FollowUp,
    glyphs: Glyphs,
    marked: bool = False,
) -> tuple[Line, ...]:
    """A card of two, three or four lines, `width` cells wide with its bar.

    The first cell of every line is left for the cursor."""
    room = width - 3
    edge: Line = ((" ", "text"), (glyphs.bar(bar), bar), (" ", "text"))
    name = fit(prospect.name, room - 2 if marked else room, glyphs.ellipsis)
    name_line: Line = ((f"{glyphs.answered} " if marked else "", "key"), (name, "name"))
    step_ink = "text" if prospect.step is None else "muted"
    step = (fit(words.step_line(prospect.step, today), room, glyphs.ellipsis), step_ink)
    if lines == 2:
        right: Line = (
            (" ", "text"),
            tag_span(standing, glyphs),
            (f" {days_word(standing.days)}", "muted"),
        )
        space = room - width_of(right)
        short: Line = ((fit(prospect.name, space, glyphs.ellipsis), "name"),)
        body = [spread(short, right, room), filled((step,), room)]
    else:
        body = [filled(name_line, room)]
        if lines == 4:
            body.append(filled(((fit(prospect.role, room, glyphs.ellipsis), "role"),), room))
        body.append(_track_line(standing, room, numbers, glyphs))
        body.append(filled((step,), room))
    return tuple((*edge, *line) for line in body)


def head(
    number: int,
    stage: Stage,
    count: int,
    stalled: int | None,
    width: int,
    glyphs: Glyphs,
    here: bool,
) -> Line:
    """A column's head: number, name, count with its limit, and how many are stalled."""
    amount = str(count) if stage.card_limit is None else f"{count}/{stage.card_limit}"
    over = stage.card_limit is not None and count > stage.card_limit
    tail: list[Span] = [(f" {amount}", "over" if over else "muted")]
    if stalled:
        tail += [(" ", "text"), (f"{glyphs.stalled}{stalled}", "stalled")]
    key = f" {number} " if number <= 9 else " · "
    room = width - cell_len(key) - width_of(tail) - 1
    name = fit(words.stage_name(stage), max(1, room), glyphs.ellipsis)
    return filled(((key, "key"), (name, "name" if here else "head"), *tail), width)


def folded_entry(
    number: int, stage: Stage, count: int, stalled: int | None, width: int, glyphs: Glyphs
) -> tuple[Line, ...]:
    """A folded column at the edge: its number, three letters, its counts."""
    counts: list[Span] = [(f" {count}", "muted")]
    if stalled:
        counts += [(" ", "text"), (f"{glyphs.stalled}{stalled}", "stalled")]
    name = set_cell_size(shown(words.stage_name(stage)), 3)
    return (
        filled(((f" {number}", "key"),), width),
        filled(((f" {name}", "head"),), width),
        filled(tuple(counts), width),
    )


def more_line(above: int, below: int, width: int) -> Line:
    """What a column holds beyond its window: '3 above, 2 below'."""
    if above and below:
        text = _("{above} above · {below} below").format(above=above, below=below)
    elif above:
        text = ngettext("{count} more above", "{count} more above", above).format(count=above)
    elif below:
        text = ngettext("{count} more below", "{count} more below", below).format(count=below)
    else:
        return filled((), width)
    return filled((("   ", "text"), (fit(text, width - 3), "muted")), width)


def slot_lines(name: str, width: int, lines: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """Where a card would land: its name behind the cursor and dashed rows."""
    room = width - 3
    dashes = ("- " * room)[: room - 1]
    first: Line = (
        (f"{glyphs.cursor}  ", "slot-key"),
        (fit(name, room, glyphs.ellipsis), "slot-key"),
    )
    rest: Line = (("   ", "slot"), (dashes, "slot"))
    return tuple(filled(first if n == 0 else rest, width, "slot") for n in range(lines))
