"""What SQLite and peewee complain about, as the facts of `model`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import DatabaseError

from tablero.refusals import BadFile, Busy

_MEANINGS = (
    ("READONLY_DBMOVED", "moved"),
    ("disk is full", "disk_full"),
    ("readonly", "read_only"),
    ("read-only", "read_only"),
    ("not a database", "not_database"),
    ("malformed", "truncated"),
    ("disk I/O", "io"),
    ("unable to open", "io"),
)


def _complaints(error: BaseException) -> str:
    """Each message of the chain and SQLite's name of it: a full disk hides behind 'rollback'."""
    messages: list[str] = []
    link: BaseException | None = error
    while link is not None:
        messages.append(f"{link} {getattr(link, 'sqlite_errorname', '')}")
        link = link.__context__
    return "\n".join(messages)


def meaning(error: BaseException, path: Path) -> BadFile | Busy | None:
    """What an error of the database means for the file; None where it is our own fault."""
    complaints = _complaints(error)
    for words, why in _MEANINGS:
        if words in complaints:
            return BadFile(str(path), why, str(error))
    if "locked" in complaints or "busy" in complaints:
        return Busy(str(path))
    return None


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turns an error of the database into BadFile or Busy."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        plain = meaning(error, path)
        if plain is None:
            raise
        raise plain from error
