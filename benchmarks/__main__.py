"""Measures what a person waits for: `python -m benchmarks`, or `make bench`.

10,000 people with 40,000 touches, in a real pty of 160x48. What has a floor (the smallest Textual
app; importing peewee and click) is measured in turns with it, since only the ratio travels from
one machine to another.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.make_board import TODAY, make
from benchmarks.stopwatch import Answer, Stopwatch
from tablero.clock import Clock
from tablero.store.board import Board

HERE = Path(__file__).parent
TABLERO = [sys.executable, "-m", "tablero"]
EMPTY = [sys.executable, str(HERE / "empty_app.py")]
STARTS, COMMANDS = 9, 15
KEYS = {"down": "\x1b[B", "up": "\x1b[A", "right": "\x1b[C", "left": "\x1b[D", "page": "\x1b[6~"}
WALK = ["down"] * 25 + ["up"] * 15 + ["right", "left"] * 8 + ["page"] * 4
CARD, ELSEWHERE = (8, 5), (70, 12)
"""Cells (from 1) on the first card, and on a place in the third column."""
DISTURBING = ("NO_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE", "TABLERO_DB")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in DISTURBING},
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "COLORFGBG": "15;0",
    "TABLERO_TODAY": TODAY.isoformat(),
    "TABLERO_LANG": "en",
}
Row = tuple[str, str, str, bool]


def row(what: str, found: float, goal: float, unit: str) -> Row:
    """A line of the table: what, the figure, the goal, whether it is met."""
    return what, f"{found:.1f} {unit}", f"{goal:g} {unit}", found <= goal


def ratio(what: str, found: Sequence[float], floor: Sequence[float], goal: float, unit: str) -> Row:
    """The same against a floor."""
    times = median(found) / median(floor)
    told = f"{times:.2f}x ({median(found):.0f} of {median(floor):.0f} {unit})"
    return what, told, f"{goal:g}x", times <= goal


def first_name(board: Path) -> str:
    """How the first card of the first column begins."""
    with Board(board, Clock(TODAY)) as opened:
        snapshot = opened.opening(1)
        first = snapshot.columns[snapshot.stages[0].id][0]
        return snapshot.prospects[first].name[:12]


def starts(board: Path) -> list[Row]:
    """The first frame with the board, and the memory once everybody is read."""
    name = first_name(board)
    times: list[float] = []
    floors: list[float] = []
    memory: list[float] = []
    floor_memory: list[float] = []
    for _turn in range(STARTS):
        with Stopwatch(EMPTY, ENVIRONMENT) as empty:
            floors.append(empty.until("EMPTY"))
            empty.rest()
            floor_memory.append(empty.peak_memory)
        with Stopwatch([*TABLERO, "--db", str(board)], ENVIRONMENT) as app:
            times.append(app.until(name))
            app.rest()
            memory.append(app.peak_memory)
    return [
        ratio("first frame / an empty app's", times, floors, 1.35, "ms"),
        ratio("peak memory / an empty app's", memory, floor_memory, 1.6, "MB"),
    ]


def keys(app: Stopwatch) -> list[Row]:
    """The cursor, a card moved by key, the filter."""
    cursor = [app.write(KEYS[name]).ms for name in WALK]
    app.write("g")
    moved = [app.write(key).ms for key in "LH" * 8]
    letters: list[float] = []
    for word in ("carmen", "peña nau", "turia"):
        app.write("/")
        letters += [app.write(letter).ms for letter in word]
        app.write("\x1b")
        app.rest()
    return [
        row("cursor key, median", median(cursor), 10, "ms"),
        row("cursor key, 95th percentile", quantiles(cursor, n=20)[-1], 16, "ms"),
        row("card to the next stage, median", median(moved), 20, "ms"),
        row("letter of a filter, median", median(letters), 20, "ms"),
    ]


def drags(app: Stopwatch) -> list[Row]:
    """A card carried by the mouse to the third column and back, and dropped each time."""
    moves: list[Answer] = []
    drops: list[float] = []
    for (x, y), (to_x, to_y) in [(CARD, ELSEWHERE), (ELSEWHERE, CARD)] * 3:
        app.write(f"\x1b[<0;{x};{y}M")
        for step in range(1, 16):
            at = x + (to_x - x) * step // 15, y + (to_y - y) * step // 15
            moves.append(app.write(f"\x1b[<32;{at[0]};{at[1]}M"))
        drops.append(app.write(f"\x1b[<0;{to_x};{to_y}m").ms)
        app.rest(0.2)
    return [
        row("drag, one motion, median", median(move.ms for move in moves), 6, "ms"),
        row("drag, one motion, median", median(move.size for move in moves) / 1000, 5, "kB"),
        row("drop, median", median(drops), 20, "ms"),
    ]


def reviews(app: Stopwatch) -> list[Row]:
    """The daily review: looked at and next, back again, a touch as it was planned."""
    app.write("r")
    app.rest(0.5)
    looks = [app.write(key).ms for key in [" "] * 4 + ["\x7f"] * 3]
    touches: list[float] = []
    for _turn in range(4):
        app.write("t")
        touches.append(app.write("\r").ms)
    app.write("\x1b")
    return [
        row("review: next or back, median", median(looks), 20, "ms"),
        row("review: a touch saved, median", median(touches), 20, "ms"),
    ]


def commands(board: Path) -> list[Row]:
    """Commands on a board of 24, each in turns with the imports none of them can do without."""
    floor: list[float] = []
    taken: dict[str, list[float]] = {"list": [], "add": [], "log": []}
    for _turn in range(COMMANDS):
        floor.append(_run([sys.executable, "-c", "import peewee, click"]))
        for name, more in (("list", []), ("add", ["Ana Gil"]), ("log", ["1", "--channel", "web"])):
            taken[name].append(_run([*TABLERO, "--db", str(board), name, *more]))
    return [
        ratio(f"tablero {n} / its imports", found, floor, 1.8, "ms") for n, found in taken.items()
    ]


def _run(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(
        command, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return (time.perf_counter() - began) * 1000


def show(rows: Sequence[Row]) -> None:
    """The table, as Markdown."""
    print(f"| {'':34} | {'measured':24} | {'goal':8} |     |")
    print(f"|{'-' * 36}|{'-' * 26}|{'-' * 10}|-----|")
    for what, found, goal, met in rows:
        print(f"| {what:34} | {found:24} | {goal:8} | {'yes' if met else 'NO':3} |", flush=True)


def main() -> int:
    """0 where every goal is met."""
    # As an installed tablero is; without, each start would compile every module again.
    compileall.compile_dir(HERE.parent / "tablero", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large.db", Path(folder) / "small.db"
        print("Making 10,000 people with 40,000 touches.", file=sys.stderr)
        make(large)
        subprocess.run([*TABLERO, "demo", "--write", str(small)], env=ENVIRONMENT, check=True)
        rows = starts(large)
        with Stopwatch([*TABLERO, "--db", str(large)], ENVIRONMENT) as app:
            app.until(first_name(large))
            app.rest(1)
            rows += keys(app)
            rows += drags(app)
            rows += reviews(app)
        rows += commands(small)
    show(rows)
    return 0 if all(met for *_, met in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
