"""Where people come from decides how they are approached (F17, seed 001)."""

from __future__ import annotations

from typing import NamedTuple

from tablero.discipline import Discipline
from tablero.model import SOURCES

BY_SOURCE = ("to_contact", "first_contact", "conversation")
"""The stages in which the source still decides; later all of them go alike."""
GENERAL = (*BY_SOURCE, "proposal", "negotiation", "client", "nurture")
"""The stages with an advice for any source."""
_USUAL = Discipline()


class Advice(NamedTuple):
    """What goes with a source and a stage."""

    code: str
    """`web.to_contact`, `general.proposal`, or `general` for a stage of one's own."""
    respond: int | None
    """Days until the first touch, while it is still to come; None where there is no limit."""


def advice(source: str, stage_key: str, discipline: Discipline = _USUAL) -> Advice:
    """The advice for people from that source in that stage."""
    respond = discipline.first_response(source) if stage_key == "to_contact" else None
    return Advice(_code(source, stage_key), respond)


def entry_stage(source: str) -> str:
    """The stage in which people from a source begin.

    Whoever comes into the store has ruled out other options and is talking already (F17).
    """
    return "conversation" if source == "store" else "to_contact"


def _code(source: str, stage_key: str) -> str:
    if stage_key in BY_SOURCE and source in SOURCES:
        return f"{source}.{stage_key}"
    return f"general.{stage_key}" if stage_key in GENERAL else "general"
