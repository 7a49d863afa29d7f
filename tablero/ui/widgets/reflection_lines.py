"""All that was taken from silences: what returns, the causes, then each reflection. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tablero.i18n import _
from tablero.person import Reflection, Written
from tablero.rules.reflecting import causes_named, most_repeated
from tablero.ui.scene import Scene
from tablero.ui.widgets.gauge import gauge
from tablero.ui.widgets.page_lines import BLANK, heading, short_day, wrapped
from tablero.ui.widgets.page_story import reflection_parts
from tablero.ui.widgets.paint import Line, fit, pad
from tablero.ui.widgets.pane import Row
from tablero.words.known import cause

DAY, BAR = 14, 20
CAUSE = 32
"""Cells at most for a cause in words."""
SHOWN = 3
"""Lines of what returns; more would be a list again."""


def reflection_list(written: Sequence[Written], scene: Scene, width: int) -> list[Row]:
    """What was written, newest first as given; each one's key is its reflection's id."""
    if not written:
        return [BLANK, *_nothing(width)]
    rows = [*_returning(written, scene, width), *_causes(written, scene, width)]
    rows.append(heading(_("All of them")))
    for _who, name, reflection in written:
        rows += [*_entry(name, reflection, scene, width), BLANK]
    return rows


def _nothing(width: int) -> Iterator[Row]:
    texts = (
        _("Nothing written yet."),
        _(
            "r on a person's page keeps what you take from a silence: what you missed, what you"
            " would not do again. The review asks for a line when a silence has become real."
        ),
    )
    for text in texts:
        for line in wrapped(text, width - 4):
            yield Row(((f"  {line}", "muted"),))


def _returning(written: Sequence[Written], scene: Scene, width: int) -> Iterator[Row]:
    """What was written more than once, this month and ever."""
    today = scene.today
    everything = [reflection for _who, _name, reflection in written]
    month = [r for r in everything if (r.on.year, r.on.month) == (today.year, today.month)]
    this_month, ever = _often(month), _often(everything)
    if this_month:
        yield from _group(_("Most repeated this month"), this_month, scene, width)
    if ever and ever != this_month:
        yield from _group(_("Most repeated"), ever, scene, width)


def _often(reflections: Sequence[Reflection]) -> list[tuple[str, int]]:
    return [pair for pair in most_repeated(reflections) if pair[1] > 1][:SHOWN]


def _group(title: str, lines: Sequence[tuple[str, int]], scene: Scene, width: int) -> Iterator[Row]:
    yield heading(title)
    for text, count in lines:
        shown = fit(" ".join(text.split()), width - 8, scene.glyphs.ellipsis)
        yield Row(((f"  {count:>3}  ", "name"), (shown, "text")))
    yield BLANK


def _causes(written: Sequence[Written], scene: Scene, width: int) -> Iterator[Row]:
    counts = causes_named(reflection for _who, _name, reflection in written)
    if not counts:
        return
    yield heading(_("Causes"))
    most = counts[0][1]
    room = max(4, min(CAUSE, width - BAR - 8))
    for code, count in counts:
        label = pad(cause(code), room, scene.glyphs.ellipsis)
        bar = gauge(count, most, BAR, scene.glyphs, "muted")
        yield Row(((f"  {label}  ", "text"), *bar, (f" {count}", "name")))
    yield BLANK


def _entry(name: str, reflection: Reflection, scene: Scene, width: int) -> Iterator[Row]:
    """The day and the person, then each part below."""
    day = pad(short_day(reflection.on, scene.today), DAY)
    shown = fit(name, width - DAY - 4, scene.glyphs.ellipsis)
    closing = _("on closing") if reflection.closing else ""
    line: Line = ((f"  {day}", "muted"), (shown, "name"), (f"  {closing}", "muted"))
    yield Row(line, reflection.id)
    for text, ink in reflection_parts(reflection):
        for part in wrapped(text, width - DAY - 4):
            yield Row(((f"  {' ' * DAY}{part}", ink),))
