"""A full disk: it is named, nothing that was kept is lost, and reading goes on."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tablero import words
from tablero.clock import Clock
from tablero.drafts import Batch, Draft
from tablero.refusals import BadFile
from tablero.store.board import Board
from torture.trial import Tally, Trial

LONG = "a line that takes room\n" * 150
Write = Callable[[Board, int, int], object]
"""A verb on somebody; the number makes it another one each time."""


def _import(board: Board, _who: int, turn: int) -> object:
    people = (Draft(name=f"{turn} {n}", role="x" * 200) for n in range(40))
    return board.import_drafts(Batch("csv", "", (), people))


WRITES: tuple[Write, ...] = (
    lambda board, who, turn: board.add_note(who, f"{turn} {LONG}"),
    lambda board, who, turn: board.edit_prospect(who, role=f"{turn} " * 150),
    lambda board, who, turn: board.log_touch(who, "email", note=f"{turn} {LONG}"),
    lambda board, who, turn: board.add_prospect(f"New {turn}", note=LONG),
    _import,
)


# --- a file that may not grow ----------------------------------------------------------------


def _few_pages(folder: Path, times: int) -> Tally:
    """Lets the file have no more than a page or two, for each kind of verb in turn."""
    path = folder / "board.db"
    lost = 0
    with Board(path, Clock()) as board:
        who = board.add_prospect("Ana")
        for turn in range(times):
            write = WRITES[turn % len(WRITES)]
            pages = int(board._db.run("PRAGMA page_count").fetchone()[0])
            board._db.run(f"PRAGMA max_page_count = {pages + turn % 3}")
            lost += not _refused_well(board, who, write, turn)
            board._db.run("PRAGMA max_page_count = 1000000")
            lost += not _goes_on(board, who, turn)
    return Tally(times, lost, "pages of the file counted")


def _refused_well(board: Board, who: int, write: Write, turn: int) -> bool:
    """Writes until it is refused; whether the disk was named and everything kept is still there."""
    kept = _seen(board, who)
    try:
        for again in range(50):
            write(board, who, turn * 100 + again)
            kept = _seen(board, who)
    except BadFile as refused:
        return "disk is full" in words.refusal(refused) and _seen(board, who) == kept
    except sqlite3.Error:
        return False
    except Exception as error:
        if isinstance(error.__cause__ or error.__context__, sqlite3.Error):
            return False
        raise
    return False


def _seen(board: Board, who: int) -> tuple[object, ...]:
    """All that a person sees, read anew."""
    return (*board.reload().prospects.values(), board.person(who), *board.history(5))


def _goes_on(board: Board, who: int, turn: int) -> bool:
    """With room again, the next verb is kept and the file is whole."""
    note = board.add_note(who, f"room again {turn}")
    whole = board._db.run("PRAGMA integrity_check").fetchone() == ("ok",)
    return whole and any(each.id == note for each in board.person(who).notes)


# --- a limit of the system -------------------------------------------------------------------

_LIMITED = """
import json, os, resource, signal, sys
from pathlib import Path
from tablero.clock import Clock
from tablero.refusals import BadFile
from tablero.store import errors
from tablero.store.board import Board

if "blind" in sys.argv:  # only the last complaint is read, as if nothing hid behind it
    errors.complaints = lambda error: [str(error)]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, times = Path(sys.argv[1]), int(sys.argv[2])
said, kept, lost = set(), 0, 0
with Board(path, Clock()) as board:
    who = board.add_prospect("Ana")
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    for turn in range(times):
        limit = os.path.getsize(path) + 4096 * (turn % 3)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            for again in range(50):
                board.add_note(who, f"{turn} " + "a line that takes room\\n" * 150)
                kept += 1
            lost += 1
        except BadFile as refused:
            said.add(refused.why)
        lost += len(board.person(who).notes) != kept
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        board.add_note(who, "room again")
        kept += 1
        lost += len(board.person(who).notes) != kept
    lost += board._db.run("PRAGMA integrity_check").fetchone() != ("ok",)
print(json.dumps([lost, sorted(said)]))
"""


def _limited(folder: Path, times: int, *more: str) -> Tally:
    """The system lets no file grow past a size (RLIMIT_FSIZE)."""
    command = [sys.executable, "-c", _LIMITED, str(folder / "board.db"), str(times), *more]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return Tally(times, times, "ended by an error that nobody explained")
    lost, said = json.loads(done.stdout)
    return Tally(times, lost, f"said as: {', '.join(said)}")


def _limited_blind(folder: Path, times: int) -> Tally:
    return _limited(folder, times, "blind")


# --- a disk that is really full ---------------------------------------------------------------


def _small_disk(folder: Path, times: int) -> Tally:
    """A disk of one megabyte, filled to the last byte, for each kind of verb in turn."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        return Tally(times, 0, "not tried: no tmpfs here, mounting one is not allowed")
    try:
        return Tally(times, _fill(disk, times), "a tmpfs of 1 MiB")
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _fill(disk: Path, times: int) -> int:
    lost = 0
    for turn in range(times):
        write = WRITES[turn % len(WRITES)]
        path = disk / f"{turn}.db"
        with Board(path, Clock()) as board:
            who = board.add_prospect("Ana")
            stone = disk / "stone"
            _fill_up(stone, leaving=4096 * (turn % 5))
            lost += not _refused_well(board, who, write, turn)
            stone.unlink()
            lost += not _goes_on(board, who, turn)
        path.unlink()
    return lost


def _fill_up(stone: Path, leaving: int) -> None:
    free = os.statvfs(stone.parent)
    stone.write_bytes(b"\0" * max(0, free.f_bavail * free.f_frsize - leaving))


TRIALS = (
    Trial(
        row=3,
        promise="a full disk is named, loses nothing, and leaves the board readable",
        unit="full disks",
        run=_few_pages,
        times=400,
        few=10,
    ),
    Trial(
        row=3,
        promise="a file that the system lets grow no further is told of, and loses nothing",
        unit="limits",
        run=_limited,
        times=300,
        few=5,
        guard="the walk to the cause that a rollback hides",
        unguarded=_limited_blind,
    ),
    Trial(
        row=3,
        promise="a small disk filled to the last byte loses nothing",
        unit="full disks",
        run=_small_disk,
        times=100,
        few=3,
    ),
)
