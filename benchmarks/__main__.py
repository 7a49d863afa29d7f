"""Measures what a person waits for: `python -m benchmarks`, or `make bench`.

Boards of four sizes, in a real pty of 160x48. Each round goes by the floor (the smallest Textual
app; importing peewee and click) and by tablero in turns, since only ratios travel from one machine
to another. It writes RESULTS.md and chart.svg.
"""

from __future__ import annotations

import argparse
import compileall
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from benchmarks import outside, peer, reasons
from benchmarks.chart import draw
from benchmarks.measures import LONG, PEER_AT, SIZES, judge
from benchmarks.reasons import Cost
from benchmarks.results import NONE, Run, markdown, panels, summary
from benchmarks.samples import Samples
from benchmarks.stopwatch import NoAnswer, Stopwatch
from benchmarks.surroundings import EMPTY, ROOT, TABLERO, environment, load, machine
from benchmarks.walk import LAST_OF_FRAME, STALLED, Walk

HERE = Path(__file__).parent
ROUNDS, PEER_ROUNDS, QUICK_ROUNDS = 5, 2, 2
IMPORTS = 2
"""How often each is done, in turns with the floor; the import stands alone."""
PEER_LIMIT = 100.0
"""Seconds after which no other round of the peer begins: on a busy machine one takes minutes."""


