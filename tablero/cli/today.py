"""What the day asks for: today's review, and the agenda."""

from __future__ import annotations

from datetime import date

import click

from tablero import words
from tablero.cli.arguments import as_json
from tablero.cli.paper import say, table, tell, tell_json
from tablero.cli.session import Session
from tablero.cli.shapes import Shape, date_shape, next_step_shape
from tablero.i18n import _, ngettext
from tablero.model import ENERGIES
from tablero.rules.agenda import Entry
from tablero.rules.agenda import agenda as plan
from tablero.rules.ration import ration
from tablero.rules.review import (
    Due,
    energy_of,
    is_handled,
    minutes_of,
    narrowed,
    queue,
    to_visit,
)
from tablero.words.known import date_kind
from tablero.words.review import agenda_heading, past_day, reason

# --- today -------------------------------------------------------------------------------


@click.command(help=_("Whom to follow up today, in order, each with the reason."))
@click.option(
    "--all", "everybody", is_flag=True, help=_("Everyone who is due, not the day's part.")
)
@click.option("--minutes", type=click.IntRange(1, 1440), help=_("What fits in so many minutes."))
@click.option(
    "--energy", type=click.Choice(ENERGIES), help=_("What asks no more than that of you.")
)
@as_json
@click.pass_obj
def today(
    session: Session, everybody: bool, minutes: int | None, energy: str | None, as_json: bool
) -> None:
    waiting = _waiting(session)
    chosen = waiting if everybody else _of_the_day(session, waiting)
    found = narrowed(chosen, minutes, energy or "")
    if as_json:
        tell_json([_due_shape(due) for due in found])
        return
    for due in found:
        _tell_due(session, due)
    _say_rest(len(found), len(chosen), len(waiting))


def _waiting(session: Session) -> list[Due]:
    """Everybody who is due and was not seen to in today's review."""
    review, discipline = session.snapshot.review, session.settings.discipline
    judged = session.judged
    everybody = queue(session.snapshot, judged, discipline)
    if review is None or review.day != judged.today:
        return everybody
    minute = session.clock.minute()
    return [
        due
        for due in everybody
        if not is_handled(
            due.prospect,
            due.standing,
            session.stage_of(due.prospect.stage),
            judged.today,
            judged.numbers,
            discipline,
            minute,
        )
    ]


def _of_the_day(session: Session, waiting: list[Due]) -> list[Due]:
    """The day's part: what is left of today's review, or what it would begin with."""
    review, discipline = session.snapshot.review, session.settings.discipline
    if review is None or review.day != session.clock.today():
        return ration(waiting, discipline)
    minute = session.clock.minute()
    left = to_visit(review, session.snapshot, session.judged, discipline, minute)
    return [due for due in waiting if due.prospect.id in left]


def _due_shape(due: Due) -> Shape:
    prospect, standing = due.prospect, due.standing
    return {
        "id": prospect.id,
        "name": prospect.name,
        "reason": due.reason,
        "since": due.since.isoformat(),
        "role": prospect.role,
        "company": prospect.company,
        "touches": standing.touches,
        "days": standing.days,
        "turn": standing.turn,
        "pinned": prospect.is_pinned,
        "next_step": next_step_shape(prospect.step),
        "minutes": minutes_of(prospect),
        "energy": energy_of(prospect),
    }


def _tell_due(session: Session, due: Due) -> None:
    """Two lines: who and what it takes, then why."""
    prospect = due.prospect
    who = ", ".join(filter(None, (prospect.name, prospect.company)))
    takes = _("{minutes} min, energy: {energy}").format(
        minutes=minutes_of(prospect), energy=words.energy(energy_of(prospect))
    )
    why = reason(due, session.clock.today())
    tell(f"{prospect.id:>4}  {who} · {takes}")
    tell(f"      {why[:1].upper()}{why[1:]}")


def _say_rest(shown: int, chosen: int, waiting: int) -> None:
    """Why there is nobody, and who else is due."""
    if not waiting:
        say(_("Nobody waits for you today."))
    elif not shown and chosen:
        say(_("Nobody of today fits in that."))
    elif not chosen:
        say(_("Today's review is done."))
    if chosen < waiting:
        more = waiting - chosen
        text = ngettext(
            "{count} more can wait: tablero today --all.",
            "{count} more can wait: tablero today --all.",
            more,
        )
        say(text.format(count=more))


# --- the agenda --------------------------------------------------------------------------


@click.command(help=_("The next steps and dates of the coming days; what is late stands first."))
@click.option("--days", type=click.IntRange(0, 3650), default=7, help=_("How many days (7)."))
@as_json
@click.pass_obj
def agenda(session: Session, days: int, as_json: bool) -> None:
    entries = plan(session.snapshot, session.clock.today(), days)
    if as_json:
        tell_json([_entry_shape(session, entry) for entry in entries])
        return
    _tell_agenda(session, entries)
    if not entries:
        say(_("Nothing is planned for those days."))


def _tell_agenda(session: Session, entries: list[Entry]) -> None:
    """A heading for each day, and its entries under it."""
    today, head = session.clock.today(), ""
    rows = table([_agenda_row(entry, today) for entry in entries], right=(0,))
    for entry, line in zip(entries, rows, strict=True):
        if head != (head := agenda_heading(entry.day, today)):
            tell(head)
        tell(f"  {line}")


def _agenda_row(entry: Entry, today: date) -> tuple[str, ...]:
    prospect = entry.prospect
    late = past_day(entry.day, today) if entry.day < today else ""
    return str(prospect.id), prospect.name, prospect.company, late, _entry_text(entry)


def _entry_text(entry: Entry) -> str:
    if entry.key_date is not None:
        kind = date_kind(entry.key_date.kind)
        return " · ".join(filter(None, (kind, entry.key_date.text)))
    step = entry.step
    if step is None:
        return ""
    at = words.hour(step.at) if step.at is not None else ""
    return " · ".join(filter(None, (at, step.text or words.channel(step.channel))))


def _entry_shape(session: Session, entry: Entry) -> Shape:
    found = entry.key_date
    return {
        "day": entry.day.isoformat(),
        "kind": entry.kind,
        "id": entry.prospect.id,
        "name": entry.prospect.name,
        "step": next_step_shape(entry.step),
        "date": date_shape(found, session.clock.today()) if found is not None else None,
    }


COMMANDS = {"today": today, "agenda": agenda}
