"""Delimited text as rows: the delimiter and the headings found out, ragged rows borne."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tablero.formats.headings import heading_score
from tablero.refusals import BadImport

MOST_IN_A_CELL = 16 * 1024 * 1024
"""A cell of the csv module holds 131,072 characters unless told otherwise; notes are longer."""
DELIMITERS = (",", ";", "\t", "|")
_MOST_ROWS_ABOVE = 50
"""How far down the headings of a table are looked for."""
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a text. Rows are counted as a spreadsheet does, from 1, blank ones too."""

    path: str
    lines: Sequence[str]
    delimiter: str
    headings: tuple[str, ...]
    heading_row: int
    above: int = 0
    """Rows of the file that stand above `lines`."""

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows under the headings, without the blank ones. Raises BadImport: too_big."""
        try:
            for number, cells in enumerate(_records(self.lines, self.delimiter), start=1):
                if number > self.heading_row and any(cell.strip() for cell in cells):
                    yield number + self.above, cells
        except csv.Error:
            raise BadImport(self.path, "too_big", "cell") from None


def find_table(path: str, text: str) -> Table:
    """The reading of the text with the most headings we know. Raises BadImport."""
    lines = lines_of(text)
    told = _SEPARATOR_LINE.fullmatch(lines[0].strip()) if lines else None
    delimiters = (told[1],) if told and told[1] in DELIMITERS else DELIMITERS
    found = [_table(path, lines, delimiter) for delimiter in delimiters]
    return max(found, key=lambda table: (heading_score(table.headings), len(table.headings)))


def lines_of(text: str) -> list[str]:
    """The lines with their ends, which may differ within one text."""
    return list(io.StringIO(text, newline=""))


def cells_of(text: str, delimiter: str) -> tuple[str, ...]:
    """One line by itself; nothing where it is no line of a table."""
    try:
        return tuple(next(csv.reader([text], delimiter=delimiter), []))
    except csv.Error:
        return ()


def _table(path: str, lines: list[str], delimiter: str) -> Table:
    """With the best row of headings near the top; the first of those that are as good."""
    best: tuple[int, int, list[str]] = (-1, 1, [])
    try:
        for number, cells in enumerate(_records(lines, delimiter), start=1):
            if number > _MOST_ROWS_ABOVE:
                break
            score = heading_score(cells)
            if score > best[0] and any(cell.strip() for cell in cells):
                best = (score, number, cells)
    except csv.Error:
        raise BadImport(path, "too_big", "cell") from None
    return Table(path, lines, delimiter, tuple(best[2]), best[1])


def _records(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    """Every record. A quote that is never closed would swallow the rest of the file: from
    there on each line is a record and quotes are letters."""
    csv.field_size_limit(MOST_IN_A_CELL)
    reader = csv.reader(lines, delimiter=delimiter)
    start = 0
    for cells in reader:
        end = reader.line_num
        is_open = end == len(lines) and end - start > 1
        if is_open and sum(part.count('"') for part in lines[start:]) % 2:
            yield from csv.reader(lines[start:], delimiter=delimiter, quoting=csv.QUOTE_NONE)
            return
        yield cells
        start = end
