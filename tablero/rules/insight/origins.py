"""Where people came from, and what became of it: by source, and by who began (S5, seed 000)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tablero.beats import DIRECTION_LETTER
from tablero.discipline import Discipline
from tablero.model import Prospect
from tablero.rules.insight.answers import Answered

INITIATIVES = ("theirs", "third", "mine")
"""They came to me, a third person brought us together, or I began (S5)."""
_THIRD = frozenset({"referral", "finder", "client"})
_THEIRS = frozenset({"web", "store", "content"})
"""Sources where people have come by themselves before the first touch (F17, seed 001)."""
_IN = DIRECTION_LETTER["in"]


class Origin(NamedTuple):
    """One source, or one initiative."""

    name: str
    """A source, empty where none is written; or one of INITIATIVES."""
    people: int
    answered: Answered
    """Of all touches there ever were."""
    clients: int


class Trace(NamedTuple):
    """What is added up of one person."""

    prospect: Prospect
    answered: Answered
    is_client: bool


def by_source(traces: Iterable[Trace], discipline: Discipline) -> tuple[Origin, ...]:
    """One a source, those with most people first."""
    found = _sums(traces, _source, discipline)
    return tuple(sorted(found, key=lambda o: (-o.people, -o.answered.touches, o.name)))


def by_initiative(traces: Iterable[Trace], discipline: Discipline) -> tuple[Origin, ...]:
    """One for each of INITIATIVES from which anybody came, in that order."""
    found = _sums(traces, _initiative, discipline)
    return tuple(sorted(found, key=lambda o: INITIATIVES.index(o.name)))


def initiative(prospect: Prospect) -> str:
    """Who began, one of INITIATIVES: whoever wrote first began, whatever the source says."""
    first = prospect.beats.partition(" ")[0]
    if first and first[-4] == _IN:
        return "theirs"
    if prospect.referrer is not None or prospect.source in _THIRD:
        return "third"
    return "theirs" if prospect.source in _THEIRS else "mine"


def _source(trace: Trace) -> str:
    return trace.prospect.source


def _initiative(trace: Trace) -> str:
    return initiative(trace.prospect)


def _sums(
    traces: Iterable[Trace], name_of: Callable[[Trace], str], discipline: Discipline
) -> list[Origin]:
    groups: dict[str, list[Trace]] = {}
    for trace in traces:
        groups.setdefault(name_of(trace), []).append(trace)
    return [_sum(name, group, discipline) for name, group in groups.items()]


def _sum(name: str, group: list[Trace], discipline: Discipline) -> Origin:
    touches = sum(trace.answered.touches for trace in group)
    answered = sum(trace.answered.answered for trace in group)
    enough = touches >= discipline.few_touches
    clients = sum(trace.is_client for trace in group)
    return Origin(name, len(group), Answered(touches, answered, enough), clients)
