"""Everybody read in a thread of its own while the app is still starting, or draws its first frame.

SQLite puts hundreds of people together without Python, which meanwhile imports and draws.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from tablero.store.database import BUSY_SECONDS, address_of, numbered
from tablero.store.reading import EVERYBODY, lines_in

_CACHE_KB = 128
"""It goes forward through the file, and comes back to hardly a page."""


class ReadingAhead:
    """One reading of everybody on a board, as the file was when it began."""

    def __init__(self, path: Path, board: int) -> None:
        self._path = path
        self._board = board
        self.lines: dict[int, str] = {}
        """What is read so far, by id."""
        self._parts: deque[tuple[int, ...]] = deque()
        self._is_whole = False
        self._is_wanted = True
        self._thread = threading.Thread(target=self._read, name="reading ahead", daemon=True)
        self._thread.start()

    @property
    def is_going_on(self) -> bool:
        """Whether it is not done yet."""
        return self._thread.is_alive()

    def is_whole(self) -> bool:
        """Waits until it is done. False where it failed: whoever reads in its place meets the
        same fault, and tells it."""
        self._thread.join()
        return self._is_whole

    def newly_read(self) -> Iterator[tuple[int, str]]:
        """The ids and lines read since this was last asked."""
        while self._parts:
            for who in self._parts.popleft():
                yield who, self.lines[who]

    def stop(self) -> None:
        """Nobody wants it any more."""
        self._is_wanted = False
        self._thread.join()

    def _read(self) -> None:
        address = address_of(self._path, "ro")
        with (
            suppress(sqlite3.Error, ValueError),
            closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)) as connection,
        ):
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            for (text,) in connection.execute(EVERYBODY, numbered(EVERYBODY, (self._board,))):
                part = dict(lines_in(text))
                self.lines.update(part)
                self._parts.append(tuple(part))
                if not self._is_wanted:
                    return
            self._is_whole = True
