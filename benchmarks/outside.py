"""What is measured round the walk: the floor, the commands, and bringing in a whole board."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.samples import Samples
from benchmarks.stopwatch import NoAnswer, Stopwatch
from benchmarks.surroundings import IMPORTS, TABLERO

LOGS = 3
"""Commands take a moment, so a round has several."""
CSV = Path("Downloads", "everybody.csv")
"""Under the home of the programs: where the app looks for what is to come in."""
PROGRESS = re.compile(r"(?:Reading|Trying|Writing) [^\s…]+…")
IN_APP = ("preview", "import in app")
LANDED = "came in|all keys"
"""The sentence; or the board's last line, where a key was quicker than the sentence."""
IMPORTED = 900.0
"""Seconds that an import may take."""


def start_floor(app: Stopwatch, size: int, samples: Samples) -> None:
    """An empty app's start and its memory, in turns with a board of that size."""
    samples.add("floor start", size, app.until("EMPTY"))
    app.settle()
    app.press("k", "KEY 1")
    samples.add("floor memory", size, app.peak_memory)


def commands(board: Path, size: int, environment: Mapping[str, str], samples: Samples) -> None:
    """Whole processes, in turns with the imports that none of them can do without."""
    tablero = [*TABLERO, "--db", str(board)]
    for _turn in range(LOGS):
        samples.add("imports", size, _timed(IMPORTS, environment))
        samples.add("log", size, _timed([*tablero, "log", "1", "--channel", "web"], environment))
    samples.add("list", size, _timed([*tablero, "list"], environment))
    samples.add("today", size, _timed([*tablero, "today"], environment))


def check_undone(board: Path, acts: int, environment: Mapping[str, str]) -> None:
    """Whether the file holds just so many acts above its import, all taken back. Raises NoAnswer:
    a key that did nothing would have been a quick one."""
    undone = [step["undone"] for step in _history(board, acts + 1, environment)]
    if undone[:acts] != [True] * acts or any(undone[acts:]):
        raise NoAnswer(f"the file does not hold the {acts} acts that were done and undone")


def check_imported(board: Path, size: int, environment: Mapping[str, str]) -> None:
    """Whether that many came into the file. Raises NoAnswer."""
    many = [step["many"] for step in _history(board, 1, environment)]
    if many != [size]:
        raise NoAnswer(f"{many} of {size} people came in")


def _history(board: Path, limit: int, environment: Mapping[str, str]) -> list[dict[str, object]]:
    command = [*TABLERO, "--db", str(board), "history", "--json", "--limit", str(limit)]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: list[dict[str, object]] = json.loads(told.stdout)
    return found


def export(board: Path, home: Path, environment: Mapping[str, str]) -> None:
    """The whole board as a table, to be imported again."""
    (home / CSV).unlink(missing_ok=True)
    command = [*TABLERO, "--db", str(board), "export", "--format", "csv", "-o", str(home / CSV)]
    subprocess.run(command, env=environment, check=True, capture_output=True)


def import_by_command(
    board: Path, size: int, home: Path, environment: Mapping[str, str], samples: Samples
) -> None:
    """That table into a new file, in seconds."""
    command = [*TABLERO, "--db", str(board), "import", str(home / CSV)]
    samples.add("import", size, _timed(command, environment) / 1000)


def import_in_app(board: Path, size: int, environment: Mapping[str, str], samples: Samples) -> None:
    """The same in the app, which is asked for its keys all the while: the seconds for the preview
    and for the import, how often it says how far it is, and each wait for a screen."""
    with Stopwatch([*TABLERO, "--db", str(board)], environment) as app:
        open_import(app)
        for what, (told, waits, seconds) in zip(IN_APP, import_twice(app), strict=True):
            samples.add(what, size, seconds)
            samples.add("import told", size, len(told))
            samples.add("import key", size, *waits)


def open_import(app: Stopwatch) -> None:
    """From an empty board to the list of what may be imported."""
    app.until("find")
    app.settle()
    app.press("I", CSV.stem)


def import_twice(app: Stopwatch) -> Iterator[tuple[set[str], list[float], float]]:
    """The preview, then the import itself, each as `_watched` tells of it."""
    for done in ("Nothing is written yet", LANDED):
        yield _watched(app, "\r", done)


def _watched(app: Stopwatch, key: str, done: str) -> tuple[set[str], list[float], float]:
    """Press that, and look at the list of keys and back until `done` is shown: what was said on
    the way, the milliseconds that each of these screens took, and the seconds of it all."""
    app.forget()
    began = app.send(key)
    told: set[str] = set()
    waits: list[float] = []
    end = time.perf_counter() + IMPORTED
    while time.perf_counter() < end:
        app.rest(0.3)
        text = app.take()
        told |= set(PROGRESS.findall(text))
        for pressed, shown in (("?", "KEYS"), ("\x1b", "IMPORT")):
            if re.search(done, text):
                ended = app.started + app.settle() / 1000
                return told, waits, ended - began
            # The board may come in between, and takes every other screen away.
            waits.append(app.soon(f"{shown}|{done}", app.send(pressed)))
            text = app.take()
    raise NoAnswer(f"the import never came to {done!r}")


def _timed(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Milliseconds of a whole process. Raises CalledProcessError."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return (time.perf_counter() - began) * 1000
