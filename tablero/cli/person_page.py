"""Everything that is held about one person, as plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from tablero import words
from tablero.civil import local_day
from tablero.cli.knowing import date_row, opt_out_row, sheet_lines
from tablero.cli.paper import table
from tablero.cli.reflecting import reflection_words
from tablero.cli.session import Session
from tablero.cli.show import inset, where
from tablero.cli.ways import ways_lines
from tablero.i18n import _
from tablero.model import Standing
from tablero.person import Person, StageMove
from tablero.rules.courtesy import before_touch, is_two_way, needle
from tablero.words.courtesy import caution, needle_words
from tablero.words.known import wall_visit


def person_lines(session: Session, person: Person) -> Iterator[str]:
    """The page, with the numbers that `touch`, `idea`, `date` and `reflect` ask for."""
    prospect = person.prospect
    standing = session.standing_of(prospect)
    yield f"{prospect.name} ({prospect.id})"
    yield from inset(", ".join(filter(None, (prospect.role, prospect.company))))
    yield ""
    yield from table(list(_fields(session, person)))
    yield ""
    yield ", ".join(filter(None, _stands(session, person, standing)))
    yield words.step_line(prospect.step, session.clock.today())
    yield from _timeline(person)
    for title, lines in _sections(session, person, standing):
        if lines:
            yield from ("", title, *(f"  {_hung(line)}" for line in lines))


def _hung(text: str) -> str:
    """What has several lines, with the later ones set in."""
    return text.replace("\n", "\n    ")


def _fields(session: Session, person: Person) -> Iterator[tuple[str, str]]:
    prospect = person.prospect
    referrer = next((link.name for link in person.links if link.kind == "referred"), "")
    for name, value in (
        ("stage", where(prospect, session.stage_of(prospect.stage))),
        ("email", prospect.email),
        ("phone", prospect.phone),
        ("linkedin", prospect.linkedin),
        ("city", ", ".join(filter(None, (prospect.city, prospect.country)))),
        ("source", words.source(prospect.source)),
        ("tags", ", ".join(prospect.tags)),
        ("cost", words.money(prospect.cost) if prospect.cost else ""),
        ("period", str(prospect.period or "")),
        ("opt_out", words.opt_out(prospect.opt_out) if prospect.opt_out else ""),
        ("referrer", referrer),
    ):
        if value:
            yield words.field_name(name), value
    if person.closed_why:
        yield _("why closed"), person.closed_why


def _stands(session: Session, person: Person, standing: Standing) -> Iterator[str]:
    """How it stands, in a few words each."""
    prospect, settings = person.prospect, session.settings
    yield words.said_of(standing)
    yield words.days_count(standing.days)
    yield words.freshness(standing.freshness)
    yield words.turn(standing.turn)
    yield words.zone(standing.zone)
    if is_two_way(prospect):
        yield _("two-way talk")
    today, numbers = session.clock.today(), settings.follow_up
    found = needle(prospect, standing, today, numbers, settings.discipline)
    if found is not None:
        yield needle_words(found)


def _timeline(person: Person) -> Iterator[str]:
    if person.touches:
        yield from ("", _("Touches"))
    rows = [
        (
            f"  {touch.id}",
            words.day_full(touch.on),
            words.direction(touch.direction),
            words.channel(touch.channel),
            words.topic(touch.topic) if touch.topic else "",
            words.result(touch.result) if touch.result != "none" else "",
            touch.note,
        )
        for touch in person.touches
    ]
    return (yield from table(rows))


def _sections(
    session: Session, person: Person, standing: Standing
) -> Iterator[tuple[str, list[str]]]:
    day, today = words.day_full, session.clock.today()
    said = before_touch(person, standing, today, session.settings.discipline)
    yield _("Worth knowing"), [caution(found, person.prospect.name) for found in said]
    if person.sheet:
        yield sheet_lines(person)
    yield _("Asked not to get"), list(table([opt_out_row(found) for found in person.opt_outs]))
    dates = [(str(found.id), *date_row(session, found)) for found in person.prospect.dates]
    yield _("Dates"), list(table(dates, right=(0,)))
    yield _("Notes"), [f"{day(local_day(n.at))}  {n.text}" for n in person.notes]
    ideas = [
        (str(idea.id), f"{idea.text} ({words.idea_state(idea.state)})") for idea in person.ideas
    ]
    yield _("Ideas"), list(table(ideas, right=(0,)))
    reflected = [(str(r.id), day(r.on), reflection_words(r)) for r in person.reflections]
    yield _("Reflections"), list(table(reflected, right=(0,)))
    done = [f"{day(step.done_on)}  {step.text}" for step in person.steps if step.done_on]
    yield _("Steps done"), done
    yield _("Stages"), [_move_line(move) for move in person.moves]
    yield _("Ways in"), ways_lines(session, person)
    wall = [f"{day(visit.pinned_on)}  {wall_visit(visit)}" for visit in person.wall_visits]
    yield _("On the wall"), wall


def _move_line(move: StageMove) -> str:
    """A move as it was called then; a stage without a name of its own is kept by its key."""
    way = " → ".join(
        words.stage_word(name) if name else "·" for name in (move.came_from, move.went_to)
    )
    return f"{words.day_full(local_day(move.at))}  {way}"
