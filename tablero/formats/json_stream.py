"""A JSON document read piece by piece: only what has to be held together is held.

The people of tablero's own export come one at a time, so that a board of any size comes back;
any other document is built whole, within bounds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from tablero.formats import limits
from tablero.formats.json_values import Members
from tablero.formats.source import DRAFTS, SURVEY, Part, Source
from tablero.refusals import BadImport

_BLANKS = re.compile(r"[ \t\n\r]*")


class Document(NamedTuple):
    """A document without the values of its streamed list."""

    value: object
    lists: int
    """How often there is such a list: of members with one name the last counts."""


def read_document(source: Source, streamed: str) -> Document:
    """The whole document, but with the list of its member `streamed` left empty.

    Raises BadImport: broken_json, too_deep, too_big, too_many.
    """
    scanner = _Scanner(source, SURVEY)
    if scanner.peek() == "[":
        for _item in scanner.items():
            pass
        scanner.expect_end()
        return Document([], 0)
    members: Members = {}
    lists = 0
    for name in scanner.members():
        if name == streamed and scanner.peek() == "[":
            lists += 1
            members[name] = []
            for _item in scanner.items():
                pass
        else:
            members[name] = scanner.value(kept=True)
    scanner.expect_end()
    return Document(members, lists)


def streamed_items(source: Source, streamed: str, lists: int) -> Iterator[object]:
    """The values in the last of so many lists `streamed`. Raises BadImport."""
    scanner = _Scanner(source, DRAFTS)
    for name in scanner.members():
        if name != streamed or scanner.peek() != "[":
            scanner.value()
            continue
        lists -= 1
        for item in scanner.items():
            if not lists:
                yield item


class _Scanner:
    """A place in a text of which the beginning is forgotten and the end is still to come."""

    def __init__(self, source: Source, part: Part) -> None:
        self._path = source.path
        self._pieces = source.pieces(part)
        self._text = ""
        self._at = 0
        self._line, self._column = 1, 1
        """Where `_text` begins, as an editor counts."""
        self._letters = self._values = 0
        """Of what is kept."""

    def members(self) -> Iterator[str]:
        """Each name of an object; its value is to be read before the next."""
        for name in self._listed("{", "}"):
            if not isinstance(name, str):
                raise self._broken(self._at)
            self._expect(":")
            yield name

    def items(self) -> Iterator[object]:
        """Each value of a list."""
        return self._listed("[", "]")

    def _listed(self, opening: str, closing: str) -> Iterator[object]:
        self._expect(opening)
        if self.peek() != closing:
            yield self.value()
            while self.peek() != closing:
                self._expect(",")
                yield self.value()
        self._expect(closing)

    def peek(self) -> str:
        """The next letter that is no blank; '' at the end."""
        while True:
            found = _BLANKS.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._read_on():
                return ""

    def expect_end(self) -> None:
        """Raises BadImport where something follows."""
        if self.peek():
            raise self._broken(self._at)

    def _expect(self, letter: str) -> None:
        if self.peek() != letter:
            raise self._broken(self._at)
        self._at += 1

    def value(self, *, kept: bool = False) -> object:
        """The value that begins here. Those that are `kept` are bounded together."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise BadImport(self._path, "too_deep") from None
            except ValueError as error:
                if not self._read_on():
                    raise self._broken(getattr(error, "pos", self._at)) from None
                continue
            if end < len(self._text) or not self._read_on():  # else a number may go on
                break
        if kept:
            self._letters += end - self._at
            self._values += _values_in(self._text, self._at, end)
            self._check(self._letters, self._values)
        self._at = end
        return value

    def _read_on(self) -> bool:
        """Puts as much again behind what is left; False at the end."""
        self._move_on()
        pieces, rest = [self._text], len(self._text)
        letters = rest
        for piece in self._pieces:
            pieces.append(piece)
            letters += len(piece)
            self._check(letters, 0)
            if letters >= 2 * rest:
                break
        self._text = "".join(pieces)
        self._check(letters, _values_in(self._text, 0, letters))
        return letters > rest

    def _move_on(self) -> None:
        read = self._text[: self._at]
        lines = read.count("\n")
        self._line += lines
        self._column = len(read) - read.rfind("\n") if lines else self._column + len(read)
        self._text = self._text[self._at :]
        self._at = 0

    def _check(self, letters: int, values: int) -> None:
        if letters > limits.MOST_DOCUMENT:
            raise BadImport(self._path, "too_big", limit=limits.MOST_DOCUMENT)
        if values > limits.MOST_VALUES:
            raise BadImport(self._path, "too_many", limit=limits.MOST_VALUES)

    def _broken(self, at: int) -> BadImport:
        self._at = at
        self._move_on()
        return BadImport(self._path, "broken_json", f"{self._line}:{self._column}")


def _values_in(text: str, start: int, end: int) -> int:
    """No fewer than there are, before they are made."""
    return sum(text.count(mark, start, end) for mark in "[{,")


def _whole_number(digits: str) -> int | None:
    return int(digits) if len(digits) <= limits.MOST_DIGITS else None


def _no_number(_name: str) -> None:
    """NaN and the infinities are no JSON, and no number anyone wrote."""


_DECODER = json.JSONDecoder(parse_int=_whole_number, parse_constant=_no_number)
