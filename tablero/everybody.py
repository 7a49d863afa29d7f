"""Everybody of a board, kept as a line of text each until somebody is asked for.

Most of 100,000 people are never looked at: a line is a third of a Prospect and takes a tenth of
its time. What is asked of everybody is asked at a glance, of the facts a line begins with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from itertools import chain, islice

from tablero.model import Prospect
from tablero.person_line import (
    NAMES,
    SEPARATOR,
    Glance,
    decode,
    glance_at_line,
    glance_at_person,
    in_order,
)

_NOBODY = SEPARATOR.join(("", "0", "1", ""))
_KEPT = 2_000
"""Prospects kept once made: many screens of cards."""
Names = tuple[str, str, str, dict[str, str]]
"""Name, role, company, and the tags by the ids of their rows."""
_TOGETHER = 2_000
"""People whose names are taken out of their lines at once."""


class Everybody(Mapping[int, Prospect]):
    """Prospect id to prospect, by id. A value: what changes makes another, which shares with this
    one all that stayed the same."""

    def __init__(self, lines: dict[int, str], before: Everybody | None = None) -> None:
        self._lines = lines
        self._changed: dict[int, str | None] = {}
        """The lines read again since, over those of the whole reading; None is somebody gone."""
        self._count = len(lines)
        self._made: dict[int, tuple[str, Prospect]] = {} if before is None else before._made
        self._companies: dict[str, list[int]] = {}
        """As they are written, with the ids of their people; of the whole reading."""

    def as_read(self, reading: Mapping[int, str]) -> Everybody | None:
        """Everybody as that reading found them, whatever was read again since; None where this
        comes of another."""
        return Everybody(self._lines, self) if self._lines is reading else None

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
        after._companies = self._companies
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
        prospect = decode(who, line)
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
            yield kept[1] if kept is not None and kept[0] == line else decode(who, line)

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

    def of_companies(self, fits: Callable[[str], bool]) -> Iterator[int]:
        """The ids of those whose company, as it is written, fits; nobody without one."""
        if not self._companies:
            for who, (_name, _role, company, _tags) in _names(self._lines.items()):
                if company:
                    self._companies.setdefault(company, []).append(who)
        for company, ids in self._companies.items():
            if fits(company):
                yield from (who for who in ids if who not in self._changed)
        for who, line in self._changed.items():
            if line is not None and self[who].company and fits(self[who].company):
                yield who

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
        return (glance_at_line(who, line) for who, line in people.lines())
    return map(glance_at_person, people.values())


def glance(people: Mapping[int, Prospect], who: int) -> Glance | None:
    """One of them at a glance, if there is such a person."""
    if isinstance(people, Everybody):
        line = people.line(who)
        return None if line is None else glance_at_line(who, line)
    prospect = people.get(who)
    return None if prospect is None else glance_at_person(prospect)


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
    for who, (name, role, company, tags) in _names(people.lines()):
        yield who, "\n".join((name, role, company, *in_order(tags)))


def of_companies(people: Mapping[int, Prospect], fits: Callable[[str], bool]) -> Iterator[int]:
    """The ids of those whose company, as it is written, fits; nobody without one."""
    if isinstance(people, Everybody):
        return people.of_companies(fits)
    return (who for who, prospect in people.items() if prospect.company and fits(prospect.company))


def _names(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Names]]:
    """Taken out of many lines at once, which is quicker than one by one."""
    lines = iter(lines)
    while some := tuple(islice(lines, _TOGETHER)):
        names = ",".join([line.split(SEPARATOR, NAMES + 1)[NAMES] for _who, line in some])
        for (who, _line), told in zip(some, json.loads(f"[{names}]"), strict=True):
            yield who, told
