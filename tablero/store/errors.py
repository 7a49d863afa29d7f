"""What SQLite, peewee and the file's own values complain about, as the facts of `refusals`."""

from __future__ import annotations

import os
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
    ("malformed", "damaged"),
    ("Could not decode to UTF-8", "damaged"),
    ("IOERR_WRITE", "unwritable"),
    ("IOERR_FSYNC", "unwritable"),
    ("disk I/O", "io"),
    ("unable to open", "unopened"),
)

_OF_VALUES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
)
"""What a value that cannot be in a whole file brings about, as a fault of ours would."""


def complaints(error: BaseException) -> list[str]:
    """Each message of the chain and SQLite's name of it: a full disk hides behind 'rollback'."""
    messages: list[str] = []
    link: BaseException | None = error
    while link is not None:
        messages.append(f"{link} {getattr(link, 'sqlite_errorname', '')}".rstrip())
        link = link.__context__
    return messages


def meaning(error: BaseException, path: Path) -> BadFile | Busy | None:
    """What an error of the database means for the file; None where it says nothing of that."""
    heard = complaints(error)
    for words, why in _MEANINGS:
        found = next((each for each in heard if words in each), "")
        if found:
            return BadFile(str(path), _where(path, why), found)
    if any("locked" in each or "busy" in each for each in heard):
        return Busy(str(path))
    return None


def _where(path: Path, why: str) -> str:
    """A file that cannot be opened may be gone, or may lie where nothing can be written."""
    if why != "unopened":
        return why
    if not path.exists():
        return "moved"
    return "io" if os.access(path.parent, os.W_OK) else "read_only"


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turns an error of the database into BadFile or Busy. Anything else that went wrong with
    what was read is BadFile `damaged` if the file proves to be so; if not, the fault is ours."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        plain = meaning(error, path) or _damage(path)
        if plain is None:
            raise
        raise plain from error
    except _OF_VALUES as error:
        # A refusal of ours may be a ValueError; what the file brings about is Python's own.
        damaged = None if type(error).__module__.startswith("tablero.") else _damage(path)
        if damaged is None:
            raise
        raise damaged from error


def _damage(path: Path) -> BadFile | None:
    if not path.exists():  # moved away, or in memory: there is nothing to be damaged
        return None
    from tablero.store.doctor.looking import is_damaged  # only something broken asks

    return BadFile(str(path), "damaged") if is_damaged(path) else None
