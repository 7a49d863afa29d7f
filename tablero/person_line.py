"""One person as a line of text: what is seen of it at a glance, and all that it says."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from tablero.beats import DIRECTION_LETTER, TOPIC_LETTER
from tablero.model import KeyDate, NextStep, Prospect

SEPARATOR = "\x1f"
"""Stands between the parts of a line: stage, position, archived, pinned_on, period, added,
imported, settled, opt_out, step, touches, names, contact, and what only few have. Whatever a
person may have typed is in the JSON of the parts that follow the touches and of the step, where no
separator can be."""
NO_DAY = "----------"
"""The day with which a step without a day begins."""
_DAY = 10
NAMES, _CONTACT, _FEW = 11, 12, 13
_OUT, _PERSONAL = DIRECTION_LETTER["out"], TOPIC_LETTER["personal"]


class Glance(NamedTuple):
    """What is seen of somebody without reading all their touches. Days are ordinals, 0 is none."""

    id: int
    stage: int | None
    archived: bool
    pinned: bool
    period: int | None
    added: int
    imported: bool
    settled: bool
    opt_out: str
    step: int
    """The day of the next step; 0 also where there is a step without a day."""
    day: int
    """Of the last touch, gestures of mine left aside."""
    last: str
    """The letter of that touch's direction, or nothing."""
    touches: int
    """How many there are; they count as so many at most."""


class _Ordinals(dict[str, int]):
    """ISO day to ordinal: 100,000 people share a few hundred days."""

    def __missing__(self, day: str) -> int:
        number = self[day] = date.fromisoformat(day).toordinal()
        return number


_ORDINALS = _Ordinals({"": 0, NO_DAY: 0})


def glance_at_person(prospect: Prospect) -> Glance:
    """What a glance would see of them."""
    step = prospect.step
    day, last, touches = 0, "", 0
    for word in prospect.beats.split():
        touches += 1
        if word[-4] != _OUT or word[-2] != _PERSONAL:
            day, last = int(word[:-4]), word[-4]
    return Glance(
        prospect.id,
        prospect.stage,
        prospect.archived,
        prospect.is_pinned,
        prospect.period,
        prospect.added.toordinal(),
        prospect.imported,
        prospect.settled,
        prospect.opt_out,
        step.on.toordinal() if step is not None and step.on is not None else 0,
        day,
        last,
        touches,
    )


def glance_at_line(who: int, line: str) -> Glance:
    """What is seen of that person. Raises ValueError for a day that is none."""
    # This is done 100,000 times in a row: so it knows by heart that a day has ten letters and a
    # touch fifteen, and hands over to the slower way whatever is not as tablero writes it.
    try:
        parts = line.split(SEPARATOR, 11)
        stage, _, archived, pinned, period, added, imported, settled, opt_out, step, beats, _ = (
            parts
        )
        day = last = ""
        if beats:
            word = beats[-14:]
            if word[10] == _OUT and word[12] == _PERSONAL:
                word = _last_counted(beats)
            day, last = word[:10], word[10:11]
        return Glance(
            who,
            int(stage) if stage else None,
            archived == "1",
            pinned != "",
            int(period) if period else None,
            _ORDINALS[added],
            imported == "1",
            settled == "1",
            opt_out,
            _ORDINALS[step[:10]],
            _ORDINALS[day],
            last,
            (len(beats) + 1) // 15,
        )
    except (ValueError, IndexError):
        return glance_at_person(decode(who, line))


def _last_counted(beats: str) -> str:
    for word in reversed(beats.split()):
        if word[_DAY] != _OUT or word[_DAY + 2] != _PERSONAL:
            return word
    return ""


# --- a line ----------------------------------------------------------------------------------


def decode(who: int, line: str) -> Prospect:
    """The person that line tells of. Raises ValueError for a day that is none."""
    parts = line.split(SEPARATOR)
    stage, _position, archived, pinned, period, added, imported, settled, opt_out = parts[:9]
    name, role, company, tags = json.loads(parts[NAMES])
    email, phone, linkedin, city, country, source, cost = json.loads(parts[_CONTACT])
    prospect = Prospect(
        id=who,
        name=name,
        role=role,
        company=company,
        stage=int(stage) if stage else None,
        email=email,
        phone=phone,
        linkedin=linkedin,
        city=city,
        country=country,
        source=source,
        tags=in_order(tags),
        cost=cost,
        period=int(period) if period else None,
        opt_out=opt_out,
        archived=archived == "1",
        added=date.fromisoformat(added),
        imported=imported == "1",
        pinned_on=date.fromisoformat(pinned) if pinned else None,
        step=_step(parts[9]),
        settled=settled == "1",
        beats=_beats(parts[10]),
        referrer=None,
    )
    return prospect._replace(**_few(parts[_FEW])) if len(parts) > _FEW else prospect


def _beats(text: str) -> str:
    """The touches in the form of `encode_beat`. What has no day is left out."""
    words = text.split()
    try:
        return " ".join([f"{_ORDINALS[word[:_DAY]]}{word[_DAY:]}" for word in words])
    except ValueError:
        return _beats(" ".join(word for word in words if _is_day(word[:_DAY])))


def _is_day(text: str) -> bool:
    try:
        return _ORDINALS[text] > 0
    except ValueError:
        return False


def in_order(found: dict[str, str]) -> tuple[str, ...]:
    """Names by the ids of their rows, in the order they were given in."""
    return tuple(found[row] for row in sorted(found, key=int))


def _step(text: str) -> NextStep | None:
    if not text:
        return None
    day, (words, *more) = text[:_DAY], json.loads(text[_DAY:])
    return NextStep(words, None if day == NO_DAY else date.fromisoformat(day), *more)


def _few(text: str) -> dict[str, Any]:
    few: dict[str, Any] = json.loads(text)
    for field, value in few.items():
        match field:
            case "blocked":
                few[field] = tuple(dict.fromkeys(value))
            case "dates":
                few[field] = tuple(
                    KeyDate(number, kind, date.fromisoformat(on), words)
                    for number, kind, on, words in value
                )
            case "looked_on":
                few[field] = date.fromisoformat(value)
    return few
