"""Everybody of a board, kept as a line of text each until somebody is asked for.

Most of 100,000 people are never looked at: a line is a third of a Prospect and takes a tenth of
its time. What is asked of everybody is asked at a glance, of the facts a line begins with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, ValuesView
from datetime import date
from itertools import chain, islice
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
_TOUCH = _DAY + 5
"""Letters a touch takes: an ISO day, its four letters, a space."""
_GLANCED = 11
"""Parts of a line that a glance splits off."""
_NAMES, _CONTACT, _FEW = 11, 12, 13
_NOBODY = SEPARATOR.join(("", "0", "1", ""))
_KEPT = 2_000
"""Prospects kept once made: many screens of cards."""
_TOGETHER = 2_000
"""People whose names are taken out of their lines at once."""
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


class Everybody(Mapping[int, Prospect]):
    """Prospect id to prospect, by id. A value: what changes makes another, which shares with this
    one all that stayed the same."""

    def __init__(self, lines: dict[int, str], before: Everybody | None = None) -> None:
        self._lines = lines
        self._changed: dict[int, str | None] = {}
        """The lines read again since, over those of the whole reading; None is somebody gone."""
        self._count = len(lines)
        self._made: dict[int, tuple[str, Prospect]] = {} if before is None else before._made

    def with_lines(self, read: Mapping[int, str | None]) -> Everybody:
        """Everybody after these were read again; None is somebody gone."""
        count = self._count
        for who, line in read.items():
            count += (line is not None) - (who in self)
        changed = {**self._changed, **read}
        last = next(reversed(self._lines), 0)
        late = any(line is not None and who < last for who, line in read.items() if who not in self)
        if late or len(changed) > max(500, len(self._lines) // 50):
            whole = {**self._lines, **changed}
            return Everybody({n: line for n in sorted(whole) if (line := whole[n])}, self)
        after = Everybody(self._lines, self)
        after._changed, after._count = changed, count
        return after

    def line(self, who: int) -> str | None:
        """The line of that person, if there is one."""
        return self._changed[who] if who in self._changed else self._lines.get(who)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Everybody's id and line, by id."""
        if not self._changed:
            yield from self._lines.items()
            return
        changed = self._changed
        for who in chain(self._lines, sorted(changed.keys() - self._lines.keys())):
            line = changed[who] if who in changed else self._lines[who]
            if line is not None:
                yield who, line

    def __getitem__(self, who: int) -> Prospect:
        line = self.line(who)
        if line is None:
            raise KeyError(who)
        kept = self._made.get(who)
        if kept is not None and kept[0] == line:
            return kept[1]
        if len(self._made) >= _KEPT:
            self._made.clear()
        prospect = _decode(who, line)
        self._made[who] = line, prospect
        return prospect

    def __contains__(self, who: object) -> bool:
        if who in self._changed:
            return self._changed[who] is not None
        return who in self._lines

    def __iter__(self) -> Iterator[int]:
        return (who for who, _line in self.lines())

    def __len__(self) -> int:
        return self._count

    def values(self) -> ValuesView[Prospect]:
        return _Prospects(self)

    def each(self) -> Iterator[Prospect]:
        """Everybody, by id; whoever was not made before is not kept."""
        for who, line in self.lines():
            kept = self._made.get(who)
            yield kept[1] if kept is not None and kept[0] == line else _decode(who, line)

    def columns(self) -> dict[int, tuple[int, ...]]:
        """Stage id to the ids of its column in order; the archived stand in none."""
        columns: dict[str, list[int]] = {}
        lowest: dict[str, int] = {}
        unsorted: set[str] = set()
        for who, line in self.lines():
            stage, position, archived, _ = line.split(SEPARATOR, 3)
            if stage and archived == "0":
                columns.setdefault(stage, []).append(who)
                place = int(position)
                # Most come as they stand, since they were brought in that way.
                if place < lowest.get(stage, place):
                    unsorted.add(stage)
                lowest[stage] = place
        for stage in unsorted:
            columns[stage].sort(key=self.position)
        return {int(stage): tuple(ids) for stage, ids in columns.items()}

    def column(self, who: int) -> int | None:
        """The stage in whose column that person stands, if any."""
        stage, _position, archived, _ = (self.line(who) or _NOBODY).split(SEPARATOR, 3)
        return int(stage) if stage and archived == "0" else None

    def position(self, who: int) -> tuple[int, int]:
        """Where they stand in their column: what it is sorted by."""
        return int((self.line(who) or _NOBODY).split(SEPARATOR, 2)[1]), who

    def differing(self, other: Everybody) -> set[int]:
        """Of whom the two say something else."""
        if other._lines is self._lines:
            some: Iterable[int] = self._changed.keys() | other._changed.keys()
            return {who for who in some if self.line(who) != other.line(who)}
        mine, theirs = dict(self.lines()), dict(other.lines())
        found = {who for who, line in mine.items() if theirs.get(who) != line}
        return found | (theirs.keys() - mine.keys())


