"""An import comes in whole, or it leaves nothing: whatever stops it, and wherever."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from looks import names

from tablero import formats
from tablero.clock import Clock
from tablero.drafts import Batch, Draft, DraftNote, DraftOptOut, DraftStep, Skipped
from tablero.refusals import BadFile, BadImport, Cancelled
from tablero.store import importing, intake, mark_index, sheaf
from tablero.store.board import Board

DAY = date(2026, 11, 22)


def people(count: int, letters: int = 0) -> Iterator[Draft]:
    for n in range(count):
        notes = (DraftNote(f"{n} {'x' * letters}"),) if letters else ()
        yield Draft(f"Ana {n}", company=f"Company {n % 9}", email=f"a{n}@x.example", notes=notes)


def batch(drafts) -> Batch:
    return Batch("csv", "", (), drafts)


def table(path: Path, rows: int) -> Path:
    lines = "".join(f"Ana {n},Company {n % 9},a{n}@x.example\n" for n in range(rows))
    path.write_text(f"name,company,email\n{lines}", encoding="utf-8")
    return path


def leftovers(board: Board) -> tuple[int, ...]:
    tables = ("prospect", "source_key", "note", "imported", "journal_step", "journal_row")
    counts = tuple(board._db.run(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables)
    return (*counts, len(list(board.path.parent.iterdir())))


@pytest.fixture
def small_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that an import has to write into the file long before it is done."""
    monkeypatch.setattr(importing, "_CACHE_KB", 64)
    monkeypatch.setattr(sheaf, "FULL", 500)


def test_a_cancel_after_the_file_was_written_into_leaves_nothing(board, small_cache):
    board.snapshot()
    before = leftovers(board)
    with pytest.raises(Cancelled):
        board.import_drafts(batch(people(900, 900)), progress=lambda count: count < 850)
    assert leftovers(board) == before
    assert board.snapshot().prospects == {}
    board.add_prospect("Bea")
    assert names(board) == ["Bea"]


def test_a_reader_shows_what_it_has_while_a_large_import_holds_the_file(board, small_cache):
    board.add_prospect("Bea")
    board.snapshot()
    half, go_on = threading.Event(), threading.Event()

    def wait(count: int) -> bool:
        if count == 850:
            half.set()
            return go_on.wait(10)
        return True

    drafts = batch(people(900, 900))
    thread = threading.Thread(target=board.import_drafts, args=(drafts,), kwargs={"progress": wait})
    thread.start()
    assert half.wait(20)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        sqlite3.connect(board.path, timeout=0).execute("SELECT * FROM stage")
    began = time.monotonic()
    assert not board.changed_elsewhere()
    assert [person.name for person in board.snapshot().prospects.values()] == ["Bea"]
    assert board.is_importing
    assert time.monotonic() - began < 1
    go_on.set()
    thread.join()
    assert len(board.snapshot().prospects) == 901


def test_a_full_disk_in_the_middle_leaves_nothing(board):
    before = leftovers(board)
    pages = board._db.run("PRAGMA page_count").fetchone()[0]
    board._db.run(f"PRAGMA max_page_count = {pages + 40}")
    with pytest.raises(BadFile) as refused:
        board.import_drafts(batch(people(900, 900)))
    assert refused.value.why == "disk_full"
    assert leftovers(board) == before


def test_a_file_that_turns_out_broken_halfway_leaves_nothing(board, tmp_path):
    path = table(tmp_path / "people.csv", 300)
    read = formats.read(path)
    with path.open("a", encoding="utf-8") as file:
        file.write("Bea,Acme,bea@x.example\n")
    before = leftovers(board)
    with pytest.raises(BadImport) as refused:
        board.import_drafts(read)
    assert refused.value.why == "changed"
    assert leftovers(board) == before


