"""Opening the file: what is not ours is refused before a byte of it is touched.

A new file is made whole beside its place and then put there, so nobody meets half a file.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from tablero import own_files
from tablero.refusals import BadFile
from tablero.store.database import BUSY_SECONDS, Database
from tablero.store.errors import told_plainly
from tablero.store.migrating import known_migrations

APPLICATION_ID = 0x7461626C
"""'tabl', in the four bytes SQLite keeps for the program a file belongs to."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100


def exists(path: Path) -> bool:
    """Whether there is a file to open. Raises BadFile for a link that leads nowhere."""
    if path.exists():
        return True
    if path.is_symlink():
        raise BadFile(str(path), "symlink")
    return False


def check(path: Path) -> None:
    """Raises BadFile unless the file is a whole board of ours that may be written."""
    if path.is_dir():
        raise BadFile(str(path), "directory")
    if not path.is_file():  # a pipe would keep the reader waiting
        raise BadFile(str(path), "not_database")
    _check_header(path)
    with told_plainly(path):
        _check_version(path)
    _check_writable(path)


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
            size = os.fstat(file.fileno()).st_size
    except PermissionError as error:
        raise BadFile(str(path), "read_only", str(error)) from error
    except OSError as error:
        raise BadFile(str(path), "io", str(error)) from error
    if not header.startswith(_MAGIC):
        raise BadFile(str(path), "not_database")
    if len(header) < _HEADER:
        raise BadFile(str(path), "truncated")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise BadFile(str(path), "foreign")
    if size < _promised_size(header) and not _has_journal(path):
        raise BadFile(str(path), "truncated")


def _promised_size(header: bytes) -> int:
    page = int.from_bytes(header[16:18], "big")
    return (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")


def _has_journal(path: Path) -> bool:
    """Whether a crash left a journal, from which SQLite restores the file as it opens it."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _check_version(path: Path) -> None:
    mode = "rw" if _has_journal(path) else "ro"
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)
    try:
        rows = connection.execute("SELECT name FROM schema_migration").fetchall()
    finally:
        connection.close()
    newer = {name for (name,) in rows} - set(known_migrations())
    if newer:
        raise BadFile(str(path), "newer", ", ".join(sorted(newer)))


def _check_writable(path: Path) -> None:
    """A file or folder that has lost its write bits was made so on purpose, also for root."""
    for place in (path, path.absolute().parent):
        if not place.stat().st_mode & 0o222 or not os.access(place, os.W_OK):
            raise BadFile(str(path), "read_only")


def create(path: Path, furnish: Callable[[Database], None]) -> None:
    """Makes the file (0600) with what `furnish` puts into it; its folder (0700) if missing.

    Where another process was quicker, its file stays. Raises BadFile.
    """
    _make_folder(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        _touch_privately(draft)
        with told_plainly(path):
            _furnish(draft, furnish)
        _put(draft, path)
    except PermissionError as error:
        raise BadFile(str(path), "read_only", str(error)) from error
    except OSError as error:
        raise BadFile(str(path), "io", str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
        draft.with_name(draft.name + "-journal").unlink(missing_ok=True)


def _make_folder(path: Path) -> None:
    folder = path.absolute().parent
    if folder.is_dir():
        if not folder.stat().st_mode & 0o222:
            raise BadFile(str(path), "read_only")
        return
    try:
        own_files.make_folder(folder)
    except OSError as error:
        raise BadFile(str(path), "missing_folder", str(error)) from error


def _touch_privately(draft: Path) -> None:
    draft.unlink(missing_ok=True)
    os.close(own_files.create(draft))


def _furnish(draft: Path, furnish: Callable[[Database], None]) -> None:
    database = Database(draft)
    try:
        database.run(f"PRAGMA application_id = {APPLICATION_ID}")
        furnish(database)
    finally:
        database.close()


def _put(draft: Path, path: Path) -> None:
    """Gives the file its name unless something has it already."""
    try:
        os.link(draft, path, follow_symlinks=False)
    except FileExistsError:
        return
    except OSError:  # file systems without hard links
        if not path.exists():
            draft.replace(path)
