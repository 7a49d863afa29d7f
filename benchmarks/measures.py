"""What is measured, in the order it is shown, and what is to be reached. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from typing import NamedTuple

from benchmarks.samples import Samples, p95

FLOOR_KEY = 2.0
"""Milliseconds that a key of an empty app takes on the machine the goals were written for."""
PEER_AT = 1000
"""Cards up to which the peer is measured, and compared."""


class Measure(NamedTuple):
    """One thing that was measured."""

    what: str
    """Its name among the samples."""
    title: str
    unit: str


class Goal(NamedTuple):
    """What one figure is to stay below, at each size."""

    title: str
    kinds: tuple[str, ...]
    """Samples that are taken together."""
    unit: str
    """`x` where it is a ratio to the floor."""
    at: Mapping[int, float]
    figure: str = "median"
    """Or p95, or max; `min` is to be reached and not to be exceeded."""
    floor: str = ""
    """The samples it is a ratio to."""
    reason: str = ""
    """What `benchmarks.reasons` looks into where it is missed."""


class Verdict(NamedTuple):
    """One goal at one size."""

    goal: Goal
    size: int
    found: float | None
    """None where it was not measured."""
    wanted: float
    of_floor: float | None = None
    """Milliseconds of the app, as a ratio to the floor's own key."""

    @property
    def met(self) -> bool:
        if self.found is None:
            return False
        return self.found >= self.wanted if self.goal.figure == "min" else self.found <= self.wanted

    @property
    def met_by_ratio(self) -> bool:
        """Whether it is no farther from the floor than the goal is from the floor of its day."""
        return self.of_floor is not None and self.of_floor <= self.wanted / FLOOR_KEY


MEASURES = (
    Measure("start", "first useful frame", "ms"),
    Measure("whole", "everybody read and judged", "ms"),
    Measure("down", "cursor down", "ms"),
    Measure("up", "cursor up", "ms"),
    Measure("right", "cursor right", "ms"),
    Measure("left", "cursor left", "ms"),
    Measure("page down", "page down", "ms"),
    Measure("page up", "page up", "ms"),
    Measure("held", "held key, 60 a second: lag after release", "ms"),
    Measure("filter opened", "filter opened (`/`)", "ms"),
    Measure("letter", "a letter of the filter", "ms"),
    Measure("letter taken back", "a letter taken back", "ms"),
    Measure("move", "card to the next stage (`L`, `H`)", "ms"),
    Measure("grab", "card grabbed (`space`)", "ms"),
    Measure("carry", "carried to the next column", "ms"),
    Measure("drop by key", "dropped (`space`)", "ms"),
    Measure("lift", "card lifted by the mouse", "ms"),
    Measure("motion", "drag, one motion", "ms"),
    Measure("motion size", "drag, one motion", "kB"),
    Measure("drop by mouse", "dropped by the mouse", "ms"),
    Measure("page opened", "prospect opened (`enter`)", "ms"),
    Measure("page closed", "prospect closed (`q`)", "ms"),
    Measure("strip", "touch: the strip (`t`)", "ms"),
    Measure("touch", "touch: saved (`enter`)", "ms"),
    Measure("review opened", "review opened (`r`)", "ms"),
    Measure("look", "review: looked at, next (`space`)", "ms"),
    Measure("look back", "review: the one before (`backspace`)", "ms"),
    Measure("strip in review", "review: the strip (`t`)", "ms"),
    Measure("touch in review", "review: touch saved (`enter`)", "ms"),
    Measure("undo", "undo (`u`)", "ms"),
    Measure("memory start", "peak memory, everybody read", "MB"),
    Measure("memory end", "peak memory, after the whole walk", "MB"),
    Measure("import", "`tablero import` of the board as CSV", "s"),
    Measure("preview", "import in the app: the preview", "s"),
    Measure("import in app", "import in the app: written and drawn", "s"),
    Measure("import key", "a key during it", "ms"),
    Measure("log", "`tablero log`", "ms"),
    Measure("list", "`tablero list`", "ms"),
    Measure("today", "`tablero today`", "ms"),
)
FLOORS = (
    Measure("floor start", "an empty app's first frame", "ms"),
    Measure("floor key", "its key", "ms"),
    Measure("floor memory", "its peak memory", "MB"),
    Measure("imports", '`python -c "import peewee, click"`', "ms"),
)
PEERS = (
    ("first useful frame", "start", "peer start", "ms"),
    ("card to the next stage", "move", "peer move", "ms"),
    ("cursor down", "down", "peer cursor", "ms"),
    ("peak memory after the start", "memory start", "peer memory start", "MB"),
    ("peak memory at the end", "memory end", "peer memory end", "MB"),
)
"""What, our samples, the peer's, the unit."""

