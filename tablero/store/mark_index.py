"""Who has which mark, for hundreds of thousands of people, in a tenth of the memory of objects."""

from __future__ import annotations

from array import array

_SHARED = 50
"""What so many have in common, such as a telephone exchange, tells nobody apart: the first of
them stand for all, so that a file of one number takes no longer than any other."""
_FEW = 1 << 12


class MarkIndex:
    """The numbers of those who have a mark, in the order they came.

    A mark is kept as its hash of eight bytes. Python's are different in every process, so no
    file can be made in which two marks meet.
    """

    def __init__(self) -> None:
        self._hashes = array("q")
        self._numbers = array("q")
        self._next = array("i")
        """The place of the entry before in the same chain; -1 ends it."""
        self._heads = array("i", [-1]) * _FEW
        self._mask = _FEW - 1

    def find(self, mark: tuple[str, ...]) -> list[int]:
        """Everybody with this mark, but for _SHARED of them at most."""
        hashed = hash(mark)
        found: list[int] = []
        hashes = self._hashes
        place = self._heads[hashed & self._mask]
        while place >= 0:
            if hashes[place] == hashed:
                found.append(self._numbers[place])
            place = self._next[place]
        if len(found) > 1:
            found.reverse()
        return found

    def add(self, mark: tuple[str, ...], number: int) -> None:
        """One more who has this mark."""
        there = self.find(mark)
        if there and (number in there or len(there) >= _SHARED):
            return
        place = len(self._hashes)
        if place > self._mask:
            self._grow()
        hashed = hash(mark)
        chain = hashed & self._mask
        self._next.append(self._heads[chain])
        self._heads[chain] = place
        self._hashes.append(hashed)
        self._numbers.append(number)

    def _grow(self) -> None:
        size = 4 * len(self._heads)
        heads = self._heads = array("i", [-1]) * size
        self._mask = size - 1
        for place, hashed in enumerate(self._hashes):
            chain = hashed & (size - 1)
            self._next[place] = heads[chain]
            heads[chain] = place
