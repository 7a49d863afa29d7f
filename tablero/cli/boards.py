"""The boards of the file."""

from __future__ import annotations

import click

from tablero import words
from tablero.cli.arguments import as_json
from tablero.cli.paper import table, tell, tell_json
from tablero.cli.session import Session
from tablero.i18n import _
from tablero.model import BoardName
from tablero.refusals import NoSuchBoard
from tablero.rules.search import fold


@click.group(invoke_without_command=True, help=_("List and change the boards of the file."))
@as_json
@click.pass_context
def boards(ctx: click.Context, as_json: bool) -> None:
    if ctx.invoked_subcommand is None:
        _tell_boards(ctx.obj, as_json)


@boards.command("list", help=_("List the boards; the one that is open has a *."))
@as_json
@click.pass_obj
def list_(session: Session, as_json: bool) -> None:
    _tell_boards(session, as_json)


def _tell_boards(session: Session, as_json: bool) -> None:
    found, opened = session.board.boards(), session.snapshot.board
    if as_json:
        tell_json(
            [{"id": b.id, "name": words.board_name(b), "open": b.id == opened.id} for b in found]
        )
        return
    rows = [("*" if b.id == opened.id else " ", str(b.id), words.board_name(b)) for b in found]
    for line in table(rows, right=(1,)):
        tell(line)


@boards.command(help=_("Add a board."))
@click.argument("name", metavar=_("NAME"))
@click.pass_obj
def add(session: Session, name: str) -> None:
    with session.act() as board:
        board.add_board(name)


@boards.command(help=_("Give a board another name."))
@click.argument("old", metavar=_("OLD"))
@click.argument("new", metavar=_("NEW"))
@click.pass_obj
def rename(session: Session, old: str, new: str) -> None:
    found = _find(session, old)
    with session.act() as board:
        board.rename_board(found.id, new)


@boards.command(help=_("Remove a board with everybody on it."))
@click.argument("name", metavar=_("NAME"))
@click.pass_obj
def remove(session: Session, name: str) -> None:
    found = _find(session, name)
    with session.act() as board:
        board.remove_board(found.id)


def _find(session: Session, name: str) -> BoardName:
    """The board of that name or number. Raises NoSuchBoard."""
    known = session.board.boards()
    for board in known:
        if fold(words.board_name(board)) == fold(name.strip()) or str(board.id) == name:
            return board
    raise NoSuchBoard(name, known)


COMMANDS = {"boards": boards}
