"""The program's own options, its commands by name, and what it does without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import StringIO

import click

from tablero import words
from tablero.cli import COMPLETING
from tablero.cli.click_words import translate_click
from tablero.cli.paper import let_go, prepare_streams, say
from tablero.cli.session import Session
from tablero.clock import BadDay, Clock
from tablero.config import BadSetting
from tablero.i18n import LANGUAGES, _
from tablero.locations import homely
from tablero.refusals import BadFile, BadImport, Refusal, SeveralFit
from tablero.store.errors import told_plainly

MODULES = {
    "demo": "files",
    "add": "people",
    "edit": "people",
    "show": "people",
    "list": "people",
    "note": "touches",
    "move": "places",
    "archive": "places",
    "unarchive": "places",
    "close": "places",
    "reopen": "places",
    "pin": "places",
    "unpin": "places",
    "wall": "places",
    "log": "touches",
    "touch": "touches",
    "next": "touches",
    "settle": "touches",
    "today": "today",
    "agenda": "today",
    "idea": "reflecting",
    "reflect": "reflecting",
    "sheet": "knowing",
    "date": "knowing",
    "optout": "knowing",
    "bridge": "ways",
    "stats": "stats",
    "undo": "journal",
    "redo": "journal",
    "history": "journal",
    "import": "files",
    "export": "files",
    "forget": "forgetting",
    "backup": "backups",
    "restore": "backups",
    "boards": "boards",
    "stages": "stages",
    "doctor": "doctor",
    "config": "settings",
    "completion": "completion",
}
"""Each command and the module it lives in, in the order of the help. A module is imported when
its command is called, so `tablero add` never pays for what imports and exports need."""


class Commands(click.Group):
    """The commands, each read from its module when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in MODULES:
            return None
        module = import_module(f"tablero.cli.{MODULES[cmd_name]}")
        found: click.Command = module.COMMANDS[cmd_name]
        return found


def answer(argv: Sequence[str]) -> int:
    """Do what the words say; the exit code. Whatever goes wrong becomes a sentence."""
    translate_click()
    prepare_streams()
    try:
        _invoke(argv)
        sys.stdout.flush()
        return 0
    except (Exception, KeyboardInterrupt) as error:
        return ended(error, argv)


def ended(error: Exception | KeyboardInterrupt, argv: Sequence[str]) -> int:
    """Say what the error in hand means; the exit code."""
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.ClickException():
            _show(error)
            return error.exit_code
        case BrokenPipeError():
            let_go(sys.stdout)
            return 0
        case click.Abort() | KeyboardInterrupt():
            return 130
        case Refusal() | BadFile() | BadImport() | BadSetting() | OSError():
            explain(error)
        case _:
            if sys.flags.dev_mode:
                raise error
            confess(error, argv)
    return 1


def _invoke(argv: Sequence[str]) -> None:
    if COMPLETING in os.environ:
        root.main(args=list(argv), prog_name="tablero")
    with root.make_context("tablero", list(argv)) as context:
        try:
            root.invoke(context)
        except Exception as error:
            _blame_file(context.obj, error)
            raise


def _blame_file(session: Session | None, error: Exception) -> None:
    """Raises BadFile where something went wrong because the open file is damaged."""
    if session is not None and session.is_open:
        with told_plainly(session.path):
            raise error


def _show(error: click.ClickException) -> None:
    """Click quotes what was typed, as it was typed."""
    told = StringIO()
    error.show(told)
    say(told.getvalue().rstrip("\n"))


def explain(error: Exception) -> None:
    """Say on stderr why nothing was done, and whom one may have meant."""
    if isinstance(error, SeveralFit):
        _list_fits(error)
    elif isinstance(error, OSError) and error.filename is not None:
        text = _("{file} could not be used: {why}.")
        say(text.format(file=os.fsdecode(error.filename), why=error.strerror))
    elif isinstance(error, OSError):
        let_go(sys.stdout)
        say(_("The result could not be written: {why}.").format(why=error.strerror))
    else:
        say(words.refusal(error))
    if isinstance(error, BadFile):
        # Hardly any call ends like this.
        from tablero.logbook import note

        note("refused", why=error.why)


def confess(error: BaseException, argv: Sequence[str]) -> None:
    """Say that the fault is ours and where its report is, with nothing of anybody's data.
    `python -X dev -m tablero` shows the whole of it."""
    # Few calls end like this.
    from tablero.crash import AppFault, Moment, place_of, write_report

    if isinstance(error, AppFault) and error.__cause__ is not None:
        moment, error = error.moment, error.__cause__
    else:
        moment = Moment(asked=next((word for word in argv if word in MODULES), ""))
    report = write_report(error, moment)
    text = _("Something went wrong inside tablero ({fault} in {place}).")
    sentence = text.format(fault=type(error).__name__, place=place_of(error))
    if report is None:
        say(sentence + " " + _("Please report it."))
    else:
        more = _("Please report it, with {file}: none of your data is in it.")
        say(f"{sentence} {more.format(file=homely(report))}")


def _list_fits(error: SeveralFit) -> None:
    text = _('Several people fit "{who}". Write more of the name, or the number:')
    say(text.format(who=error.who))
    for prospect in error.fits:
        about = ", ".join(filter(None, (prospect.name, prospect.role, prospect.company)))
        say(f"  {prospect.id}  {about}")


def _tell_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"tablero {version('tablero')}")
        ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "The whiteboard behind the monitor: the people you follow up, and the wall of names you"
        " must not forget. Without a command it opens the board."
    ),
    epilog=_("WHO is a number or any part of a name."),
)
@click.option("--db", metavar=_("PATH"), help=_("The file of the board."))
@click.option("--board", "board_name", metavar=_("NAME"), help=_("Which board of the file."))
@click.option("--lang", type=click.Choice(LANGUAGES), help=_("The language of the words."))
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help=_("Say which tablero this is."),
)
@click.pass_context
def root(ctx: click.Context, db: str | None, board_name: str | None, lang: str | None) -> None:
    # The language was chosen before these texts were made.
    del lang
    try:
        clock = Clock.from_environment()
    except BadDay as error:
        raise click.UsageError(f"TABLERO_TODAY: {words.refusal(error)}", ctx) from error
    ctx.obj = Session(db, board_name, clock)
    ctx.call_on_close(ctx.obj.close)
    if ctx.invoked_subcommand is None:
        ctx.exit(open_board(ctx.obj))


def open_board(session: Session) -> int:
    """The app, or the board as text where there is no terminal; the exit code."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        from tablero.cli.show import tell_board  # commands do without it

        tell_board(session)
        return 0
    from tablero.cli.start import open_app

    return open_app(session.path, session.clock, session.settings, session.board_name)
