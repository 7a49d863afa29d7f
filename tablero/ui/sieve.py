"""Who is in sight: whom the filter's words and the mode's time and energy let through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tablero.model import Prospect, Snapshot
from tablero.ui.finder import Finder, Found

if TYPE_CHECKING:
    from tablero.person import Mode


class Sieve:
    """Words as they are typed, and a mode; both together or none."""

    def __init__(self) -> None:
        self.words = ""
        self.mode: Mode | None = None
        self.found = Found(frozenset())
        """Whom the words let through, the mode left aside."""
        self._finder = Finder()
        self._people: Mapping[int, Prospect] = {}
        self._fitting: set[int] = set()
        self._judged_for: Mode | None = None

    def learn(self, notes: Mapping[int, str], snapshot: Snapshot) -> None:
        """Read the notes, so that the first letter already finds in them."""
        self._finder.learn_notes(notes)
        self._finder.learn(snapshot)

    def sift(self, snapshot: Snapshot) -> frozenset[int] | None:
        """The ids in sight; None where nothing narrows them."""
        if self.words:
            self.found = self._finder.find(self.words, snapshot)
        if self.mode is None:
            return self.found.on_board if self.words else None
        self._judge(self.mode, snapshot)
        return frozenset(self._fitting & self.found.on_board if self.words else self._fitting)

    def _judge(self, mode: Mode, snapshot: Snapshot) -> None:
        """Whose step fits the mode; asked again only of those who changed."""
        from tablero.rules.review import fits  # only who chooses a mode needs the rules

        if mode != self._judged_for:
            self._people, self._fitting, self._judged_for = {}, set(), mode
        known = self._people
        for who, prospect in snapshot.prospects.items():
            if known.get(who) is not prospect:
                if fits(prospect, mode.minutes, mode.energy):
                    self._fitting.add(who)
                else:
                    self._fitting.discard(who)
        self._fitting &= snapshot.prospects.keys()
        self._people = snapshot.prospects
