"""Promises 16 and 17: however tablero ends, the terminal is as it was, the exit code tells, and
nothing printed or written down holds anybody's data."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import cycle, islice, product
from pathlib import Path
from typing import NamedTuple

from tablero.clock import Clock
from tablero.store.board import Board
from tests.terminal import Terminal
from torture.trial import Tally, Trial

SECRET = "Zenobia Quintarelli"
"""The name on the board, and what every fault quotes."""
SIZES = ((100, 30), (160, 48), (60, 16))
LEAVES = b"\x1b[?1049l"
HEAD = """
from threading import Thread
secret = open({secret!r}).read()
class Rich(Exception):
    def __rich__(self): return secret
def broken(*_given, **_named):
    mine = secret
    try:
        {{}}[mine]
    except KeyError as missing:
        raise {error}(mine) from missing
from textual.app import App
from tablero.cli import main
from tablero.ui import ending, running
from tablero.ui.app import BoardScreen, TableroApp
from tablero.ui.screens.card_actions import CardActions
from tablero.ui.screens.form import FormStrip
from tablero.ui.widgets.lines import Bar
"""
STOCK = """
ending.Ending._fatal_error = App._fatal_error
ending.Ending.panic = App.panic
TableroApp.run_well = App.run
"""
"""Textual's own end after a fault."""
DEAF = """
from contextlib import nullcontext
ending.Ending.on_load = lambda app: None
running.terminal_kept = nullcontext
"""
"""Nobody hears a signal."""
AT_ONCE = ""
SUSPENDED = """
def act(screen):
    with screen.app.suspend(): broken()
CardActions.action_settle = act"""


class Way(NamedTuple):
    """A way for a fault to come about."""

    name: str
    plant: str
    keys: str = "."


WAYS = (
    Way("a handler", "CardActions.action_settle = broken"),
    Way(
        "a drawing",
        "CardActions.action_settle = lambda s: "
        "(setattr(Bar, 'render_lines', broken), s.query(Bar).refresh())",
    ),
    Way("a timer", "CardActions.action_settle = lambda s: s.set_timer(0.01, broken)"),
    Way("a worker", "CardActions.action_settle = lambda s: s.run_worker(broken, thread=True)"),
    Way(
        "a thread", "CardActions.action_settle = lambda s: threading.Thread(target=broken).start()"
    ),
    Way("a strip", "FormStrip.on_mount = broken", "n"),
    Way("a strip's making", "FormStrip.compose = broken", "n"),
    Way("an editor's time", SUSPENDED),
    Way("the app's making", "TableroApp._make_scene = broken", AT_ONCE),
    Way("its first message", "TableroApp.on_load = broken", AT_ONCE),
    Way("its first screen", "BoardScreen.compose = broken", AT_ONCE),
    Way("its mounting", "TableroApp.on_mount = broken", AT_ONCE),
    Way("its first reading", "TableroApp.read_everybody = broken", AT_ONCE),
    Way("its end", "TableroApp.on_unmount = broken", "q"),
)
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
MOMENTS = ("start", "board", "strip")


def faults(folder: Path, times: int) -> Tally:
    """A fault in every place."""
    return _faults(folder, times, "")


def stock_faults(folder: Path, times: int) -> Tally:
    return _faults(folder, times, STOCK)


def _faults(folder: Path, times: int, more: str) -> Tally:
    turns = islice(cycle(product(SIZES, ("RuntimeError", "Rich"), WAYS)), times)
    told: list[str] = []
    for number, (size, error, way) in enumerate(turns):
        here = Home(folder / str(number))
        head = HEAD.format(secret=str(here.secret), error=error)
        with here.terminal(size, f"{head}{more}{way.plant}\nmain()") as terminal:
            if way.keys:
                terminal.wait_for("n new")
                terminal.write(way.keys)
            code = terminal.wait()
            broken = [*terminal.left_behind(), *here.leaks(terminal)]
        if code != 1 or broken or len(here.reports()) != 1:
            told.append(f"{way.name}: {code} {broken} {len(here.reports())}")
    return Tally(times, len(told), "; ".join(told[:3]))


def signals(folder: Path, times: int) -> Tally:
    """Every signal at every moment."""
    return _signals(folder, times, "")


def deaf_signals(folder: Path, times: int) -> Tally:
    return _signals(folder, times, DEAF)


def _signals(folder: Path, times: int, more: str) -> Tally:
    turns = islice(cycle(product(SIZES, SIGNALS, MOMENTS)), times)
    told: list[str] = []
    for number, (size, signum, moment) in enumerate(turns):
        here = Home(folder / str(number))
        head = HEAD.format(secret=str(here.secret), error="RuntimeError")
        with here.terminal(size, f"{head}{more}\nmain()") as terminal:
            _reach(terminal, moment)
            os.kill(terminal.pid, signum)
            code = terminal.wait()
            broken = [*terminal.left_behind(), *here.leaks(terminal)]
        if code != 128 + signum or broken or here.reports():
            told.append(f"{signum.name} at the {moment}: {code} {broken}")
    return Tally(times, len(told), "; ".join(told[:3]))


def _reach(terminal: Terminal, moment: str) -> None:
    if moment == "start":
        while b"\x1b[?1049h" not in terminal.received:
            terminal.read(0.01)
        return
    terminal.wait_for("n new")
    if moment == "strip":
        terminal.press("n", *SECRET)


class Home:
    """A folder with a board on which one person stands."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.file = folder / "board.db"
        self.secret = folder / "secret"
        self.secret.write_text(SECRET)
        with Board(self.file, Clock(date(2026, 11, 22))) as board:
            board.add_prospect(SECRET)

    def terminal(self, size: tuple[int, int], script: str) -> Terminal:
        """That program in a terminal."""
        columns, rows = size
        return Terminal(
            ["--db", str(self.file)],
            columns=columns,
            rows=rows,
            environment=self._environment(),
            program=("-c", script),
        )

    def _environment(self) -> Mapping[str, str]:
        kinds = ("DATA", "CONFIG", "STATE")
        folders = {f"XDG_{kind}_HOME": str(self.folder / kind.lower()) for kind in kinds}
        return {"TABLERO_LANG": "en", "TABLERO_TODAY": "2026-11-22", **folders}

    def reports(self) -> list[Path]:
        """Those of crashes."""
        return list((self.folder / "state").rglob("crash-*.txt"))

    def leaks(self, terminal: Terminal) -> Iterator[str]:
        """Where the secret is read that should not be."""
        terminal.read(0.02)
        _before, _left, after = terminal.received.rpartition(LEAVES)
        if SECRET.encode() in after:
            yield "printed"
        for path in (self.folder / "state").rglob("*"):
            if path.is_file() and SECRET in path.read_text():
                yield path.name


TRIALS = (
    Trial(
        row=16,
        promise="a fault shows nobody's data, leaves a report, and the terminal as it was",
        unit="faults",
        run=faults,
        times=len(WAYS) * 4,
        few=1,
        guard="our own end after a fault",
        unguarded=stock_faults,
    ),
    Trial(
        row=17,
        promise="a signal ends it with the terminal as it was and its own exit code",
        unit="signals",
        run=signals,
        times=len(SIGNALS) * len(MOMENTS) * len(SIZES),
        few=1,
        guard="hearing signals",
        unguarded=deaf_signals,
    ),
)
