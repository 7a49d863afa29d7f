"""What was done, taken back and done again."""

from __future__ import annotations

import click

from tablero import words
from tablero.cli.arguments import as_json
from tablero.cli.paper import say, table, tell, tell_json
from tablero.cli.session import Session
from tablero.cli.shapes import step_shape
from tablero.i18n import _
from tablero.model import JournalStep


@click.command(help=_("Take back the newest act, whoever did it."))
@click.pass_obj
def undo(session: Session) -> None:
    session.keep_backup()
    say(words.undone(session.board.undo()))


@click.command(help=_("Do again what was taken back last."))
@click.pass_obj
def redo(session: Session) -> None:
    session.keep_backup()
    say(words.redone(session.board.redo()))


@click.command(help=_("What was done in this file, the newest first."))
@click.option("--limit", type=click.IntRange(1), default=50, help=_("How many acts (50)."))
@as_json
@click.pass_obj
def history(session: Session, limit: int, as_json: bool) -> None:
    steps = session.board.history(limit)
    if as_json:
        tell_json([step_shape(step) for step in steps])
        return
    for line in table([_row(step) for step in steps]):
        tell(line)


def _row(step: JournalStep) -> tuple[str, str, str]:
    at = step.at.astimezone()
    state = _("taken back") if step.undone else ""
    return f"{words.day_full(at.date())} {at:%H:%M}", words.verb(step), state


COMMANDS = {"undo": undo, "redo": redo, "history": history}
