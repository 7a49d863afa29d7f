"""What several commands ask for: whom, which stage, which day, how much."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

import click

from tablero.cli.completion import people, stages
from tablero.i18n import _
from tablero.model import CHANNELS, RESULTS, TOPICS
from tablero.refusals import BadValue

F = TypeVar("F", bound=Callable[..., object])

BELOW_ZERO = {"ignore_unknown_options": True}
"""For commands that take a number: `-1` is then refused as a number and not as an option."""

_MONEY = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?")


def who(command: F) -> F:
    """The argument WHO."""
    return click.argument("who", metavar=_("WHO"), shell_complete=people)(command)


def stage(command: F) -> F:
    """The argument STAGE: a stage's key or name."""
    return click.argument("stage", metavar=_("STAGE"), shell_complete=stages)(command)


def as_json(command: F) -> F:
    """The option --json."""
    text = _("As JSON, for other programs.")
    return click.option("--json", "as_json", is_flag=True, help=text)(command)


def touch_options(*, required: bool) -> Callable[[F], F]:
    """What a touch consists of. Without `required` everything may be left as it is."""

    def decorate(command: F) -> F:
        for option in reversed(_touch_options(required)):
            command = option(command)
        return command

    return decorate


def _touch_options(required: bool) -> list[Callable[[F], F]]:
    option, choice = click.option, click.Choice
    day = _("The day, when it was not today: 24/11, yesterday, fri.")
    how = _("How you were in touch.")
    return [
        option("--channel", type=choice(CHANNELS), required=required, help=how),
        option("--out", "direction", flag_value="out", help=_("From you: the default.")),
        option("--in", "direction", flag_value="in", help=_("From them.")),
        option("--both", "direction", flag_value="both", help=_("You talked.")),
        option("--topic", type=choice(TOPICS), help=_("What it was about.")),
        option("--result", type=choice(RESULTS), help=_("What came of it.")),
        option("--note", metavar=_("TEXT"), help=_("A line about it.")),
        option("--on", metavar=_("DATE"), help=day),
    ]


def cents(amount: str) -> int:
    """An amount of money as people type it, in cents; nothing is 0. Raises BadValue."""
    if not amount.strip():
        return 0
    found = _MONEY.fullmatch(amount.strip().strip("€$ "))
    if found is None:
        raise BadValue("cost", amount, "number")
    whole, part = found.groups()
    return int(whole) * 100 + int((part or "0").ljust(2, "0"))


def days(field: str, text: str) -> int | None:
    """A number of days; None where the text is empty. Raises BadValue."""
    if not text.strip():
        return None
    if not re.fullmatch(r"[0-9]{1,5}", text.strip()):
        raise BadValue(field, text, "number")
    return int(text)