SLOWLY = """
import sys
from pathlib import Path
from tablero.clock import Clock
from tablero.formats import read
from tablero.store import importing, sheaf
from tablero.store.board import Board
importing._CACHE_KB, sheaf.FULL = 64, 500
def told(count):
    print(count, flush=True)
    return True
with Board(Path(sys.argv[1]), Clock()) as board:
    board.import_drafts(read(Path(sys.argv[2])), progress=told)
"""


def test_a_kill_in_the_middle_leaves_nothing(path, tmp_path, open_board):
    file = table(tmp_path / "people.csv", 1500)
    before = path.stat().st_size
    child = subprocess.Popen(
        [sys.executable, "-c", SLOWLY, str(path), str(file)], stdout=subprocess.PIPE
    )
    with child:
        while child.stdout.readline().strip() != b"1200":
            assert child.poll() is None
        os.kill(child.pid, signal.SIGKILL)
    assert path.stat().st_size > before  # it was in the middle of writing
    board = open_board()
    assert board.snapshot().prospects == {}
    assert leftovers(board)[:-1] == (0,) * 6
    assert board.import_drafts(formats.read(file)).imported == 1500


# --- what an import keeps in memory -----------------------------------------------------------


def test_two_rows_of_a_known_person_bring_one_open_step(board):
    board.add_prospect("Ana", email="a@x.example")
    rows = (
        Draft("Ana", email="a@x.example", steps=(DraftStep(text, DAY + timedelta(n)),))
        for n, text in enumerate(("call", "write"))
    )
    report = board.import_drafts(batch(rows))
    assert (report.imported, report.updated, report.steps) == (0, 1, 1)
    assert board.person(1).prospect.step.text == "call"


def test_rows_left_out_are_told_up_to_a_point_and_all_are_counted(board, monkeypatch):
    monkeypatch.setattr(intake, "_TOLD_ROWS", 10)
    rows = (Skipped(n, "", "no_name") for n in range(25))
    report = board.import_drafts(batch(rows))
    assert (len(report.skipped), report.untold, report.left_out) == (10, 15, 25)


def test_a_telephone_of_thousands_makes_an_import_no_slower(board):
    rows = [Draft(f"P{n}", phone="900 000 000") for n in range(3000)]
    began = time.process_time()
    assert board.import_drafts(batch(rows)).imported == 3000
    assert time.process_time() - began < 10
    known, unknown = (Draft(f"{name} Gil", phone="900000000") for name in ("P7", "P2000"))
    report = board.import_drafts(batch([known, unknown]))
    assert (report.duplicates, report.imported) == (1, 1)


def test_a_mark_finds_everybody_who_has_it_in_their_order_however_many_there_are():
    index = mark_index.MarkIndex()
    for number in range(20_000):
        index.add(("email", f"a{number // 2}@x.example"), number)
        index.add(("name", "ana", ""), number)
    for number in range(0, 20_000, 777):
        pair = number - number % 2
        assert index.find(("email", f"a{number // 2}@x.example")) == [pair, pair + 1]
    assert index.find(("name", "ana", "")) == list(range(50))
    assert index.find(("name", "bea", "")) == []


def test_many_suppressed_are_left_out_again(board):
    rows = [Draft(f"P{n}", email=f"p{n}@x.example", opt_out="total") for n in range(3)]
    board.import_drafts(batch(rows))
    board.undo()
    board.redo()
    report = board.import_drafts(batch([Draft("Other", email="P1@x.example"), Draft("Eva")]))
    assert ([row.reason for row in report.skipped], report.imported) == (["suppressed"], 1)
    asked = DraftOptOut("sales")
    assert board.import_drafts(batch([Draft("Eva", opt_outs=(asked,))])).updated == 1


def test_an_import_that_is_undone_is_gone_whole(tmp_path):
    with Board(tmp_path / "b.db", Clock(DAY)) as board:
        file = table(tmp_path / "people.csv", 2100)
        assert board.import_drafts(formats.read(file)).imported == 2100
        assert len(board.snapshot().prospects) == 2100
        board.undo()
        assert board.snapshot().prospects == {}
        board.redo()
        assert len(board.snapshot().prospects) == 2100
