"""tablero under a profiler: `python -m benchmarks.profiled FILE HOW [TABLERO'S OWN ARGUMENTS]`.

HOW is `asked` (from SIGUSR1 to SIGUSR2), `whole` (from the first instruction to SIGUSR2 or the
end), or `memory` (what is allocated from the first instruction to SIGUSR2). It writes the costs
of each function, or of each file, as JSON.
"""

from __future__ import annotations

import atexit
import cProfile
import json
import pstats
import re
import signal
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

WAITING = ("'poll' of 'select.", "'acquire' of '_thread.", "select.select")
"""What costs nothing: there was nothing to do."""
ADDRESS = re.compile(r" (?:object )?at 0x[0-9a-f]+")
PLACES = ("site-packages/", "lib/python")


def main() -> None:
    out, how, *arguments = sys.argv[1:]
    sys.argv = ["tablero", *arguments]
    if how != "asked" and not arguments[2:]:
        import textual.app  # noqa: F401  the empty app has it too
    (_memory if how == "memory" else _time)(Path(out), how)
    from tablero.cli import main as tablero

    tablero()


def _time(out: Path, how: str) -> None:
    profile = cProfile.Profile()
    signal.signal(signal.SIGUSR1, lambda *_: profile.enable())
    _at_the_end(profile.disable, lambda: _write(out, _functions(profile)))
    if how == "whole":
        profile.enable()


def _memory(out: Path, _how: str) -> None:
    tracemalloc.start()
    _at_the_end(lambda: None, lambda: _write(out, _files(tracemalloc.take_snapshot())))


def _at_the_end(stop: Callable[[], None], write: Callable[[], None]) -> None:
    """Once: at SIGUSR2, or where the program ends before."""

    def end(*_: Any) -> None:
        stop()
        atexit.unregister(end)
        write()

    signal.signal(signal.SIGUSR2, end)
    atexit.register(end)


def _functions(profile: cProfile.Profile) -> Iterator[tuple[str, float]]:
    """Each function with its own seconds."""
    for (file, line, name), found in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if not any(waiting in name for waiting in WAITING):
            yield f"{name} ({_short(file)})" if line else ADDRESS.sub("", name), found[2]


def _files(snapshot: tracemalloc.Snapshot) -> Iterator[tuple[str, float]]:
    """Each file with the MB that its lines asked for."""
    for found in snapshot.statistics("filename"):
        yield _short(found.traceback[0].filename), found.size / 1_048_576


def _short(file: str) -> str:
    """A file without where it lies on this machine."""
    for place in PLACES:
        file = file.rpartition(place)[2]
    root = str(Path(__file__).parents[1])
    return file.removeprefix(f"{root}/")


def _write(out: Path, costs: Iterator[tuple[str, float]]) -> None:
    draft = out.with_suffix(".draft")
    draft.write_text(json.dumps(sorted(costs, key=lambda cost: -cost[1])))
    draft.rename(out)


if __name__ == "__main__":
    main()
