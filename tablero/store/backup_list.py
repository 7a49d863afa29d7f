"""Which backups a file has, and whether one is due: a listing and a few looks at when files were
written. Every call that writes asks, so that nothing of what makes a backup is imported here."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from tablero import locations
from tablero.refusals import BadFile

KINDS = ("daily", "asked", "migration", "restore", "damaged")
"""`restore` is what was there before a restore; `damaged` its bytes where it was no board."""
_NAME = re.compile(
    rf"(\d{{4}})-(\d\d)-(\d\d)T(\d\d)(\d\d)(\d\d)Z-({'|'.join(KINDS)})(?:-(\d+))?\.db", re.ASCII
)


class Backup(NamedTuple):
    """One backup, as its name tells it."""

    path: Path
    made: datetime
    """UTC, to the second."""
    kind: str
    """One of KINDS."""


def backups_of(file: Path) -> list[Backup]:
    """Those in the file's folder of backups, newest first, by their names alone.

    Raises BadFile where the folder is a link or may not be read.
    """
    folder = locations.backups_of(file)
    if folder.is_symlink():
        raise BadFile(str(folder), "linked_folder")
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BadFile(str(folder), "io", str(error)) from error
    found = []
    for name in names:
        match = _NAME.fullmatch(name)
        if match is not None:
            with suppress(ValueError):  # 2026-02-31 is somebody else's file
                year, month, day, hour, minute, second = map(int, match.groups()[:6])
                made = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
                found.append((made, int(match[8] or 1), match[7], folder / name))
    return [Backup(path, made, kind) for made, _, kind, path in sorted(found, reverse=True)]


def is_due(file: Path, today: date, daily: int) -> bool:
    """Whether the file has changed since its last backup, and today has made none yet; never
    where so many days' backups as stay are none. Opens nothing. Raises BadFile."""
    if not daily:
        return False
    known = backups_of(file)
    if any(one.kind == "daily" and day_of(one) == today for one in known):
        return False
    written = _written(file)
    return all(_written(one.path) != written for one in known)


def day_of(backup: Backup) -> date:
    """The local day on which it was made."""
    return backup.made.astimezone().date()


def _written(path: Path) -> int | None:
    """When it was last written, in milliseconds: finer is lost on some file systems."""
    try:
        return path.stat().st_mtime_ns // 1_000_000
    except OSError:
        return None
