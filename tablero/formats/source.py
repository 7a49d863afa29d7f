"""A file on disk as bytes and as text: sizes bounded, archives opened, encodings found out."""

from __future__ import annotations

import re
import stat
from pathlib import Path, PurePosixPath
from typing import IO

from tablero.refusals import BadImport

MOST_BYTES = 128 * 1024 * 1024
"""No export of a person's own is near this; a hostile one stops here."""
MOST_ARCHIVE_BYTES = 2 * 1024 * 1024 * 1024
"""LinkedIn's complete archive may hold pictures; only one file of it is read."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 64 * 1024
_JUNK = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f\ufffd]")


def load(path: Path) -> bytes:
    """The bytes to read: the file's own or, in a zip, those of its Connections.csv.

    Raises BadImport: no_file, directory, unreadable, empty, too_big, bad_zip, not_export.
    """
    try:
        data = _bytes_of(path)
    except FileNotFoundError:
        raise BadImport(str(path), "no_file") from None
    except (OSError, ValueError) as error:
        raise BadImport(str(path), "unreadable", _reason(error)) from None
    if not data.strip():
        raise BadImport(str(path), "empty")
    return data


def _bytes_of(path: Path) -> bytes:
    kind = path.stat()
    if stat.S_ISDIR(kind.st_mode):
        raise BadImport(str(path), "directory")
    if not stat.S_ISREG(kind.st_mode):
        raise BadImport(str(path), "unreadable", "no regular file")
    with path.open("rb") as file:
        if file.read(4) == b"PK\x03\x04":
            file.seek(0)
            return _connections(path, file, kind.st_size)
        file.seek(0)
        return _bounded(path, file)


def _bounded(path: Path, file: IO[bytes]) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadImport(str(path), "too_big")
    return data


def _connections(path: Path, file: IO[bytes], size: int) -> bytes:
    import zipfile  # only archives need it
    import zlib

    if size > MOST_ARCHIVE_BYTES:
        raise BadImport(str(path), "too_big")
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            wanted = [n for n in names if PurePosixPath(n).name.casefold() == "connections.csv"]
            if not wanted:
                is_workbook = "[Content_Types].xml" in names
                raise BadImport(str(path), "not_export", "workbook" if is_workbook else "zip")
            # The size a zip declares may lie, so what comes out is what is bounded.
            with archive.open(min(wanted, key=len)) as inside:
                return _bounded(path, inside)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        LookupError,
        OSError,
    ) as error:
        raise BadImport(str(path), "bad_zip", _reason(error)) from None


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


def decode(data: bytes) -> str:
    """The text in the bytes: by its byte order mark, else UTF-16 where evident, UTF-8, cp1252."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    wide = _wide_encoding(data[:4096])
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_narrow(data)


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 without a mark shows as zeros in every other byte."""
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.5 and even < 0.05:
        return "utf-16-le"
    if even > 0.5 and odd < 0.05:
        return "utf-16-be"
    return ""


def _decode_narrow(data: bytes) -> str:
    """UTF-8 with a stray byte or two stays UTF-8; else it is a Windows spreadsheet's cp1252."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - broken
    if whole > 4 * broken:
        return text
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def looks_binary(text: str) -> bool:
    """More than one character in fifty that no person types; a few by accident do not count."""
    sample = text[:_SAMPLE]
    return len(_JUNK.findall(sample)) > max(3, len(sample) // 50)
