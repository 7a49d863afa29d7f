"""Promise 26: whatever statement of whatever command fails, and whatever the error quotes, neither
what is said of it nor the log and the report hold anybody's data."""

from __future__ import annotations

import io
import os
import random
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from tablero import crash
from tablero.cli import run
from tablero.store.database import Database
from torture.trial import Tally, Trial

SECRET = "Zenobia-Quintarelli"
MAIL = "zenobia@quintarelli.example"
VERBS = (
    ("add", SECRET, "--email", MAIL, "--note", SECRET),
    ("edit", "1", "--company", SECRET),
    ("note", "1", SECRET),
    ("log", "1", "--channel", "email", "--note", SECRET),
    ("next", "1", SECRET, "--on", "+3"),
    ("idea", "1", SECRET),
    ("pin", SECRET),
    ("move", SECRET, "first_contact"),
    ("list", "--search", SECRET),
    ("show", SECRET),
    ("archive", SECRET),
    ("history",),
    ("undo",),
)
_NEVER = 1_000
_DEEPEST = 12
"""Statements of a command of which one fails."""


def run_faults(folder: Path, times: int) -> Tally:
    """A fault in a statement of a command, drawn by lot, until so many have come."""
    dice = random.Random(26)
    here = folder / SECRET
    here.mkdir()
    lost = came = 0
    with _environment(here):
        _call(("add", SECRET), _NEVER)
        while came < times:
            for report in (here / "state").rglob("crash-*"):
                report.unlink()
            said = _call(dice.choice(VERBS), dice.randrange(_DEEPEST))
            if "inside tablero" in said:
                came += 1
                lost += _is_leaked(said.replace(str(here), ""), here)
    return Tally(times, lost)


def run_quoting(folder: Path, times: int) -> Tally:
    """The same with reports as Python writes them."""

    def quoting(error: BaseException, _moment: crash.Moment) -> Iterator[str]:
        yield from traceback.format_exception(error)

    with patch.object(crash, "report", quoting):
        return run_faults(folder, times)


def _call(argv: tuple[str, ...], after: int) -> str:
    """What is said of a command whose statement fails after so many went well."""
    said = io.StringIO()
    turn = iter(range(after, -1, -1))
    whole = Database.execute_sql

    def failing(self: Database, sql: str, params: object = None) -> object:
        if next(turn, None) == 0:
            raise RuntimeError(f"{SECRET} {MAIL} {sql} {params}")
        return whole(self, sql, params)

    with (
        patch.object(Database, "execute_sql", failing),
        redirect_stdout(io.StringIO()),
        redirect_stderr(said),
    ):
        run(argv)
    return said.getvalue()


def _is_leaked(said: str, here: Path) -> bool:
    kept = [path.read_text() for path in (here / "state").rglob("*") if path.is_file()]
    return any(secret in text for secret in (SECRET, MAIL) for text in (said, *kept))


@contextmanager
def _environment(here: Path) -> Iterator[None]:
    """The secret is in the path of the file, and in every variable."""
    planted = {
        "TABLERO_DB": str(here / f"{SECRET}.db"),
        "TABLERO_LANG": "en",
        "XDG_STATE_HOME": str(here / "state"),
        "XDG_CONFIG_HOME": str(here / "config"),
        "XDG_DATA_HOME": str(here / "data"),
        "TERM_PROGRAM": SECRET,
        "EDITOR": SECRET,
    }
    with patch.dict(os.environ, planted):
        yield


TRIALS = (
    Trial(
        row=26,
        promise="an error that quotes somebody's data leaves none in what is said, log or report",
        unit="faults",
        run=run_faults,
        times=600,
        few=15,
        guard="reports without messages",
        unguarded=run_quoting,
    ),
)
