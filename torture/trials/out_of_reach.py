"""A file that may not be written, or is gone: it is said, reading goes on, and so does writing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from torture.trial import Tally, Trial

_NOBODY = 65534
"""Another user than root, who may write everywhere."""

_CHILD = """
import hashlib, json, os, shutil, sys
from pathlib import Path
from tablero import words
from tablero.cli import run
from tablero.clock import Clock
from tablero.refusals import BadFile
from tablero.store.board import Board

folder, times = Path(sys.argv[1]), int(sys.argv[2])
path, aside = folder / "board.db", folder / "aside.db"
run(["--db", str(folder.parent / "other.db"), "add", "Bo"])  # imports what root alone may read
if os.getuid() == 0:
    os.setgid(int(sys.argv[3]))
    os.setuid(int(sys.argv[3]))

def refusal(write):
    try:
        write()
    except BadFile as refused:
        assert words.refusal(refused) != str(refused)
        return refused.why
    return "nothing"

def closed(place, mode):  # what is closed already, and is to be opened
    before = path.read_bytes()
    place.chmod(mode)
    why = refusal(lambda: Board(path, Clock()))
    code = run(["--db", str(path), "add", "Ana"])
    place.chmod(0o700)
    return why in ("read_only", "unreadable") and code == 1 and path.read_bytes() == before

def open_already(take_away, bring_back, expected):
    with Board(path, Clock()) as board:
        who = board.add_prospect("Ana")
        take_away()
        why = refusal(lambda: board.add_note(who, "kept"))
        reads = board.reload().prospects[who].name == "Ana" and not board.person(who).notes
        bring_back()
        board.add_note(who, "kept")
        return why == expected and reads and len(board.person(who).notes) == 1

def put_copy_back():  # what `cp` from a backup does
    shutil.copyfile(aside, folder / "copy.db")
    (folder / "copy.db").chmod(0o600)
    (folder / "copy.db").rename(path)

WAYS = (
    lambda: closed(folder, 0o500),
    lambda: closed(path, 0o400),
    lambda: closed(path, 0o000),
    lambda: open_already(lambda: folder.chmod(0o500), lambda: folder.chmod(0o700), "read_only"),
    lambda: open_already(lambda: path.rename(aside), lambda: aside.rename(path), "moved"),
    lambda: open_already(lambda: path.rename(aside), put_copy_back, "moved"),
)
Board(path, Clock()).close_file()
print(json.dumps([turn % len(WAYS) for turn in range(times) if not WAYS[turn % len(WAYS)]()]))
"""


def _out_of_reach(folder: Path, times: int) -> Tally:
    """Read-only folders and files, before and while they are open; files that are gone."""
    with tempfile.TemporaryDirectory(prefix=f"{folder.name}-") as other:
        # Not in `folder`, whose parents another user may not pass through.
        place = Path(other) / "place"
        place.mkdir(mode=0o700)
        if os.getuid() == 0:
            place.parent.chmod(0o711)
            os.chown(place, _NOBODY, _NOBODY)
        command = [sys.executable, "-c", _CHILD, str(place), str(times), str(_NOBODY)]
        done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return Tally(times, times, done.stderr.decode()[-300:])
    broken = json.loads(done.stdout.splitlines()[-1])
    told = f"broken were the ways {sorted(set(broken))}" if broken else "six ways"
    return Tally(times, len(broken), told)


TRIALS = (
    Trial(
        row=12,
        promise="a file that may not be written, or is gone, is explained; reading goes on",
        unit="times out of reach",
        run=_out_of_reach,
        times=300,
        few=6,
    ),
)
