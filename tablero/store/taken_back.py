"""What bringing a backup back would take back of people's wishes: opt-outs, and being forgotten."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tablero.store import traces
from tablero.store.errors import told_plainly
from tablero.store.holdings import salt_of
from tablero.store.suppression import Digest, digests_with
from tablero.store.whole_copy import connect


class TakenBack(NamedTuple):
    """Whom a restore would wrong, by name."""

    is_other: bool
    """Whether the file is no backup of this board, but another board's."""
    contactable: tuple[str, ...]
    """Who asked not to be contacted, wholly or in part, and would not be marked so."""
    addresses: int
    """Of people who are not in the backup: how many leave the list of no contact."""
    forgotten: tuple[str, ...]
    """Who is in the backup, and was forgotten since."""


class _Person(NamedTuple):
    id: int
    name: str
    email: str
    phone: str
    linkedin: str
    opt_out: str


class _Wishes(NamedTuple):
    """What a file says of who may be contacted."""

    salt: str
    people: dict[int, _Person]
    asked: frozenset[tuple[int, str, str]]
    """Person, level, channel."""
    suppressed: frozenset[Digest]
    once: frozenset[int]
    """Everybody it knows of, those too whom only the journal still has."""


def taken_back(file: Path, chosen: Path) -> TakenBack:
    """What would be lost of the file's wishes. Raises BadFile."""
    now, then = _wishes(file), _wishes(chosen)
    is_other = bool(now.salt and then.salt and now.salt != then.salt)
    salt = bytes.fromhex(now.salt)
    theirs = {
        person.id: set(digests_with(salt, person.email, person.phone, person.linkedin))
        for person in (then.people.values() if now.suppressed else ())
    }
    lost = _named_now(now, then, theirs, is_other)
    told = [theirs[number] for number in (*lost, *_total(then)) if number in theirs]
    kept = frozenset() if is_other else then.suppressed
    left = now.suppressed.difference(kept, *told)
    back = () if is_other else tuple(then.people[number].name for number in _gone(now, then))
    return TakenBack(is_other, tuple(lost.values()), len(left), back)


def _named_now(
    now: _Wishes, then: _Wishes, theirs: dict[int, set[Digest]], is_other: bool
) -> dict[int, str]:
    """Those of the backup who asked for more than it knows, by number; by the name they have now,
    where the number leads to them."""
    found: dict[int, str] = {}
    total = _total(then)
    if not is_other:
        for number, *_wish in sorted(now.asked - then.asked):
            if number in then.people and number in now.people and number not in total:
                found[number] = now.people[number].name
    for number, digests in theirs.items():
        if number not in total and digests & now.suppressed:
            found.setdefault(number, then.people[number].name)
    return found


def _total(wishes: _Wishes) -> set[int]:
    return {person.id for person in wishes.people.values() if person.opt_out == "total"}


def _gone(now: _Wishes, then: _Wishes) -> list[int]:
    return [number for number in then.people if number not in now.once]


def _wishes(path: Path) -> _Wishes:
    with told_plainly(path), closing(connect(path)) as connection:
        tables = traces.tables(connection)
        rows = connection.execute(
            "SELECT id, name, email, phone, linkedin, opt_out FROM prospect ORDER BY id"
        )
        people = {person.id: person for person in map(_Person._make, rows)}
        asked = {(one.id, one.opt_out, "") for one in people.values() if one.opt_out}
        if "opt_out" in tables:
            asked.update(connection.execute("SELECT prospect_id, level, channel FROM opt_out"))
        return _Wishes(
            salt_of(connection),
            people,
            frozenset(asked),
            _suppressed(connection) if "suppressed" in tables else frozenset(),
            frozenset(people) | _in_journal(connection),
        )


def _suppressed(connection: sqlite3.Connection) -> frozenset[Digest]:
    return frozenset(connection.execute("SELECT kind, digest FROM suppressed"))


def _in_journal(connection: sqlite3.Connection) -> frozenset[int]:
    found = connection.execute("SELECT row_id FROM journal_row WHERE table_name = 'prospect'")
    return frozenset(number for (number,) in found)
