"""Touches, next steps and notes."""

from __future__ import annotations

import sys

import click

from tablero.cli.arguments import minute, number, numbered, optional, touch_options, who
from tablero.cli.paper import say
from tablero.cli.session import Session
from tablero.i18n import _
from tablero.model import CHANNELS, ENERGIES
from tablero.rules.next_touch import direction_of
from tablero.text import TEXT_LIMIT


@click.command(help=_("Log a touch. An outbound one completes a next step due by that day."))
@who
@touch_options(required=True)
@click.pass_obj
def log(
    session: Session,
    who: str,
    channel: str,
    direction: str | None,
    topic: str | None,
    result: str | None,
    note: str | None,
    on: str | None,
) -> None:
    prospect = session.board.find(who)
    direction = direction or direction_of(channel, result or "none")
    with session.act() as board:
        board.log_touch(
            prospect.id,
            channel,
            direction=direction,
            topic=topic or "",
            result=result or "none",
            note=note or "",
            on=session.day(on, past=True),
        )
    if direction != "in":
        _caution(session, prospect.id)


def _caution(session: Session, prospect_id: int) -> None:
    """What courtesy says of the touch just logged, a line each."""
    # Their messages, lists and additions do without these rules.
    from tablero.rules.courtesy import after_touch
    from tablero.words.courtesy import caution

    person = session.board.person(prospect_id)
    standing = session.standing_of(person.prospect)
    numbers = session.settings.discipline
    for found in after_touch(person, standing, session.clock.today(), numbers):
        say(caution(found, person.prospect.name))


@click.group(help=_("Correct or delete a touch, by the number that `show` gives it."))
def touch() -> None:
    pass


@touch.command("edit", help=_("Correct a touch. What is not given stays as it is."))
@click.argument("touch_id", type=number, metavar="ID")
@touch_options(required=False)
@click.pass_obj
def edit_touch(
    session: Session,
    touch_id: int,
    channel: str | None,
    direction: str | None,
    topic: str | None,
    result: str | None,
    note: str | None,
    on: str | None,
) -> None:
    if (channel, direction, topic, result, note, on) == (None,) * 6:
        raise click.UsageError(_("Say what to correct, for instance --result replied."))
    with numbered(_no_touch(), touch_id), session.act() as board:
        board.edit_touch(
            touch_id,
            channel=channel,
            direction=direction,
            topic=topic,
            result=result,
            note=note,
            on=session.day(on, past=True),
        )


@touch.command("delete", help=_("Delete a touch."))
@click.argument("touch_id", type=number, metavar="ID")
@click.pass_obj
def delete_touch(session: Session, touch_id: int) -> None:
    with numbered(_no_touch(), touch_id), session.act() as board:
        board.delete_touch(touch_id)


def _no_touch() -> str:
    return _("There is no touch {id} on this board. `tablero show WHO` gives the numbers.")


@click.command("next", help=_("Plan the next step, mark it done, or clear it."))
@who
@click.argument("text", required=False, metavar=optional(_("TEXT")))
@click.option("--on", metavar=_("DATE"), help=_("The day: +3, 1w, fri, 24/11, 2026-11-24."))
@click.option("--at", metavar=_("HOUR"), help=_("At what hour of that day: 17:00."))
@click.option("--channel", type=click.Choice(CHANNELS), default=None, help=_("How."))
@click.option("--minutes", type=click.IntRange(1, 1440), help=_("How long it takes."))
@click.option("--energy", type=click.Choice(ENERGIES), default=None, help=_("What it asks of you."))
@click.option("--done", is_flag=True, help=_("The next step is done."))
@click.option("--clear", is_flag=True, help=_("There is no next step any more."))
@click.pass_obj
def next_(
    session: Session,
    who: str,
    text: str | None,
    on: str | None,
    at: str | None,
    channel: str | None,
    minutes: int | None,
    energy: str | None,
    done: bool,
    clear: bool,
) -> None:
    plans = text is not None and (text.strip() != "" or on is not None)
    hour = minute(at)
    if [plans, done, clear].count(True) != 1:
        raise click.UsageError(_("Give a text, or --done, or --clear."))
    prospect = session.board.find(who)
    with session.act() as board:
        if done:
            board.finish_step(prospect.id)
        elif clear:
            board.clear_step(prospect.id)
        else:
            board.plan_step(
                [prospect.id],
                text or "",
                on=session.clock.today() if on is None and hour is not None else session.day(on),
                at=hour,
                channel=channel or "",
                minutes=minutes,
                energy=energy or "",
            )


@click.command(help=_("Their last message needs no answer."))
@who
@click.pass_obj
def settle(session: Session, who: str) -> None:
    prospect = session.board.find(who)
    with session.act() as board:
        board.settle(prospect.id)


@click.command(
    help=_("Write a note about a person. Without TEXT your editor opens; - reads what is piped.")
)
@who
@click.argument("text", required=False, metavar=optional(_("TEXT")))
@click.pass_obj
def note(session: Session, who: str, text: str | None) -> None:
    prospect = session.board.find(who)
    if text is None:
        # Few notes are long.
        from tablero.cli.outside import write_note

        write_note(session, prospect.id)
        return
    if text == "-":
        # More than may be kept is too long as it is; what is not UTF-8 is refused like a
        # control character.
        text = sys.stdin.buffer.read(8 * TEXT_LIMIT).decode("utf-8", "surrogateescape")
    with session.act() as board:
        board.add_note(prospect.id, text)


COMMANDS = {"log": log, "touch": touch, "next": next_, "settle": settle, "note": note}
