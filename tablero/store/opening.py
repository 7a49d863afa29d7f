"""Opening the file: what is not ours is refused before a byte of it is touched.

A new file is made whole beside its place and then put there, so nobody meets half a file.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tablero import own_files
from tablero.refusals import BadFile
from tablero.store.database import BUSY_SECONDS, Database, address_of
from tablero.store.errors import told_plainly
from tablero.store.migrating import known_migrations

APPLICATION_ID = 0x7461626C
"""'tabl', in the four bytes SQLite keeps for the program a file belongs to."""

MAGIC = b"SQLite format 3\0"
HEADER = 100
_PAGE_SIZES = frozenset(1 << power for power in range(9, 17))


def exists(path: Path) -> bool:
    """Whether there is a file to open. Raises BadFile for a link that leads nowhere."""
    if path.exists():
        return True
    if path.is_symlink():
        raise BadFile(str(path), "symlink")
    return False


def check(path: Path) -> None:
    """Raises BadFile unless the file is a whole board of ours that may be written."""
    check_kind(path)
    check_version(path)
    check_writable(path)


def check_kind(path: Path) -> None:
    """Raises BadFile unless the file says of itself that it is a whole board. Reads its first
    hundred bytes, and nothing else is opened."""
    if path.is_dir():
        raise BadFile(str(path), "directory")
    if not path.is_file():  # a pipe would keep the reader waiting
        raise BadFile(str(path), "not_database")
    header, size = _read_header(path)
    why = _doubt(header, size)
    if why == "truncated" and has_journal(path):  # from which SQLite makes it whole again
        return
    if why:
        raise BadFile(str(path), why)


def _read_header(path: Path) -> tuple[bytes, int]:
    try:
        if not path.stat().st_mode & 0o444:  # so that root, too, hears that it was made so
            raise BadFile(str(path), "unreadable")
        with path.open("rb") as file:
            return file.read(HEADER), os.fstat(file.fileno()).st_size
    except PermissionError as error:
        raise BadFile(str(path), "unreadable", str(error)) from error
    except OSError as error:
        raise BadFile(str(path), "io", str(error)) from error


def _doubt(header: bytes, size: int) -> str:
    """Why these first bytes are no board's; nothing where they are."""
    is_ours = int.from_bytes(header[68:72], "big") == APPLICATION_ID
    if size == 0:
        return "empty"
    if not header.startswith(MAGIC):
        return "damaged" if is_ours else "not_database"
    if len(header) < HEADER:
        return "truncated"
    if not is_ours:
        return "foreign"
    page = _page_size(header)
    if page not in _PAGE_SIZES:
        return "damaged"
    return "truncated" if size < page * int.from_bytes(header[28:32], "big") else ""


def _page_size(header: bytes) -> int:
    page = int.from_bytes(header[16:18], "big")
    return 65536 if page == 1 else page


def has_journal(path: Path) -> bool:
    """Whether there is a journal: a crash left it, or somebody is writing just now."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def look_into(path: Path) -> sqlite3.Connection:
    """A connection that reads and cannot write."""
    return sqlite3.connect(address_of(path, "ro"), uri=True, timeout=BUSY_SECONDS)


def check_version(path: Path) -> None:
    """Raises BadFile where a newer tablero has written the file, or its version is unreadable."""
    try:
        with told_plainly(path):
            done = _migrations_in(path)
    except BadFile as error:
        if error.why != "not_database":
            raise
        raise BadFile(str(path), "damaged", error.detail) from error  # its kind is known
    known = known_migrations()
    newer = [name for name in done if name not in known and name > known[-1]]
    if newer:
        raise BadFile(str(path), "newer", ", ".join(sorted(newer)))
    if not done or sorted(done) != list(known[: len(done)]):
        raise BadFile(str(path), "damaged")


def _migrations_in(path: Path) -> list[str]:
    """The migrations the file has had. One that a crash left half written is looked at in a
    copy: SQLite would mend it by writing, and it may be a newer tablero's."""
    try:
        return _applied(path)
    except sqlite3.OperationalError as error:
        if not needs_writing(error):
            raise
    import tempfile  # only what a crash left needs it

    with tempfile.TemporaryDirectory(prefix="tablero-") as folder:
        try:
            return _applied(copy_of(path, Path(folder)))
        except (sqlite3.Error, OSError):
            # Another program was mending it meanwhile, or it cannot be mended.
            return _applied(path)


def needs_writing(error: sqlite3.Error) -> bool:
    """Whether a file could not be read because reading it begins with mending it."""
    return error.sqlite_errorname in ("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY")


def copy_of(path: Path, folder: Path) -> Path:
    """A copy of the file there, made whole from the journal that a crash left. Raises OSError,
    and sqlite3.Error where it cannot be made whole."""
    import shutil  # only what is damaged needs it

    copy = folder / "copy.db"
    for end in ("", "-journal", "-wal"):
        part = path.with_name(path.name + end)
        if part.exists():
            shutil.copyfile(part, copy.with_name(copy.name + end))
    connection = sqlite3.connect(copy)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.close()
    return copy


def _applied(path: Path) -> list[str]:
    connection = look_into(path)
    try:
        rows = connection.execute("SELECT name FROM schema_migration").fetchall()
    finally:
        connection.close()
    return [name for (name,) in rows]


def check_writable(path: Path) -> None:
    """Raises BadFile where the file or its folder may not be written; one that has lost its write
    bits was made so on purpose, also for root."""
    for place in (path, path.absolute().parent):
        if not place.stat().st_mode & 0o222 or not os.access(place, os.W_OK):
            raise BadFile(str(path), "read_only")


def create(path: Path, furnish: Callable[[Database], None]) -> None:
    """Makes the file (0600) with what `furnish` puts into it; its folder (0700) if missing.

    Where another process was quicker, its file stays. Raises BadFile.
    """
    from tablero.store.copies import as_told, give_name, touch_privately  # few starts make a file

    _make_folder(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    with as_told(path):
        try:
            draft.unlink(missing_ok=True)
            touch_privately(draft)
            with told_plainly(path):
                _furnish(draft, furnish)
            with suppress(FileExistsError):
                give_name(draft, path)
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


def _furnish(draft: Path, furnish: Callable[[Database], None]) -> None:
    database = Database(draft)
    try:
        database.run(f"PRAGMA application_id = {APPLICATION_ID}")
        furnish(database)
    finally:
        database.close()
