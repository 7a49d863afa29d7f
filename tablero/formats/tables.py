"""Delimited text as rows: the delimiter and the headings found out, ragged rows borne."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from tablero.formats import limits
from tablero.formats.headings import heading_score
from tablero.formats.source import Part, Source
from tablero.refusals import BadImport

DELIMITERS = (",", ";", "\t", "|")
_MOST_ROWS_ABOVE = 50
"""How far down the headings of a table are looked for."""
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a text. Rows are counted as a spreadsheet does, from 1, blank ones too."""

    source: Source
    delimiter: str
    headings: tuple[str, ...]
    heading_row: int
    above: int = 0
    """Lines of the file that stand above the rows."""

    def rows(self, part: Part) -> Iterator[tuple[int, list[str]]]:
        """The rows under the headings, without the blank ones. Raises BadImport."""
        records = _Records(self.source, self.delimiter, self.above, part)
        for number, cells in enumerate(records.read(), start=1):
            if number > limits.MOST_ROWS:
                raise BadImport(self.source.path, "many_rows", limit=limits.MOST_ROWS)
            if number > self.heading_row and any(map(str.strip, cells)):
                yield number + self.above, cells


def find_table(source: Source) -> Table:
    """The reading of the text with the most headings we know. Raises BadImport."""
    told = _SEPARATOR_LINE.fullmatch(next(source.lines(), "").strip())
    delimiters = (told[1],) if told and told[1] in DELIMITERS else DELIMITERS
    found = [_table(source, delimiter) for delimiter in delimiters]
    return max(found, key=lambda table: (heading_score(table.headings), len(table.headings)))


def cells_of(text: str, delimiter: str, *, skip_blanks: bool = False) -> tuple[str, ...]:
    """One line by itself; nothing where it is no line of a table."""
    try:
        reader = csv.reader([text], delimiter=delimiter, skipinitialspace=skip_blanks)
        return tuple(next(reader, []))
    except csv.Error:
        return ()


def _table(source: Source, delimiter: str) -> Table:
    """With the best row of headings near the top; the first of those that are as good."""
    best: tuple[int, int, list[str]] = (-1, 1, [])
    rows = islice(_Records(source, delimiter).read(), _MOST_ROWS_ABOVE)
    for number, cells in enumerate(rows, start=1):
        score = heading_score(cells)
        if score > best[0] and any(map(str.strip, cells)):
            best = (score, number, cells)
    return Table(source, delimiter, tuple(best[2]), best[1])


class _TooLong(Exception):
    """A row that does not end."""


class _Records:
    """The records of a text. A quote that is never closed would swallow the rest of the file: from
    there on each line is a record and quotes are letters."""

    def __init__(
        self, source: Source, delimiter: str, above: int = 0, part: Part | None = None
    ) -> None:
        self._source = source
        self._delimiter = delimiter
        self._lines = source.lines(part)
        self._quotes = sum(line.count('"') for line in islice(self._lines, above))
        """In all the lines so far."""
        self._open: list[str] = []
        """The lines of the record that is being read."""
        self._letters = 0
        self._is_over = False

    def read(self) -> Iterator[list[str]]:
        """Every record. Raises BadImport: long_row."""
        csv.field_size_limit(limits.MOST_IN_A_CELL)
        reader = csv.reader(self._fed(), delimiter=self._delimiter)
        while True:
            try:
                cells = next(reader, None)
            except (_TooLong, csv.Error):
                if not self._never_closes():
                    raise self._long_row() from None
                break
            if cells is None:
                return
            if self._is_over and len(self._open) > 1:
                break
            yield cells
            self._open.clear()
            self._letters = 0
        yield from self._line_by_line()

    def _fed(self) -> Iterator[str]:
        for line in self._lines:
            self._open.append(line)
            self._letters += len(line)
            self._quotes += line.count('"')
            if self._letters > limits.MOST_IN_A_ROW:
                raise _TooLong
            yield line
        self._is_over = True

    def _never_closes(self) -> bool:
        """Whether the quotes from this record to the end are odd in number."""
        before = self._quotes - sum(line.count('"') for line in self._open)
        return (self._source.quotes - before) % 2 == 1

    def _line_by_line(self) -> Iterator[list[str]]:
        lines = chain(self._open, self._lines)
        reader = csv.reader(lines, delimiter=self._delimiter, quoting=csv.QUOTE_NONE)
        try:
            yield from reader
        except csv.Error:
            raise self._long_row() from None

    def _long_row(self) -> BadImport:
        return BadImport(self._source.path, "long_row", limit=limits.MOST_IN_A_CELL)
