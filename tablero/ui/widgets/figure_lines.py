"""The figures as blocks of lines: a heading, then facts and bars of plain glyphs. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tablero import words
from tablero.discipline import Discipline
from tablero.i18n import _, ngettext
from tablero.model import Prospect
from tablero.rules.insight import AtRisk, AtTouch, Curve, Figures, Origin, Reached
from tablero.ui.widgets.blocks import Block, column_width, laid_out
from tablero.ui.widgets.gauge import gauge
from tablero.ui.widgets.glyphs import Glyphs
from tablero.ui.widgets.page_lines import wrapped
from tablero.ui.widgets.paint import Line, cells, filled, fit, pad, width_of
from tablero.words import insight as say

INDENT = "  "
NAMED = 3
"""How many of a fact's people are named; the others are counted."""
NAME = 30
"""Cells a name takes at most among others."""
SOURCES_SHOWN = 10
ROOMY = 72
"""Cells from which the bars are long and the columns wide."""
CURVE_BAR = 24
COUNT = 24
"""Cells for a touch's number and what came of it, beside its bar."""


class Sheet:
    """What every block is drawn with."""

    def __init__(
        self, people: Mapping[int, Prospect], discipline: Discipline, glyphs: Glyphs, width: int
    ) -> None:
        self.people = people
        self.discipline = discipline
        self.glyphs = glyphs
        self.width = width
        self.bar = 16 if width >= ROOMY else 6
        self._columns = (12, 10, 9, 9) if width >= ROOMY else (9, 8, 8, 8)

    def text(self, text: str, ink: str = "text", indent: str = INDENT) -> list[Line]:
        """A sentence on as many lines as it needs."""
        room = self.width - len(indent)
        return [((indent, "text"), (part, ink)) for part in wrapped(text, room)]

    def fact(self, fact: say.Fact) -> list[Line]:
        """What is so, whom it is about, and what might be done."""
        deeper = INDENT * 2
        lines = self.text(fact.text)
        if fact.people:
            lines += self.text(self._names(fact.people), "muted", deeper)
        if fact.advice:
            lines += self.text(fact.advice, "muted", deeper)
        return lines

    def _names(self, ids: Sequence[int]) -> str:
        known = (self.people[number].name for number in ids[:NAMED])
        names = ", ".join(fit(name, NAME, self.glyphs.ellipsis) for name in known)
        if len(ids) <= NAMED:
            return names
        return _("{names} and {count} more").format(names=names, count=len(ids) - NAMED)

    def row(self, name: str, bar: Line, *cells: str) -> Line:
        """A name, its bar, and the numbers flush right in their columns."""
        label = pad(name, self._label_width(), self.glyphs.ellipsis)
        return ((INDENT, "text"), (f"{label} ", "text"), *bar, (self._flush(cells), "text"))

    def heading(self, title: str, *cells: str) -> Line:
        """A block's title, with the names of its columns."""
        space = len(INDENT) + self._label_width() + 1 + self.bar
        title = pad(title, space, self.glyphs.ellipsis)
        return ((title, "name"), (self._flush(cells), "muted"))

    def _label_width(self) -> int:
        return max(8, self.width - len(INDENT) - 1 - self.bar - sum(self._columns))

    def _flush(self, texts: Iterable[str]) -> str:
        flush = ""
        for text, size in zip(texts, self._columns, strict=False):
            shown = fit(text, size - 1, self.glyphs.ellipsis)
            flush += " " * (size - cells(shown)) + shown
        return flush


def figure_lines(
    figures: Figures,
    people: Mapping[int, Prospect],
    discipline: Discipline,
    glyphs: Glyphs,
    width: int,
) -> list[Line]:
    """Everything the page says below the conversion line, in one column or two."""
    sheet = Sheet(people, discipline, glyphs, column_width(width))
    blocks = [_today(figures, sheet)]
    if figures.initiatives:
        blocks.append(_week(figures, sheet))
    if figures.at_risk is not None:
        blocks.append(_money(figures.at_risk, sheet))
    blocks.append(_curve(figures.curve, sheet))
    if figures.initiatives:
        blocks.append(_stages(figures, sheet))
        blocks.append(_sources(figures.sources, sheet))
        blocks.append(_initiatives(figures.initiatives, sheet))
    return laid_out(blocks, width)


def _today(figures: Figures, sheet: Sheet) -> Block:
    today, glyphs = figures.today, sheet.glyphs
    told: list[tuple[str, str, Line]] = [(_("Touches"), say.touches_today(today), ())]
    if today.goal is not None:
        done = min(today.touches, today.goal)
        squares = glyphs.done * done, glyphs.undone * (today.goal - done)
        told[0] = (*told[0][:2], ((squares[0], "answered"), (squares[1], "muted")))
    if say.streak(today):
        told.append((_("Reviews"), say.streak(today), ()))
    if today.active:
        bar = gauge(today.two_way, today.active, sheet.bar, glyphs)
        told.append((_("Two-way talk"), say.two_way(today), bar))
    label = max(cells(name) for name, _said, _bar in told) + 2
    # Without a bar a text may be as long as it likes.
    said = max((cells(text) for _name, text, bar in told if bar), default=0) + 2
    lines = [
        (
            (INDENT, "text"),
            (pad(name, label), "muted"),
            (pad(text, said) if bar else text, "text"),
            *bar,
        )
        for name, text, bar in told
    ]
    return (((_("Today"), "name"),), *lines, ())


