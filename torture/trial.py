"""A trial: a promise put to the test so many times, with its guard and without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

from torture import trials


class Tally(NamedTuple):
    """What came of a trial."""

    times: int
    """How often the promise was tried, in the trial's own unit."""
    lost: int
    """How often it was broken."""
    told: str = ""
    """What else was seen, for the table: a share, the longest wait."""


Run = Callable[[Path, int], Tally]
"""Tries a promise in an empty folder so many times."""


class Trial(NamedTuple):
    """One row of the table."""

    row: int
    """The number of the promise in docs/reliability.md."""
    promise: str
    unit: str
    """What is counted: kills, steps, files."""
    run: Run
    times: int
    """In `make torture`."""
    few: int
    """In the suite."""
    guard: str = ""
    """What `unguarded` takes away."""
    unguarded: Run | None = None
    """The same without the guard: has to count losses."""


def every_trial() -> Iterator[Trial]:
    """All there are, by the number of their promise."""
    found: list[Trial] = []
    for module in iter_modules(trials.__path__):
        found += import_module(f"{trials.__name__}.{module.name}").TRIALS
    yield from sorted(found, key=lambda trial: (trial.row, trial.promise))
