"""Backups beside the board's file: copied by SQLite itself, verified, and only then named.

Whatever stops one on its way leaves nothing that looks like a backup.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from tablero import locations
from tablero.refusals import BadFile, Busy
from tablero.store.copies import (
    as_told,
    digest_of,
    is_taken,
    make_folder,
    put,
    sweep,
    told_digest,
    touch_privately,
)
from tablero.store.database import BUSY_SECONDS
from tablero.store.errors import told_plainly
from tablero.store.opening import APPLICATION_ID

KINDS = ("daily", "asked", "migration", "restore", "damaged")
"""`restore` is what was there before a restore; `damaged` its bytes where it was no board."""
DEADLINE = 60.0
"""Seconds after which a copy that others keep waiting is given up."""

_PIECE = 1024
"""Pages copied between two looks at the clock."""
_PATIENCE = 0.1
"""Seconds of waiting for a lock between two looks at the clock."""
_OPERATIONS = 100_000
"""SQLite's operations between two looks at the clock while the copy is checked."""
_WHEN = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d{{6}}Z)-({'|'.join(KINDS)})(?:-(\d+))?\.db")

Watch = Callable[[], None]
"""Called every few milliseconds of a long work; what it raises ends the work."""


class Backup(NamedTuple):
    """One backup, as its name tells it."""

    path: Path
    made: datetime
    """UTC, to the second."""
    kind: str
    """One of KINDS."""


class Counts(NamedTuple):
    """How much a board's file holds."""

    boards: int
    people: int
    touches: int
    notes: int


def backups_of(file: Path) -> list[Backup]:
    """Those in the file's folder of backups, newest first, by their names alone.

    Raises BadFile where the folder is a link or may not be read.
    """
    folder = locations.backups_of(file)
    if folder.is_symlink():
        raise BadFile(str(folder), "symlink")
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BadFile(str(folder), "io", str(error)) from error
    found = []
    for name in names:
        match = _NAME.fullmatch(name)
        if match is not None:
            with suppress(ValueError):  # 2026-02-31 is somebody else's file
                made = datetime.strptime(match[1], _WHEN).replace(tzinfo=UTC)
                found.append((made, int(match[3] or 1), match[2], folder / name))
    return [Backup(path, made, kind) for made, _, kind, path in sorted(found, reverse=True)]


def back_up(
    file: Path, now: datetime, kind: str, to: Path | None = None, watch: Watch = lambda: None
) -> Backup:
    """A whole copy of the file, with its sha256 beside it: in its folder of backups, or at `to`.

    `now` is a UTC moment. The copy is one state of the file, however many write meanwhile.
    Raises BadFile (`exists` for a name that is taken, `damaged` for a board whose copy does not
    pass), Busy after DEADLINE, and what `watch` raises; then nothing is left behind.
    """
    place = _free_place(file, now, kind) if to is None else _asked_place(to)
    draft = place.with_name(f".{place.name}.{os.getpid()}.draft")
    with as_told(place):
        try:
            touch_privately(draft)
            _copy(file, draft, _with_deadline(file, watch))
            put(draft, place, digest_of(draft, watch))
        finally:
            draft.unlink(missing_ok=True)
    return Backup(place, now.replace(microsecond=0), kind)


def keep_aside(file: Path, now: datetime) -> Backup:
    """The bytes of a file that is no board any more, as they are, with the journal a crash left
    beside it. Raises BadFile."""
    place = _free_place(file, now, "damaged")
    draft = place.with_name(f".{place.name}.{os.getpid()}.draft")
    with as_told(place):
        try:
            for tail in ("-journal", "-wal"):
                left = file.with_name(file.name + tail)
                if left.is_file():
                    _copy_bytes(left, place.with_name(place.name + tail))
            _copy_bytes(file, draft)
            put(draft, place, digest_of(draft))
        finally:
            draft.unlink(missing_ok=True)
    return Backup(place, now.replace(microsecond=0), "damaged")


