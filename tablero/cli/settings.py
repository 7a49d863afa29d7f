"""The settings, each with the reason why it is as it is."""

from __future__ import annotations

import click

from tablero.cli.arguments import BELOW_ZERO
from tablero.cli.paper import pad, tell
from tablero.config import load
from tablero.config.file import describe, get_value, set_value
from tablero.i18n import _
from tablero.locations import config_file


@click.group(invoke_without_command=True, help=_("List and change the settings."))
@click.pass_context
def config(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        _tell_settings()


@config.command("list", help=_("List the settings, each with its reason."))
def list_() -> None:
    _tell_settings()


def _tell_settings() -> None:
    told = describe(load(config_file()))
    width = max(len(f"{setting.key} = {setting.value}") for setting in told)
    for setting in told:
        tell(f"{pad(f'{setting.key} = {setting.value}', width)}  {setting.reason}")


@config.command(help=_("Print one setting."))
@click.argument("key", metavar=_("KEY"))
def get(key: str) -> None:
    tell(get_value(config_file(), key))


@config.command(
    "set",
    help=_("Change one setting; the comments in the file stay."),
    context_settings=BELOW_ZERO,
)
@click.argument("key", metavar=_("KEY"))
@click.argument("value", metavar=_("VALUE"))
def set_(key: str, value: str) -> None:
    set_value(config_file(), key, value)


@config.command(help=_("Print where the settings file is."))
def path() -> None:
    tell(str(config_file()))


COMMANDS = {"config": config}
