"""Several programs at one file: no update is lost, nobody is turned away at once."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

from tablero.clock import Clock
from tablero.refusals import Busy
from tablero.store import database
from tablero.store.board import Board
from torture.trial import Tally, Trial

# --- three writers ---------------------------------------------------------------------------

_WRITERS = """
import json, os, sys, time
from contextlib import nullcontext
from pathlib import Path
from tablero.cli import run
from tablero.clock import Clock
from tablero.refusals import Busy
from tablero.store.board import Board
from tablero.store.database import Database

path, times = Path(sys.argv[1]), int(sys.argv[2])
with Board(path, Clock()) as board:
    board._db.run("PRAGMA synchronous = OFF")  # nobody else writes yet
    board.start_review([])
    ids = [board.add_prospect(f"N {n}") for n in range(3 * times)]
run(["--db", str(path), "note", str(ids[0]), "from here"])
change, begin = Board._change_review, Database.begin

def change_slowly(*arguments):  # so that the others come between reading and writing
    time.sleep(0.002)
    change(*arguments)

Board._change_review = change_slowly
if "unbound" in sys.argv:  # what is read and what is written are no longer one transaction
    Database.atomic = lambda self, *kind: nullcontext()
if "late" in sys.argv:  # the lock is asked for at the first write, and not at the beginning
    Database.begin = lambda self, kind=None: begin(self, kind or "DEFERRED")

def an_app():
    board = Board(path, Clock())
    def write(who):
        try:
            board.extend_review([who])
            board.snapshot()
        except Busy:
            return 1
        return 0
    return write

def a_job():
    return lambda who: run(["--db", str(path), "note", str(who), "from a job"])

def work(number, write):
    refused, longest = 0, 0.0
    for who in ids[number * times : (number + 1) * times]:
        begun = time.monotonic()
        waited = write(who) and time.monotonic() - begun
        refused += waited and waited < 5
        longest = max(longest, time.monotonic() - begun)
    Path(f"{path}-{number}.json").write_text(json.dumps([refused, longest]))

for number, make in enumerate((an_app, an_app, a_job)):
    if not os.fork():
        work(number, make())
        os._exit(0)
for _ in range(3):
    os.wait()
"""


def _three_writers(folder: Path, times: int, *more: str) -> tuple[int, int, float]:
    """Two apps and a job write so often each; gives what is kept, who was refused at once, and
    the longest wait in seconds."""
    path = folder / "board.db"
    command = [sys.executable, "-c", _WRITERS, str(path), str(times), *more]
    subprocess.run(command, capture_output=True, check=True)
    said = [json.loads(Path(f"{path}-{n}.json").read_text()) for n in range(3)]
    with Board(path, Clock()) as board:
        (review,) = board.review_days()
        kept = len(set(review.queue)) + len(board.note_texts().keys() - set(review.queue))
    return kept, sum(refused for refused, _ in said), max(longest for _, longest in said)


def _no_update_lost(folder: Path, times: int, *more: str) -> Tally:
    kept, _refused, longest = _three_writers(folder, times, *more)
    return Tally(3 * times, 3 * times - kept, f"longest wait {longest:.2f} s")


def _nobody_refused(folder: Path, times: int, *more: str) -> Tally:
    _kept, refused, longest = _three_writers(folder, times, *more)
    return Tally(3 * times, refused, f"longest wait {longest:.2f} s")


def _unbound(folder: Path, times: int) -> Tally:
    return _no_update_lost(folder, times, "unbound")


def _late(folder: Path, times: int) -> Tally:
    return _nobody_refused(folder, times, "late")


# --- a lock held for a while -----------------------------------------------------------------


def _held(folder: Path, times: int) -> Tally:
    """Another program holds the file for a part of a second; the verb waits, and is done."""
    path = folder / "board.db"
    chance = random.Random(times)
    refused, longest = 0, 0.0
    with Board(path, Clock()) as board:
        who = board.add_prospect("Ana")
        for _ in range(times):
            holder = _hold(path, chance.choice(("IMMEDIATE", "EXCLUSIVE")))
            letting_go = threading.Timer(chance.uniform(0.1, 0.5), holder.rollback)
            letting_go.start()
            begun = time.monotonic()
            try:
                board.add_note(who, "waited")
            except Busy:
                refused += 1
            longest = max(longest, time.monotonic() - begun)
            letting_go.join()
            holder.close()
    return Tally(times, refused, f"longest wait {longest:.2f} s")


def _hold(path: Path, kind: str) -> sqlite3.Connection:
    """Another program in the middle of writing."""
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute(f"BEGIN {kind}")
    return holder


def _impatient(folder: Path, times: int) -> Tally:
    patience = database.SOON, database.BUSY_SECONDS
    database.SOON = database.BUSY_SECONDS = 0
    try:
        return _held(folder, times)
    finally:
        database.SOON, database.BUSY_SECONDS = patience


TRIALS = (
    Trial(
        row=4,
        promise="two apps and a job write at once, and no update is lost",
        unit="updates",
        run=_no_update_lost,
        times=300,
        few=25,
        guard="reading and writing in one transaction",
        unguarded=_unbound,
    ),
    Trial(
        row=5,
        promise="three writers wait for each other, nobody is turned away at once",
        unit="updates",
        run=_nobody_refused,
        times=300,
        few=25,
        guard="the lock taken at the beginning",
        unguarded=_late,
    ),
    Trial(
        row=5,
        promise="a verb waits for who holds the file",
        unit="locks",
        run=_held,
        times=100,
        few=3,
        guard="the seconds of patience",
        unguarded=_impatient,
    ),
)
