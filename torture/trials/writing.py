"""Writing: what was acknowledged stays, whole, and every connection has its safeguards."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tablero.clock import Clock
from tablero.drafts import Batch, Draft
from tablero.store import database
from tablero.store.board import Board
from torture.trial import Tally, Trial

# --- kill -9 -------------------------------------------------------------------------------

_WRITER = """
import os, sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from tablero.clock import Clock
from tablero.model import NextStep
from tablero.store.board import Board
from tablero.store.database import Database

if "apart" in sys.argv:  # each statement is a transaction of its own
    Database.atomic = lambda self, *kind: nullcontext()

def tell(name):
    os.write(1, f"kept {name}\\n".encode())  # whole or not at all, unlike print

def write(path, number):
    board = Board(Path(path), Clock(date(2026, 11, 22)))
    while True:
        name = f"n{number}"
        who = board.add_prospect(name, tags=("one", "two"), note=name)
        tell(name)
        board.log_touch(who, "email", note=name, next_step=NextStep(name, date(2026, 12, 1)))
        tell(name + "t")
        number += 1

for line in sys.stdin:
    child = os.fork()
    if not child:
        path, number = line.split()
        write(path, int(number))
    print("child", child, flush=True)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


_LIVES = 50
"""Writers that one file sees: then the journal still knows of everybody in it."""


class _Found(NamedTuple):
    """What a kill left in the file."""

    acknowledged: int
    broken: int
    seconds: float
    """To open it again."""


def _kill(folder: Path, times: int, *more: str) -> Tally:
    """Kills a writer at random moments, so often, and looks what is left each time."""
    command = [sys.executable, "-c", _WRITER, *more]
    chance = random.Random(times)
    found = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writers:
        for turn in range(times):
            path = folder / f"{turn // _LIVES}.db"
            names = _one_life(writers, path, turn * 1000, chance.uniform(0, 0.04))
            found.append(_look(path, names))
        assert writers.stdin is not None
        writers.stdin.close()
    kept = sum(each.acknowledged for each in found)
    slowest = max(each.seconds for each in found) * 1000
    told = f"{kept:,} acknowledged verbs; opened again within {slowest:.0f} ms"
    return Tally(times, sum(each.broken > 0 for each in found), told)


def _one_life(
    writers: subprocess.Popen[bytes], path: Path, number: int, seconds: float
) -> list[str]:
    """A writer until so long after its first acknowledgement; gives what it said was kept."""
    assert writers.stdin is not None
    assert writers.stdout is not None
    writers.stdin.write(f"{path} {number}\n".encode())
    writers.stdin.flush()
    child = int(writers.stdout.readline().split()[1])
    first = writers.stdout.readline()
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    said = [first, *iter(writers.stdout.readline, b"dead\n")]
    return [words[1].decode() for words in map(bytes.split, said) if len(words) == 2]


def _look(path: Path, names: list[str]) -> _Found:
    begun = time.monotonic()
    with Board(path, Clock()) as board:
        board.snapshot()
        seconds = time.monotonic() - begun
        broken = _missing(board, names) + _halves(board)
    with sqlite3.connect(path) as connection:
        broken += connection.execute("PRAGMA integrity_check").fetchone() != ("ok",)
        broken += bool(connection.execute("PRAGMA foreign_key_check").fetchall())
    return _Found(len(names), broken, seconds)


def _missing(board: Board, names: list[str]) -> int:
    """Acknowledged verbs of which nothing is there."""
    people = {name for (name,) in board._db.run("SELECT name FROM prospect").fetchall()}
    touches = {f"{note}t" for (note,) in board._db.run("SELECT note FROM touch").fetchall()}
    return len(set(names) - people - touches)


_HALVES = (
    # A person without both tags, the note, or the step that tells of them.
    "SELECT count(*) FROM prospect AS p WHERE"
    " (SELECT count(*) FROM tag WHERE prospect_id = p.id) <> 2"
    " OR (SELECT count(*) FROM note WHERE prospect_id = p.id) <> 1"
    " OR NOT EXISTS (SELECT 1 FROM journal_row WHERE table_name = 'prospect' AND row_id = p.id)",
    # A touch without what was planned with it.
    "SELECT count(*) FROM touch AS t WHERE NOT EXISTS"
    " (SELECT 1 FROM step WHERE prospect_id = t.prospect_id AND text = t.note)",
    # A step that says nobody's name, or wrote no row.
    "SELECT count(*) FROM journal_step AS s WHERE names = '[]'"
    " OR NOT EXISTS (SELECT 1 FROM journal_row WHERE step_id = s.id)",
    # A pen that was never put down.
    "SELECT count(*) FROM journal_pen WHERE step_id IS NOT NULL",
)


def _halves(board: Board) -> int:
    return sum(int(board._db.run(sql).fetchone()[0]) for sql in _HALVES)


def _kill_in_pieces(folder: Path, times: int) -> Tally:
    return _kill(folder, times, "apart")


# --- the safeguards of each connection -------------------------------------------------------

_WANTED = {"synchronous": 3, "journal_mode": "delete", "foreign_keys": 1}


def _safeguards(folder: Path, rounds: int) -> Tally:
    """Looks, in every transaction of every connection, whether the safeguards are there."""
    path = folder / "board.db"
    Board(path, Clock()).close_file()
    with _watched() as seen:
        for _ in range(rounds):
            _write_everywhere(path)
    bad = [found for found in seen if found != _WANTED]
    return Tally(len(seen), len(bad), "no plug was pulled: only the settings were looked at")


@contextmanager
def _watched() -> Iterator[list[dict[str, object]]]:
    """Notes down the settings of the connection at the start of each transaction."""
    seen: list[dict[str, object]] = []
    begin = database.Database.begin

    def look_and_begin(self: database.Database, lock_type: str | None = None) -> None:
        run = self.raw_connection().execute
        seen.append({name: run(f"PRAGMA {name}").fetchone()[0] for name in _WANTED})
        begin(self, lock_type)

    database.Database.begin = look_and_begin  # type: ignore[method-assign]
    try:
        yield seen
    finally:
        database.Database.begin = begin  # type: ignore[method-assign]


def _write_everywhere(path: Path) -> None:
    """In this thread, in another, in an import of its own thread, and by another opening."""
    with Board(path, Clock()) as board, Board(path, Clock()) as other:
        who = board.add_prospect("Ana")
        other.add_note(who, "from beside")
        batch = Batch("csv", "", (), (Draft(name="Bo"), Draft(name="Cy")))
        acts = (lambda: board.add_note(who, "aside"), lambda: board.import_drafts(batch))
        for act in acts:
            thread = threading.Thread(target=act)
            thread.start()
            thread.join()
        board.undo()
        board.snapshot()


def _without_full_sync(folder: Path, rounds: int) -> Tally:
    pragmas = database._PRAGMAS
    database._PRAGMAS = tuple(each for each in pragmas if each[0] != "synchronous")
    try:
        return _safeguards(folder, rounds)
    finally:
        database._PRAGMAS = pragmas


TRIALS = (
    Trial(
        row=1,
        promise="kill -9 loses nothing that was acknowledged and leaves no half verb",
        unit="kills",
        run=_kill,
        times=1000,
        few=5,
        guard="each verb one transaction",
        unguarded=_kill_in_pieces,
    ),
    Trial(
        row=2,
        promise="every connection writes through to the disk before it says so",
        unit="transactions",
        run=_safeguards,
        times=100,
        few=2,
        guard="synchronous = EXTRA",
        unguarded=_without_full_sync,
    ),
)
