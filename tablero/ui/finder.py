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
        self._known: dict[int, tuple[Prospect, str]] = {}
        self._notes: dict[int, str] = {}

    def learn_notes(self, texts: Mapping[int, str]) -> None:
        """Everybody's notes; read once a filter is opened, and after verbs while it is."""
        self._notes = {who: fold(text) for who, text in texts.items()}

    def learn(self, snapshot: Snapshot) -> None:
        """Everybody's names, roles, companies and tags."""
        known = self._known
        for who, prospect in snapshot.prospects.items():
            kept = known.get(who)
            if kept is None or kept[0] is not prospect:
                known[who] = (prospect, haystack(prospect))
        for gone in known.keys() - snapshot.prospects.keys():
            del known[gone]

    def find(self, words: str, snapshot: Snapshot) -> Found:
        """Whom those words fit, by where they are."""
        wanted = search_words(words)
        notes = self._notes
        fits = [
            prospect
            for who, (prospect, text) in self._known.items()
            if all(word in text or word in notes.get(who, "") for word in wanted)
        ]
        exits = {stage.id for stage in snapshot.stages if stage.is_exit}
        return Found(
            on_board=frozenset(p.id for p in fits if p.on_board and p.stage not in exits),
            closed=tuple(p.id for p in fits if p.on_board and p.stage in exits),
            archived=tuple(p.id for p in fits if p.archived),
            book=tuple(p.id for p in fits if p.stage is None and not p.archived),
        )
