"""Opening a file only to look at it: never written to, not even to take back what a crash left."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tablero.store.opening import copy_of, look_into, needs_writing

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What a file that cannot be read brings about: SQLite's own message may quote its bytes."""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads one state of the file; of a copy where a journal has to be taken
    back first. Texts that are no UTF-8 come with marks in their place. Raises UNREADABLE."""
    with (
        tempfile.TemporaryDirectory(prefix="tablero-") as folder,
        closing(_opened(path, Path(folder))) as connection,
    ):
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        yield connection


def _opened(path: Path, folder: Path) -> sqlite3.Connection:
    connection = look_into(path)
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection
    except UNREADABLE as error:
        connection.close()
        if not (isinstance(error, sqlite3.Error) and needs_writing(error)):
            raise
    return look_into(copy_of(path, folder))
