"""What was measured, and what it comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import median, quantiles


class Samples:
    """Every figure of a run, by what it is and by the size of its board."""

    def __init__(self) -> None:
        self._found: defaultdict[tuple[str, int], list[float]] = defaultdict(list)

    def add(self, what: str, size: int, *found: float) -> None:
        """One more, or several."""
        self._found[what, size] += found

    def has(self, what: str, size: int) -> bool:
        """Whether that was measured at all."""
        return bool(self._found.get((what, size)))

    def of(self, size: int, *kinds: str) -> list[float]:
        """All of those kinds, at that size."""
        return [found for what in kinds for found in self._found.get((what, size), ())]

    def median(self, what: str, size: int) -> float | None:
        """None where it was not measured."""
        found = self.of(size, what)
        return median(found) if found else None

    def p95(self, what: str, size: int) -> float | None:
        """What 95 of 100 stay below; None where it was not measured."""
        return p95(self.of(size, what))


def p95(found: Iterable[float]) -> float | None:
    """The 95th percentile of those, never beyond the largest; None of nothing."""
    values = list(found)
    if len(values) < 2:
        return values[0] if values else None
    return quantiles(values, n=20, method="inclusive")[-1]
