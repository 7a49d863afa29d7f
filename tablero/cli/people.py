"""Adding, changing, showing and listing people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click

from tablero.cli.arguments import as_json, cents, days, who
from tablero.cli.completion import people, stages
from tablero.cli.paper import say, tell, tell_json
from tablero.cli.session import Session
from tablero.cli.shapes import prospect_shape
from tablero.cli.show import list_lines
from tablero.i18n import _
from tablero.model import NextStep, Prospect
from tablero.rules.follow_up import next_day
from tablero.rules.search import fold, haystack, matches

F = TypeVar("F", bound=Callable[..., object])


def _field_options(default: str | None) -> Callable[[F], F]:
    """An option for each field of a person; `default` stands for those that are not given."""

    def decorate(command: F) -> F:
        for name, text in reversed(_field_texts().items()):
            option = click.option(
                f"--{name}",
                multiple=name == "tag",
                default=None if name == "tag" else default,
                metavar=_("TEXT"),
                help=text,
            )
            command = option(command)
        return command

    return decorate


def _field_texts() -> dict[str, str]:
    return {
        "role": _("What they do."),
        "company": _("Where they work."),
        "email": _("Their mail address."),
        "phone": _("Their phone."),
        "linkedin": _("Their LinkedIn profile."),
        "city": _("Where they live."),
        "country": _("In which country."),
        "source": _("Where the name came from."),
        "tag": _("A tag; repeat it for several."),
        "cost": _("What the name cost, in money: 12.50."),
    }


@click.command(help=_("Add a person. Prints the number they get."))
@click.argument("name", metavar=_("NAME"))
@_field_options("")
@click.option(
    "--stage",
    metavar=_("STAGE"),
    default="",
    shell_complete=stages,
    help=_("Where they start: the first stage, if you do not say."),
)
@click.option("--note", metavar=_("TEXT"), default="", help=_("A first note."))
@click.option(
    "--referrer",
    metavar=_("WHO"),
    shell_complete=people,
    help=_("Who gave you the name; telling them how it went is planned."),
)
@click.pass_obj
def add(
    session: Session,
    name: str,
    role: str,
    company: str,
    email: str,
    phone: str,
    linkedin: str,
    city: str,
    country: str,
    source: str,
    tag: tuple[str, ...],
    cost: str,
    stage: str,
    note: str,
    referrer: str | None,
) -> None:
    session.keep_backup()
    board = session.board
    gave_it = board.find(referrer) if referrer is not None else None
    added = board.add_prospect(
        name,
        role=role,
        company=company,
        email=email,
        phone=phone,
        linkedin=linkedin,
        city=city,
        country=country,
        source=source,
        tags=tag,
        cost=cents(cost),
        note=note,
        stage=board.find_stage(stage).id if stage else _entry(session, source),
        referrer=gave_it.id if gave_it is not None else None,
        tell=_telling(session, name) if gave_it is not None else None,
    )
    tell(str(added))
    _caution_of_addresses(session, name.strip(), email=email, phone=phone, linkedin=linkedin)


def _caution_of_addresses(session: Session, name: str, **addresses: str) -> None:
    """Says whether one of them is of somebody who asked for no contact at all (F10)."""
    if session.board.is_suppressed(**addresses):
        # Most people are new, and so is their address.
        from tablero.words.courtesy import address_caution

        say(address_caution(name))


def _entry(session: Session, source: str) -> str | int:
    """Where people of that source begin, if such a stage is there; else the first stage."""
    if not source:
        return ""
    # Only a source asks for it.
    from tablero.rules.playbook import entry_stage

    key = entry_stage(source)
    stages = (stage for stage in session.board.stages() if not stage.is_exit)
    return next((s.id for s in stages if s.key == key and key != "to_contact"), "")


def _telling(session: Session, name: str) -> NextStep:
    """The step of telling somebody how it went with the name they gave."""
    text = _("tell them how it went with {name}").format(name=name.strip())
    return NextStep(text, next_day(session.clock.today(), session.settings.discipline.tell_after))


@click.command(
    help=_("Change fields of a person. An empty text clears one; --tag replaces all the tags.")
)
@who
@click.option("--name", metavar=_("TEXT"), help=_("Their name."))
@_field_options(None)
@click.option("--period", metavar=_("DAYS"), help=_("Days between touches, for this person alone."))
@click.pass_obj
def edit(session: Session, /, who: str, tag: tuple[str, ...], **texts: str | None) -> None:
    fields: dict[str, object] = {n: text for n, text in texts.items() if text is not None}
    if texts["cost"] is not None:
        fields["cost"] = cents(texts["cost"])
    if texts["period"] is not None:
        fields["period"] = days("period", texts["period"])
    if tag:
        fields["tags"] = tuple(name for name in tag if name)
    if not fields:
        raise click.UsageError(_("Say what to change, for instance --role Buyer."))
    prospect = session.board.find(who)
    with session.act() as board:
        board.edit_prospect(prospect.id, **fields)
    if prospect.opt_out != "total":
        given = {name: texts[name] or "" for name in ("email", "phone", "linkedin")}
        _caution_of_addresses(session, texts["name"] or prospect.name, **given)


@click.command(help=_("Show everything that is held about a person."))
@who
@as_json
@click.pass_obj
def show(session: Session, who: str, as_json: bool) -> None:
    # Adding and listing do without what a whole page needs.
    from tablero.cli.person_page import person_lines
    from tablero.cli.person_shape import person_shape

    prospect = session.board.find(who)
    person = session.board.person(prospect.id)
    if as_json:
        tell_json(person_shape(session, person))
        return
    for line in person_lines(session, person):
        tell(line)


@click.command(
    "list", help=_("List people: all on the board and in the exits, or those asked for.")
)
@click.option("--stage", metavar=_("STAGE"), shell_complete=stages, help=_("Those in a stage."))
@click.option("--stalled", is_flag=True, help=_("Those who waited longer than their stage allows."))
@click.option("--pinned", is_flag=True, help=_("Those on the wall."))
@click.option("--due", is_flag=True, help=_("Those whose next step is today or late."))
@click.option("--archived", is_flag=True, help=_("The archived instead."))
@click.option("--book", is_flag=True, help=_("The book instead: people kept off the board."))
@click.option(
    "--search", metavar=_("TEXT"), help=_("Words of name, role, company, tags and notes.")
)
@as_json
@click.pass_obj
def list_(
    session: Session,
    stage: str | None,
    stalled: bool,
    pinned: bool,
    due: bool,
    archived: bool,
    book: bool,
    search: str | None,
    as_json: bool,
) -> None:
    people = _chosen(session, archived, book)
    if stage is not None:
        wanted = session.board.find_stage(stage).id
        people = (p for p in people if p.stage == wanted)
    if stalled:
        people = (p for p in people if session.judged.standings.of(p).stalled)
    if pinned:
        people = (p for p in people if p.is_pinned)
    if due:
        people = (p for p in people if _is_due(session, p))
    if search is not None:
        people = _found(session, people, search)
    _tell_people(session, list(people), as_json)


def _chosen(session: Session, archived: bool, book: bool) -> Iterator[Prospect]:
    """The people in the columns and exits, in their order; or the archived, or the book."""
    everybody = session.snapshot.prospects
    if archived or book:
        for prospect in everybody.values():
            if prospect.archived == archived and (not book or prospect.stage is None):
                yield prospect
        return
    for stage in session.snapshot.stages:
        for key in session.snapshot.columns.get(stage.id, ()):
            yield everybody[key]


def _is_due(session: Session, prospect: Prospect) -> bool:
    """Whether their step is today or late; nobody is due who wants no contact at all (F10)."""
    on = prospect.step.on if prospect.step else None
    return on is not None and on <= session.clock.today() and prospect.opt_out != "total"


def _found(session: Session, people: Iterable[Prospect], words: str) -> Iterator[Prospect]:
    notes = session.board.note_texts()
    for prospect in people:
        if matches(words, f"{haystack(prospect)}\n{fold(notes.get(prospect.id, ''))}"):
            yield prospect


def _tell_people(session: Session, people: list[Prospect], as_json: bool) -> None:
    if as_json:
        standings = session.judged.standings
        tell_json([prospect_shape(p, standings.of(p), session.stage_of(p.stage)) for p in people])
        return
    for line in list_lines(session, people):
        tell(line)
    if not people:
        say(_("Nobody here."))


COMMANDS = {"add": add, "edit": edit, "show": show, "list": list_}
