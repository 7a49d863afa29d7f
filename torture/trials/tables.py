"""Tables that go out to spreadsheets and come back, from any program, any number of times."""

from __future__ import annotations

import csv
import io
import random
from itertools import product
from pathlib import Path

from tablero.clock import Clock
from tablero.drafts import Batch, Draft, Skipped
from tablero.formats import export_csv, read, source, spreadsheet
from tablero.refusals import BadImport
from tablero.store.board import Board
from tablero.store.matching import Matching
from torture.guards import instead
from torture.mangled import TODAY
from torture.trial import Tally, Trial

# --- formulas --------------------------------------------------------------------------------

_AT_A_TIME = 50
_BEGIN = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "''", "'=", "'+", "+34 ", "=1+1", "-5")
_WORDS = ("cmd|' /C calc'!A0", "SUM(1)", "600 000 001", 'HYPERLINK("x")', "a=b", "O'Hara", "")


def _formulas(folder: Path, times: int) -> Tally:
    """Writes tables whose cells begin as formulas do, and takes them back."""
    chance = random.Random(times)
    lost = 0
    for turn in range(0, times, _AT_A_TIME):
        texts = [_odd_text(chance) for _cell in range(min(_AT_A_TIME, times - turn))]
        people = (
            Draft(f"P{number}", company=text, phone=text)
            for number, text in enumerate(texts, start=turn)
        )
        with Board(folder / f"{turn}.db", Clock(TODAY)) as board:
            board.import_drafts(Batch("csv", "", (), people))
            file = folder / "people.csv"
            file.write_text(export_csv(board.snapshot(), {}), encoding="utf-8", newline="")
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
        taken = [(entry.company, entry.phone) for entry in read(file) if isinstance(entry, Draft)]
        for row, back, text in zip(rows, taken, texts, strict=True):
            lost += any(map(_calculates, row.values())) or back != (text, text)
    return Tally(times, lost)


def _odd_text(chance: random.Random) -> str:
    return f"{chance.choice(_BEGIN)}{chance.choice(_WORDS)}{chance.choice(_WORDS)}".strip()


def _calculates(cell: str) -> bool:
    """Whether some spreadsheet would take the cell for a formula."""
    return cell[:1] in tuple("\t\r\n") or cell.lstrip()[:1] in tuple("=+-@＝＋－＠")


def _formulas_unguarded(folder: Path, times: int) -> Tally:
    with instead(spreadsheet, "shown", str):
        return _formulas(folder, times)


# --- twice -----------------------------------------------------------------------------------


def _twice(folder: Path, times: int) -> Tally:
    """Brings people in, then again in another order with something more, then that again."""
    chance = random.Random(times)
    people = [
        [f"Ana {n}", f"Company {n % 7}", f"a{n}@x.example" if n % 3 else "", "", f"note {n}"]
        for n in range(times)
    ]
    lost = 0
    with Board(folder / "b.db", Clock(TODAY)) as board:
        lost += times - _import(board, folder, people)[0]
        chance.shuffle(people)
        for person in people:
            person[3] = "Lima"
        for expected in (times, 0):
            new, updated = _import(board, folder, people)
            lost += new + abs(updated - expected)
    return Tally(times, lost)


def _import(board: Board, folder: Path, people: list[list[str]]) -> tuple[int, int]:
    """How many came in, and how many got something they lacked."""
    text = io.StringIO()
    csv.writer(text).writerows([["name", "company", "email", "city", "notes"], *people])
    file = folder / "people.csv"
    file.write_text(text.getvalue(), encoding="utf-8", newline="")
    report = board.import_drafts(read(file))
    return report.imported, report.updated


def _twice_unguarded(folder: Path, times: int) -> Tally:
    """Nobody is known again."""
    with instead(Matching, "find", lambda _self, _draft: None):
        return _twice(folder, times)


# --- encodings -------------------------------------------------------------------------------

_LETTERS = "aeiou áéíóúñç ÁÑÇ €“”–… 0123 .',;|\n"
_ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
_DELIMITERS = (",", ";", "\t", "|")


def _encodings(folder: Path, times: int) -> Tally:
    """Reads one table as each program may have saved it."""
    chance = random.Random(times)
    kinds = list(product(_ENCODINGS, _DELIMITERS, ("\n", "\r\n", "\r")))
    lost = 0
    for turn in range(times):
        rows = [
            [
                f"Peña {n}",
                *("".join(chance.choices(_LETTERS + ",;|\n", k=12)) for _cell in range(3)),
            ]
            for n in range(chance.randrange(1, 9))
        ]
        encoding, delimiter, ends = kinds[turn % len(kinds)]
        read_as = [
            _saved(folder, rows, *how)
            for how in (("utf-8", ",", "\n"), (encoding, delimiter, ends))
        ]
        lost += read_as[0] != read_as[1] or len(read_as[0]) != len(rows)
    return Tally(times, lost, f"{len(kinds)} ways of saving a table")


def _cells(chance: random.Random) -> list[str]:
    return ["".join(chance.choices(_LETTERS, k=12)) for _cell in range(3)]


def _saved(
    folder: Path, rows: list[list[str]], encoding: str, delimiter: str, ends: str
) -> list[Draft | Skipped]:
    text = io.StringIO(newline="")
    # Python's writer leaves a line break bare that is not its own.
    quoting = csv.QUOTE_ALL if ends == "\r" else csv.QUOTE_MINIMAL
    writer = csv.writer(text, delimiter=delimiter, lineterminator=ends, quoting=quoting)
    writer.writerows([["Nombre", "Empresa", "Cargo", "Notas"], *rows])
    file = folder / "people.csv"
    file.write_bytes(text.getvalue().encode(encoding))
    try:
        return list(read(file))
    except BadImport:
        return []


def _encodings_unguarded(folder: Path, times: int) -> Tally:
    """UTF-16 is known by its mark alone."""
    with instead(source, "_wide_encoding", lambda _sample: ""):
        return _encodings(folder, times)


TRIALS = (
    Trial(
        20,
        "No cell of a table is a formula, and every one comes back as it was",
        "rows",
        _formulas,
        times=5_000,
        few=100,
        guard="the ' before a formula",
        unguarded=_formulas_unguarded,
    ),
    Trial(
        22,
        "The same people twice are nobody new, and what is new of them comes in once",
        "people",
        _twice,
        times=2_000,
        few=60,
        guard="knowing people again",
        unguarded=_twice_unguarded,
    ),
    Trial(
        23,
        "A table is the same in every encoding, with every delimiter",
        "tables",
        _encodings,
        times=4_000,
        few=84,
        guard="knowing UTF-16 without its mark",
        unguarded=_encodings_unguarded,
    ),
)
