"""Bringing a backup back: what would change, then the whole of it in one transaction.

Open apps go on: they notice the change as they notice any other program's.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections import Counter
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tablero.logbook import note
from tablero.refusals import BadFile, Busy
from tablero.store import migrating
from tablero.store.backup_list import Backup, backups_of
from tablero.store.backups import Counts, back_up, counts, keep_aside, verify
from tablero.store.copies import (
    as_told,
    digest_of,
    replace,
    sweep,
    told_digest,
    touch_privately,
)
from tablero.store.database import BUSY_SECONDS, Database
from tablero.store.errors import told_plainly
from tablero.store.journal import moment
from tablero.store.keeping import keep_newest
from tablero.store.opening import APPLICATION_ID, check_writable
from tablero.store.taken_back import TakenBack, taken_back
from tablero.store.whole_copy import connect, copy_bytes, copy_to

_BROKEN = frozenset({"damaged", "truncated", "not_database", "foreign"})
"""Why a file is kept aside byte by byte, where no backup of it can be made."""
_MAGIC = b"SQLite format 3\0"
_HEADER = 100


class State(NamedTuple):
    """A board's file at one moment, as far as it helps to choose."""

    counts: Counts
    names: Counter[str]
    last_touch: date | None
    """Local day."""
    last_act: datetime | None
    """UTC."""


class Change(NamedTuple):
    """What a restore would do."""

    now: State | None
    """None where the present file cannot be read."""
    then: State | None
    """None where what was kept aside is no whole board."""
    coming: tuple[str, ...]
    """Names that are in the backup and not in the file."""
    going: tuple[str, ...]
    taken_back: TakenBack | None
    """None where one of the two cannot be read."""


def compare(file: Path, chosen: Path) -> Change:
    """What bringing that one back would change. Raises BadFile where it is not whole, or newer
    than this tablero."""
    then = _state_of(chosen)
    now = _state_if_any(file)
    here = now.names if now else Counter[str]()
    there = then.names if then else Counter[str]()
    lost = taken_back(file, chosen) if now and then else None
    return Change(now, then, _sorted(there - here), _sorted(here - there), lost)


def last_restore(file: Path) -> Backup | None:
    """What was there before the last restore. Raises BadFile."""
    kinds = ("restore", "damaged")
    return next((one for one in backups_of(file) if one.kind in kinds), None)


def restore(file: Path, chosen: Path, now: datetime) -> Backup | None:
    """Puts that backup, or any other board's file, in the place of the file, and gives what was
    there before; None where nothing was. `now` is a UTC moment.

    Raises BadFile and Busy; then the file is as it was.
    """
    _refuse_strangers(file)
    sweep(file.absolute().parent, file.name)
    draft = file.absolute().with_name(f".{file.name}.{os.getpid()}.draft")
    with as_told(file, draft):
        try:
            whole = _prepare(chosen, draft)
            before = _keep(file, _after_the_last(file, now))
            if not whole or not _bring_in(draft, file):
                replace(draft, file)
        finally:
            draft.unlink(missing_ok=True)
            draft.with_name(draft.name + "-journal").unlink(missing_ok=True)
    note("restored", over=before.kind if before else "nothing")
    if before is not None and before.kind == "restore":
        keep_newest(file, before)
    return before


def _sorted(names: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(names.elements(), key=str.casefold))


# --- looking ------------------------------------------------------------------------------


def _is_kept_aside(chosen: Path) -> bool:
    return "-damaged" in chosen.name and told_digest(chosen) == digest_of(chosen)


def _state_of(chosen: Path) -> State | None:
    try:
        verify(chosen)
    except BadFile:
        if _is_kept_aside(chosen):
            return None
        raise
    with told_plainly(chosen), closing(connect(chosen)) as connection:
        done = {name for (name,) in connection.execute("SELECT name FROM schema_migration")}
    newer = done - set(migrating.known_migrations())
    if newer:
        raise BadFile(str(chosen), "newer", ", ".join(sorted(newer)))
    return _state(chosen)


def _state(path: Path) -> State:
    held = counts(path)
    with told_plainly(path), closing(connect(path)) as connection:
        names = Counter(name for (name,) in connection.execute("SELECT name FROM prospect"))
        (touch,) = connection.execute("SELECT max(on_day) FROM touch").fetchone()
        (act,) = connection.execute("SELECT max(at) FROM journal_step").fetchone()
    return State(
        held,
        names,
        None if touch is None else date.fromisoformat(touch),
        None if act is None else moment(act),
    )


def _state_if_any(file: Path) -> State | None:
    if not _is_database(file):
        return None
    try:
        return _state(file)
    except BadFile:
        return None


def _header(file: Path) -> bytes:
    with as_told(file), open(file, "rb") as stream:
        return stream.read(_HEADER)


def _is_database(file: Path) -> bool:
    """By its first bytes: opening what is none would have SQLite throw away what a crash left
    beside it."""
    return file.is_file() and _header(file).startswith(_MAGIC)


def _refuse_strangers(file: Path) -> None:
    """A whole database of another program is not ours to replace. Raises BadFile."""
    if file.is_dir():
        raise BadFile(str(file), "directory")
    if not file.exists():
        if not file.absolute().parent.is_dir():
            raise BadFile(str(file), "missing_folder")
        return
    check_writable(file)
    header = _header(file)
    ours = header[68:72] == APPLICATION_ID.to_bytes(4, "big")
    if header.startswith(_MAGIC) and len(header) == _HEADER and not ours:
        raise BadFile(str(file), "foreign")


# --- doing --------------------------------------------------------------------------------


def _prepare(chosen: Path, draft: Path) -> bool:
    """A copy in the present schema, beside the file. False where it is no whole board."""
    touch_privately(draft)
    if _state_of(chosen) is None:
        copy_bytes(chosen, draft)
        return False
    copy_to(chosen, draft)
    with told_plainly(draft):
        database = Database(draft)
        try:
            migrating.bring_up_to_date(database, draft)
        finally:
            database.close()
    return True


def _after_the_last(file: Path, now: datetime) -> datetime:
    """The moment for the name of what is kept: where the clock was set back, one after the last
    restore's, since --undo goes by the names."""
    last = last_restore(file)
    return now if last is None or last.made <= now else last.made + timedelta(seconds=1)


def _keep(file: Path, now: datetime) -> Backup | None:
    if not file.exists():
        return None
    if not _is_database(file):
        return keep_aside(file, now)
    try:
        return back_up(file, now, "restore")
    except BadFile as error:
        if error.path != str(file) or error.why not in _BROKEN:
            raise
        return keep_aside(file, now)


def _bring_in(draft: Path, file: Path) -> bool:
    """Writes it into the live file in one transaction. False where that is no database."""
    if not _is_database(file):
        return False
    end = time.monotonic() + BUSY_SECONDS

    def look(*_: int) -> None:
        if time.monotonic() > end:
            raise Busy(str(file))

    with (
        closing(connect(draft)) as source,
        closing(sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None)) as live,
    ):
        try:
            with told_plainly(file):
                live.execute("PRAGMA synchronous = EXTRA")  # reads, and so waits for who writes
                live.execute("PRAGMA busy_timeout = 100")  # from here on `look` tells the time
                source.backup(live, progress=look, sleep=0.05)
        except BadFile as error:
            if error.why in _BROKEN:
                return False
            raise
    return True
