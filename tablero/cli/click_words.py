"""Click's own words in the reader's language, through our catalog."""

from __future__ import annotations

from collections.abc import Callable

from click import core, decorators, exceptions, formatting, parser, types

from tablero.i18n import N_, _, ngettext


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark a text with a plural for the catalogs; click looks it up when it says it."""
    return one, many


WORDS = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Show this message and exit."),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Choose from:\n\t{choices}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("required"),
)
USAGE = (N_("[OPTIONS]"), N_("[COMMAND] [ARGS]..."), N_("COMMAND [ARGS]..."))
PLURALS = (
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
)


class Formatter(formatting.HelpFormatter):
    """Writes the usage line in the reader's language; click has its pieces in English only."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for piece in USAGE:
            args = args.replace(piece, _(piece))
        super().write_usage(prog, args, prefix)


def translate_click() -> None:
    """From now on click speaks through our catalogs (it asks the system's, which has no words)."""
    ours: dict[str, Callable[..., str]] = {"_": _, "ngettext": ngettext}
    for module in (core, decorators, exceptions, formatting, parser, types):
        for name, function in ours.items():
            if hasattr(module, name):
                setattr(module, name, function)
    core.Context.formatter_class = Formatter
