"""Backups beside the board's file: copied by SQLite itself, verified, and only then named.

Whatever stops one on its way leaves nothing that looks like a backup.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tablero import locations
from tablero.logbook import note
from tablero.refusals import BadFile
from tablero.store.backup_list import Backup
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
from tablero.store.errors import told_plainly
from tablero.store.whole_copy import (
    Watch,
    connect,
    copy_bytes,
    copy_to,
    fault_of,
    need_file,
    rows_of,
)

_WHEN = "%Y-%m-%dT%H%M%SZ"


class Counts(NamedTuple):
    """How much a board's file holds."""

    boards: int
    people: int
    touches: int
    notes: int


def back_up(
    file: Path, now: datetime, kind: str, to: Path | None = None, watch: Watch = lambda: None
) -> Backup:
    """A whole copy of the file, with its sha256 beside it: in its folder of backups, or at `to`.

    `now` is a UTC moment. The copy is one state of the file, however many write meanwhile.
    Raises BadFile (`exists` for a name that is taken, `damaged` for a board whose copy does not
    pass), Busy after DEADLINE, and what `watch` raises; then nothing is left behind.
    """
    need_file(file)
    place = _free_place(file, now, kind) if to is None else _asked_place(to)
    draft = place.with_name(f".{place.name}.{os.getpid()}.draft")
    with as_told(place, draft):
        try:
            touch_privately(draft)
            written = copy_to(file, draft, watch)
            put(draft, place, digest_of(draft, watch))
            # So a glance tells whether the file has changed since, whatever the clock says. A
            # draft that looked so old would be swept by whoever comes along.
            os.utime(place, ns=(written, written))
        finally:
            draft.unlink(missing_ok=True)
            draft.with_name(draft.name + "-journal").unlink(missing_ok=True)
            if to is None:
                with suppress(OSError):  # a folder made for nothing
                    place.parent.rmdir()
    note("backup", kind=kind)
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
                    copy_bytes(left, place.with_name(place.name + tail))
            copy_bytes(file, draft)
            put(draft, place, digest_of(draft))
        finally:
            draft.unlink(missing_ok=True)
    return Backup(place, now.replace(microsecond=0), "damaged")


def verify(backup_path: Path) -> Counts:
    """What a backup, or any other board's file, holds, once it has passed every check.

    Raises BadFile: `bad_backup` where the sha256 beside it or its structure is wrong.
    """
    need_file(backup_path)
    if told_digest(backup_path) not in (None, digest_of(backup_path)):
        raise BadFile(str(backup_path), "bad_backup", "sha256")
    with told_plainly(backup_path), closing(connect(backup_path)) as connection:
        fault = fault_of(connection)
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


def _counts(connection: sqlite3.Connection) -> Counts:
    rows = rows_of(connection)
    return Counts(*(rows.get(table, 0) for table in ("board", "prospect", "touch", "note")))
