"""The right column of a person's page: ideas, reflections, and all that happened. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tablero import words
from tablero.civil import local_day
from tablero.i18n import _
from tablero.person import Idea, Note, Person, Reflection, Step, Touch
from tablero.ui.scene import Scene
from tablero.ui.widgets.page_lines import (
    BLANK,
    LABEL,
    heading,
    key_of,
    short_day,
    text_rows,
    wrapped,
)
from tablero.ui.widgets.paint import Line, Span, fit, pad
from tablero.ui.widgets.pane import Row
from tablero.words import known


def story_rows(person: Person, scene: Scene, width: int) -> list[Row]:
    """Ideas first, since they are for what comes; then what was learnt; then all that
    happened, newest first."""
    rows: list[Row] = []
    if person.ideas:
        rows.append(heading(_("Ideas")))
        rows += [row for idea in reversed(person.ideas) for row in _idea_rows(idea, width)]
        rows.append(BLANK)
    if person.reflections:
        rows.append(heading(_("Reflections")))
        for reflection in reversed(person.reflections):
            rows += reflection_rows(reflection, scene, width)
        rows.append(BLANK)
    rows.append(heading(_("Story")))
    happened = sorted(_happened(person), key=lambda each: each[:3], reverse=True)
    if not happened:
        rows.append(Row(((_("Nothing yet. t logs the first touch."), "muted"),)))
    for _day_of, _order, _number, entry in happened:
        rows += _entry_rows(entry, scene, width)
    return rows


def reflection_rows(reflection: Reflection, scene: Scene, width: int) -> Iterator[Row]:
    """Its day and cause, then what was missed and what should not have been."""
    head: Span = (f"  {pad(short_day(reflection.on, scene.today), LABEL)}", "muted")
    key: int | None = key_of("reflection", reflection.id)
    for text, ink in reflection_parts(reflection):
        for line in wrapped(text, width - LABEL - 2):
            yield Row((head, (line, ink)), key)
            head, key = (" " * (LABEL + 2), "muted"), None


def reflection_parts(reflection: Reflection) -> list[Span]:
    """What stands in it, each part as a text of its own."""
    cause = known.cause(reflection.cause)
    return [
        (text, ink)
        for text, ink, written in (
            (cause[:1].upper() + cause[1:], "muted", reflection.cause),
            (_("Missed: {text}").format(text=reflection.missed), "text", reflection.missed),
            (
                _("Not again: {text}").format(text=reflection.should_not),
                "text",
                reflection.should_not,
            ),
        )
        if written
    ]


_Entry = Touch | Note | Step


def _happened(person: Person) -> Iterator[tuple[date, int, int, _Entry]]:
    for touch in person.touches:
        yield touch.on, 1, touch.id, touch
    for note in person.notes:
        yield local_day(note.at), 2, note.id, note
    for step in person.steps:
        if step.done_on is not None:
            yield step.done_on, 0, step.id, step


def _entry_rows(entry: _Entry, scene: Scene, width: int) -> Iterator[Row]:
    match entry:
        case Touch():
            yield from _touch_rows(entry, scene, width)
        case Note():
            yield from _note_rows(entry, scene, width)
        case Step():
            yield _step_row(entry, scene, width)


def _touch_rows(touch: Touch, scene: Scene, width: int) -> Iterator[Row]:
    yield Row(touch_line(touch, scene, width), key_of("touch", touch.id))
    yield from text_rows(touch.note, width)


def touch_line(touch: Touch, scene: Scene, width: int) -> Line:
    """`  Thu 12 Nov   → email      resource    no answer`, cut to the width.

    A gesture is drawn paler: it does not count (F18).
    """
    glyphs = scene.glyphs
    marks = {"out": (glyphs.outbound, "text"), "in": (glyphs.inbound, "theirs")}
    mark, ink = marks.get(touch.direction, (glyphs.talked.strip(), "answered"))
    tail_ink = "muted" if touch.is_gesture else "text"
    tail = f"{pad(words.topic(touch.topic) if touch.topic else '', 11)} {_result(touch)}"
    tail = fit(tail.rstrip(), max(0, width - LABEL - 15), glyphs.ellipsis)
    return (
        (f"  {pad(short_day(touch.on, scene.today), LABEL)}", "muted"),
        (f"{glyphs.dot if touch.is_gesture else mark} ", "muted" if touch.is_gesture else ink),
        (f"{pad(words.channel(touch.channel), 10)} ", "name" if ink != "text" else tail_ink),
        (tail, tail_ink),
    )


def _result(touch: Touch) -> str:
    if touch.result != "none":
        return words.result(touch.result)
    if touch.is_gesture:
        return _("does not count")
    return words.result("none") if touch.direction == "out" else ""


def _note_rows(note: Note, scene: Scene, width: int) -> Iterator[Row]:
    day = short_day(local_day(note.at), scene.today)
    head = _("note, {author}").format(author=note.author) if note.author else _("note")
    line: Line = (
        (f"  {pad(day, LABEL)}", "muted"),
        (f"{scene.glyphs.dot} ", "muted"),
        (fit(head, width - LABEL - 4, scene.glyphs.ellipsis), "muted"),
    )
    yield Row(line, key_of("note", note.id))
    yield from text_rows(note.text, width)


def _step_row(step: Step, scene: Scene, width: int) -> Row:
    day = short_day(step.done_on or scene.today, scene.today)
    what = step.text or (words.channel(step.channel) if step.channel else _("next step"))
    text = _("done: {what}").format(what=what)
    return Row(
        (
            (f"  {pad(day, LABEL)}", "muted"),
            (f"{scene.glyphs.done} ", "muted"),
            (fit(text, width - LABEL - 4, scene.glyphs.ellipsis), "muted"),
        )
    )


def _idea_rows(idea: Idea, width: int) -> Iterator[Row]:
    ink = "answered" if idea.state == "worked" else "muted"
    state = pad(words.idea_state(idea.state), LABEL)
    for n, text in enumerate(wrapped(idea.text, width - LABEL - 2)):
        head: Span = ("  " + (" " * LABEL if n else state), ink)
        yield Row((head, (text, "text")), None if n else key_of("idea", idea.id))
