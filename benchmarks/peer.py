"""kanban-tui, the nearest peer, on as many cards: in an environment and a home of its own."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from benchmarks.boards import WEIGHTS, columns
from benchmarks.samples import Samples
from benchmarks.stopwatch import NoAnswer, Stopwatch
from benchmarks.surroundings import ROOT
from tablero.model import DEFAULT_STAGES

NAME, VERSION = "kanban-tui", "0.21.2"
HOME = ROOT / ".venv" / NAME
PROGRAM = HOME / "bin" / "ktui"
STEPS = 5
PATIENCE = 300.0
"""Seconds: at a thousand cards it takes twenty to move one."""
STAGES = [stage.key for stage in DEFAULT_STAGES[: len(WEIGHTS)]]
FILE = Path("data", "kanban_tui", "kanban_tui.db")
"""Where it keeps its board, under the home it is given."""


class NoPeer(Exception):
    """Why there is none: a sentence."""


def install() -> None:
    """Put it into its own environment, where it is not there yet. Raises NoPeer."""
    if PROGRAM.exists():
        return
    try:
        _run([sys.executable, "-m", "venv", str(HOME)])
        pip = [str(HOME / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        _run([*pip, "install", "--quiet", f"{NAME}=={VERSION}"])
    except subprocess.CalledProcessError as failed:
        shutil.rmtree(HOME, ignore_errors=True)
        why = (failed.stderr or "it says nothing").strip().splitlines()[-1]
        raise NoPeer(f"{NAME} {VERSION} could not be installed: {why}") from failed
    except BaseException:
        # Half of it would be taken for the whole the next time.
        shutil.rmtree(HOME, ignore_errors=True)
        raise


def make(size: int, home: Path, environment: Mapping[str, str]) -> None:
    """Its board with so many cards: one that it made itself, copied with other titles."""
    board = [str(PROGRAM), "board", "create", "Bench", "--set-active"]
    _run([*board, *(word for name in STAGES for word in ("-c", name))], environment)
    _run([str(PROGRAM), "task", "create", title(0)], environment)
    with closing(sqlite3.connect(home / FILE)) as file, file:
        file.row_factory = sqlite3.Row
        first = dict(file.execute("SELECT * FROM tasks").fetchone())
        ids = [row[0] for row in file.execute("SELECT column_id FROM columns ORDER BY column_id")]
        rows = [{**first, **row} for row in _rows(size, ids)]
        names = ", ".join(f'"{name}"' for name in first)
        marks = ", ".join(f":{name}" for name in first)
        file.execute("DELETE FROM tasks")
        file.executemany(f"INSERT INTO tasks ({names}) VALUES ({marks})", rows)


def title(number: int) -> str:
    """What a card is called."""
    return f"Card {number:05}"


def _rows(size: int, stages: list[int]) -> list[dict[str, int | str]]:
    """As many in each of its columns as tablero's board has in the same one."""
    sizes = [len(names) for names in columns(size, size)]
    found: list[dict[str, int | str]] = []
    for stage, count in zip(stages, sizes, strict=True):
        for position in range(count):
            number = len(found)
            found.append(
                {
                    "task_id": number + 1,
                    "title": title(number),
                    "column": stage,
                    "position": position,
                }
            )
    return found


def measure(size: int, home: Path, environment: Mapping[str, str], samples: Samples) -> None:
    """One round: its start, the cursor, one card moved. Raises NoAnswer."""
    with Stopwatch([str(PROGRAM)], environment) as app:
        samples.add("peer start", size, app.until(title(0), patience=PATIENCE))
        app.settle(PATIENCE)
        samples.add("peer memory start", size, app.peak_memory)
        for _step in range(STEPS):
            samples.add("peer cursor", size, app.press("j", patience=PATIENCE).ms)
        before = _places(home)
        samples.add("peer move", size, app.press("L", patience=PATIENCE).ms)
        samples.add("peer memory end", size, app.peak_memory)
    if _places(home) == before:
        raise NoAnswer(f"{NAME} moved nothing")


def _places(home: Path) -> list[tuple[int, int]]:
    with closing(sqlite3.connect(home / FILE)) as file:
        return file.execute('SELECT task_id, "column" FROM tasks ORDER BY 1').fetchall()


def _run(command: list[str], environment: Mapping[str, str] | None = None) -> None:
    subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
