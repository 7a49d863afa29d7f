"""The end of the review as lines: what was done, and what comes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import NextStep, Prospect
from tablero.rules.agenda import Entry
from tablero.rules.day_done import DayDone
from tablero.ui.scene import Scene
from tablero.ui.widgets.page_lines import wrapped
from tablero.ui.widgets.paint import Line, cells, fit, pad, spread
from tablero.ui.widgets.review_bars import squares
from tablero.words.day_done import finished, sent
from tablero.words.review import coming

NAMES = 3
"""Names of tomorrow, and of those who did not fit today."""
WIDEST = 104


class Ending(NamedTuple):
    """What the day's review came to."""

    people: int
    minutes: int | None
    """Between its first name and its last; None while that is not known."""
    day: DayDone
    idea: Prospect | None
    """The wall name that is asked an idea for, where it did not get one yet."""


class Ahead(NamedTuple):
    """What comes, read after the first frame."""

    tomorrow: tuple[Entry, ...] = ()
    rest: tuple[Prospect, ...] = ()
    """Who is due and did not fit in the day."""
    figures: tuple[str, ...] = ()
    """The conversion, the streak and the goal, a sentence each."""


def header(people: int, scene: Scene, width: int) -> Line:
    """'REVIEW  9 of 9  ■■■■■■■■■', and the day."""
    day = words.day_medium(scene.today)
    left: Line = ((f" {_('REVIEW')}  ", "name"),)
    if people:
        place = _("{number} of {all}").format(number=people, all=people)
        left = (*left, (f"{place}  ", "text"), *squares(people, people, scene.glyphs))
    return spread(left, ((f"{day} ", "head"),), width)


def label_room() -> int:
    """Cells of the column of labels."""
    labels = (_("Today"), _("I take along"), _("An idea"), _("Tomorrow"))
    return max(cells(label) for label in labels) + 2


def done_lines(ending: Ending, scene: Scene, width: int, key: str) -> list[Line]:
    """How many in how long, then the day's touches, talks, gestures and notes; `key` writes
    the idea that is asked for."""
    width = min(width, WIDEST)
    lines: list[Line] = [((f"  {finished(ending.people, ending.minutes)}", "name"),)]
    rows = list(_done_rows(ending.day, scene))
    if rows:
        lines.append(())
    room = max((cells(count) for count, _text in rows), default=0) + 2
    for n, (count, text) in enumerate(rows):
        start = f"  {pad('' if n else _('Today'), label_room())}"
        told = fit(text, width - cells(start) - room - 1, scene.glyphs.ellipsis)
        lines.append(((start, "muted"), (pad(count, room), "text"), (told, "text")))
    if ending.idea is not None and key:
        told = _("{key} writes one for {name}, the longest without a new one").format(
            name=ending.idea.name, key=key
        )
        lines += [(), *labelled(_("An idea"), told, width)]
    return lines


def _done_rows(day: DayDone, scene: Scene) -> Iterator[tuple[str, str]]:
    """A count with its word, and who or what it was."""
    touches = sum(count for _channel, count in day.touches)
    if touches:
        told = ngettext("{count} touch", "{count} touches", touches).format(count=touches)
        yield told, ", ".join(sent(channel, count) for channel, count in day.touches)
    for people, told in (
        (day.talks, ngettext("{count} talk", "{count} talks", len(day.talks))),
        (day.answers, ngettext("{count} answer", "{count} answers", len(day.answers))),
    ):
        if people:
            yield told.format(count=len(people)), ", ".join(_with_step(p, scene) for p in people)
    for texts, told in (
        (day.gestures, ngettext("{count} gesture", "{count} gestures", len(day.gestures))),
        (day.notes, ngettext("{count} note", "{count} notes", len(day.notes))),
    ):
        if texts:
            yield told.format(count=len(texts)), ", ".join(_with_text(*each) for each in texts)
    if day.later:
        told = ngettext("{count} later", "{count} later", len(day.later))
        moments = (_with_moment(*each, scene) for each in day.later)
        yield told.format(count=len(day.later)), ", ".join(moments)
    if day.looked:
        told = ngettext("{count} looked at", "{count} looked at", len(day.looked))
        yield told.format(count=len(day.looked)), ", ".join(p.name for p in day.looked)


