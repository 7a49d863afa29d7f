"""The keys in force, and how to read a card, as lines of text. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tablero.i18n import _
from tablero.model import FollowUp
from tablero.ui.commands import CURSOR, GROUPS, Command, keys_in_force
from tablero.ui.widgets.blocks import Block, column_width, laid_out
from tablero.ui.widgets.glyphs import Glyphs
from tablero.ui.widgets.paint import Line, filled, fit, pad, spread, width_of

KEYS_WIDTH = 20


def help_lines(
    remapped: Mapping[str, str], numbers: FollowUp, glyphs: Glyphs, width: int
) -> list[Line]:
    """Everything the help says, in one column or two."""
    column = column_width(width)
    blocks = [_group(name, group, remapped, column, glyphs) for name, group in GROUPS.items()]
    blocks[2:2] = [_card(numbers, glyphs, column), _days(column)]
    return laid_out(blocks, width)


def _group(
    name: str, group: Sequence[Command], remapped: Mapping[str, str], width: int, glyphs: Glyphs
) -> Block:
    lines = [_command(command, remapped, width, glyphs) for command in group]
    if group is CURSOR:
        lines.append(_sign((("1 - 9", "key"),), _("To that column, or line of the wall"), width))
    return (((name, "name"),), *lines, ())


def _command(command: Command, remapped: Mapping[str, str], width: int, glyphs: Glyphs) -> Line:
    """The keys, what they do, and the name that the settings' `[keys]` give it."""
    keys = ", ".join(keys_in_force(command, remapped)) or glyphs.dot
    text = fit(command.help, width - KEYS_WIDTH, glyphs.ellipsis)
    line: Line = ((pad(f"  {keys}", KEYS_WIDTH - 1, glyphs.ellipsis) + " ", "key"), (text, "text"))
    name: Line = ((command.id, "text" if command.id in remapped else "muted"),)
    return spread(line, name, width) if width_of(line) + width_of(name) + 2 <= width else line


def _card(numbers: FollowUp, glyphs: Glyphs, width: int) -> Block:
    start, end = numbers.zone
    return (
        ((_("How to read a card"), "name"),),
        _sign(((glyphs.answered, "answered"),), _("a touch of yours that was answered"), width),
        _sign(((glyphs.unanswered, "text"),), _("a touch of yours without an answer"), width),
        _sign(
            (("[", "muted"), (glyphs.dot * 3, "muted"), ("]", "muted")),
            _("touches {start} to {end}, where conversations begin").format(start=start, end=end),
            width,
        ),
        _sign(((glyphs.no_answer, "text"),), _("no answer yet"), width),
        _sign(((glyphs.seen, "text"),), _("seen, and not answered"), width),
        _sign(((glyphs.theirs, "theirs"),), _("they wrote, and it is your turn"), width),
        _sign(((glyphs.talked, "answered"),), _("you talked"), width),
        _sign(((glyphs.fresh, "fresh"),), _("fresh, or something is planned"), width),
        _sign(((glyphs.cooling, "cooling"),), _("cooling"), width),
        _sign(((glyphs.stalled, "stalled"),), _("stalled; in a head, how many are"), width),
        _sign(((glyphs.frozen, "frozen"),), _("frozen: stalled for long"), width),
        (),
    )


def _days(width: int) -> Block:
    return (
        ((_("How to write a day"), "name"),),
        _sign((("+3  3d", "key"),), _("in three days"), width),
        _sign(((_("1w  1m"), "key"),), _("in a week, in a month"), width),
        _sign(((_("fri  tomorrow"), "key"),), _("the next Friday, tomorrow"), width),
        _sign((("24/11  24 nov", "key"),), _("the day first, then the month"), width),
        _sign((("2026-11-24", "key"),), _("with the year"), width),
        (),
    )


def _sign(sign: Line, text: str, width: int) -> Line:
    return (
        ("  ", "text"),
        *filled(sign, KEYS_WIDTH - 2),
        (fit(text, max(0, width - KEYS_WIDTH)), "text"),
    )