class Bench:
    """One run: its folder, its boards and its samples."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self._options = options
        self._folder = folder
        self._home = folder / "home"
        self._environment = environment(self._home)
        self._began = time.monotonic()
        self._no_peer = "Not asked for." if options.no_peer else ""
        self._reasons: dict[tuple[str, int], Sequence[Cost]] = {}
        self._peer_faults: tuple[str, ...] = ()
        self.samples = Samples()

    def run(self) -> Run:
        """Everything, in order. Raises NoAnswer, CalledProcessError."""
        before = load()
        self._install_peer()
        for size in self._options.sizes:
            self._tell(f"{size:,} people: making the board")
            board = self._board(size)
            for number in range(1, self._options.rounds + 1):
                self._tell(f"{size:,} people: round {number} of {self._options.rounds}")
                self._round(board, size)
            self._imports(board, size)
            self._explain(board, size)
            board.unlink()
            self._peer(size)
        found = {**machine(), "load over the last minute": f"{before} before, {load()} after"}
        return Run(
            machine={**found, peer.NAME: NONE if self._no_peer else peer.VERSION},
            sizes=self._options.sizes,
            samples=self.samples,
            verdicts=judge(self.samples),
            reasons=self._reasons,
            peer=peer.NAME,
            no_peer=self._no_peer,
            peer_faults=self._peer_faults,
        )

    def _tell(self, what: str) -> None:
        print(f"{time.monotonic() - self._began:4.0f} s  {what}", file=sys.stderr, flush=True)

    # --- tablero --------------------------------------------------------------------------

    def _board(self, size: int) -> Path:
        """A board of that size: the one that lies in the folder one named, or a new one."""
        board = self._folder / f"{size}.db"
        given = self._options.boards and Path(self._options.boards) / board.name
        if given and given.exists():
            shutil.copyfile(given, board)
        else:
            # In a process of its own: starting others from a large one would take longer.
            command = [sys.executable, "-m", "benchmarks.boards", str(board), str(size)]
            subprocess.run(command, env=self._environment, check=True)
        # The day's first start makes a backup, and puts the file into the system's memory.
        with self._open(board) as app:
            app.until(LAST_OF_FRAME)
            app.until(STALLED)
            app.settle()
        return board

    def _open(self, board: Path) -> Stopwatch:
        return Stopwatch([*TABLERO, "--db", str(board)], self._environment)

    def _round(self, board: Path, size: int) -> None:
        with Stopwatch(EMPTY, self._environment) as floor:
            outside.start_floor(floor, size, self.samples)
            with self._open(board) as app:
                walk = Walk(app, floor, size, self.samples)
                walk.take()
        outside.check_undone(board, walk.acts, self._environment)
        outside.commands(board, size, self._environment, self.samples)

    def _imports(self, board: Path, size: int) -> None:
        if size < PEER_AT:
            return  # so few come in while one still looks
        self._tell(f"{size:,} people: importing them")
        outside.export(board, self._home, self._environment)
        new = self._folder / "new.db"
        for _turn in range(IMPORTS):
            new.unlink(missing_ok=True)
            outside.import_by_command(new, size, self._home, self._environment, self.samples)
            outside.check_imported(new, size, self._environment)
        if size > PEER_AT:
            # A smaller one is in before one could ask how far it is.
            new.unlink()
            outside.import_in_app(new, size, self._environment, self.samples)
            outside.check_imported(new, size, self._environment)

    # --- the peer -------------------------------------------------------------------------

    def _install_peer(self) -> None:
        if self._no_peer:
            return
        self._tell(f"{peer.NAME} {peer.VERSION}: looking for it, or installing it")
        try:
            peer.install()
        except peer.NoPeer as why:
            self._no_peer = str(why)
            self._tell(f"{why}; going on without it")

    def _peer(self, size: int) -> None:
        if self._no_peer or size > PEER_AT:
            return
        home = self._folder / f"peer-{size}"
        surroundings = environment(home)
        peer.make(size, home, surroundings)
        began = time.monotonic()
        for number in range(1, PEER_ROUNDS + 1):
            if (taken := time.monotonic() - began) > PEER_LIMIT:
                self._peer_faults += (f"One round with {size:,} cards: it took {taken:.0f} s.",)
                return
            self._tell(f"{size:,} cards: {peer.NAME}, round {number} of {PEER_ROUNDS}")
            try:
                peer.measure(size, home, surroundings, self.samples)
            except NoAnswer as failed:
                # It sometimes ends by itself; what was measured until then stands.
                self._peer_faults += (f"With {size:,} cards, round {number}: {failed}.",)

    # --- why ------------------------------------------------------------------------------

    def _explain(self, board: Path, size: int) -> None:
        """A profile of whatever is missed at that size; of what takes long, of one size only."""
        missed = [v.goal.reason for v in judge(self.samples) if v.size == size and not v.met]
        known = {"", *(reason for reason, _size in self._reasons if reason in LONG)}
        for reason in dict.fromkeys(reason for reason in missed if reason not in known):
            self._tell(f"{size:,} people: what holds back {reason}")
            found = reasons.look(reason, board, self._home, self._environment)
            self._reasons[reason, size] = found


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="50 and 1,000 people, two rounds")
    parser.add_argument("--sizes", type=_sizes, help="like 50,1000")
    parser.add_argument("--rounds", type=int, help=f"of each size ({ROUNDS})")
    parser.add_argument("--no-peer", action="store_true", help=f"without {peer.NAME}")
    parser.add_argument("--boards", help="a folder where 50.db, 1000.db and so on may lie")
    parser.add_argument("--out", type=Path, help="the folder that RESULTS.md and chart.svg go to")
    options = parser.parse_args(arguments)
    is_whole = not (options.quick or options.sizes or options.rounds or options.no_peer)
    options.out = options.out or (HERE if is_whole else None)
    options.sizes = options.sizes or (SIZES[:2] if options.quick else SIZES)
    options.rounds = options.rounds or (QUICK_ROUNDS if options.quick else ROUNDS)
    return options


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(size) for size in text.split(",")))


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.exit("The bench was ended.")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured, whatever came out; 1 where something could not be."""
    options = _options(arguments)
    # As an installed tablero is; without, each start would compile every module again.
    compileall.compile_dir(ROOT / "tablero", quiet=1)
    try:
        with tempfile.TemporaryDirectory(prefix="tablero-bench-") as folder:
            run = Bench(options, Path(folder)).run()
    except KeyboardInterrupt:
        print("Stopped; nothing was written.", file=sys.stderr)
        return 130
    except NoAnswer as failed:
        print(f"This could not be measured: {failed}.", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"This could not be run: {failed}\n{_said(failed)}", file=sys.stderr)
        return 1
    page = markdown(run)
    if options.out is None:
        print(page)
    else:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "RESULTS.md").write_text(page, encoding="utf-8")
        (options.out / "chart.svg").write_text(draw(panels(run), run.sizes), encoding="utf-8")
        print(f"Written: {options.out / 'RESULTS.md'}")
    print(summary(run))
    return 0


def _said(failed: subprocess.CalledProcessError) -> str:
    text: str | bytes = failed.stderr or ""
    return text.decode(errors="replace") if isinstance(text, bytes) else text


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main())