def _week(figures: Figures, sheet: Sheet) -> Block:
    lines = [line for fact in say.week(figures.week) for line in sheet.fact(fact)]
    return (((_("This week"), "name"),), *lines, ())


def _money(found: AtRisk, sheet: Sheet) -> Block:
    lines = [line for fact in say.at_risk(found) for line in sheet.fact(fact)]
    title: Line = ((_("Money"), "name"), (f"  {say.risk(found)}" if found.cents else "", "text"))
    return (title, *lines, ())


def _curve(found: Curve, sheet: Sheet) -> Block:
    lines = sheet.text(say.curve(found, sheet.discipline))
    if found.wrote_first:
        lines += sheet.text(say.wrote_first(found))
    most = max((point.answered for point in found.touches), default=0)
    beside = say.rule(found)
    if found.reached:
        lines += [_point(point, most, found, beside, sheet) for point in _gathered(found)]
    return (((_("First answer, by touch"), "name"),), *lines, ())


def _gathered(found: Curve) -> list[AtTouch]:
    """The touches to the end of the zone, and all those beyond as one."""
    end = found.zone[1]
    near, far = found.touches[:end], found.touches[end:]
    if not far or not far[0].reached:
        return list(near)
    answered, opted_out = sum(p.answered for p in far), sum(p.opted_out for p in far)
    return [*near, AtTouch(end + 1, far[0].reached, answered, opted_out)]


def _point(point: AtTouch, most: int, found: Curve, beside: list[str], sheet: Sheet) -> Line:
    start, end = found.zone
    beyond = "+" if point.touch > end else ""
    label = f"#{point.touch}{beyond}".rjust(4)
    width = max(8, min(CURVE_BAR, sheet.width - CURVE_BAR - COUNT - 2))
    bar = gauge(point.answered, most, width, sheet.glyphs)
    left: Line = (
        (f"{INDENT}{label} ", "text" if point.reached else "muted"),
        *bar,
        (f" {say.at_touch(point)}", "text"),
    )
    if not start <= point.touch <= end:
        return left
    line_of = point.touch - start
    told = f" {beside[line_of]}" if line_of < len(beside) else ""
    right: Line = ((sheet.glyphs.down, "rule"), (told, "muted"))
    return (*filled(left, max(width + COUNT, width_of(left) + 1)), *right)


def _stages(figures: Figures, sheet: Sheet) -> Block:
    journey = figures.journey
    stay = _("stay") if any(found.days is not None for found in journey.stages) else ""
    heads = (_("people"), _("went on"), "", stay)
    most = journey.stages[0].people if journey.stages else 0
    lines = [_stage(found, most, number, sheet) for number, found in enumerate(journey.stages)]
    for sentence in say.paces(journey):
        lines += sheet.text(sentence, "muted")
    return (sheet.heading(_("From stage to stage"), *heads), *lines, ())


def _stage(found: Reached, most: int, number: int, sheet: Sheet) -> Line:
    share = "" if not number or found.per_cent is None else say.per_cent(found.per_cent)
    stay = "" if found.days is None else say.median_days(found.days)
    bar = gauge(found.people, most, sheet.bar, sheet.glyphs)
    return sheet.row(words.stage_name(found.stage), bar, str(found.people), share, "", stay)


def _sources(found: Sequence[Origin], sheet: Sheet) -> Block:
    lines = [_origin(say.source_name(o.name), o, sheet) for o in found[:SOURCES_SHOWN]]
    if len(found) > SOURCES_SHOWN:
        rest = len(found) - SOURCES_SHOWN
        more = ngettext("and {count} more source", "and {count} more sources", rest)
        lines += sheet.text(more.format(count=rest), "muted")
    return (sheet.heading(_("By source"), *_origin_heads()), *lines, ())


def _initiatives(found: Sequence[Origin], sheet: Sheet) -> Block:
    lines = [_origin(say.initiative(origin.name), origin, sheet) for origin in found]
    needed = sheet.discipline.few_touches
    note = _("Per cents begin at {count} touches; under that, chance speaks.").format(count=needed)
    lines += sheet.text(note, "muted")
    return (sheet.heading(_("Who began"), *_origin_heads()), *lines, ())


def _origin_heads() -> tuple[str, ...]:
    return (_("answers"), "", _("people"), _("clients"))


def _origin(name: str, origin: Origin, sheet: Sheet) -> Line:
    answered = origin.answered
    bar = gauge(answered.answered, answered.touches, sheet.bar, sheet.glyphs)
    said = say.part(answered.answered, answered.touches) if answered.touches else ""
    clients = str(origin.clients) if origin.clients else ""
    return sheet.row(name, bar, said, say.share(answered), str(origin.people), clients)
