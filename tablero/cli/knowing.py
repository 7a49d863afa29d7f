"""What is known of a person: the listening sheet, their dates, what they asked not to get."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from tablero import words
from tablero.cli.arguments import as_json, number, numbered, optional, somebody, who
from tablero.cli.paper import say, table, tell, tell_json
from tablero.cli.session import Session
from tablero.cli.shapes import date_shape, dated
from tablero.i18n import _
from tablero.model import CHANNELS, DATE_KINDS, KeyDate
from tablero.person import LISTENING, SHEET, OptOut, Person
from tablero.rules.dates import day_of, next_on
from tablero.words.known import ahead, date_kind, opted_out, sheet_field

F = TypeVar("F", bound=Callable[..., object])


# --- the sheet ---------------------------------------------------------------------------


def _sheet_texts() -> dict[str, str]:
    return {
        "why": _("Why this person."),
        "needs": _("What they need."),
        "worries": _("What worries them."),
        "manner": _("How they are, and how they buy."),
        "process": _("How they decide."),
        "decider": _("Who decides."),
        "interests": _("What else interests them."),
        "competitor": _("Who else is after them."),
    }


def _sheet_options(command: F) -> F:
    for name, text in reversed(_sheet_texts().items()):
        command = click.option(f"--{name}", metavar=_("TEXT"), help=text)(command)
    return command


@click.command(
    help=_(
        "Write what you have heard from a person; an empty text clears a line. Without options"
        " it shows their sheet."
    )
)
@who
@_sheet_options
@as_json
@click.pass_obj
def sheet(session: Session, /, who: str, as_json: bool, **texts: str | None) -> None:
    prospect = session.board.find(who)
    written = {name: text for name, text in texts.items() if text is not None}
    if written:
        with session.act() as board:
            board.write_sheet(prospect.id, written)
        return
    person = session.board.person(prospect.id)
    if as_json:
        tell_json({name: person.sheet.get(name, "") for name in SHEET})
        return
    head, lines = sheet_lines(person)
    tell(head)
    for line in lines:
        tell(f"  {line}")


def sheet_lines(person: Person) -> tuple[str, list[str]]:
    """How much has been heard, and each line of it."""
    head = _("Listening sheet: {count} of {all}").format(count=person.listened, all=len(LISTENING))
    known = [name for name in SHEET if name in person.sheet]
    return head, list(table([(sheet_field(name), person.sheet[name]) for name in known]))


# --- dates -------------------------------------------------------------------------------


@click.command(
    help=_(
        "Keep a date of theirs: birthday, wedding, child, company, budget, renewal, decision,"
        " other. Without a date it lists theirs."
    )
)
@somebody
@click.argument("kind", required=False, type=click.Choice(DATE_KINDS), metavar=optional(_("KIND")))
@click.argument("day", required=False, metavar=optional(_("DAY")))
@click.option("--text", metavar=_("TEXT"), help=_("What it is about."))
@click.option("--edit", type=number, metavar="ID", help=_("Correct that date."))
@click.option(
    "--kind", "new_kind", type=click.Choice(DATE_KINDS), help=_("With --edit: what it is.")
)
@click.option("--on", metavar=_("DATE"), help=_("With --edit: the day."))
@click.option("--delete", type=number, metavar="ID", help=_("Delete that date."))
@as_json
@click.pass_obj
def date(
    session: Session,
    who: str | None,
    kind: str | None,
    day: str | None,
    text: str | None,
    edit: int | None,
    new_kind: str | None,
    on: str | None,
    delete: int | None,
    as_json: bool,
) -> None:
    corrects = (new_kind, on) != (None, None)
    match who, kind, day, edit, delete:
        case str(), None, None, None, None if text is None and not corrects:
            _tell_dates(session, who, as_json)
        case str(), str(), str(), None, None if not corrects:
            _add_date(session, who, kind, day, text or "")
        case None, None, None, int(), None if corrects or text is not None:
            _edit_date(session, edit, new_kind, on, text)
        case None, None, None, None, int() if text is None and not corrects:
            with numbered(_no_date(), delete), session.act() as board:
                board.delete_date(delete)
        case _:
            raise click.UsageError(_("Say whose, what and when: tablero date gil birthday 3/5."))


def _no_date() -> str:
    return _("There is no date {id} on this board. `tablero date WHO` gives the numbers.")


def _add_date(session: Session, who: str, kind: str, day: str, text: str) -> None:
    prospect = session.board.find(who)
    on = day_of(kind, day, session.clock.today())
    with session.act() as board:
        board.add_date(prospect.id, kind, on, text)


def _edit_date(
    session: Session, number: int, kind: str | None, on: str | None, text: str | None
) -> None:
    everybody = session.snapshot.prospects.values() if on is not None else ()
    kinds = (found.kind for p in everybody for found in p.dates if found.id == number)
    day = None if on is None else day_of(kind or next(kinds, ""), on, session.clock.today())
    with numbered(_no_date(), number), session.act() as board:
        board.edit_date(number, kind=kind, on=day, text=text)


def _tell_dates(session: Session, who: str, as_json: bool) -> None:
    prospect = session.board.find(who)
    today = session.clock.today()
    if as_json:
        tell_json([date_shape(found, today) for found in prospect.dates])
        return
    rows = [(str(found.id), *date_row(session, found)) for found in prospect.dates]
    for line in table(rows, right=(0,)):
        tell(line)
    if not rows:
        say(_("No dates yet."))


def date_row(session: Session, found: KeyDate) -> tuple[str, ...]:
    """What it is, its day, and when it comes next."""
    today = session.clock.today()
    near = next_on(found, today)
    return (
        date_kind(found.kind),
        words.day_full(found.on),
        ahead(near, today) if near is not None else "",
        found.text,
    )


# --- opt-outs ----------------------------------------------------------------------------


@click.command(
    help=_(
        "Keep what a person asked not to get: sales, channel or total. Without a level it lists"
        " what they asked."
    )
)
@who
@click.argument(
    "level",
    required=False,
    type=click.Choice(("sales", "channel", "total")),
    metavar=optional(_("LEVEL")),
)
@click.option("--channel", type=click.Choice(CHANNELS), help=_("For the level channel: which."))
@click.option("--said", metavar=_("TEXT"), help=_("Their words."))
@click.option("--on", metavar=_("DATE"), help=_("The day, when it was not today."))
@click.option("--lift", is_flag=True, help=_("They want to hear from you again."))
@click.option("--name", metavar=_("NAME"), help=_("Their full name, to lift a total opt-out."))
@as_json
@click.pass_obj
def optout(
    session: Session,
    who: str,
    level: str | None,
    channel: str | None,
    said: str | None,
    on: str | None,
    lift: bool,
    name: str | None,
    as_json: bool,
) -> None:
    _refuse_odd(level, channel, said, on, lift, name)
    prospect = session.board.find(who)
    if level is None and not lift:
        _tell_opt_outs(session, prospect.id, as_json)
        return
    with session.act() as board:
        if level is not None:
            day = session.day(on, past=True)
            board.opt_out(prospect.id, level, channel=channel or "", said=said or "", on=day)
        elif prospect.opt_out == "total":
            board.lift_opt_out(prospect.id, name or "")
        else:
            board.opt_out(prospect.id, "")


def _refuse_odd(
    level: str | None,
    channel: str | None,
    said: str | None,
    on: str | None,
    lift: bool,
    name: str | None,
) -> None:
    """Raises UsageError for options that do not go together."""
    if (level == "channel") != (channel is not None):
        raise click.UsageError(_("Name the channel, and only with the level channel."))
    if (lift and level is not None) or (name is not None and not lift):
        raise click.UsageError(_("Give a level or --lift."))
    if level is None and (said, on) != (None, None):
        raise click.UsageError(_("Say what they asked: sales, channel or total."))


def _tell_opt_outs(session: Session, prospect_id: int, as_json: bool) -> None:
    asked = session.board.person(prospect_id).opt_outs
    if as_json:
        tell_json([dated(found) for found in asked])
        return
    for line in table([opt_out_row(found) for found in asked]):
        tell(line)
    if not asked:
        say(_("They asked for nothing of the kind."))


def opt_out_row(found: OptOut) -> tuple[str, ...]:
    """When, what and in which words."""
    said = _("“{text}”").format(text=found.said) if found.said else ""
    return words.day_full(found.on), opted_out(found), said


COMMANDS = {"sheet": sheet, "date": date, "optout": optout}