TEN, HUNDRED = 10_000, 100_000
SIZES = (50, 1_000, TEN, HUNDRED)
CURSOR = ("down", "up", "right", "left")


def _acts() -> tuple[Goal, ...]:
    titles = {measure.what: measure.title for measure in MEASURES}
    kinds = ("letter", "move", "drop by key", "drop by mouse", "touch", "undo")
    at = {TEN: 16.0, HUNDRED: 40.0}
    return tuple(Goal(titles[kind], (kind,), "ms", at, reason=kind) for kind in kinds)


GOALS = (
    Goal("first useful frame", ("start",), "x", {TEN: 1.3, HUNDRED: 1.6}, "median", "floor start",
         "start"),
    Goal("the whole board in memory", ("whole",), "x", {TEN: 1.8, HUNDRED: 5}, "median",
         "floor start", "whole"),
    Goal("cursor key, median", CURSOR, "ms", {TEN: 8, HUNDRED: 10}, reason="cursor"),
    Goal("cursor key, p95", CURSOR, "ms", {TEN: 16, HUNDRED: 20}, "p95", reason="cursor"),
    Goal("page down, p95", ("page down",), "ms", {TEN: 16, HUNDRED: 20}, "p95", reason="page"),
    *_acts(),
    Goal("drag, one motion", ("motion",), "ms", {TEN: 4, HUNDRED: 5}, reason="motion"),
    Goal("drag, one motion", ("motion size",), "kB", {TEN: 3, HUNDRED: 3}, reason="motion"),
    Goal("held key, lag after release", ("held",), "ms", {TEN: 50, HUNDRED: 80}, reason="cursor"),
    Goal("peak memory", ("memory end",), "x", {TEN: 1.5, HUNDRED: 6}, "median", "floor memory",
         "memory"),
    Goal("`tablero import` of a CSV", ("import",), "s", {TEN: 1.5, HUNDRED: 15}, reason="import"),
    Goal("import in the app: times it says how far it is", ("import told",), "", {HUNDRED: 10},
         "min"),
    Goal("import in the app: the longest wait for a key", ("import key",), "ms", {HUNDRED: 500},
         "max", reason="import in app"),
    Goal("`tablero log`, whole process", ("log",), "x", {TEN: 1.8, HUNDRED: 1.8}, "median",
         "imports", "log"),
)  # fmt: skip
LONG = frozenset({"import", "import in app"})
"""Reasons that are looked into at one size only: at the next it would be the same, for minutes."""
AHEAD = {"start": 40.0, "move": 1000.0}
"""How many times quicker than the peer, at PEER_AT."""


def judge(samples: Samples) -> list[Verdict]:
    """Every goal of every size that was measured, in order."""
    return [
        verdict(goal, size, samples)
        for goal in GOALS
        for size in goal.at
        if samples.of(size, "start")
    ]


def verdict(goal: Goal, size: int, samples: Samples) -> Verdict:
    """That goal at that size."""
    found = _figure(goal.figure, samples.of(size, *goal.kinds))
    if goal.floor:
        floor = samples.median(goal.floor, size)
        return Verdict(goal, size, found / floor if found and floor else None, goal.at[size])
    key = samples.median("floor key", size)
    is_key = goal.unit == "ms" and goal.figure != "max"
    return Verdict(
        goal, size, found, goal.at[size], found / key if is_key and found and key else None
    )


def _figure(figure: str, found: list[float]) -> float | None:
    if not found:
        return None
    match figure:
        case "p95":
            return p95(found)
        case "max":
            return max(found)
        case "min":
            return min(found)
    return median(found)
