"""The backup a day makes by itself, and which of the older ones stay."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from tablero.config import Settings
from tablero.logbook import note
from tablero.refusals import BadFile
from tablero.rules.thinning import Retention, staying
from tablero.store.backups import Backup, back_up, backups_of, counts, remove
from tablero.store.whole_copy import Watch

NEWEST = 5
"""How many stay of those made before a restore, and of those made before a migration."""


def retention(settings: Settings) -> Retention:
    """How many a person wants to keep."""
    return Retention(settings.backups_daily, settings.backups_weekly, settings.backups_monthly)


def is_due(file: Path, today: date, keep: Retention) -> bool:
    """Whether the file has changed since its last backup, and today has made none yet.

    Costs a listing and a few looks at when files were written; opens nothing. Raises BadFile.
    """
    if not keep.daily:
        return False
    known = backups_of(file)
    if any(one.kind == "daily" and _day(one) == today for one in known):
        return False
    written = _written(file)
    return all(_written(one.path) != written for one in known)


def keep_daily(
    file: Path,
    now: datetime,
    keep: Retention,
    watch: Watch = lambda: None,
    *,
    thins: bool = True,
) -> Backup | None:
    """Makes the day's backup and thins the older ones; none of a file without people.

    Those of days to come, from a clock that was ahead, neither count nor go. `thins` is off on a
    day that was chosen: no real one goes for it. Raises what `back_up` raises; then nothing was
    thinned.
    """
    if not counts(file).people:
        return None
    made = back_up(file, now, "daily", watch=watch)
    daily = _until(made, file)
    stay = staying([_day(one) for one in daily], keep)
    for at, one in enumerate(daily):
        if thins and at not in stay:
            remove(one)
    return made


def keep_newest(file: Path, made: Backup) -> None:
    """Of the kind of the one just made, only the NEWEST stay, with it. What cannot go is a line
    of the log: what the backup was made for is done, and well."""
    try:
        for one in _until(made, file)[NEWEST:]:
            remove(one)
    except BadFile as refused:
        note("thinning", why=refused.why)


def _until(made: Backup, file: Path) -> list[Backup]:
    """Those of its kind, from it back."""
    return [one for one in backups_of(file) if one.kind == made.kind and one.made <= made.made]


def _day(backup: Backup) -> date:
    return backup.made.astimezone().date()


def _written(path: Path) -> int | None:
    """When it was last written, in milliseconds: finer is lost on some file systems."""
    try:
        return path.stat().st_mtime_ns // 1_000_000
    except OSError:
        return None
