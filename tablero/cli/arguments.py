"""What several commands ask for: whom, which stage, which day, how much."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from tablero.cli.completion import people, stages
from tablero.i18n import _
from tablero.model import CHANNELS, RESULTS, TOPICS
from tablero.refusals import BadValue, NoSuchProspect, Refusal

_LAST = 2**63 - 1
"""The greatest number that a file can give anything."""

F = TypeVar("F", bound=Callable[..., object])

BELOW_ZERO = {"ignore_unknown_options": True}
"""For commands that take a number: `-1` is then refused as a number and not as an option."""

_MONEY = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?")


def number(text: str) -> int:
    """The number of a touch, an idea, a date or a reflection. Raises BadParameter."""
    if not re.fullmatch(r"[0-9]{1,19}", text) or not 0 < int(text) <= _LAST:
        raise click.BadParameter(_('"{value}" is no number of anything.').format(value=text))
    return int(text)


def who(command: F) -> F:
    """The argument WHO."""
    return click.argument("who", metavar=_("WHO"), shell_complete=people)(command)


def stage(command: F) -> F:
    """The argument STAGE: a stage's key or name."""
    return click.argument("stage", metavar=_("STAGE"), shell_complete=stages)(command)


def somebody(command: F) -> F:
    """The argument WHO, where everybody is meant without it."""
    metavar = optional(_("WHO"))
    return click.argument("who", required=False, metavar=metavar, shell_complete=people)(command)


def optional(metavar: str) -> str:
    """An argument that may be left out, as the usage shows it."""
    return f"[{metavar}]"


@contextmanager
def numbered(unknown: str, given: int) -> Iterator[None]:
    """A number that is no touch's (idea's, date's ...) is refused with that sentence, and not
    called a person's; `{id}` in it is the number."""
    try:
        yield
    except NoSuchProspect as error:
        raise Refusal(unknown.format(id=given)) from error


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


def minute(text: str | None) -> int | None:
    """The hour somebody typed, in minutes after midnight. Raises Refusal."""
    # Few steps have an hour.
    from tablero.rules.moments import parse_hour
    from tablero.words import shown

    if text is None:
        return None
    at = parse_hour(text)
    if at is None:
        wrong = _('"{text}" is no hour. Write it as 17:00, 17h or 5pm.')
        raise Refusal(wrong.format(text=shown(text)))
    return at


def days(field: str, text: str) -> int | None:
    """A number of days; None where the text is empty. Raises BadValue."""
    if not text.strip():
        return None
    if not re.fullmatch(r"[0-9]{1,5}", text.strip()):
        raise BadValue(field, text, "number")
    return int(text)
