"""What is around the file: permissions, what a crash left, its folder, SQLite, backups, room."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from tablero import locations
from tablero.refusals import BadFile
from tablero.store.backup_list import Backup, backups_of
from tablero.store.backups import verify
from tablero.store.copies import is_stale
from tablero.store.doctor.findings import DOUBT, OK, Fact, Finding, Value
from tablero.store.doctor.folders import network_of, synced_by
from tablero.store.doctor.reading import UNREADABLE
from tablero.store.opening import APPLICATION_ID, HEADER, has_journal, look_into, needs_writing

_FIXED = ((3, 44, 6), (3, 50, 7))
_BROKEN = ((3, 7, 0), (3, 51, 2))
"""Between these, what two programs write at once in WAL mode may be lost (sqlite.org/wal.html)."""
_OLD = 8
"""Days after which a newest backup is worth a word."""


def look_around(path: Path, now: datetime) -> Iterator[Finding]:
    """What is found around the file, which need not be there. `now` is a UTC moment."""
    yield Finding("permissions", tuple(_permissions(path)))
    yield Finding("leftovers", tuple(_leftovers(path)))
    yield Finding("folder", tuple(_folder(path)))
    yield Finding("sqlite", tuple(_sqlite(path)))
    yield Finding("backups", tuple(_backups(path, now)))
    yield Finding("space", tuple(_space(path)))


# --- permissions ---------------------------------------------------------------------------


def _permissions(path: Path) -> Iterator[Fact]:
    for place in open_to_others(path):
        yield Fact("open", {"path": str(place), "mode": f"{place.stat().st_mode & 0o777:o}"})
    for place in (path, path.absolute().parent):
        if place.exists() and not (place.stat().st_mode & 0o222 and os.access(place, os.W_OK)):
            yield Fact("unwritable", {"path": str(place)})


def open_to_others(path: Path) -> list[Path]:
    """What of ours somebody else on this machine may read or write: the file, its backups, the
    log, and the folders that tablero makes. A folder that a person chose is theirs to guard."""
    if sys.platform == "win32":
        return []
    backups, log = locations.backups_of(path), locations.log_dir()
    folder = path.absolute().parent
    places = [
        *([path] if _is_ours(path) else []),
        *([folder] if folder == locations.data_dir() else []),
    ]
    for own in (backups, log):
        places += [own, *_within(own)]
    places += [path.with_name(path.name + end) for end in ("-journal", "-wal", "-shm")]
    return [place for place in places if _is_open(place)]


def _within(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_open(place: Path) -> bool:
    try:
        return not place.is_symlink() and bool(place.stat().st_mode & 0o077)
    except OSError:
        return False


def close_to_others(places: Iterable[Path]) -> Iterator[Fact]:
    """Takes everybody else's permissions away."""
    for place in places:
        place.chmod(place.stat().st_mode & 0o700)
        yield Fact("closed", {"path": str(place)})


# --- what a crash left ---------------------------------------------------------------------


def _leftovers(path: Path) -> Iterator[Fact]:
    for draft in stale_drafts(path):
        yield Fact("draft", {"path": str(draft)}, DOUBT)
    if has_journal(path) and _is_hot(path):
        yield Fact("journal", {"path": str(path)}, DOUBT)


def stale_drafts(path: Path) -> list[Path]:
    """What an interrupted start was making."""
    found = []
    for draft in sorted(path.absolute().parent.glob(f".{path.name}.*.new*")):
        try:
            if is_stale(draft):
                found.append(draft)
        except OSError:
            continue
    return found


def sweep(drafts: Iterable[Path]) -> Iterator[Fact]:
    """Deletes them."""
    for draft in drafts:
        draft.unlink(missing_ok=True)
        yield Fact("swept", {"path": str(draft)})


def _is_hot(path: Path) -> bool:
    """Whether the journal is of a write that a crash stopped, and not of one going on."""
    connection = look_into(path)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except UNREADABLE as error:
        return isinstance(error, sqlite3.Error) and needs_writing(error)
    finally:
        connection.close()
    return False


# --- where it lies, and what reads it ------------------------------------------------------


def _folder(path: Path) -> Iterator[Fact]:
    service, network = synced_by(path), network_of(path)
    if service:
        yield Fact("synced", {"service": service, "path": str(path.absolute().parent)}, DOUBT)
    if network:
        yield Fact("network", {"kind": network, "path": str(path.absolute().parent)}, DOUBT)


def _sqlite(path: Path) -> Iterator[Fact]:
    version = sqlite3.sqlite_version
    if not _is_wal(path):
        yield Fact("version", {"version": version}, OK)
        return
    info = sqlite3.sqlite_version_info
    is_broken = _BROKEN[0] <= info <= _BROKEN[1] and not any(
        fixed <= info < (*fixed[:2], 99) for fixed in _FIXED
    )
    yield Fact("broken_wal", {"version": version}) if is_broken else Fact("wal", {}, DOUBT)


def _is_wal(path: Path) -> bool:
    """Whether another program has switched the file to WAL."""
    return _is_ours(path) and 2 in _header(path)[18:20]


def _is_ours(path: Path) -> bool:
    return int.from_bytes(_header(path)[68:72], "big") == APPLICATION_ID


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEADER)
    except OSError:
        return b""


# --- backups and the disk ------------------------------------------------------------------


def _backups(path: Path, now: datetime) -> Iterator[Fact]:
    try:
        known = [backup for backup in backups_of(path) if backup.kind != "damaged"]
    except BadFile as refused:
        yield Fact("file", {"why": refused.why, "path": refused.path})
        return
    if not known:
        yield Fact("no_backup", {}, DOUBT)
        return
    newest = known[0]
    bad = _why_bad(newest)
    if bad is not None:
        yield bad
        return
    days = (now - newest.made).days
    about: dict[str, Value] = {"path": str(newest.path), "made": newest.made.isoformat()}
    state = DOUBT if days > _OLD else OK
    yield Fact("newest", {**about, "days": days, "count": len(known)}, state)


def _why_bad(backup: Backup) -> Fact | None:
    try:
        verify(backup.path)
    except BadFile as refused:
        return Fact("file", {"why": refused.why, "path": str(backup.path)})
    return None


def newest_whole(path: Path) -> Backup | None:
    """The newest backup that passes every check."""
    try:
        known = backups_of(path)
    except BadFile:
        return None
    whole = (b for b in known if b.kind != "damaged" and _why_bad(b) is None)
    return next(whole, None)


def _space(path: Path) -> Iterator[Fact]:
    """A backup, and SQLite's own journal, need room beside the file."""
    folder = path.absolute().parent
    try:
        free = shutil.disk_usage(folder).free
        size = path.stat().st_size
    except OSError:
        return
    if free < 2 * size:
        yield Fact("space", {"free": free, "size": size}, DOUBT)