class _Prospects(ValuesView[Prospect]):
    """Everybody, one after the other."""

    _mapping: Everybody

    def __iter__(self) -> Iterator[Prospect]:
        return self._mapping.each()


# --- everybody at a glance -----------------------------------------------------------------


def glances(people: Mapping[int, Prospect]) -> Iterator[Glance]:
    """Everybody at a glance, in the mapping's order."""
    if isinstance(people, Everybody):
        return (_glance_at(who, line) for who, line in people.lines())
    return map(_glance, people.values())


def glance(people: Mapping[int, Prospect], who: int) -> Glance | None:
    """One of them at a glance, if there is such a person."""
    if isinstance(people, Everybody):
        line = people.line(who)
        return None if line is None else _glance_at(who, line)
    prospect = people.get(who)
    return None if prospect is None else _glance(prospect)


def differing(now: Mapping[int, Prospect], before: Mapping[int, Prospect]) -> set[int]:
    """The ids of whom the two say something else, or whom only one has."""
    if isinstance(now, Everybody) and isinstance(before, Everybody):
        return now.differing(before)
    found = {who for who, prospect in now.items() if before.get(who) is not prospect}
    return found | (before.keys() - now.keys())


def names_of(people: Mapping[int, Prospect]) -> Iterator[tuple[int, str]]:
    """Everybody's id and their name, role, company and tags, one a line."""
    if not isinstance(people, Everybody):
        for who, prospect in people.items():
            yield who, "\n".join((prospect.name, prospect.role, prospect.company, *prospect.tags))
        return
    lines = people.lines()
    while some := tuple(islice(lines, _TOGETHER)):
        names = ",".join([line.split(SEPARATOR, _CONTACT)[_NAMES] for _who, line in some])
        for (who, _line), (name, role, company, tags) in zip(
            some, json.loads(f"[{names}]"), strict=True
        ):
            yield who, "\n".join((name, role, company, *_tags(tags)))


def _glance(prospect: Prospect) -> Glance:
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


def _glance_at(who: int, line: str) -> Glance:
    parts = line.split(SEPARATOR, _GLANCED)
    stage, _, archived, pinned, period, added, imported, settled, opt_out, step, beats, _ = parts
    day = last = ""
    if beats:
        word = beats[1 - _TOUCH :]
        if word[_DAY] == _OUT and word[_DAY + 2] == _PERSONAL:
            word = _last_counted(beats)
        day, last = word[:_DAY], word[_DAY : _DAY + 1]
        if day not in _ORDINALS and not _is_day(day):  # of some other program's writing
            return _glance(_decode(who, line))
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
        _ORDINALS[step[:_DAY]],
        _ORDINALS[day],
        last,
        (len(beats) + 1) // _TOUCH,
    )


def _last_counted(beats: str) -> str:
    for word in reversed(beats.split()):
        if word[_DAY] != _OUT or word[_DAY + 2] != _PERSONAL:
            return word
    return ""


# --- a line ----------------------------------------------------------------------------------


def _decode(who: int, line: str) -> Prospect:
    parts = line.split(SEPARATOR)
    stage, _position, archived, pinned, period, added, imported, settled, opt_out = parts[:9]
    name, role, company, tags = json.loads(parts[_NAMES])
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
        tags=_tags(tags),
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


def _tags(found: dict[str, str]) -> tuple[str, ...]:
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
