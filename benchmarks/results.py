"""RESULTS.md: what was measured, as Markdown. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.chart import Panel, Series
from benchmarks.measures import AHEAD, FLOORS, MEASURES, PEER_AT, PEERS, Verdict
from benchmarks.reasons import Cost
from benchmarks.samples import Samples

NONE = "-"


class Run(NamedTuple):
    """One whole run."""

    machine: Mapping[str, str]
    sizes: Sequence[int]
    samples: Samples
    verdicts: Sequence[Verdict]
    reasons: Mapping[tuple[str, int], Sequence[Cost]]
    """What holds a missed goal back, by the reason and the size."""
    peer: str
    """The peer and its version."""
    no_peer: str = ""
    """Why it was not measured: a sentence."""
    peer_faults: Sequence[str] = ()
    """Where it did not do what it should: sentences."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table; all but the first column to the right."""
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def markdown(run: Run) -> str:
    """The whole page."""
    return "\n".join(_page(run)) + "\n"


def summary(run: Run) -> str:
    """One line: how many goals there are, and how many are missed."""
    missed = _missed(run)
    if not missed:
        return f"All {len(run.verdicts)} goals are met."
    return f"{len(missed)} of {len(run.verdicts)} goals are missed."


def panels(run: Run) -> list[Panel]:
    """What the chart shows."""
    kinds = (
        ("First useful frame", "start", "peer start", "floor start"),
        ("A card moved to the next column", "move", "peer move", "floor key"),
    )
    return [
        Panel(
            title,
            (
                Series("kanban-tui", "peer", _medians(run, peer)),
                Series("tablero", "tablero", _medians(run, ours)),
                Series("empty app", "floor", _medians(run, floor)),
            ),
        )
        for title, ours, peer, floor in kinds
    ]


def _medians(run: Run, what: str) -> dict[int, float]:
    found = {size: run.samples.median(what, size) for size in run.sizes}
    return {size: value for size, value in found.items() if value is not None}


def _missed(run: Run) -> list[Verdict]:
    return [verdict for verdict in run.verdicts if not verdict.met]


def _page(run: Run) -> Iterator[str]:
    yield "# The last `make bench`"
    yield ""
    yield (
        "Written by `make bench`; [docs/performance.md](../docs/performance.md) says what is"
        " measured and how. Milliseconds depend on the machine and on what else it does; the"
        " ratios to an empty Textual app, measured in turns with tablero, travel."
    )
    yield ""
    yield from table(("", ""), run.machine.items())
    yield ""
    yield "![Start-up and a move against the size of the board](chart.svg)"
    yield ""
    yield "## The goals"
    yield ""
    yield from _goals(run)
    yield ""
    yield from _ahead(run)
    yield ""
    yield "## How it grows"
    yield ""
    yield "Median / 95th percentile, by the number of people on the board (four touches each)."
    yield ""
    yield from _growth(run)
    yield ""
    yield "## The goals that are missed"
    yield ""
    yield from _explained(run)


# --- the goals --------------------------------------------------------------------------------


def _goals(run: Run) -> Iterator[str]:
    yield (
        "In milliseconds as they were asked for, on a machine whose empty app answers a key in"
        " 2 ms. *by ratio*: missed in milliseconds, but no farther from this run's empty app."
    )
    yield ""
    head = ("", "people", "measured", "of an empty app's key", "goal", "met")
    yield from table(head, (_goal(verdict) for verdict in run.verdicts))


def _goal(found: Verdict) -> tuple[str, ...]:
    goal = found.goal
    ratio = NONE if found.of_floor is None else f"{found.of_floor:.1f}x"
    if goal.figure == "min":
        wanted = f"at least {found.wanted:g}"
    else:
        wanted = amount(found.wanted, goal.unit)
    return (
        goal.title,
        f"{found.size:,}",
        amount(found.found, goal.unit),
        ratio,
        wanted,
        _met(found),
    )


def _met(found: Verdict) -> str:
    if found.found is None:
        return NONE
    return "yes" if found.met else "NO, by ratio yes" if found.met_by_ratio else "**NO**"


