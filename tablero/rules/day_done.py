"""What a day's review came to: touches, talks, gestures, notes, and who was put off (F20)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tablero.civil import local_day
from tablero.model import CHANNELS, NextStep, Prospect, ReviewDay, Snapshot
from tablero.person import Person


class DayDone(NamedTuple):
    """Everything of one local day, in the order in which people were given."""

    touches: tuple[tuple[str, int], ...]
    """Counted touches of mine by channel, the most frequent first; talks are not in it."""
    talks: tuple[Prospect, ...]
    """Whom I talked with."""
    answers: tuple[Prospect, ...]
    """Who wrote."""
    gestures: tuple[tuple[Prospect, str], ...]
    """To whom, and the note that was made of it."""
    notes: tuple[tuple[Prospect, str], ...]
    later: tuple[tuple[Prospect, NextStep], ...]
    """Who was put to a later hour of the day."""
    looked: tuple[Prospect, ...]
    """Who was looked at and left as they are."""


def whom_to_read(review: ReviewDay | None, snapshot: Snapshot, today: date) -> list[int]:
    """The ids of all whose day there may be something to say of: visited, or touched today."""
    visited = () if review is None else review.queue
    found = dict.fromkeys(key for key in visited if key in snapshot.prospects)
    day = str(today.toordinal())
    # Touches are kept oldest first, so among 10,000 people only the last one is looked at.
    for prospect in snapshot.prospects.values():
        if prospect.beats and prospect.beats.rpartition(" ")[2].startswith(day):
            found.setdefault(prospect.id)
    return list(found)


def day_done(people: Iterable[Person], today: date, minute: int) -> DayDone:
    """What these people's day came to; `minute` is how many have passed since midnight."""
    read = list(people)
    everything = [(p.prospect, t) for p in read for t in p.touches if t.on == today]
    sent = {(p.id, t.channel) for p, t in everything if t.direction == "out" and not t.is_gesture}
    counts = Counter(channel for _who, channel in sent)
    return DayDone(
        tuple(sorted(counts.items(), key=lambda pair: (-pair[1], CHANNELS.index(pair[0])))),
        _once(p for p, t in everything if t.direction == "both"),
        _once(p for p, t in everything if t.direction == "in"),
        tuple((p, t.note) for p, t in everything if t.is_gesture),
        tuple(
            (p.prospect, note.text) for p in read for note in p.notes if local_day(note.at) == today
        ),
        tuple(_later((p.prospect for p in read), today, minute)),
        tuple(p.prospect for p in read if today in p.looks),
    )


def _later(
    people: Iterable[Prospect], today: date, minute: int
) -> Iterable[tuple[Prospect, NextStep]]:
    for prospect in people:
        step = prospect.step
        if step is not None and step.on == today and step.at is not None and step.at > minute:
            yield prospect, step


def _once(people: Iterable[Prospect]) -> tuple[Prospect, ...]:
    return tuple({prospect.id: prospect for prospect in people}.values())
