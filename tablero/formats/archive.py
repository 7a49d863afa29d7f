"""The one file of LinkedIn's archive that is read, without trusting what a zip says of itself."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from tablero.formats import limits
from tablero.refusals import BadImport

_BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    OSError,
)
"""What the zip module raises for a zip that is none, or has a password."""
_WANTED = "connections.csv"
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_LONGEST_TAIL = 22 + 65_535 + 100
"""The end of a zip: its last record with a comment, and the larger form of it before."""


@contextmanager
def connections(path: Path, file: IO[bytes]) -> Iterator[tuple[IO[bytes], int]]:
    """The archive's Connections.csv, and the size it claims.

    Raises BadImport, also while it is read: too_big, bad_zip, not_export.
    """
    if os.fstat(file.fileno()).st_size > limits.MOST_ARCHIVE_BYTES:
        raise BadImport(str(path), "too_big", limit=limits.MOST_ARCHIVE_BYTES)
    try:
        if _directory_size(file) > limits.MOST_DIRECTORY_BYTES:
            raise BadZipFile
        with ZipFile(file) as archive:
            chosen = _chosen(path, archive)
            with archive.open(chosen) as inside:
                yield inside, chosen.file_size
    except UnicodeDecodeError:  # of what is inside
        raise
    except _BROKEN as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise BadImport(str(path), "bad_zip", reason) from None


def _chosen(path: Path, archive: ZipFile) -> ZipInfo:
    names = archive.namelist()
    wanted = [name for name in names if PurePosixPath(name).name.casefold() == _WANTED]
    if not wanted:
        is_workbook = "[Content_Types].xml" in names
        raise BadImport(str(path), "not_export", "workbook" if is_workbook else "zip")
    return archive.getinfo(min(wanted, key=len))


def holds_connections(path: Path) -> bool:
    """Whether it is an archive of LinkedIn's. Never raises."""
    try:
        with path.open("rb") as file:
            if _directory_size(file) > limits.MOST_DIRECTORY_BYTES:
                return False
            with ZipFile(file) as archive:
                return any(name.casefold().endswith(_WANTED) for name in archive.namelist())
    except _BROKEN:
        return False


def _directory_size(file: IO[bytes]) -> int:
    """How many bytes the list of names says it takes; 0 where there is none. Leaves the file at
    its beginning."""
    length = file.seek(0, os.SEEK_END)
    file.seek(max(0, length - _LONGEST_TAIL))
    tail = file.read()
    file.seek(0)
    large, small = tail.rfind(_END_64), tail.rfind(_END)
    size = int.from_bytes(tail[small + 12 : small + 16], "little") if small >= 0 else 0
    if large >= 0:
        size = max(size % 0xFFFFFFFF, int.from_bytes(tail[large + 40 : large + 48], "little"))
    return size
