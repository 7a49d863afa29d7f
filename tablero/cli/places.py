"""Where people are: their stage, the archive, the exits, the wall."""

from __future__ import annotations

import click

from tablero.cli.arguments import stage, who
from tablero.cli.completion import stages
from tablero.cli.paper import say, tell
from tablero.cli.session import Session
from tablero.cli.show import wall_lines
from tablero.i18n import _
from tablero.model import Prospect, Stage
from tablero.refusals import BadValue


@click.command(help=_("Move a person to a stage; people of the book come on the board."))
@who
@stage
@click.option("--to", "place", metavar="top|bottom|N", default="bottom", help=_("Where in it."))
@click.pass_obj
def move(session: Session, who: str, stage: str, place: str) -> None:
    prospect = session.board.find(who)
    target = session.board.find_stage(stage)
    with session.act() as board:
        board.move([prospect.id], target.id, _place(place))
    if target.id != prospect.stage:
        _call_for(session, prospect.id, target)


def _call_for(session: Session, prospect_id: int, stage: Stage) -> None:
    """What the move calls for; that somebody is won is the result of much work."""
    # Most moves call for nothing.
    if stage.kind == "client":
        from tablero.rules.winning import win
        from tablero.words.review import won

        tell(
            won(
                win(
                    session.board.person(prospect_id),
                    session.clock.today(),
                    session.settings.discipline,
                )
            )
        )
    elif stage.key in ("conversation", "proposal"):
        from tablero.rules.courtesy import after_move
        from tablero.words.courtesy import caution

        person = session.board.person(prospect_id)
        standing = session.standing_of(person.prospect)
        for found in after_move(person, standing, stage, session.settings.discipline):
            say(caution(found, person.prospect.name))


def _place(text: str) -> int | str:
    """`top`, `bottom`, or the place counted from 1 as an index."""
    if text in ("top", "bottom"):
        return text
    if not text.isascii() or not text.isdecimal() or len(text) > 6 or int(text) < 1:
        raise BadValue("place", text, "unknown", ("top", "bottom", "1", "2", "3…"))
    return int(text) - 1


@click.command(help=_("Put a person away; nothing of theirs is lost."))
@who
@click.pass_obj
def archive(session: Session, who: str) -> None:
    prospect = session.board.find(who)
    with session.act() as board:
        board.archive([prospect.id])


@click.command(help=_("Bring a person back from the archive."))
@who
@click.pass_obj
def unarchive(session: Session, who: str) -> None:
    prospect = session.board.find(who)
    with session.act() as board:
        board.unarchive([prospect.id])


@click.command(help=_("Close a person: into an exit, with the reason."))
@who
@click.option(
    "--as",
    "exit_name",
    metavar=_("EXIT"),
    required=True,
    shell_complete=stages,
    help=_("not_a_fit, do_not_contact, or an exit of your own."),
)
@click.option("--why", metavar=_("TEXT"), default="", help=_("Why, in a line."))
@click.pass_obj
def close(session: Session, who: str, exit_name: str, why: str) -> None:
    prospect = session.board.find(who)
    target = session.board.find_stage(exit_name)
    with session.act() as board:
        board.close(prospect.id, target.key, why)
    if target.key != "do_not_contact":
        _say_early(session, prospect)


def _say_early(session: Session, prospect: Prospect) -> None:
    """That most people give up there, and that nurture is another way (F4)."""
    # Only closing asks for it.
    from tablero.rules.closing import is_early

    standing = session.standing_of(prospect)
    if not is_early(prospect, standing, session.settings.follow_up):
        return
    if standing.touches:
        text = _("They were at touch #{number}. Most people give up here.")
        say(text.format(number=standing.touches))
    else:
        say(_("They have had no touch of yours."))
    say(_("To let them rest instead: tablero move {id} nurture.").format(id=prospect.id))


@click.command(help=_("Open a closed person again, in the stage they were closed from."))
@who
@click.pass_obj
def reopen(session: Session, who: str) -> None:
    prospect = session.board.find(who)
    with session.act() as board:
        board.reopen(prospect.id)


@click.command(help=_("Write a name on the wall."))
@who
@click.pass_obj
def pin(session: Session, who: str) -> None:
    prospect = session.board.find(who)
    with session.act() as board:
        board.pin(prospect.id)


@click.command(help=_("Wipe a name off the wall."))
@who
@click.pass_obj
def unpin(session: Session, who: str) -> None:
    prospect = session.board.find(who)
    with session.act() as board:
        board.unpin(prospect.id)


@click.command(help=_("Print the wall: for a login, tmux or a second screen."))
@click.pass_obj
def wall(session: Session) -> None:
    for line in wall_lines(session):
        tell(line)


COMMANDS = {
    "move": move,
    "archive": archive,
    "unarchive": unarchive,
    "close": close,
    "reopen": reopen,
    "pin": pin,
    "unpin": unpin,
    "wall": wall,
}
