"""The backup a day makes by itself, and which of the older ones stay."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tablero.config import Settings
from tablero.logbook import note
from tablero.refusals import BadFile
from tablero.rules.thinning import Retention, staying
from tablero.store.backup_list import Backup, backups_of, day_of
from tablero.store.backups import back_up, counts, remove
from tablero.store.whole_copy import Watch

NEWEST = 5
"""How many stay of those made before a restore, and of those made before a migration."""


def retention(settings: Settings) -> Retention:
    """How many a person wants to keep."""
    return Retention(settings.backups_daily, settings.backups_weekly, settings.backups_monthly)


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
    stay = staying([day_of(one) for one in daily], keep)
    for at, one in enumerate(daily):
        if thins and at not in stay:
            remove(one)
    return made


def keep_newest(file: Path, made: Backup) -> None:
    """Of the kind of the one just made the NEWEST stay, it among them. What cannot go is a line
    of the log: what the backup was made for is done, and well."""
    try:
        for one in _until(made, file)[NEWEST:]:
            remove(one)
    except BadFile as refused:
        note("thinning", why=refused.why)


def _until(made: Backup, file: Path) -> list[Backup]:
    """Those of its kind, from it back."""
    return [one for one in backups_of(file) if one.kind == made.kind and one.made <= made.made]
