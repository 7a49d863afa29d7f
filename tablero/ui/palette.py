"""What the palette offers, and what of it fits the words typed. Pure but for what it runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tablero import words
from tablero.i18n import _
from tablero.model import Prospect, Snapshot
from tablero.rules.search import fold, search_words

SHOWN = 80
"""Entries at most; whoever seeks among thousands types another letter."""


class Entry(NamedTuple):
    """One thing to do, or somebody to go to."""

    label: str
    run: Callable[[], object]
    about: str = ""
    aside: str = ""
    """At the right edge: its key, or the person's stage."""


class People:
    """Everybody by name; the folded names are kept while the palette is open."""

    def __init__(self, snapshot: Snapshot, run: Callable[[int], object]) -> None:
        self._snapshot = snapshot
        self._run = run
        self._names: list[tuple[str, Prospect]] = []

    def find(self, wanted: Sequence[str], most: int) -> list[Entry]:
        """Those whom all the words fit, the best fits first."""
        if not self._names:
            self._names = [
                (fold(f"{p.name} {p.company}"), p) for p in self._snapshot.prospects.values()
            ]
        first = wanted[0]
        fits = [pair for pair in self._names if first in pair[0]]
        fits = [pair for pair in fits if all(word in pair[0] for word in wanted[1:])]
        fits.sort(key=lambda pair: rank(pair[0], wanted))
        return [self._entry(prospect) for _text, prospect in fits[:most]]

    def _entry(self, prospect: Prospect) -> Entry:
        about = ", ".join(part for part in (prospect.role, prospect.company) if part)
        return Entry(prospect.name, lambda: self._run(prospect.id), about, self._place(prospect))

    def _place(self, prospect: Prospect) -> str:
        if prospect.archived:
            return _("archived")
        if prospect.stage is None:
            return _("in the book")
        return words.stage_name(self._snapshot.stage(prospect.stage))


def rank(text: str, wanted: Sequence[str]) -> int:
    """How badly a folded text fits: 0 where it begins so, 1 where every word begins one."""
    if text.startswith(wanted[0]):
        return 0
    starts = f" {text}"
    return 1 if all(f" {word}" in starts for word in wanted) else 2


def find(typed: str, commands: Sequence[Entry], people: People) -> list[Entry]:
    """Commands whose name the words fit, then people, then commands by what they do.

    Without words, every command."""
    wanted = search_words(typed)
    if not wanted:
        return list(commands)
    named, told = [], []
    for command in commands:
        name = fold(command.label)
        if all(f" {word}" in f" {name}" for word in wanted):
            named.append((rank(name, wanted), command))
        elif all(word in f"{name} {fold(command.about)}" for word in wanted):
            told.append(command)
    named.sort(key=lambda pair: pair[0])
    first = [command for _rank, command in named]
    return [*first, *people.find(wanted, SHOWN), *told][:SHOWN]
