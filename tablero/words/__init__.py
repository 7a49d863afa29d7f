"""What the values are called in the reader's language; the command line and the app use it alike.

Whatever a person wrote passes through untouched.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from tablero.words.days import (
    clock_hour,
    day_full,
    day_long,
    day_medium,
    day_short,
    days_count,
    hour,
    step_day,
    step_line,
    step_moment,
    weekday_short,
)
from tablero.words.standings import freshness, proposal_of, said, said_of, turn, zone
from tablero.words.terms import (
    board_name,
    channel,
    direction,
    effort,
    energy,
    field_name,
    idea_state,
    link_kind,
    opt_out,
    result,
    source,
    stage_kind,
    stage_name,
    stage_word,
    topic,
)

if TYPE_CHECKING:
    from tablero.words.figures import money, number
    from tablero.words.history import redone, undone, verb
    from tablero.words.imports import format_name, imported, notice, skip_reason
    from tablero.words.refusals import refusal, shown

_SELDOM = {
    "figures": ("money", "number"),
    "history": ("redone", "undone", "verb"),
    "imports": ("format_name", "imported", "notice", "skip_reason"),
    "refusals": ("refusal", "shown"),
}
"""Modules whose words no first frame holds; each is imported with the first that is said."""

__all__ = [
    "board_name",
    "channel",
    "clock_hour",
    "day_full",
    "day_long",
    "day_medium",
    "day_short",
    "days_count",
    "direction",
    "effort",
    "energy",
    "field_name",
    "format_name",
    "freshness",
    "hour",
    "idea_state",
    "imported",
    "link_kind",
    "money",
    "notice",
    "number",
    "opt_out",
    "proposal_of",
    "redone",
    "refusal",
    "result",
    "said",
    "said_of",
    "shown",
    "skip_reason",
    "source",
    "stage_kind",
    "stage_name",
    "stage_word",
    "step_day",
    "step_line",
    "step_moment",
    "topic",
    "turn",
    "undone",
    "verb",
    "weekday_short",
    "zone",
]


def __getattr__(name: str) -> object:
    module = next((module for module, names in _SELDOM.items() if name in names), None)
    if module is None:
        raise AttributeError(name)
    found: object = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = found
    return found
