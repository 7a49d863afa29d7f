"""One whole, checked copy of a board's file, by SQLite itself, however many write meanwhile."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tablero.refusals import BadFile, Busy
from tablero.store.copies import touch_privately
from tablero.store.database import BUSY_SECONDS, address_of
from tablero.store.errors import told_plainly
from tablero.store.opening import APPLICATION_ID

DEADLINE = 60.0
"""Seconds after which a copy that others keep waiting is given up."""

_PIECE = 1024
"""Pages copied between two looks at the clock."""
_PATIENCE = 0.1
"""Seconds of waiting for a lock between two looks at the clock."""
_OPERATIONS = 100_000
"""SQLite's operations between two looks at the clock while the copy is checked."""

Watch = Callable[[], None]
"""Called every few milliseconds of a long work; what it raises ends the work."""


def need_file(path: Path) -> None:
    """Raises BadFile where there is none."""
    if not path.is_file():
        raise BadFile(str(path), "directory" if path.is_dir() else "missing")


def connect(path: Path, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that writes nothing, but for what a crash left SQLite to take back.

    Raises BadFile where there is no file.
    """
    need_file(path)
    connection = sqlite3.connect(
        address_of(path),
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def copy_to(file: Path, draft: Path, watch: Watch = lambda: None) -> int:
    """One whole, checked state of the file, into an empty one. Returns when that state was
    written, in nanoseconds of the system's time. Raises as `back_up` does.

    The reading keeps writers waiting, so the copy never starts over. Nothing but SQLite opens
    the file: closing it would drop the locks that the app's own connection holds.
    """
    watch = _with_deadline(file, watch)
    with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # `put` syncs it once
        with told_plainly(file), closing(connect(file, _PATIENCE)) as source:
            _hold(source, watch)
            if source.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise BadFile(str(file), "foreign")
            rows = rows_of(source)
            written = os.stat(file).st_mtime_ns
            _fill(source, copy, draft, watch)
        copy.execute("PRAGMA journal_mode = DELETE")
        fault = _checked(copy, watch) or ("rows" if rows_of(copy) != rows else "")
    if fault:
        raise BadFile(str(file), "damaged", fault)
    return written


def copy_bytes(source: Path, target: Path) -> None:
    """The bytes as they are, into a file there is none of yet, or an empty one."""
    if not target.exists():
        touch_privately(target)
    with open(source, "rb") as read, open(target, "r+b") as written:
        while piece := read.read(1 << 20):
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())


def _with_deadline(file: Path, watch: Watch) -> Watch:
    end = time.monotonic() + DEADLINE

    def look() -> None:
        watch()
        if time.monotonic() > end:
            raise Busy(str(file))

    return look


def _hold(source: sqlite3.Connection, watch: Watch) -> None:
    """Begins a reading, once whoever writes is done; who watches is heard meanwhile."""
    end = time.monotonic() + BUSY_SECONDS
    source.execute("BEGIN")
    while True:
        try:
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            watch()


def _fill(source: sqlite3.Connection, copy: sqlite3.Connection, draft: Path, watch: Watch) -> None:
    try:
        source.backup(copy, pages=_PIECE, progress=lambda *_: watch())
    except sqlite3.OperationalError as error:
        # What the disk of the copy complains about is not the board's.
        if any(word in str(error) for word in ("full", "I/O", "readonly")):
            with told_plainly(draft):
                raise
        raise


def _checked(copy: sqlite3.Connection, watch: Watch) -> str:
    """What is wrong with it, while the clock is watched; nothing where it is whole."""
    stopped: list[BaseException] = []

    def look() -> int:
        try:
            watch()
        except BaseException as error:  # SQLite would swallow it
            stopped.append(error)
            return 1
        return 0

    copy.set_progress_handler(look, _OPERATIONS)
    try:
        return fault_of(copy)
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        copy.set_progress_handler(None, 0)


def fault_of(connection: sqlite3.Connection) -> str:
    """What is wrong with the structure of a board's file; nothing where it is whole."""
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        return "application_id"
    (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        return str(said).splitlines()[0]
    astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    return f"{astray[0]} -> {astray[2]}" if astray else ""


def rows_of(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }
