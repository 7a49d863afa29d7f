"""Files that come in: whatever they hold, only an import's own refusals come out, and all or
nothing of them comes in."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tablero.clock import Clock
from tablero.drafts import Draft, Skipped
from tablero.formats import json_stream, read, tables
from tablero.refusals import BadImport, Refusal
from tablero.store.board import Board
from torture.guards import instead
from torture.mangled import TODAY, giants, mangled_files, monsters
from torture.trial import Tally, Trial

_MANY = 1_000
_INTO_A_BOARD = 30
"""One file in so many goes the whole way."""


def _examples(times: int) -> settings:
    """So many, always the same."""
    return settings(
        max_examples=times,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


class _NeverRaised(Exception):
    """In the place of what a guard catches."""


# --- hostile files ---------------------------------------------------------------------------


def _hostile(folder: Path, times: int) -> Tally:
    """Reads files made to break a reader, and mangled ones; some of them into a board."""
    file, new_board = folder / "file", folder / "new.db"
    Board(new_board, Clock(TODAY)).close_file()
    seen = SimpleNamespace(turn=0, lost=0, refused=0)

    def one(content: bytes, format: str | None) -> None:
        file.write_bytes(content)
        seen.turn += 1
        try:
            _read_all(file, format)
        except BadImport:
            seen.refused += 1
        except Exception:
            seen.lost += 1
            return
        if seen.turn % _INTO_A_BOARD == 0:
            board = Path(shutil.copyfile(new_board, folder / "board.db"))
            seen.lost += not _all_or_nothing(board, file)

    for monster in (*monsters(), *(giants() if times >= _MANY else ())):
        one(monster, None)

    @_examples(max(1, times - seen.turn))
    @given(mangled_files(), st.sampled_from((None, None, None, "csv", "linkedin", "trello")))
    def mangled(content: bytes, format: str | None) -> None:
        one(content, format)

    mangled()
    return Tally(seen.turn, seen.lost, f"{seen.refused:,} of them refused")


def _read_all(file: Path, format: str | None) -> None:
    for entry in read(file, format=format):
        if isinstance(entry, Draft):
            assert entry.name.strip()
        else:
            assert isinstance(entry, Skipped)


def _all_or_nothing(path: Path, file: Path) -> bool:
    """Whether the file comes in whole and once, or nothing of it does."""
    with Board(path, Clock(TODAY)) as board:
        board._db.run("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        try:
            board.import_drafts(read(file))
        except (BadImport, Refusal):
            return _rows(board) == (0, 0)
        except Exception:
            return False
        rows = _rows(board)
        again = board.import_drafts(read(file))
        return not (again.imported or again.archived or again.updated) and _rows(board) == rows


def _rows(board: Board) -> tuple[int, int]:
    """People, and all that the journal tells."""
    people, told = board._db.run(
        "SELECT (SELECT count(*) FROM prospect), (SELECT count(*) FROM journal_row)"
    ).fetchone()
    return people, told


def _hostile_unguarded(folder: Path, times: int) -> Tally:
    """Too long a row and too deep a document are nobody's business."""
    plain_csv = SimpleNamespace(
        reader=csv.reader,
        field_size_limit=csv.field_size_limit,
        QUOTE_NONE=csv.QUOTE_NONE,
        Error=_NeverRaised,
    )
    with instead(tables, "csv", plain_csv), instead(json_stream, "RecursionError", _NeverRaised):
        return _hostile(folder, times)


# --- memory ----------------------------------------------------------------------------------

_IMPORT = """
import re, sys
from tablero.cli import main
sys.argv = ["tablero", "--db", sys.argv[1], "import", sys.argv[2]]
try:
    main()
finally:
    # What getrusage tells begins with the memory of whoever started this process.
    print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024)
"""
_MOST = 300
_NOTE = "vale la pena llamar otra vez porque el catálogo no llegó a tiempo " * 22
"""A letter and a half thousand: as many of them are a large file as are short rows."""


def _memory(folder: Path, times: int) -> Tally:
    """Imports a table of so many megabytes and asks the system what it took."""
    file = folder / "people.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(["name", "company", "email", "notes"])
        for number in range(times * 680):
            company = f"Company {number % 977}"
            writer.writerow([f"Ana {number}", company, f"a{number}@x.example", _NOTE])
    command = [sys.executable, "-c", _IMPORT, str(folder / "b.db"), str(file)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    taken = int(done.stdout.split()[-1])
    size = file.stat().st_size / 1e6
    return Tally(times, int(taken > _MOST), f"{taken} MB of memory for {size:.0f} MB of file")


TRIALS = (
    Trial(
        21,
        "Whatever a file holds, it comes in whole, or nothing of it does, with a reason",
        "files",
        _hostile,
        times=20_000,
        few=40,
        guard="catching a row without end and a document without bottom",
        unguarded=_hostile_unguarded,
    ),
    Trial(
        21,
        "An import of 100 MB takes at most 300 MB of memory",
        "MB of a table",
        _memory,
        times=100,
        few=2,
    ),
)
