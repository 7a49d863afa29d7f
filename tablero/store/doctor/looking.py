"""Looking a file over, check by check. Nothing is written, and not a byte of it changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from tablero.refusals import BadFile, Busy
from tablero.store.doctor import structure, values
from tablero.store.doctor.findings import DOUBT, WRONG, Fact, Finding
from tablero.store.doctor.reading import UNREADABLE, reading
from tablero.store.errors import meaning
from tablero.store.opening import check_kind, check_version, exists

Look = Callable[[sqlite3.Connection], Iterable[Fact]]

_ROWS: tuple[tuple[str, tuple[Look, ...]], ...] = (
    ("structure", (structure.broken_pages,)),
    ("keys", (structure.lost_keys,)),
    ("schema", (structure.wrong_tables,)),
    ("journal", (structure.wrong_triggers, values.broken_journal)),
    (
        "values",
        (
            values.broken_letters,
            values.broken_values,
            values.disagreements,
            values.unlisted,
        ),
    ),
)


def look_over(path: Path) -> Iterator[Finding]:
    """What is found in the file itself: its kind and, if it is a board, its rows."""
    fact = kind_of(path)
    yield Finding("kind", () if fact is None else (fact,))
    if fact is None:
        yield from look_at_rows(path)


def kind_of(path: Path) -> Fact | None:
    """Why it cannot be opened; None where it can."""
    try:
        if not exists(path):
            return Fact("file", {"why": "missing"})
        check_kind(path)
        check_version(path)
    except BadFile as refused:
        return Fact("file", {"why": refused.why})
    except Busy:
        return Fact("file", {"why": "locked"}, DOUBT)
    return None


def look_at_rows(path: Path) -> list[Finding]:
    """The checks of what is in the file; where one cannot go on, the file is damaged."""
    try:
        with reading(path) as connection:
            if structure.is_due(connection):
                old = Fact("old", {}, DOUBT)
                return [*_looks(connection, _ROWS[:2]), Finding("schema", (old,))]
            return list(_looks(connection, _ROWS))
    except (*UNREADABLE, OSError) as error:
        return [Finding("structure", (_told(error, path),))]


def _looks(
    connection: sqlite3.Connection, checks: Iterable[tuple[str, tuple[Look, ...]]]
) -> Iterator[Finding]:
    for name, looks in checks:
        yield Finding(name, tuple(_found(connection, looks)))


def _found(connection: sqlite3.Connection, looks: tuple[Look, ...]) -> Iterator[Fact]:
    try:
        yield from chain.from_iterable(look(connection) for look in looks)
    except (sqlite3.Error, ArithmeticError, LookupError, TypeError, ValueError):
        # What is broken before keeps this from being looked at.
        yield Fact("unseen")


def _told(error: Exception, path: Path) -> Fact:
    plain = meaning(error, path)
    if isinstance(plain, Busy):
        return Fact("file", {"why": "locked"}, DOUBT)
    return Fact("file", {"why": plain.why if plain else "damaged"})


def is_damaged(path: Path) -> bool:
    """Whether something in the file is wrong, other than that it may not be read now."""
    return any(finding.state == WRONG for finding in look_at_rows(path))
