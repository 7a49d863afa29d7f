"""Runs every trial and prints one table; `--write` puts it into docs/reliability.md too.

Arguments choose the promises by number: `python -m torture 1 3`.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from typing import NamedTuple

from torture.trial import Run, Tally, Trial, every_trial

PAGE = Path(__file__).parents[1] / "docs" / "reliability.md"
BEGIN, END = "<!-- torture: begin -->", "<!-- torture: end -->"
AT_ONCE = 4
"""Trials side by side; half of what they do is waiting for others to start and to be killed."""
_HEADINGS = ("#", "promise", "tried", "broken", "seen", "a short run without its guard")


class Line(NamedTuple):
    """A trial and what came of it."""

    trial: Trial
    kept: Tally
    without: Tally | None
    seconds: float

    @property
    def is_good(self) -> bool:
        return self.kept.lost == 0 and (self.without is None or self.without.lost > 0)


def main() -> int:
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("rows", nargs="*", type=int, help="only these promises")
    parser.add_argument("--short", action="store_true", help="as few times as the suite does")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    wanted = parser.parse_args()
    lines = _run_all(wanted.short, frozenset(wanted.rows))
    text = "\n".join([_machine(), "", *_table(lines)])
    print(text)
    if wanted.write:
        _write(text)
    return 0 if all(line.is_good for line in lines) else 1


def _run_all(short: bool, rows: frozenset[int]) -> list[Line]:
    chosen = [trial for trial in every_trial() if not rows or trial.row in rows]
    with ProcessPoolExecutor(AT_ONCE) as pool:
        waiting = [pool.submit(run_one, trial, short) for trial in chosen]
        for done in as_completed(waiting):
            line = done.result()
            mark = "ok" if line.is_good else "BROKEN"
            print(f"{mark:>6} {line.seconds:6.1f} s  {line.trial.promise}", file=sys.stderr)
        return [done.result() for done in waiting]


def run_one(trial: Trial, short: bool) -> Line:
    """With its guard and, where there is a way, without it."""
    begun = time.monotonic()
    kept = _in_a_folder(trial.run, trial.few if short else trial.times)
    without = _in_a_folder(trial.unguarded, trial.few) if trial.unguarded else None
    return Line(trial, kept, without, time.monotonic() - begun)


def _in_a_folder(run: Run, times: int) -> Tally:
    with tempfile.TemporaryDirectory(prefix="tablero-torture-") as folder:
        # Nothing of it goes where the person at this machine lives.
        for kind in ("DATA", "CONFIG", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = f"{folder}/home/{kind.lower()}"
        return run(Path(folder), times)


def _machine() -> str:
    return (
        f"Run on {date.today().isoformat()} with Python {platform.python_version()}, SQLite"
        f" {sqlite3.sqlite_version}, {platform.system()} {platform.machine()}."
    )


def _table(lines: list[Line]) -> list[str]:
    return [_row(_HEADINGS), _row(["---"] * len(_HEADINGS)), *(_row(_cells(one)) for one in lines)]


def _cells(line: Line) -> tuple[str, ...]:
    trial, kept, without = line.trial, line.kept, line.without
    taken = f"{trial.guard}: {without.lost:,} broken" if without else ""
    return (
        str(trial.row),
        trial.promise[0].upper() + trial.promise[1:],
        f"{kept.times:,} {trial.unit}",
        f"{kept.lost:,}",
        kept.told,
        taken,
    )


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _write(text: str) -> None:
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
