"""What holds a figure back: the same thing once more, under a profiler."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.outside import CSV, import_twice, open_import
from benchmarks.stopwatch import PATIENCE, NoAnswer, Stopwatch
from benchmarks.surroundings import TABLERO
from benchmarks.walk import (
    CARD,
    DOWN,
    ELSEWHERE,
    LAST_OF_FRAME,
    PAGE_DOWN,
    RIGHT,
    STALLED,
    STEPS,
    WORDS,
)

SHOWN = 5
PROFILED = [sys.executable, "-m", "benchmarks.profiled"]
SLOWER = 5
"""A program under a profiler takes some times as long."""


def _drag(column: int, row: int) -> str:
    return f"\x1b[<32;{column};{row}M"


PRESS = f"\x1b[<0;{CARD[0]};{CARD[1]}M"
MOTIONS = tuple(
    _drag(CARD[0] + (ELSEWHERE[0] - CARD[0]) * step // STEPS, CARD[1]) for step in range(1, STEPS)
)
RELEASE = f"\x1b[<0;{ELSEWHERE[0]};{ELSEWHERE[1]}m"
KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "cursor": ((), (DOWN,) * 20),
    "page": ((), (PAGE_DOWN,) * 4),
    "letter": (("/",), tuple(WORDS[0])),
    "move": ((DOWN,), tuple("LH" * 3)),
    "drop by key": ((DOWN, " ", RIGHT), (" ",)),
    "drop by mouse": ((PRESS, *MOTIONS), (RELEASE,)),
    "motion": ((PRESS, MOTIONS[0]), MOTIONS[1:]),
    "touch": ((DOWN, "t"), ("\r",)),
    "undo": ((DOWN, *"LHLHLH"), ("u",) * 6),
}
"""What is pressed before one looks, and what is looked at."""


class Cost(NamedTuple):
    """One line of a profile."""

    share: float
    """Of all that was spent, 0 to 1."""
    spent: float
    """Seconds of its own, or MB."""
    where: str


def look(reason: str, board: Path, home: Path, environment: Mapping[str, str]) -> list[Cost]:
    """The dearest functions, or files where it is memory, or modules where it is a command.

    The board is changed: give it a copy. Raises NoAnswer, CalledProcessError."""
    ways: Mapping[str, Callable[..., list[Cost]]] = {
        "log": _command,
        "import": _import,
        "import in app": _import_in_app,
    }
    return ways.get(reason, _app)(reason, board, home, environment)


def _app(reason: str, board: Path, home: Path, environment: Mapping[str, str]) -> list[Cost]:
    """The app in its pty, profiled from one moment to another."""
    out = home / "profile.json"
    out.unlink(missing_ok=True)
    how = {"start": "whole", "memory": "memory"}.get(reason, "asked")
    with Stopwatch([*PROFILED, str(out), how, "--db", str(board)], environment) as app:
        app.until(LAST_OF_FRAME, patience=PATIENCE * SLOWER)
        if reason == "whole":
            app.signal(signal.SIGUSR1)
        if reason != "start":
            app.until(STALLED, patience=PATIENCE * SLOWER)
            app.settle(PATIENCE * SLOWER)
        before, then = KEYS.get(reason, ((), ()))
        for key in before:
            app.press(key)
        if then:
            app.signal(signal.SIGUSR1)
        for key in then:
            app.press(key, patience=PATIENCE * SLOWER)
        app.signal(signal.SIGUSR2)
        return _costs(_written(out))


def _written(out: Path) -> list[tuple[str, float]]:
    """What the profiled program found. Raises NoAnswer where it writes nothing."""
    deadline = time.monotonic() + PATIENCE
    while not out.exists():
        if time.monotonic() > deadline:
            raise NoAnswer("the profile was not written")
        time.sleep(0.05)
    return [(where, spent) for where, spent in json.loads(out.read_text())]


def _import_in_app(
    _reason: str, board: Path, home: Path, environment: Mapping[str, str]
) -> list[Cost]:
    """What the app's own thread does while another one writes what comes in."""
    out, new = _nothing_yet(board, home)
    with Stopwatch([*PROFILED, str(out), "asked", "--db", str(new)], environment) as app:
        open_import(app)
        for _part in import_twice(app):
            # What is written follows what was only tried.
            app.signal(signal.SIGUSR1)
        app.signal(signal.SIGUSR2)
        return _costs(_written(out))


def _nothing_yet(board: Path, home: Path) -> tuple[Path, Path]:
    """Where the profile goes to, and a board that is not made yet."""
    out, new = home / "profile.json", board.with_name("profiled.db")
    out.unlink(missing_ok=True)
    new.unlink(missing_ok=True)
    return out, new


def _import(_reason: str, board: Path, home: Path, environment: Mapping[str, str]) -> list[Cost]:
    """The command in which the whole board comes in."""
    out, new = _nothing_yet(board, home)
    command = [*PROFILED, str(out), "whole", "--db", str(new), "import", str(home / CSV)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return _costs(_written(out))


def _command(_reason: str, board: Path, _home: Path, environment: Mapping[str, str]) -> list[Cost]:
    """What is imported by the command, since that is most of it."""
    command = [TABLERO[0], "-X", "importtime", *TABLERO[1:]]
    command += ["--db", str(board), "log", "1", "--channel", "web"]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    lines = [line.split("|") for line in told.stderr.splitlines() if line.startswith("import time")]
    found = [(parts[2].strip(), parts[0].partition(":")[2].strip()) for parts in lines]
    return _costs([(name, int(us) / 1e6) for name, us in found if us.isdigit()])


def _costs(found: list[tuple[str, float]]) -> list[Cost]:
    total = sum(spent for _where, spent in found) or 1.0
    dearest = sorted(found, key=lambda cost: -cost[1])[:SHOWN]
    return [Cost(spent / total, spent, where) for where, spent in dearest]
