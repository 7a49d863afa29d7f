"""A person's page as rows of text: what is known of them, and what happened. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import Prospect
from tablero.person import Idea, Link, Note, Person, StageMove, Step, Touch
from tablero.rules.follow_up import bar
from tablero.ui.scene import Scene
from tablero.ui.widgets.paint import Line, Span, fit, pad, tag_span, track_spans
from tablero.ui.widgets.pane import Row

LABEL = 13
KINDS = ("person", "touch", "note", "idea", "link", "referred")


class Thing(NamedTuple):
    """What the cursor stands on."""

    kind: str
    """One of KINDS."""
    id: int


def key_of(kind: str, number: int) -> int:
    """A row's key, the same from one drawing to the next."""
    return number * len(KINDS) + KINDS.index(kind)


def thing_at(key: int) -> Thing:
    """What a row's key stands for."""
    number, kind = divmod(key, len(KINDS))
    return Thing(KINDS[kind], number)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; its own line breaks stay."""
    width = max(4, width)
    return [line for part in text.split("\n") for line in _wrapped_part(part, width)]


def _wrapped_part(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        pieces = chop_cells(word, width) if cell_len(word) > width else [word]
        for piece in pieces:
            longer = f"{lines[-1]} {piece}" if lines[-1] else piece
            if cell_len(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


# --- what is known -------------------------------------------------------------------------


def fact_rows(person: Person, scene: Scene, width: int) -> list[Row]:
    """Name, fields, how they stand, who leads to them, and the stages they were in."""
    prospect = person.prospect
    rows = [Row(((prospect.name, "name"),), key_of("person", prospect.id))]
    about = f" {scene.glyphs.dot} ".join(part for part in (prospect.role, prospect.company) if part)
    where = ", ".join(part for part in (prospect.city, prospect.country) if part)
    rows += [Row(((line, "text"),)) for line in wrapped(about, width) if line]
    rows += [Row(((where, "muted"),))] if where else []
    rows.append(_BLANK)
    for facts in (_standing_facts(person, scene), _field_facts(person)):
        rows += [row for label, spans in facts for row in _fact(label, spans, width)]
        rows.append(_BLANK)
    rows += _link_rows(person, scene, width)
    rows += _move_rows(person, scene, width)
    return rows


_BLANK = Row(())


def _fact(label: str, value: Line | str, width: int) -> Iterator[Row]:
    head: Span = (pad(label, LABEL), "muted")
    if not isinstance(value, str):
        yield Row((head, *value))
        return
    for n, line in enumerate(wrapped(value, width - LABEL)):
        yield Row(((" " * LABEL, "text") if n else head, (line, "text")))


def _standing_facts(person: Person, scene: Scene) -> Iterator[tuple[str, Line | str]]:
    prospect = person.prospect
    standing = scene.standing(prospect.id)
    yield _("Stage"), _place(prospect, scene)
    if person.closed_why:
        yield _("Because"), person.closed_why
    said = f"{words.said_of(standing)}, {words.days_count(standing.days)}"
    ink = bar(standing, prospect, scene.today)
    state = ", ".join(
        w for w in (words.freshness(standing.freshness), words.turn(standing.turn)) if w
    )
    yield _("Now"), said
    yield "", ((scene.glyphs.bar(ink), ink), (f" {state}", "text"))
    track = (*track_spans(standing, scene.numbers, scene.glyphs), (" ", "text"))
    zone = words.zone(standing.zone)
    yield _("Touches"), (*track, tag_span(standing, scene.glyphs), (f" {zone}", "muted"))
    yield _("Next"), _step_words(prospect, scene)
    if prospect.pinned_on is not None:
        days = (scene.today - prospect.pinned_on).days
        since = ngettext("for {count} day", "for {count} days", days).format(count=days)
        yield _("Wall"), since if days else _("since today")
    if prospect.opt_out:
        ink = "alarm" if prospect.opt_out == "total" else "text"
        yield _("Opt-out"), ((words.opt_out(prospect.opt_out), ink),)


def _place(prospect: Prospect, scene: Scene) -> str:
    if prospect.stage is None:
        place = _("in the book")
    else:
        place = words.stage_name(scene.snapshot.stage(prospect.stage))
    return f"{place} ({_('archived')})" if prospect.archived else place


def _step_words(prospect: Prospect, scene: Scene) -> str:
    step = prospect.step
    text = words.step_line(step, scene.today)
    if step is None:
        return text
    minutes = _("{count} min").format(count=step.minutes) if step.minutes else ""
    energy = _("{energy} energy").format(energy=words.energy(step.energy)) if step.energy else ""
    channel = words.channel(step.channel) if step.channel and step.text else ""
    more = ", ".join(part for part in (channel, minutes, energy) if part)
    return f"{text} ({more})" if more else text


def _field_facts(person: Person) -> Iterator[tuple[str, str]]:
    prospect = person.prospect
    fields = {
        "email": prospect.email,
        "phone": prospect.phone,
        "linkedin": prospect.linkedin,
        "source": words.source(prospect.source),
        "tags": ", ".join(prospect.tags),
        "cost": words.money(prospect.cost) if prospect.cost else "",
    }
    for name, value in fields.items():
        if value:
            label = words.field_name(name)
            yield label[:1].upper() + label[1:], value
    if prospect.period is not None:
        yield _("Every"), words.days_count(prospect.period)
    added = words.day_full(prospect.added)
    yield _("Since"), _("{day}, imported").format(day=added) if prospect.imported else added


def _link_rows(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    for heading, links, kind in (
        (_("Who leads to them"), person.links, "link"),
        (_("Whom they led to"), person.referred, "referred"),
    ):
        if links:
            yield _heading(heading)
            for link in links:
                yield _link_row(link, kind, scene, width)
            yield _BLANK


def _link_row(link: Link, kind: str, scene: Scene, width: int) -> Row:
    word = words.link_kind(link.kind)
    name = fit(link.name, width - cell_len(word) - 4, scene.glyphs.ellipsis)
    line: Line = ((f"  {name}", "text"), (f"  {word}" if kind == "link" else "", "muted"))
    return Row(line, key_of(kind, link.id))


def _move_rows(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    if person.moves:
        yield _heading(_("Stages"))
    for move in reversed(person.moves):
        day = move.at.astimezone().date()
        text = fit(_move_words(move, scene), width - 15, scene.glyphs.ellipsis)
        yield Row(((f"  {pad(_day(day, scene.today), LABEL)}", "muted"), (text, "text")))


def _move_words(move: StageMove, scene: Scene) -> str:
    there = words.stage_word(move.went_to) if move.went_to else _("the book")
    if not move.came_from:
        return there
    return f"{words.stage_word(move.came_from)} {scene.glyphs.outbound} {there}"


def _heading(text: str) -> Row:
    return Row(((text, "head"),))


# --- what happened -------------------------------------------------------------------------


def story_rows(person: Person, scene: Scene, width: int) -> list[Row]:
    """Ideas first, since they are for what comes; then all that happened, newest first."""
    rows: list[Row] = []
    if person.ideas:
        rows.append(_heading(_("Ideas")))
        rows += [row for idea in reversed(person.ideas) for row in _idea_rows(idea, width)]
        rows.append(_BLANK)
    rows.append(_heading(_("Story")))
    happened = sorted(_happened(person), key=lambda each: each[:3], reverse=True)
    if not happened:
        rows.append(Row(((_("Nothing yet. t logs the first touch."), "muted"),)))
    for _day_of, _order, _number, entry in happened:
        rows += _entry_rows(entry, scene, width)
    return rows


_Entry = Touch | Note | Step


def _happened(person: Person) -> Iterator[tuple[date, int, int, _Entry]]:
    for touch in person.touches:
        yield touch.on, 1, touch.id, touch
    for note in person.notes:
        yield note.at.astimezone().date(), 2, note.id, note
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
    glyphs = scene.glyphs
    marks = {"out": (glyphs.outbound, "text"), "in": (glyphs.inbound, "theirs")}
    mark, ink = marks.get(touch.direction, (glyphs.talked.strip(), "answered"))
    topic = words.topic(touch.topic) if touch.topic else ""
    result = (
        words.result(touch.result) if touch.direction == "out" or touch.result != "none" else ""
    )
    channel = pad(words.channel(touch.channel), 10)
    tail = fit(f"{pad(topic, 11)} {result}".rstrip(), max(0, width - LABEL - 15), glyphs.ellipsis)
    line: Line = (
        (f"  {pad(_day(touch.on, scene.today), LABEL)}", "muted"),
        (f"{mark} ", ink),
        (f"{channel} ", "name" if touch.direction != "out" else "text"),
        (tail, "text"),
    )
    yield Row(line, key_of("touch", touch.id))
    yield from _text_rows(touch.note, width)


def _note_rows(note: Note, scene: Scene, width: int) -> Iterator[Row]:
    day = _day(note.at.astimezone().date(), scene.today)
    head = _("note, {author}").format(author=note.author) if note.author else _("note")
    line: Line = (
        (f"  {pad(day, LABEL)}", "muted"),
        (f"{scene.glyphs.dot} ", "muted"),
        (fit(head, width - LABEL - 4, scene.glyphs.ellipsis), "muted"),
    )
    yield Row(line, key_of("note", note.id))
    yield from _text_rows(note.text, width)


def _step_row(step: Step, scene: Scene, width: int) -> Row:
    day = _day(step.done_on or scene.today, scene.today)
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


def _text_rows(text: str, width: int) -> Iterator[Row]:
    if text:
        indent = " " * (LABEL + 4)
        for line in wrapped(text, width - len(indent)):
            yield Row(((f"{indent}{line}", "text"),))


def _day(day: date, today: date) -> str:
    return words.day_medium(day) if day.year == today.year else words.day_full(day)
