"""The backup a day makes by itself."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from looks import add

from tablero import locations
from tablero.refusals import BadFile
from tablero.rules.thinning import Retention
from tablero.store.backup_list import backups_of, is_due
from tablero.store.backups import back_up
from tablero.store.keeping import keep_daily

TODAY = date(2026, 11, 22)
KEEP = Retention()


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12).astimezone()


def change(file: Path) -> None:
    """Somebody writes, and no two writings are of the same moment."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE prospect SET company = company || '.'")
    later = file.stat().st_mtime + 5
    os.utime(file, (later, later))


def test_a_day_makes_one_and_the_next_only_where_something_changed(board, path):
    add(board, "Ana")
    assert is_due(path, TODAY, KEEP.daily)
    keep_daily(path, noon(TODAY), KEEP)
    assert not is_due(path, TODAY, KEEP.daily)
    change(path)
    assert not is_due(path, TODAY, KEEP.daily)
    tomorrow = TODAY + timedelta(days=1)
    assert is_due(path, tomorrow, KEEP.daily)
    keep_daily(path, noon(tomorrow), KEEP)
    assert not is_due(path, tomorrow + timedelta(days=1), KEEP.daily)
    assert [one.kind for one in backups_of(path)] == ["daily", "daily"]


def test_one_that_was_asked_for_counts_where_nothing_changed_since(board, path):
    add(board, "Ana")
    back_up(path, noon(TODAY), "asked")
    assert not is_due(path, TODAY, KEEP.daily)
    change(path)
    assert is_due(path, TODAY, KEEP.daily)


def test_nobody_yet_nothing_to_keep_and_none_where_it_is_turned_off(board, path):
    assert keep_daily(path, noon(TODAY), KEEP) is None
    assert not locations.backups_of(path).exists()
    add(board, "Ana")
    assert not is_due(path, TODAY, 0)


def test_only_daily_ones_are_thinned(board, path):
    add(board, "Ana")
    back_up(path, noon(TODAY - timedelta(days=400)), "asked")
    for ago in range(9, -1, -1):
        keep_daily(path, noon(TODAY - timedelta(days=ago)), Retention(3, 0, 0))
    days = [(one.kind, (TODAY - one.made.astimezone().date()).days) for one in backups_of(path)]
    assert days == [("daily", 0), ("daily", 1), ("daily", 2), ("asked", 400)]
    left = os.listdir(locations.backups_of(path))
    assert sum(name.endswith(".sha256") for name in left) == len(left) / 2 == 4


def test_a_damaged_board_makes_none_and_takes_none_of_the_older_ones(board, path):
    add(board, "Ana")
    for ago in range(5, 1, -1):
        back_up(path, noon(TODAY - timedelta(days=ago)), "daily")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
            " WHERE name = 'tag_prospect_id_name') WHERE name = 'prospect_stage_id'"
        )
    with pytest.raises(BadFile) as refused:
        keep_daily(path, noon(TODAY), Retention(1, 0, 0))
    assert refused.value.why == "damaged"
    assert len(backups_of(path)) == 4


def test_a_clock_that_was_ahead_takes_no_backup_that_is_made_afterwards(board, path):
    add(board, "Ana")
    keep = Retention(daily=2, weekly=0, monthly=0)
    for ahead in range(400, 404):
        back_up(path, noon(TODAY + timedelta(days=ahead)), "daily")
    for ago in (3, 2, 1, 0):
        keep_daily(path, noon(TODAY - timedelta(days=ago)), keep)
    days = [(one.made.astimezone().date() - TODAY).days for one in backups_of(path)]
    assert days == [403, 402, 401, 400, 0, -1]


def test_on_a_day_that_was_chosen_no_real_backup_goes(board, path):
    add(board, "Ana")
    for ago in (2, 1):
        back_up(path, noon(TODAY - timedelta(days=ago)), "daily")
    keep_daily(path, noon(TODAY), Retention(1, 0, 0), thins=False)
    assert len(backups_of(path)) == 3