def verify(backup_path: Path) -> Counts:
    """What a backup, or any other board's file, holds, once it has passed every check.

    Raises BadFile: `bad_backup` where the sha256 beside it or its structure is wrong.
    """
    if told_digest(backup_path) not in (None, digest_of(backup_path)):
        raise BadFile(str(backup_path), "bad_backup", "sha256")
    with told_plainly(backup_path), closing(connect(backup_path)) as connection:
        fault = _fault(connection)
        if fault:
            raise BadFile(str(backup_path), "bad_backup", fault)
        return _counts(connection)


def counts(path: Path) -> Counts:
    """What a board's file holds, without checking it. Raises BadFile."""
    with told_plainly(path), closing(connect(path)) as connection:
        return _counts(connection)


def remove(backup: Backup) -> None:
    """Deletes a backup and its sha256. Raises BadFile."""
    with as_told(backup.path):
        backup.path.unlink(missing_ok=True)
        backup.path.with_name(backup.path.name + ".sha256").unlink(missing_ok=True)


def connect(path: Path, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that writes nothing, but for what a crash left SQLite to take back.

    Raises BadFile where there is no file.
    """
    if not path.is_file():
        raise BadFile(str(path), "directory" if path.is_dir() else "missing")
    address = f"file:{quote(str(path.absolute()))}?mode=rw"
    connection = sqlite3.connect(
        address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


# --- where it goes -------------------------------------------------------------------------


def _free_place(file: Path, now: datetime, kind: str) -> Path:
    folder = locations.backups_of(file)
    make_folder(folder)
    sweep(folder)
    stem = f"{now.astimezone(UTC).strftime(_WHEN)}-{kind}"
    place, number = folder / f"{stem}.db", 1
    while is_taken(place):
        number += 1
        place = folder / f"{stem}-{number}.db"
    return place


def _asked_place(to: Path) -> Path:
    if not to.absolute().parent.is_dir():
        raise BadFile(str(to), "missing_folder")
    if is_taken(to):
        raise BadFile(str(to), "exists")
    return to


# --- the copy ------------------------------------------------------------------------------


def _with_deadline(file: Path, watch: Watch) -> Watch:
    end = time.monotonic() + DEADLINE

    def look() -> None:
        watch()
        if time.monotonic() > end:
            raise Busy(str(file))

    return look


def _copy(file: Path, draft: Path, watch: Watch) -> None:
    """One state of the file: the reading keeps writers waiting, so the copy never starts over.

    The file itself is never opened but by SQLite: closing it would drop the locks that the
    app's own connection holds.
    """
    with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # `put` syncs it once
        with told_plainly(file), closing(connect(file, _PATIENCE)) as source:
            _hold(source, watch)
            if source.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise BadFile(str(file), "foreign")
            rows = _rows(source)
            written = os.stat(file).st_mtime_ns
            _fill(source, copy, draft, watch)
        copy.execute("PRAGMA journal_mode = DELETE")
        fault = _checked(copy, watch) or ("rows" if _rows(copy) != rows else "")
    if fault:
        raise BadFile(str(file), "damaged", fault)
    # So a glance tells whether the file has changed since, whatever the clock says.
    os.utime(draft, ns=(written, written))


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
        return _fault(copy)
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        copy.set_progress_handler(None, 0)


def _fault(connection: sqlite3.Connection) -> str:
    """What is wrong with the structure of a board's file; nothing where it is whole."""
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        return "application_id"
    (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        return str(said).splitlines()[0]
    astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    return f"{astray[0]} -> {astray[2]}" if astray else ""


def _rows(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }


def _counts(connection: sqlite3.Connection) -> Counts:
    rows = _rows(connection)
    return Counts(*(rows.get(table, 0) for table in ("board", "prospect", "touch", "note")))


def _copy_bytes(source: Path, target: Path) -> None:
    touch_privately(target)
    with open(source, "rb") as read, open(target, "r+b") as written:
        while piece := read.read(1 << 20):
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())
