"""An opened file: which one it is, whose thread reads it, and what takes its place."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from tablero.refusals import BadFile
from tablero.store import migrating, opening
from tablero.store.database import Database


class Opened:
    """A file that somebody may move, delete or replace while it is open."""

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self._db = database
        self._home = threading.get_ident()
        self._file = _identity(path)

    def close_file(self) -> None:
        """Closes the file."""
        self._db.close()

    def when_held(self, tell: Callable[[], None]) -> None:
        """`tell` is called where another program holds the file, before the long wait for it."""

        def told() -> None:
            if self._at_home():
                tell()

        self._db.on_wait = told

    def _at_home(self) -> bool:
        """Whether this is the thread that opened the file, to which what was read belongs."""
        return threading.get_ident() == self._home

    def _is_replaced(self) -> bool:
        """Whether another file bears the name now. Where none does, SQLite refuses to write."""
        return _identity(self.path) not in (None, self._file)

    def _follow_file(self) -> bool:
        """Where a copy was put in the file's place, on with that one. Raises BadFile."""
        if not self._at_home() or not self._is_replaced() or self._db.in_transaction():
            return False
        opening.check(self.path)
        self._db.close()
        if migrating.is_due(self._db):
            raise BadFile(str(self.path), "moved")
        self._file = _identity(self.path)
        return True


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file bears the name; None where none does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
