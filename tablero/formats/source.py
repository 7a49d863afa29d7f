"""A file on disk as text, read piece by piece and as often as needed: its encoding found out, its
size bounded, archives opened."""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from tablero.formats import limits
from tablero.refusals import BadImport, Cancelled

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Watch = Callable[[float], bool]
"""Hears how much of an import is done, from 0 to 1; its False stops it."""


class Part(NamedTuple):
    """What share of an import one reading of the file is."""

    begins: float
    ends: float


SCAN, SURVEY, DRAFTS = Part(0.0, 0.02), Part(0.02, 0.12), Part(0.12, 0.95)
"""As long as each takes; the rest is for putting it all down."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MARK = "\ufeff"
_ZIP = b"PK\x03\x04"
_PIECE = 64 * 1024
"""Bytes, and letters, at a time: few enough that an import stops at once when it is told to."""
_HEAD = 64 * 1024
"""Letters in which a file shows what it is."""
_JUNK = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f\ufffd]")


class _Scan(NamedTuple):
    """What one reading of the whole text told."""

    head: str
    is_blank: bool
    quotes: int
    broken: int
    """Bytes that mean nothing in the encoding."""
    beyond: int
    """Letters beyond ASCII."""


class Source:
    """A file of text. Its errors are BadImport, at the start and while it is read."""

    def __init__(self, path: Path, watch: Watch | None = None) -> None:
        """Reads the file once through. Raises BadImport: no_file, directory, unreadable, empty,
        too_big, bad_zip, not_export; Cancelled."""
        self.path = str(path)
        self._path = path
        self._watch = watch
        self._mark: tuple[int, ...] = ()
        self.encoding = ""
        scan = self._find_encoding()
        if scan.is_blank:
            raise BadImport(self.path, "empty")
        self.head = scan.head
        """The first letters."""
        self.quotes = scan.quotes
        """How many `"` there are in all."""

    @property
    def looks_binary(self) -> bool:
        """More than one character in fifty that no person types; a few by accident do not count."""
        return len(_JUNK.findall(self.head)) > max(3, len(self.head) // 50)

    def lines(self, part: Part | None = None) -> Iterator[str]:
        """The lines with their ends, which may differ within one text. Raises BadImport for one
        that is longer than any row."""
        with self._text(part) as text:
            first = text.readline(limits.MOST_IN_A_ROW + 1).removeprefix(_MARK)
            line = first or text.readline(limits.MOST_IN_A_ROW + 1)
            while line:
                if len(line) > limits.MOST_IN_A_ROW:
                    raise BadImport(self.path, "long_row", limit=limits.MOST_IN_A_ROW)
                yield line
                line = text.readline(limits.MOST_IN_A_ROW + 1)

    def pieces(self, part: Part | None = None) -> Iterator[str]:
        """The text, so many letters at a time."""
        with self._text(part) as text:
            piece = text.read(_PIECE).removeprefix(_MARK)
            while piece:
                yield piece
                piece = text.read(_PIECE)

    @contextmanager
    def _text(self, part: Part | None) -> Iterator[IO[str]]:
        with self._bytes(part) as file:
            yield io.TextIOWrapper(
                io.BufferedReader(file, _PIECE), self.encoding, "replace", newline=""
            )

    # --- bytes ----------------------------------------------------------------------------------

    @contextmanager
    def _bytes(self, part: Part | None) -> Iterator[io.RawIOBase]:
        """The file's bytes, or those of the one file of an archive that is read."""
        try:
            with self._open() as file:
                is_archive = file.read(len(_ZIP)) == _ZIP
                file.seek(0)
                if is_archive:
                    from tablero.formats.archive import connections  # zipfile, for few files

                    with connections(self._path, file) as (inside, size):
                        yield _Watched(inside, self._teller(part, size))
                else:
                    yield _Watched(file, self._teller(part, os.fstat(file.fileno()).st_size))
        except FileNotFoundError:
            raise BadImport(self.path, "no_file") from None
        except OSError as error:
            raise BadImport(self.path, "unreadable", error.strerror or "") from None

    def _open(self) -> IO[bytes]:
        try:
            kind = self._path.stat()
        except ValueError as error:  # a NUL in the name
            raise BadImport(self.path, "unreadable", type(error).__name__) from None
        if stat.S_ISDIR(kind.st_mode):
            raise BadImport(self.path, "directory")
        if not stat.S_ISREG(kind.st_mode):  # a pipe would keep the reader waiting
            raise BadImport(self.path, "unreadable", "no regular file")
        mark = (kind.st_dev, kind.st_ino, kind.st_size, kind.st_mtime_ns)
        if self._mark not in ((), mark):
            raise BadImport(self.path, "changed")
        self._mark = mark
        return self._path.open("rb")

    def _teller(self, part: Part | None, size: int) -> Callable[[int], None]:
        """Bounds what is read, and tells whoever watches."""

        def tell(done: int) -> None:
            # The size a zip declares may lie, so what comes out is what is bounded.
            if done > limits.MOST_BYTES:
                raise BadImport(self.path, "too_big", limit=limits.MOST_BYTES)
            if part is not None and self._watch is not None:
                share = min(1.0, done / max(1, size))
                if not self._watch(part.begins + share * (part.ends - part.begins)):
                    raise Cancelled

        return tell

    # --- the encoding ---------------------------------------------------------------------------

    def _find_encoding(self) -> _Scan:
        """By the byte order mark, else UTF-16 where evident, UTF-8, Windows-1252."""
        with self._bytes(None) as file:
            start = file.read(4096) or b""
        for mark, encoding in _BYTE_ORDER_MARKS:
            if start.startswith(mark):
                return self._scan(encoding, "replace")
        wide = _wide_encoding(start)
        if wide:
            return self._scan(wide, "replace")
        try:
            return self._scan("utf-8", "strict")
        except UnicodeDecodeError:
            return self._scan_narrow()

    def _scan_narrow(self) -> _Scan:
        """UTF-8 with a stray byte or two stays UTF-8; else it is a Windows spreadsheet's."""
        scan = self._scan("utf-8", "replace")
        if scan.beyond - scan.broken > 4 * scan.broken:
            return scan
        try:
            return self._scan("cp1252", "strict")
        except UnicodeDecodeError:
            return self._scan("latin-1", "strict")

    def _scan(self, encoding: str, errors: str) -> _Scan:
        self.encoding = encoding
        decoder = codecs.getincrementaldecoder(encoding)(errors)
        head, is_blank, quotes, broken, beyond = "", True, 0, 0, 0
        with self._bytes(SCAN) as file:
            while True:
                piece = file.read(_PIECE) or b""
                text = decoder.decode(piece, final=not piece)
                if len(head) < _HEAD:
                    head = (head + text).removeprefix(_MARK)[:_HEAD]
                is_blank = is_blank and not text.removeprefix(_MARK).strip()
                quotes += text.count('"')
                if not text.isascii():
                    broken += text.count("\ufffd")
                    beyond += len(text) - len(text.encode("ascii", "ignore"))
                if not piece:
                    return _Scan(head, is_blank, quotes, broken, beyond)


class _Watched(io.RawIOBase):
    """The bytes of another file, counted."""

    def __init__(self, file: IO[bytes], tell: Callable[[int], None]) -> None:
        super().__init__()
        self._file = file
        self._tell = tell
        self._done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        with memoryview(buffer) as room:
            data = self._file.read(len(room))
            room[: len(data)] = data
        self._done += len(data)
        self._tell(self._done)
        return len(data)


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 without a mark shows as zeros in every other byte."""
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.5 and even < 0.05:
        return "utf-16-le"
    if even > 0.5 and odd < 0.05:
        return "utf-16-be"
    return ""
