"""What the doctor finds, as facts that `words` puts into sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

OK, DOUBT, WRONG = "ok", "doubt", "wrong"
_SHOWN = 5
"""How many people a fact names by their number."""

Value = str | int


class Fact(NamedTuple):
    """One thing that was found, or done."""

    code: str
    """Which sentence it is."""
    values: Mapping[str, Value] = {}
    state: str = WRONG


class Finding(NamedTuple):
    """What came of one check."""

    check: str
    """kind, structure, keys, schema, journal, values, permissions, leftovers, folder, sqlite,
    backups, space, and settings, which the command line adds."""
    found: tuple[Fact, ...] = ()
    left: tuple[Fact, ...] | None = None
    """What of it is still so, after the mending; None where nobody mended."""

    @property
    def state(self) -> str:
        """The worst of what is so now."""
        states = {fact.state for fact in (self.found if self.left is None else self.left)}
        return next((state for state in (WRONG, DOUBT) if state in states), OK)


def numbered(ids: Iterable[int]) -> str:
    """The numbers of the first few, to be looked up by."""
    known = sorted(set(ids))
    more = ["…"] if len(known) > _SHOWN else []
    return ", ".join([*map(str, known[:_SHOWN]), *more])
