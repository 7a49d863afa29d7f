"""Backups: one state of the file, proven, and brought back whole."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tablero.refusals import BadFile
from tablero.store import backups
from tablero.store.backup_list import backups_of
from tablero.store.backups import back_up, verify
from tablero.store.restoring import restore
from torture.dying import Dying
from torture.guards import instead
from torture.trial import Tally, Trial

FIXTURES = sorted(Path(__file__).parents[2].glob("tests/fixtures/schema-*.db"))
NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
_WRITER = """
import random, sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
connection.execute("PRAGMA cache_size = 1")  # so a transaction is in the file before its end
connection.execute("PRAGMA synchronous = OFF")
number = 0
while True:
    number += 1
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE touch SET note = ?", (str(number) * 40,))
    time.sleep(0.03)
    connection.execute("UPDATE note SET text = ?", (str(number) * 40,))
    connection.execute("COMMIT")
    if number == 1:
        print("writing", flush=True)
    time.sleep(random.uniform(0.002, 0.01))
"""
"""Every transaction writes its number into every touch and every note."""


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


# --- while others write ---------------------------------------------------------------------


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    command = [sys.executable, "-c", _WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        writer.stdout.readline()
        try:
            yield
        finally:
            writer.kill()


def _is_one_state(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        told = connection.execute("SELECT note FROM touch UNION SELECT text FROM note").fetchall()
    return len(told) == 1


def _while_writing(folder: Path, times: int) -> Tally:
    path, again = Path(shutil.copy2(FIXTURES[-1], folder / "live.db")), folder / "again.db"
    broken, longest = 0, 0.0
    with _writing(path):
        for turn in range(times):
            begun = time.monotonic()
            try:
                made = back_up(path, NOW, "asked", folder / f"{turn}.db")
                longest = max(longest, time.monotonic() - begun)
                verify(made.path)
                again.unlink(missing_ok=True)
                restore(again, made.path, NOW)
                broken += not (_is_one_state(again) and _dump(again) == _dump(made.path))
            except (BadFile, sqlite3.DatabaseError):
                broken += 1
    return Tally(times, broken, f"the longest took {longest:.2f} s")


def _while_writing_by_bytes(folder: Path, times: int) -> Tally:
    with instead(backups, "copy_to", _copy_bytes):
        return _while_writing(folder, times)


def _copy_bytes(file: Path, draft: Path, _watch: object) -> int:
    shutil.copyfile(file, draft)
    return file.stat().st_mtime_ns


# --- kills ------------------------------------------------------------------------------------

_BACKUP = """
from datetime import UTC, datetime
from pathlib import Path
from tablero.store import backups, copies
{more}

def work(path):
    backups.back_up(Path(path), datetime(2026, 11, 22, 10, 15, tzinfo=UTC), "daily")
"""
_AT_ONCE = """
import time

def copy_to(file, draft, watch):
    place = draft.with_name(draft.name[1:].rsplit(".", 2)[0])
    with open(file, "rb") as read, open(place, "wb") as written:
        while piece := read.read(8192):
            written.write(piece)
            written.flush()
            time.sleep(0.003)
    draft.write_bytes(place.read_bytes())
    place.unlink()
    return file.stat().st_mtime_ns

backups.copy_to = copy_to
"""
"""Written under its own name from the start, slowly, as a stick would."""


def _kill_backups(folder: Path, times: int, more: str = "") -> Tally:
    chance, broken, died = random.Random(times), 0, 0
    path = Path(shutil.copy2(FIXTURES[-1], folder / "board.db"))
    before, lasts = _dump(path), 0.0
    with Dying(_BACKUP.format(more=more)) as dying:
        for turn in range(times):
            if turn < 2:  # how long one takes, once everything is loaded
                begun = time.monotonic()
                dying.work(path)
                lasts = time.monotonic() - begun
            else:
                died += dying.work(path, seconds=chance.uniform(0.05, 1) * lasts) < 0
            for one in backups_of(path):
                broken += not _is_proven(one.path, before)
                backups.remove(one)
    return Tally(times, broken, f"{died} of them killed before the end")


def _is_proven(path: Path, wanted: list[str]) -> bool:
    try:
        verify(path)
    except BadFile:
        return False
    return backups.told_digest(path) is not None and _dump(path) == wanted


def _kill_backups_at_once(folder: Path, times: int) -> Tally:
    return _kill_backups(folder, times, _AT_ONCE)


_RESTORE = """
import shutil
from datetime import UTC, datetime
from pathlib import Path
from tablero.store import restoring
{more}

