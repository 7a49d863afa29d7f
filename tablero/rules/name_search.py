"""Whose name may fit, among very many: looked up in all the names at once, in bytes.

Folding each of a hundred thousand names takes longer than starting the program. Nearly all of
their letters are Latin-1, of which each is folded by a table; whoever has others may always fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from tablero.rules.search import fold

_OTHER = 0
"""The byte of a letter that the table does not fold."""


def lines_that_may_fit(words: Iterable[str], names: str) -> set[int]:
    """The lines, from 0, that may hold all of these folded words; none is missing, and a few
    may be too many. `names` has one name a line; no words fit all."""
    table = names.encode("latin-1", "replace").translate(_table())
    found = [set(_lines_with(word, table)) for word in words]
    fits = set.intersection(*found) if found else set(range(table.count(b"\n") + 1))
    return fits | set(_lines_of(bytes((_OTHER,)), table))


def _lines_with(word: str, table: bytes) -> Iterator[int]:
    try:
        return _lines_of(word.encode("latin-1"), table)
    except UnicodeEncodeError:
        return iter(())


def _lines_of(piece: bytes, table: bytes) -> Iterator[int]:
    line = counted = at = 0
    while (at := table.find(piece, at)) >= 0:
        line += table.count(b"\n", counted, at)
        counted = at
        yield line
        at = table.find(b"\n", at)
        if at < 0:
            return


@cache
def _table() -> bytes:
    """Each byte of Latin-1 folded. `?` stands also for what is not Latin-1."""
    return bytes(_OTHER if code == ord("?") else _folded(code) for code in range(256))


def _folded(code: int) -> int:
    letter = fold(chr(code))
    return ord(letter) if len(letter) == 1 and ord(letter) < 256 else _OTHER
