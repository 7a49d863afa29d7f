"""Damage: a few bits flipped, or values that no verb writes, and then every use of the file."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from tablero.cli import run as call
from tablero.clock import Clock
from tablero.demo.file import make_demo
from tablero.model import FollowUp
from tablero.refusals import BadFile, Refusal
from tablero.rules.judged import judge_all
from tablero.store import errors
from tablero.store.board import Board
from tablero.store.doctor.looking import look_over
from torture.trial import Tally, Trial

DAY = date(2026, 11, 22)
_FLIPS = 4
_BENT = 6
"""Every so many-th file has a value that cannot be, in place of flipped bits."""
_BENDS = (
    "UPDATE prospect SET name = CAST(x'416eff' AS TEXT) WHERE id % 7 = 0",
    "UPDATE touch SET code = 'zzzz' WHERE id % 7 = 0",
    "UPDATE prospect SET added = '2026-02-30' WHERE id % 7 = 0",
    "UPDATE note SET at = 9000000000000000000",
    "UPDATE journal_step SET names = '[\"An', prospects = ''",
    "UPDATE prospect SET stage_id = 999 WHERE id % 7 = 0",
    "UPDATE key_date SET on_day = 'soon'",
    "UPDATE prospect SET cost = 'much', period = x'00ff', position = 'first'",
)
_PEOPLE = 200
_MORE = f"""
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {_PEOPLE})
INSERT INTO prospect (board_id, stage_id, position, name, role, company, email, phone, linkedin,
    city, country, source, cost, opt_out, archived, added, imported, settled, closed_why)
SELECT 1, 1 + i % 5, i, 'Person ' || i, 'Head', 'Acme ' || i, 'p' || i || '@acme.example', '', '',
    'Lima', 'Peru', '', 0, '', 0, '2026-01-01', 0, 0, '' FROM n;
INSERT INTO note (prospect_id, at, author, text)
SELECT id, 1700000000000000, '', 'Something about ' || name || ' that is a line long.'
FROM prospect;
INSERT INTO touch (prospect_id, on_day, at, code, note)
SELECT id, '2026-01-02', 1700000000000000, 'oava', 'Hello' FROM prospect;
"""


def flipped(folder: Path, times: int) -> Tally:
    """Files with a few bits flipped, used in every way: sentences, and never a traceback."""
    original, path = folder / "original.db", folder / "board.db"
    make_demo(original, Clock(DAY))
    with closing(sqlite3.connect(original)) as board:
        board.executescript(_MORE)
    whole = original.read_bytes()
    lost = seen = bent = told = 0
    with _at_home(folder, path):
        for number in range(times):
            path.write_bytes(_with_flips(whole, random.Random(number)))
            if number % _BENT == 0:
                _bend(path, whole, number // _BENT)
                bent += 1
            else:
                seen += any(finding.state == "wrong" for finding in look_over(path))
            refused, faults = _use(path)
            told += refused
            lost += bool(faults)
    share = seen / max(1, times - bent)
    return Tally(times, lost, f"doctor saw {share:.0%} of the flips; {told:,} stopped a use")


def _bend(path: Path, whole: bytes, number: int) -> None:
    """A value that no verb writes, where a flip would seldom hit."""
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as board:
        board.execute(_BENDS[number % len(_BENDS)])
        board.commit()


def flipped_unasked(folder: Path, times: int) -> Tally:
    with (
        patch.object(errors, "meaning", lambda error, path: None),
        patch.object(errors, "_damage", lambda path: None),
        redirect_stderr(StringIO()),
    ):
        return flipped(folder, times)


def _with_flips(whole: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(whole)
    for _flip in range(_FLIPS):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


@contextmanager
def _at_home(folder: Path, path: Path) -> Iterator[None]:
    """No setting and no log of whoever runs this."""
    places = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CONFIG", "STATE", "DATA")}
    with patch.dict(os.environ, {**places, "TABLERO_DB": str(path), "TABLERO_TODAY": f"{DAY}"}):
        yield


def _use(path: Path) -> tuple[bool, int]:
    """Whether anything was refused, and how much of it ended in a fault of ours."""
    refused, faults = False, 0
    for use in _USES:
        try:
            with Board(path, Clock(DAY)) as board, errors.told_plainly(path):
                board._db.run("PRAGMA synchronous = OFF")
                use(board)
        except BadFile:
            refused = True
        except Refusal:
            continue
        except Exception as error:
            faults += 1
            traceback.print_exception(error)
    for words in _CALLS:
        said = StringIO()
        with redirect_stdout(StringIO()), redirect_stderr(said):
            call(words)
        if "Something went wrong" in said.getvalue():
            faults += 1
            sys.stderr.write(said.getvalue())
    return refused, faults


def _everybody(board: Board) -> None:
    snapshot = board.snapshot()
    judge_all(snapshot, DAY, FollowUp())
    for _person in board.people(snapshot.prospects):
        continue


def _work(board: Board) -> None:
    number = board.add_prospect("Somebody new", note="Hello")
    board.log_touch(number, "email")
    board.undo()
    board.undo()
    board.redo()


def _act_on_many(board: Board) -> None:
    for number in list(board.snapshot().prospects)[::60]:
        board.add_note(number, "Once more")
        board.move([number], "proposal")


_USES: tuple[Callable[[Board], object], ...] = (
    _everybody,
    lambda board: (board.history(), board.note_texts(), board.stage_history()),
    lambda board: (board.review_days(), board.takeaways(), board.wall_history(), board.modes()),
    _act_on_many,
    _work,
)
_CALLS = (
    ("list",),
    ("show", "Person 7"),
    ("history",),
    ("today",),
    ("stats",),
    ("export", "--format", "json"),
    ("doctor",),
)


TRIALS = (
    Trial(
        7,
        "A damaged file ends in a sentence, whatever is done with it",
        f"files, {_FLIPS} bits flipped",
        flipped,
        240,
        3,
        "damage is not recognised",
        flipped_unasked,
    ),
)
