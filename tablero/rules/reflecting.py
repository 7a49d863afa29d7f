"""Learning from a silence: when to ask for a line, which one to recall, which return (F6).

It asks about what I did; that it was their fault is not among the answers (seed 003).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from tablero.beats import Beat, decode_beats
from tablero.discipline import Discipline
from tablero.model import Prospect, Standing
from tablero.person import Person, Reflection, Written
from tablero.rules.follow_up import last_heard
from tablero.rules.search import fold

RUN = 2
"""Touches without an answer from which there is something to learn from them."""

_LIKENESSES = ("same_person", "product", "one_channel", "same_stage")


def should_ask(person: Person, standing: Standing, discipline: Discipline) -> bool:
    """Whether the review asks for a line: once a silence, when it has become real.

    That is when they are left on read with a streak of `reflect_from` or more, and since
    their last word it was neither asked nor written.
    """
    if not standing.left_on_read or standing.turn != "theirs":
        return False
    if standing.streak < discipline.reflect_from or person.prospect.opt_out == "total":
        return False
    heard = last_heard(person.prospect.beats)
    days = [reflection.on for reflection in person.reflections]
    if person.reflection_asked is not None:
        days.append(person.reflection_asked)
    return not any(day.toordinal() > heard for day in days)


def fitting(
    reflections: Iterable[Written],
    prospect: Prospect,
    prospects: Mapping[int, Prospect] | None = None,
) -> Reflection | None:
    """The reflection to recall before touching somebody, of those given newest first.

    The strongest likeness counts, and of one likeness the newest: it was written about this
    very person; about a silence all of product, as this one is; on one channel, as this one;
    or about somebody silent in the same stage. Without `prospects` only the first is known.
    """
    now = _likenesses(prospect, None)
    best: tuple[int, Reflection] | None = None
    for key, _, reflection in reflections:
        if not (reflection.should_not or reflection.missed):
            continue
        other = prospect if key == prospect.id else (prospects or {}).get(key)
        if other is None:
            continue
        rank = _rank(prospect, now, other, reflection.on)
        if rank is not None and (best is None or rank < best[0]):
            best = rank, reflection
    return None if best is None else best[1]


def most_repeated(reflections: Iterable[Reflection]) -> list[tuple[str, int]]:
    """Every line written, missed and should not alike, and how often; the most frequent first.

    Case, accents, spaces and a stop do not matter; of those given newest first, the newest
    wording is shown.
    """
    shown: dict[str, str] = {}
    times: Counter[str] = Counter()
    for reflection in reflections:
        for text in (reflection.missed, reflection.should_not):
            plain = " ".join(fold(text).split()).rstrip(".")
            if plain:
                shown.setdefault(plain, text)
                times[plain] += 1
    return [(shown[plain], count) for plain, count in times.most_common()]


def causes_named(reflections: Iterable[Reflection]) -> list[tuple[str, int]]:
    """The causes that were named and how often, the most frequent first."""
    times = Counter(reflection.cause for reflection in reflections if reflection.cause)
    return times.most_common()


def _rank(prospect: Prospect, now: set[str], other: Prospect, on: date) -> int | None:
    if other.id == prospect.id:
        return _LIKENESSES.index("same_person")
    shared = now & _likenesses(other, on)
    if other.stage != prospect.stage:
        shared.discard("same_stage")
    return min(map(_LIKENESSES.index, shared), default=None)


def _likenesses(prospect: Prospect, on: date | None) -> set[str]:
    """What the silence was like on that day (None: now); nothing where there was none."""
    run = _run(prospect, on)
    if len(run) < RUN:
        return set()
    found = {"same_stage"}
    if all(beat.topic == "product" for beat in run):
        found.add("product")
    if len({beat.channel for beat in run}) == 1:
        found.add("one_channel")
    return found


def _run(prospect: Prospect, on: date | None) -> list[Beat]:
    """My touches since their last word before that day's end, without gestures."""
    run: list[Beat] = []
    for beat in decode_beats(prospect.beats):
        if on is not None and beat.day > on.toordinal():
            break
        if beat.direction != "out":
            run = []
        elif not beat.is_gesture:
            run.append(beat)
    return run