def amount(value: float | None, unit: str) -> str:
    """A figure with its unit, as exact as one can read it."""
    if value is None:
        return NONE
    if unit == "x":
        return f"{value:.2f}x"
    digits = 0 if value >= 100 or not unit else 1 if value >= 1 or unit != "s" else 2
    return f"{value:.{digits}f} {unit}".strip()


def _ahead(run: Run) -> Iterator[str]:
    yield f"## Beside {run.peer}"
    yield ""
    if run.no_peer:
        yield run.no_peer
        return
    sizes = [size for size in run.sizes if run.samples.has("peer start", size)]
    yield "Medians; how many times its figure is ours."
    yield ""
    head = ["", *(f"{size:,} cards: tablero | {run.peer} | ratio" for size in sizes), "goal", "met"]
    wide = " | ".join(head).split(" | ")
    yield from table(wide, (_beside(run, row, sizes) for row in PEERS))
    for fault in run.peer_faults:
        yield ""
        yield fault


def _beside(run: Run, row: tuple[str, str, str, str], sizes: Sequence[int]) -> list[str]:
    title, ours, theirs, unit = row
    cells, times = [title], 0.0
    for size in sizes:
        mine, other = run.samples.median(ours, size), run.samples.median(theirs, size)
        ratio = other / mine if mine and other else None
        times = ratio or 0.0
        told = NONE if ratio is None else f"{ratio:,.0f}x" if ratio >= 10 else f"{ratio:.1f}x"
        cells += [amount(mine, unit), amount(other, unit), told]
    if ours not in AHEAD or PEER_AT not in sizes:
        return [*cells, NONE, NONE]
    wanted = AHEAD[ours]
    return [*cells, f"{wanted:,.0f}x", "yes" if times >= wanted else "**NO**"]


# --- how it grows -----------------------------------------------------------------------------


def _growth(run: Run) -> Iterator[str]:
    head = ("", *(f"{size:,}" for size in run.sizes))
    measures = [
        m for m in (*FLOORS, *MEASURES) if any(run.samples.has(m.what, s) for s in run.sizes)
    ]
    rows = (
        (f"{m.title}, {m.unit}", *(_pair(run.samples, m.what, size) for size in run.sizes))
        for m in measures
    )
    yield from table(head, rows)


def _pair(samples: Samples, what: str, size: int) -> str:
    median, high = samples.median(what, size), samples.p95(what, size)
    if median is None or high is None:
        return NONE
    return f"{_short(median)} / {_short(high)}"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


# --- what is missed ---------------------------------------------------------------------------


def _explained(run: Run) -> Iterator[str]:
    missed = _missed(run)
    if not missed:
        yield "None."
        return
    yield (
        "By how much, and what holds them back: the functions that took the most time of their own"
        " when the same was done once more under Python's profiler (which itself slows down small"
        " functions most), the modules by their own import time, or the files by memory."
    )
    told: set[tuple[str, int]] = set()
    for verdict in missed:
        key = verdict.goal.reason, verdict.size
        yield ""
        yield f"**{verdict.goal.title}, {verdict.size:,} people**: {_by_how_much(verdict)}"
        if key in told:
            yield "The profile is above."
        elif (other := _elsewhere(run, *key)) is not None:
            yield f"Its profile is the one with {other:,} people above."
        elif key in run.reasons:
            told.add(key)
            unit = "MB" if verdict.goal.reason == "memory" else "ms"
            yield ""
            yield from table(("where", "share", unit), _costs(run.reasons[key], unit))


def _elsewhere(run: Run, reason: str, size: int) -> int | None:
    """The size at which that was looked into, where it was another one."""
    if (reason, size) in run.reasons:
        return None
    return next((known for found, known in run.reasons if found == reason), None)


def _by_how_much(found: Verdict) -> str:
    if found.found is None:
        return "it was not measured."
    unit = found.goal.unit
    over = abs(found.found - found.wanted)
    side = "below" if found.goal.figure == "min" else "above"
    return f"{amount(found.found, unit)}, {amount(over, unit)} {side} the goal."


def _costs(costs: Sequence[Cost], unit: str) -> Iterator[tuple[str, ...]]:
    for cost in costs:
        spent = cost.spent if unit == "MB" else cost.spent * 1000
        yield f"`{cost.where}`", f"{cost.share:.0%}", _short(spent)
