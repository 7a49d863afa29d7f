"""The filter as one types: everybody folded in memory, made again only where changed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from tablero.everybody import differing, glance, names_of
from tablero.model import Prospect, Snapshot
from tablero.rules.search import fold, haystack, search_words

_TOGETHER = 2_000
"""People folded at once."""
_END = "\0"
"""Between two of them; what nobody is called."""


class Found(NamedTuple):
    """Whom a filter lets through."""

    fits: Mapping[int, str]
    """Everybody it fits, by id."""
    closed: tuple[int, ...] = ()
    archived: tuple[int, ...] = ()
    book: tuple[int, ...] = ()

    @property
    def elsewhere(self) -> tuple[int, ...]:
        """Those who are not in a column: closed, archived, in the book."""
        return self.closed + self.archived + self.book

    @property
    def on_board(self) -> int:
        """How many are in a column."""
        return len(self.fits) - len(self.elsewhere)


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
        before, self._notes = self._notes, {who: fold(text) for who, text in texts.items()}
        for who in before.keys() | self._notes.keys():
            if before.get(who) != self._notes.get(who) and who in self._people:
                self._keep(who, haystack(self._people[who]))
        self._last = ("", self._texts)

    def learn(self, snapshot: Snapshot) -> None:
        """Everybody's names, roles, companies and tags; folded again only where changed."""
        people = snapshot.prospects
        if people is self._people:
            return
        if not self._people:
            self._learn_everybody(people)
        for who in differing(people, self._people) if self._people else ():
            prospect = people.get(who)
            if prospect is None:
                self._texts.pop(who, None)
            else:
                self._keep(who, haystack(prospect))
        self._people = people
        self._last = ("", self._texts)

    def _learn_everybody(self, people: Mapping[int, Prospect]) -> None:
        self._texts = {}
        named = names_of(people)
        # Many at once: folding accents takes most of its time to begin.
        while some := tuple(islice(named, _TOGETHER)):
            folded = fold(_END.join(text for _who, text in some)).split(_END)
            if len(folded) != len(some):
                folded = [fold(text) for _who, text in some]
            for (who, _text), names in zip(some, folded, strict=True):
                self._keep(who, names)

    def _keep(self, who: int, names: str) -> None:
        note = self._notes.get(who)
        self._texts[who] = names if note is None else f"{names}\n{note}"

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
    here = sum(len(snapshot.columns[stage.id]) for stage in snapshot.open_stages)
    if here == len(snapshot.prospects):
        return Found(fits)
    columns = (snapshot.columns[stage.id] for stage in snapshot.open_stages)
    away = fits.keys() - set().union(*columns)
    seen = [look for who in sorted(away) if (look := glance(snapshot.prospects, who)) is not None]
    return Found(
        fits,
        closed=tuple(p.id for p in seen if p.stage is not None and not p.archived),
        archived=tuple(p.id for p in seen if p.archived),
        book=tuple(p.id for p in seen if p.stage is None and not p.archived),
    )
