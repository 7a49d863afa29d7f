"""`tablero doctor --repair`: a copy first, then the mending, then another look.

The damaged file itself is kept among the backups, and never deleted.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from tablero.refusals import BadFile, Busy
from tablero.store import migrating
from tablero.store.backups import back_up, keep_aside, verify
from tablero.store.copies import as_told, replace, touch_privately
from tablero.store.database import Database, address_of, is_busy
from tablero.store.doctor.findings import WRONG, Fact, Finding, Value
from tablero.store.doctor.looking import look_over
from tablero.store.doctor.mending import mend_rows
from tablero.store.doctor.reading import UNREADABLE
from tablero.store.doctor.salvaging import Saved, salvage
from tablero.store.doctor.surroundings import (
    close_to_others,
    look_around,
    newest_whole,
    open_to_others,
    stale_drafts,
    sweep,
)
from tablero.store.errors import told_plainly
from tablero.store.opening import APPLICATION_ID, copy_of, has_journal

_ROWS = ("keys", "schema", "journal", "values")
_OURS = ("damaged", "truncated")
"""Of the files that cannot be opened, those that may hold a board."""
_COUNTED = ("prospect", "touch", "note")
_PATIENCE = 0.5
"""Seconds of waiting for another program that is at work on the file."""


def examine(path: Path, now: datetime) -> list[Finding]:
    """Everything there is to find; not a byte of anything changes. `now` is a UTC moment."""
    return [*look_over(path), *look_around(path, now)]


def repair(path: Path, now: datetime, today: date) -> tuple[list[Finding], list[Fact]]:
    """Mends what can be mended. Returns what was found with what is left of it, and what was
    done. Raises BadFile where no copy could be made first, and Busy; then nothing was changed."""
    before = examine(path, now)
    done = [
        *close_to_others(open_to_others(path)),
        *sweep(stale_drafts(path)),
        *_repair_file(path, now, today, {finding.check: finding for finding in before}),
    ]
    after = {finding.check: finding for finding in examine(path, now)}
    checks = {finding.check: finding for finding in before} | after
    was = {finding.check: finding.found for finding in before}
    findings = [
        Finding(name, was.get(name, ()), after[name].found if name in after else ())
        for name in checks
    ]
    return findings, done


def _repair_file(
    path: Path, now: datetime, today: date, before: dict[str, Finding]
) -> Iterator[Fact]:
    facts = [fact for finding in before.values() for fact in finding.found]
    codes = {fact.code for fact in facts}
    files = (fact for fact in facts if fact.code == "file" and "path" not in fact.values)
    whys = {fact.values["why"] for fact in files}
    if whys.intersection(_OURS) or codes & {"pages", "tables", "unseen"}:
        yield from _salvage(path, now, today)
    elif before["kind"].state == WRONG:
        return
    elif any(name in before and before[name].found for name in _ROWS) or "indexes" in codes:
        if "old" not in codes:
            yield from _mend(path, now, today, has_bad_indexes="indexes" in codes)
    elif codes & {"journal", "wal", "broken_wal"}:
        yield from _settle(path)


# --- a file that can be read whole ---------------------------------------------------------


def _mend(path: Path, now: datetime, today: date, *, has_bad_indexes: bool) -> Iterator[Fact]:
    yield _copied(path, now)
    with told_plainly(path), closing(_unguarded(path)) as database, database.atomic():
        if has_bad_indexes:
            database.run("REINDEX")
            yield Fact("reindexed")
        yield from mend_rows(database, today)


def _copied(path: Path, now: datetime) -> Fact:
    """A whole backup; of a file that is not whole, its bytes. Raises BadFile."""
    try:
        made = back_up(path, now, "asked")
    except BadFile as refused:
        if refused.why != "damaged":
            raise
        made = keep_aside(path, now)
    return Fact("copied", {"path": str(made.path)})


def _unguarded(path: Path) -> Database:
    """Rows may lean on nothing while they are mended."""
    database = Database(path)
    database.run("PRAGMA foreign_keys = OFF")
    return database


def _settle(path: Path) -> Iterator[Fact]:
    """Opening the file takes back what a crash left half written, and ends WAL mode."""
    was_hot = has_journal(path)
    with told_plainly(path), closing(Database(path)) as database:
        database.run("SELECT count(*) FROM board").fetchone()
    yield Fact("rolled_back" if was_hot else "switched")


# --- a file that cannot --------------------------------------------------------------------


def _salvage(path: Path, now: datetime, today: date) -> Iterator[Fact]:
    _refuse_company(path)
    aside = keep_aside(path, now)
    yield Fact("kept_aside", {"path": str(aside.path)})
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        saved, mended = _make_again(path, draft, today)
    except (*UNREADABLE, BadFile) as error:
        if isinstance(error, BadFile) and error.why not in (*_OURS, "bad_backup", "not_database"):
            raise
        yield Fact("hopeless", {"path": str(path)})
    else:
        with as_told(path):
            replace(draft, path)
        yield Fact("replaced", {"path": str(path)})
        yield from _told(saved)
        yield from mended
    finally:
        draft.unlink(missing_ok=True)
        draft.with_name(draft.name + "-journal").unlink(missing_ok=True)
    whole = newest_whole(path)
    if whole is not None:
        yield Fact("newest_whole", {"path": str(whole.path), "made": whole.made.isoformat()})


def _refuse_company(path: Path) -> None:
    """Raises Busy where another program reads or writes the file. One so damaged that no lock
    can be taken is nobody's. To hold the lock would be no use: whoever closes a file that it has
    read by its bytes lets go of every lock on it."""
    try:
        with closing(_connect(path, "ro")) as looking:
            # What a crash left is not taken back here: that fails, and nobody is at work. While
            # this one is open, closing the other brings no write-ahead log into the file.
            looking.execute("PRAGMA schema_version").fetchone()
            with closing(_connect(path, "rw")) as taking:
                taking.execute("BEGIN EXCLUSIVE")
                taking.execute("ROLLBACK")
    except sqlite3.Error as error:
        if is_busy(error):
            raise Busy(str(path)) from error


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        address_of(path, mode), uri=True, timeout=_PATIENCE, isolation_level=None
    )


def _make_again(path: Path, draft: Path, today: date) -> tuple[list[Saved], list[Fact]]:
    """The draft, whole, with everything that could be read. Raises what stands in the way."""
    draft.unlink(missing_ok=True)
    touch_privately(draft)
    with tempfile.TemporaryDirectory(prefix="tablero-") as folder, told_plainly(draft):
        copy = _readable_copy(path, Path(folder))
        with closing(Database(draft)) as database:
            database.run(f"PRAGMA application_id = {APPLICATION_ID}")
            migrating.build(database)
            database.run("PRAGMA foreign_keys = OFF")
            with database.atomic():
                saved = salvage(copy, database)
                mended = list(mend_rows(database, today))
    verify(draft)
    return saved, mended


def _readable_copy(path: Path, folder: Path) -> Path:
    """The bytes as they are now, or as they were before the write that a crash stopped."""
    try:
        return copy_of(path, folder)
    except UNREADABLE:
        for end in ("-journal", "-wal"):
            (folder / f"copy.db{end}").unlink(missing_ok=True)
        return folder / "copy.db"


def _told(saved: list[Saved]) -> Iterator[Fact]:
    for table in saved:
        if table.table in _COUNTED or table.lost:
            about: dict[str, Value] = {"table": table.table, "count": table.rows}
            lost = "?" if table.lost is None else table.lost
            yield Fact("saved", {**about, "lost": lost})