def _with_step(prospect: Prospect, scene: Scene) -> str:
    step = prospect.step
    if step is None or step.on is None or step.on < scene.today:
        return prospect.name
    return f"{prospect.name}: {words.step_line(step, scene.today)}"


def _with_text(prospect: Prospect, text: str) -> str:
    text = " ".join(text.split())
    return f"{prospect.name}: {text}" if text else prospect.name


def _with_moment(prospect: Prospect, step: NextStep, scene: Scene) -> str:
    return f"{prospect.name}: {words.step_moment(step, scene.today)}"


def ahead_lines(ahead: Ahead, scene: Scene, width: int, height: int) -> list[Line]:
    """Tomorrow's first names, those who did not fit today, the figures; in that height the
    figures go first, then the later names."""
    width = min(width, WIDEST)
    rest = _rest(ahead.rest, scene.discipline.ration)
    for names in range(NAMES, 0, -1):
        for figures in (ahead.figures, ahead.figures[:1], ()):
            lines = _ahead(ahead.tomorrow[:names], rest, figures, scene, width)
            if len(lines) <= height:
                return lines
    return lines[: max(0, height)]


def _ahead(
    tomorrow: Sequence[Entry], rest: str, figures: Iterable[str], scene: Scene, width: int
) -> list[Line]:
    lines: list[Line] = [()]
    day = scene.today.fromordinal(min(scene.today.toordinal() + 1, scene.today.max.toordinal()))
    labels = [_("Tomorrow"), words.step_day(day, scene.today)]
    room = max((cells(entry.prospect.name) for entry in tomorrow), default=0) + 4
    rows: list[Line] = [
        ((pad(entry.prospect.name, min(room, 28)), "text"), (_what(entry, scene), "muted"))
        for entry in tomorrow
    ] or [((_("nothing is planned yet"), "muted"),)]
    if rest:
        rows += [((text, "text"),) for text in wrapped(rest, width - label_room() - 3)]
    for n, row in enumerate(rows):
        label = labels[n] if n < len(labels) else ""
        lines.append(((f"  {pad(label, label_room())}", "muted"), *row))
    for n, text in enumerate(figures):
        if not n:
            lines.append(())
        lines += [((f"  {line}", "text"),) for line in wrapped(text, width - 4)]
    return lines


def _what(entry: Entry, scene: Scene) -> str:
    if entry.key_date is not None:
        return coming(entry.key_date, entry.day, scene.today)
    step = entry.step
    if step is None:
        return ""
    what = step.text or words.channel(step.channel)
    return what if step.at is None else f"{words.hour(step.at)} {what}".rstrip()


def _rest(people: Sequence[Prospect], ration: int) -> str:
    """'and 3 that did not fit today: Wilmer, Beatriz, Valentina'; more than a day holds are
    not counted in front of anybody (UX 1.7)."""
    if not people:
        return ""
    names = ", ".join(prospect.name for prospect in people[:NAMES])
    if len(people) > NAMES:
        names += "…"
    if len(people) > ration:
        return _("and others that did not fit today: {names}").format(names=names)
    return ngettext(
        "and {count} that did not fit today: {names}",
        "and {count} that did not fit today: {names}",
        len(people),
    ).format(count=len(people), names=names)


def labelled(label: str, text: str, width: int) -> Iterator[Line]:
    """A label and its text."""
    for n, line in enumerate(wrapped(text, width - label_room() - 3)):
        yield (f"  {pad('' if n else label, label_room())}", "muted"), (line, "text")
