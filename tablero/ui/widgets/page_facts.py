"""The left column of a person's page: what is known of them, and how they stand. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tablero import words
from tablero.civil import local_day
from tablero.i18n import _, ngettext
from tablero.model import NextStep, Prospect
from tablero.person import LISTENING, SHEET, OptOut, Person, StageMove
from tablero.rules.dates import next_on
from tablero.rules.follow_up import bar
from tablero.ui.scene import Scene
from tablero.ui.widgets.page_advice import advice_facts, caution_rows, talk_rows, their_hour
from tablero.ui.widgets.page_lines import BLANK, LABEL, fact, heading, key_of, short_day, wrapped
from tablero.ui.widgets.page_ways import way_rows
from tablero.ui.widgets.paint import Line, fit, pad, tag_span, track_spans
from tablero.ui.widgets.pane import Row
from tablero.words import known


class Fact(NamedTuple):
    """A label, what it says, and the thing it stands for."""

    label: str
    value: Line | str
    key: int | None = None
    ink: str = "text"


def fact_rows(person: Person, scene: Scene, width: int) -> list[Row]:
    """Who they are, how they stand, what speaks for and against a touch now, what was heard
    from them, who leads to them, their days, their fields, and where they have been."""
    rows = [*_who(person.prospect, scene, width), BLANK]
    parts = (
        _drawn(_standing_facts(person, scene), width),
        caution_rows(person, scene, width),
        talk_rows(person, scene, width),
        _sheet_rows(person, width),
        way_rows(person, scene, width),
        _date_rows(person.prospect, scene, width),
        _drawn(_field_facts(person.prospect), width),
        _move_rows(person, scene, width),
        _wall_rows(person, scene, width),
    )
    for part in parts:
        found = list(part)
        rows += [*found, BLANK] if found else []
    return rows


def _drawn(facts: Iterator[Fact], width: int) -> Iterator[Row]:
    for each in facts:
        yield from fact(each.label, each.value, width, each.key, each.ink)


def _who(prospect: Prospect, scene: Scene, width: int) -> Iterator[Row]:
    first, *rest = wrapped(prospect.name, width)
    yield Row(((first, "name"),), key_of("person", prospect.id))
    for line in rest:
        yield Row(((line, "name"),))
    about = f" {scene.glyphs.dot} ".join(part for part in (prospect.role, prospect.company) if part)
    where = ", ".join(part for part in (prospect.city, prospect.country) if part)
    hour = their_hour(prospect, scene)
    for line in wrapped(about, width):
        if line:
            yield Row(((line, "text"),))
    for line in wrapped(f"{where}. {hour}" if hour else where, width):
        if line:
            yield Row(((line, "muted"),))


# --- how they stand ------------------------------------------------------------------------


def _standing_facts(person: Person, scene: Scene) -> Iterator[Fact]:
    prospect = person.prospect
    standing = scene.standing(prospect.id)
    yield Fact(_("Stage"), _place(prospect, scene))
    if person.closed_why:
        yield Fact(_("Because"), person.closed_why)
    yield Fact(_("Now"), f"{words.said_of(standing)}, {words.days_count(standing.days)}")
    ink = bar(standing, prospect, scene.today)
    state = (words.freshness(standing.freshness), words.turn(standing.turn))
    told = ", ".join(part for part in state if part)
    if told:
        yield Fact("", ((scene.glyphs.bar(ink), ink), (f" {told}", "text")))
    track = (*track_spans(standing, scene.numbers, scene.glyphs), (" ", "text"))
    zone = words.zone(standing.zone)
    yield Fact(_("Touches"), (*track, tag_span(standing, scene.glyphs), (f" {zone}", "muted")))
    for label, line in advice_facts(person, scene):
        yield Fact(label, line)
    yield Fact(_("Next"), _step_words(prospect.step, scene), key_of("step", prospect.id))
    if prospect.step is not None and prospect.step.put_off:
        yield Fact("", _put_off(prospect.step.put_off), ink="muted")
    if prospect.pinned_on is not None:
        days = (scene.today - prospect.pinned_on).days
        since = ngettext("for {count} day", "for {count} days", days).format(count=days)
        yield Fact(_("Wall"), since if days > 0 else _("since today"))
    yield from _opt_outs(person, scene)


def _place(prospect: Prospect, scene: Scene) -> str:
    if prospect.stage is None:
        place = _("in the book")
    else:
        place = words.stage_name(scene.snapshot.stage(prospect.stage))
    return f"{place} ({_('archived')})" if prospect.archived else place


def _step_words(step: NextStep | None, scene: Scene) -> str:
    text = words.step_line(step, scene.today)
    if step is None:
        return text
    minutes = _("{count} min").format(count=step.minutes) if step.minutes else ""
    energy = _("{energy} energy").format(energy=words.energy(step.energy)) if step.energy else ""
    channel = words.channel(step.channel) if step.channel and step.text else ""
    more = ", ".join(part for part in (channel, minutes, energy) if part)
    return f"{text} ({more})" if more else text


def _put_off(times: int) -> str:
    if times < 3:
        return _("put off twice") if times == 2 else _("put off once")
    return _("put off {count} times").format(count=times)


def _opt_outs(person: Person, scene: Scene) -> Iterator[Fact]:
    """Each with its day, and their own words below."""
    if not person.opt_outs and person.prospect.opt_out:
        ink = "alarm" if person.prospect.opt_out == "total" else "text"
        yield Fact(_("Opt-out"), words.opt_out(person.prospect.opt_out), ink=ink)
    for asked in person.opt_outs:
        ink = "alarm" if asked.level == "total" else "text"
        key = key_of("opt_out", asked.id)
        yield Fact(_("Opt-out"), _asked(asked, scene), key, ink)
        if asked.said:
            yield Fact("", _("«{words}»").format(words=asked.said))


def _asked(asked: OptOut, scene: Scene) -> str:
    return _("{what}, since {day}").format(
        what=known.opted_out(asked), day=short_day(asked.on, scene.today)
    )


# --- what was heard, and their days ----------------------------------------------------------


def _sheet_rows(person: Person, width: int) -> Iterator[Row]:
    """The value hypothesis always, of the others what is written; then what is still to hear."""
    why = person.sheet.get("why", "")
    yield from fact(
        _capital(known.sheet_field("why")),
        why or _("not written yet; f writes it"),
        width,
        key_of("sheet", 0),
        "text" if why else "muted",
    )
    listened = _("{count} of {all}").format(count=person.listened, all=len(LISTENING))
    missing = [known.sheet_field(name) for name in LISTENING if not person.sheet.get(name)]
    if missing:
        still = _("{listened}; still to hear: {fields}")
        listened = still.format(listened=listened, fields=", ".join(missing))
    yield from fact(_("Listened"), listened, width, None, "muted")
    for number, name in enumerate(SHEET):
        text = person.sheet.get(name, "")
        if number and text:
            label = _capital(known.sheet_field(name))
            yield from fact(label, text, width, key_of("sheet", number))


def _date_rows(prospect: Prospect, scene: Scene, width: int) -> Iterator[Row]:
    """The nearest first; those that are over come last."""
    if not prospect.dates:
        return
    yield heading(_("Dates"))
    today = scene.today
    coming = [(next_on(key_date, today), key_date) for key_date in prospect.dates]
    coming.sort(key=lambda pair: (pair[0] is None, pair[0] or pair[1].on, pair[1].id))
    for day, key_date in coming:
        when = known.ahead(day, today) if day is not None else _("over")
        what = known.date_kind(key_date.kind)
        if key_date.text:
            what = f"{what}: {key_date.text}"
        shown = words.day_short(day) if day is not None else words.day_full(key_date.on)
        text = f"{what}, {when}"
        first = True
        for line in wrapped(text, width - LABEL - 2):
            head = f"  {pad(shown if first else '', LABEL)}"
            key = key_of("date", key_date.id) if first else None
            yield Row(((head, "muted"), (line, "text" if day else "muted")), key)
            first = False


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


# --- fields, and where they have been ----------------------------------------------------------


def _field_facts(prospect: Prospect) -> Iterator[Fact]:
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
            yield Fact(_capital(words.field_name(name)), value)
    if prospect.period is not None:
        yield Fact(_("Every"), words.days_count(prospect.period))
    added = words.day_full(prospect.added)
    told = _("{day}, imported").format(day=added) if prospect.imported else added
    yield Fact(_("Since"), told)


def _move_rows(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    if person.moves:
        yield heading(_("Stages"))
    for move in reversed(person.moves):
        day = short_day(local_day(move.at), scene.today)
        text = fit(_move_words(move, scene), width - 15, scene.glyphs.ellipsis)
        yield Row(((f"  {pad(day, LABEL)}", "muted"), (text, "text")))


def _move_words(move: StageMove, scene: Scene) -> str:
    there = words.stage_word(move.went_to) if move.went_to else _("the book")
    if not move.came_from:
        return there
    return f"{words.stage_word(move.came_from)} {scene.glyphs.outbound} {there}"


def _wall_rows(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    if person.wall_visits:
        yield heading(_("On the wall before"))
    for visit in reversed(person.wall_visits):
        day = short_day(visit.wiped_on, scene.today)
        text = fit(known.wall_visit(visit), width - LABEL - 2, scene.glyphs.ellipsis)
        yield Row(((f"  {pad(day, LABEL)}", "muted"), (text, "text")))
