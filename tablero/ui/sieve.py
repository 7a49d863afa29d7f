"""Who is in sight: whom the filter's words and the mode's time and energy let through."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from tablero.everybody import differing
from tablero.model import Prospect, Snapshot
from tablero.ui.finder import Finder, Found

if TYPE_CHECKING:
    from tablero.person import Mode


class Sieve:
    """Words as they are typed, and a mode; both together or none."""

    def __init__(self) -> None:
        self.words = ""
        self.mode: Mode | None = None
        self.found = Found({})
        """Whom the words let through, the mode left aside."""
        self._finder = Finder()
        self._people: Mapping[int, Prospect] = {}
        self._fitting: set[int] = set()
        self._judged_for: Mode | None = None

    def learn(self, notes: Mapping[int, str], snapshot: Snapshot) -> None:
        """Read the notes, so that the first letter already finds in them."""
        self._finder.learn_notes(notes)
        self._finder.learn(snapshot)

    def sift(self, snapshot: Snapshot) -> Container[int] | None:
        """The ids in sight; None where nothing narrows them."""
        if self.words:
            self.found = self._finder.find(self.words, snapshot)
        if self.mode is None:
            return self.found.fits if self.words else None
        self._judge(self.mode, snapshot)
        return self._fitting & self.found.fits.keys() if self.words else self._fitting

    def _judge(self, mode: Mode, snapshot: Snapshot) -> None:
        """Whose step fits the mode; asked again only of those who changed."""
        from tablero.rules.review import fits  # only who chooses a mode needs the rules

        people = snapshot.prospects
        if mode != self._judged_for or not self._people:
            self._fitting = {p.id for p in people.values() if fits(p, mode.minutes, mode.energy)}
        else:
            for who in differing(people, self._people):
                prospect = people.get(who)
                if prospect is not None and fits(prospect, mode.minutes, mode.energy):
                    self._fitting.add(who)
                else:
                    self._fitting.discard(who)
        self._people, self._judged_for = people, mode
