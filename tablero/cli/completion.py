"""What the shell offers after TAB, and the script that tells the shell to ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from tablero.cli import COMPLETING
from tablero.cli.paper import plain, tell
from tablero.clock import Clock
from tablero.i18n import _
from tablero.locations import database
from tablero.refusals import BadFile, Refusal
from tablero.store.board import Board

T = TypeVar("T")

SHELLS = ("bash", "zsh", "fish")

_BARE = "COMPREPLY+=($value)"
_ONE_WORD = """[[ ${COMP_WORDS[COMP_CWORD]} == [\\"\\']* ]] || printf -v value %q "$value"
            COMPREPLY+=("$value")"""
"""click's bash script leaves a name's spaces bare, and the shell would read several words; where
the person opened a quote, they stand inside it."""


def people(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The names that what was typed fits."""
    return [plain(name) for name in _read(ctx, lambda board: board.names(begun))]


def stages(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The keys of the stages."""
    found = _read(ctx, lambda board: board.stages())
    return [stage.key for stage in found if stage.key.startswith(begun)]


def _read(ctx: click.Context, what: Callable[[Board], Sequence[T]]) -> Sequence[T]:
    """That of the board; nothing where the file cannot be opened, for TAB says nothing."""
    flags = ctx.find_root().params
    try:
        with Board(
            database(flags.get("db")), Clock(), board=flags.get("board_name"), create=False
        ) as board:
            return what(board)
    except (Refusal, BadFile):
        return ()


@click.command(
    help=_(
        "Print the script that completes commands, names and stages in your shell:"
        ' eval "$(tablero completion bash)" in ~/.bashrc, or the same for zsh;'
        " tablero completion fish > ~/.config/fish/completions/tablero.fish"
    )
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    # No other command pays for it.
    from click.shell_completion import get_completion_class

    complete = get_completion_class(shell)
    if complete is not None:
        source = complete(ctx.find_root().command, {}, "tablero", COMPLETING).source()
        tell(source.replace(_BARE, _ONE_WORD))


COMMANDS = {"completion": completion}
