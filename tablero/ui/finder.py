"""The filter as one types: everybody folded in memory, made again only where changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tablero.model import Prospect, Snapshot
from tablero.rules.search import fold, haystack, search_words


class Found(NamedTuple):
    """Whom a filter lets through."""

    on_board: frozenset[int]
    closed: tuple[int, ...] = ()
    archived: tuple[int, ...] = ()
    book: tuple[int, ...] = ()

    @property
    def elsewhere(self) -> tuple[int, ...]:
        """Those who are not in a column: closed, archived, in the book."""
        return self.closed + self.archived + self.book


class Finder:
    """Looks for words in any order, without accents or capitals."""

    def __init__(self) -> None:
        self._people: Mapping[int, Prospect] = {}
        self._texts: dict[int, str] = {}
        self._notes: dict[int, str] = {}
        self._last: tuple[str, Mapping[int, str]] = ("", {})
        """The words of the last search and who fitted: one more letter looks only among them."""

    def learn_notes(self, texts: Mapping[int, str]) -> None:
        """Everybody's notes; read when a filter is opened."""
        self._notes = {who: fold(text) for who, text in texts.items()}
        self._people = {}

    def learn(self, snapshot: Snapshot) -> None:
        """Everybody's names, roles, companies and tags; folded again only where changed."""
        if snapshot.prospects is self._people:
            return
        known = self._people
        for who, prospect in snapshot.prospects.items():
            if known.get(who) is not prospect:
                self._texts[who] = f"{haystack(prospect)}\n{self._notes.get(who, '')}"
        for gone in self._texts.keys() - snapshot.prospects.keys():
            del self._texts[gone]
        self._people = snapshot.prospects
        self._last = ("", self._texts)

    def find(self, typed: str, snapshot: Snapshot) -> Found:
        """Whom these words fit, by where they are."""
        self.learn(snapshot)
        before, fits = self._last
        if not typed.startswith(before):
            fits = self._texts
        for word in search_words(typed):
            fits = {who: text for who, text in fits.items() if word in text}
        self._last = (typed, fits)
        return _sorted_out(fits, snapshot)


def _sorted_out(fits: Mapping[int, str], snapshot: Snapshot) -> Found:
    shown = {stage.id for stage in snapshot.open_stages}
    people = snapshot.prospects
    elsewhere = [p for who in fits if (p := people[who]).archived or p.stage not in shown]
    return Found(
        on_board=frozenset(fits).difference(p.id for p in elsewhere),
        closed=tuple(p.id for p in elsewhere if p.stage is not None and not p.archived),
        archived=tuple(p.id for p in elsewhere if p.archived),
        book=tuple(p.id for p in elsewhere if p.stage is None and not p.archived),
    )