def work(path):
    live = Path(path)
    now = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
    restoring.restore(live, live.with_name("chosen.db"), now)
"""
_OVER_IT = """
import time

def put_over(draft, file):
    with open(draft, "rb") as read, open(file, "r+b") as written:
        written.truncate()
        while piece := read.read(8192):
            written.write(piece)
            written.flush()
            time.sleep(0.003)
    return True

restoring._bring_in = put_over
"""
"""The bytes of the one written over those of the other, as slowly."""


def _kill_restores(folder: Path, times: int, more: str = "") -> Tally:
    chance, broken, died = random.Random(times), 0, 0
    chosen = Path(shutil.copy2(FIXTURES[-1], folder / "chosen.db"))
    path = Path(shutil.copy2(FIXTURES[-1], folder / "board.db"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE prospect SET company = company || '.'")
    kept, states, lasts = path.read_bytes(), (_dump(path), _dump(chosen)), 0.0
    with Dying(_RESTORE.format(more=more)) as dying:
        for turn in range(times):
            path.write_bytes(kept)
            if turn < 2:
                begun = time.monotonic()
                dying.work(path)
                lasts = time.monotonic() - begun
            else:
                died += dying.work(path, seconds=chance.uniform(0.2, 1) * lasts) < 0
            broken += not _is_one_of(path, states)
    return Tally(times, broken, f"{died} of them killed before the end")


def _is_one_of(path: Path, states: tuple[list[str], ...]) -> bool:
    try:
        return _dump(path) in states
    except sqlite3.DatabaseError:
        return False


def _kill_restores_over_it(folder: Path, times: int) -> Tally:
    return _kill_restores(folder, times, _OVER_IT)


# --- changed afterwards ---------------------------------------------------------------------


def _flip(folder: Path, times: int) -> Tally:
    chance, broken = random.Random(times), 0
    live = Path(shutil.copy2(FIXTURES[-1], folder / "live.db"))
    made = back_up(live, NOW, "asked")
    content = made.path.read_bytes()
    for _turn in range(times):
        spoiled = bytearray(content)
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
        made.path.write_bytes(spoiled)
        try:
            restore(folder / "again.db", made.path, NOW)
            broken += 1
        except BadFile:
            pass
    return Tally(times, broken)


def _flip_without_digest(folder: Path, times: int) -> Tally:
    with instead(backups, "told_digest", lambda path: None):
        return _flip(folder, times)


TRIALS = (
    Trial(
        row=10,
        promise="A backup made while others write is one state of the file, and comes back",
        unit="backups",
        run=_while_writing,
        times=100,
        few=6,
        guard="the bytes of the file copied instead",
        unguarded=_while_writing_by_bytes,
    ),
    Trial(
        row=10,
        promise="A backup that is killed never looks like a whole one",
        unit="kills",
        run=_kill_backups,
        times=400,
        few=12,
        guard="written under its own name",
        unguarded=_kill_backups_at_once,
    ),
    Trial(
        row=10,
        promise="A restore that is killed leaves the board of before or of then",
        unit="kills",
        run=_kill_restores,
        times=200,
        few=8,
        guard="written over the old bytes",
        unguarded=_kill_restores_over_it,
    ),
    Trial(
        row=10,
        promise="A backup in which one bit has changed is not brought back",
        unit="bits",
        run=_flip,
        times=1000,
        few=20,
        guard="no sha256",
        unguarded=_flip_without_digest,
    ),
)
