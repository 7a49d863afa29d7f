"""People, the board and the wall as plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tablero import words
from tablero.cli.paper import pad, plain, table, tell
from tablero.cli.session import Session
from tablero.i18n import _
from tablero.model import WALL_LINES, Prospect, Stage
from tablero.person import Person, StageMove
from tablero.rules.wall import proposals, wall_order

_WALL_WIDTH = 38


def list_lines(
    session: Session, people: Iterable[Prospect], *, with_stage: bool = True
) -> Iterator[str]:
    """One line a person, in aligned columns."""
    rows = [_row(session, prospect, with_stage) for prospect in people]
    return table(rows, right=(0, 5))


def _row(session: Session, prospect: Prospect, with_stage: bool) -> tuple[str, ...]:
    standing = session.judged.standings[prospect.id]
    return (
        str(prospect.id),
        prospect.name,
        ", ".join(filter(None, (prospect.role, prospect.company))),
        _where(prospect, session.stage_of(prospect.stage)) if with_stage else "",
        words.said_of(standing),
        _("{count} d").format(count=standing.days),
        words.freshness(standing.freshness) if standing.freshness != "fresh" else "",
        words.step_line(prospect.step, session.clock.today()),
    )


def _where(prospect: Prospect, stage: Stage | None) -> str:
    place = words.stage_name(stage) if stage else _("book")
    return _("{stage} (archived)").format(stage=place) if prospect.archived else place


def tell_board(session: Session) -> None:
    """The whole board as text: each column with its people, then the wall."""
    snapshot, judged = session.snapshot, session.judged
    title = words.board_name(snapshot.board)
    tell(f"{title} · {words.day_long(session.clock.today())}")
    for stage in snapshot.open_stages:
        tell("")
        tell(_head(stage, snapshot.counts.get(stage.id, 0), judged.stalled.get(stage.id, 0)))
        people = (snapshot.prospects[key] for key in snapshot.columns.get(stage.id, ()))
        for line in list_lines(session, people, with_stage=False):
            tell(f"  {line}")
    tell("")
    for line in wall_lines(session):
        tell(line)


def _head(stage: Stage, count: int, stalled: int) -> str:
    held = str(count) if stage.card_limit is None else f"{count}/{stage.card_limit}"
    late = _(", {count} stalled").format(count=stalled) if stalled else ""
    return f"{words.stage_name(stage)}: {held}{late}"


def wall_lines(session: Session) -> Iterator[str]:
    """The wall as it hangs beside the board: the longest silence first, then who is proposed."""
    snapshot, judged = session.snapshot, session.judged
    names = wall_order(snapshot.pinned, judged.standings)
    places = _("{count} of {places}").format(count=len(names), places=WALL_LINES)
    yield _ends(_("WALL"), places)
    for number, prospect in enumerate(names, 1):
        yield ""
        yield from _wall_entry(session, number, prospect)
    if session.settings.wall == "off":
        return
    for at, (prospect, standing) in enumerate(proposals(snapshot, judged, judged.numbers)):
        yield ""
        if at == 0:
            yield _("Pin them?")
        stage = session.stage_of(prospect.stage)
        yield _ends(f"+ {plain(prospect.name)}", _("{count} d").format(count=standing.days))
        yield from _inset(prospect.company, words.proposal_of(standing, stage) if stage else "")


def _wall_entry(session: Session, number: int, prospect: Prospect) -> Iterator[str]:
    standing = session.judged.standings[prospect.id]
    yield f"{number} {prospect.name.upper()}"
    yield from _inset(prospect.role, prospect.company)
    yield _ends(f"  {words.said_of(standing)}", _("{count} d").format(count=standing.days))
    yield from _inset(words.step_line(prospect.step, session.clock.today()))


def _inset(*texts: str) -> Iterator[str]:
    return (f"  {text}" for text in texts if text)


def _ends(left: str, right: str) -> str:
    """Two texts at the two ends of a line of the wall."""
    return f"{pad(left, _WALL_WIDTH - len(right) - 1)} {right}"


def person_lines(session: Session, person: Person) -> Iterator[str]:
    """Everything that is held about one person, with the numbers that `touch` asks for."""
    prospect = person.prospect
    standing = session.judged.standings[prospect.id]
    yield f"{prospect.name} ({prospect.id})"
    yield from _inset(", ".join(filter(None, (prospect.role, prospect.company))))
    yield ""
    yield from table(list(_fields(session, person)))
    yield ""
    days = words.days_count(standing.days)
    told = (words.said_of(standing), days, words.freshness(standing.freshness))
    yield ", ".join(filter(None, (*told, words.turn(standing.turn), words.zone(standing.zone))))
    yield words.step_line(prospect.step, session.clock.today())
    yield from _timeline(person)
    for title, lines in _sheets(person):
        if lines:
            yield from ("", title, *(f"  {_hung(line)}" for line in lines))


def _hung(text: str) -> str:
    """What has several lines, with the later ones set in."""
    return text.replace("\n", "\n    ")


def _fields(session: Session, person: Person) -> Iterator[tuple[str, str]]:
    prospect = person.prospect
    referrer = next((link.name for link in person.links if link.kind == "referred"), "")
    for name, value in (
        ("stage", _where(prospect, session.stage_of(prospect.stage))),
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


def _sheets(person: Person) -> Iterator[tuple[str, list[str]]]:
    day = words.day_full
    yield _("Notes"), [f"{day(n.at.astimezone().date())}  {n.text}" for n in person.notes]
    yield _("Ideas"), [f"{idea.text} ({words.idea_state(idea.state)})" for idea in person.ideas]
    yield (
        _("Steps done"),
        [f"{day(step.done_on)}  {step.text}" for step in person.steps if step.done_on],
    )
    yield _("Stages"), [_move_line(move) for move in person.moves]
    yield (
        _("Ways in"),
        [f"{link.name} ({words.link_kind(link.kind)})" for link in person.links],
    )


def _move_line(move: StageMove) -> str:
    """A move as it was called then; a stage without a name of its own is kept by its key."""
    way = " → ".join(
        words.stage_word(name) if name else "·" for name in (move.came_from, move.went_to)
    )
    return f"{words.day_full(move.at.astimezone().date())}  {way}"
