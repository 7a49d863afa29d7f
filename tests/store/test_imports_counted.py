"""What an import asks of SQLite, counted: for new people nothing but their rows."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from tablero.drafts import Batch, Draft, DraftNote, DraftStep, DraftTouch
from tablero.formats import read
from tablero.store.board import Board

DAY = date(2026, 11, 22)
TABLES = ("prospect", "source_key", "stage_move", "tag", "touch", "note", "step", "imported")


def people(count: int) -> Batch:
    drafts = [
        Draft(
            f"Ana {n}",
            company=f"Company {n % 9}",
            email=f"ana{n}@sea.example",
            tags=("fair",),
            touches=(DraftTouch(DAY, "out", "email"),),
            notes=(DraftNote("Met at the fair"),),
            steps=(DraftStep("Call", DAY),),
            keys=(("csv", str(n)),),
        )
        for n in range(count)
    ]
    return Batch("csv", "", (), drafts)


def statements(board: Board, batch: Batch) -> Counter[str]:
    """How often each began so: its first three words."""
    counted: Counter[str] = Counter()
    connection = board._db.raw_connection()
    connection.set_trace_callback(lambda sql: counted.update([" ".join(sql.split()[:3])]))
    try:
        board.import_drafts(batch)
    finally:
        connection.set_trace_callback(None)
    return counted


def rows_of(counted: Counter[str]) -> int:
    return sum(counted.pop(f"INSERT INTO {table}", 0) for table in TABLES)


def test_new_people_cost_their_rows_and_a_statement_a_table_now_and_then(board):
    counted = statements(board, people(2000))
    # SQLite tells of an insert once more where its table has a trigger, and a third time where
    # that does something.
    assert rows_of(counted) <= 2 * 2000 * len(TABLES)
    assert counted["INSERT INTO journal_row"] <= 40
    assert counted.total() < 100


def test_each_row_of_an_import_is_journaled_whole_and_under_its_person(board):
    board.import_drafts(people(3))
    journaled = board._db.run(
        "SELECT table_name, row_id, prospect_id, before, after FROM journal_row ORDER BY id"
    ).fetchall()
    assert list(dict.fromkeys(row[0] for row in journaled)) == list(TABLES)
    assert len(journaled) == 3 * len(TABLES)
    for table, number, prospect, before, after in journaled:
        found = board._db.run(f"SELECT * FROM {table} WHERE id = ?", (number,))
        row = dict(zip([column[0] for column in found.description], found.fetchone(), strict=True))
        assert json.loads(after) == row
        assert before is None
        assert prospect == row["id" if table == "prospect" else "prospect_id"]


def test_people_who_are_here_already_cost_four_questions_each(board):
    board.import_drafts(people(300))
    assert statements(board, people(300)).total() < 4 * 300 + 50


def test_what_a_verb_writes_after_an_import_is_journaled_by_itself(board):
    board.import_drafts(people(2))
    (step,) = board._db.run("SELECT max(id) FROM journal_step").fetchone()
    board.add_note(1, "Called")
    rows = board._db.run("SELECT table_name FROM journal_row WHERE step_id > ?", (step,))
    assert rows.fetchall() == [("note",)]


def calls(board: Board, path: Path, people: int) -> int:
    """How many functions are called to bring that many in from a table."""
    rows = [
        f"Ana Peña {n},Owner,Company {n % 9},a{n}@sea.example,+34 6{n:08},Lima,Client,fair; warm"
        for n in range(people)
    ]
    heading = "Name,Role,Company,Email,Phone,City,Stage,Tags"
    path.write_text("\n".join([heading, *rows]), encoding="utf-8")
    counted: Counter[str] = Counter()
    sys.setprofile(lambda _frame, event, _what: counted.update([event]))
    try:
        board.import_drafts(read(path))
    finally:
        sys.setprofile(None)
    return counted["call"] + counted["c_call"]


def test_a_row_of_a_table_is_read_and_kept_in_a_few_hundred_calls(open_board, tmp_path):
    few, many = (
        calls(open_board(path=tmp_path / f"{n}.db"), tmp_path / f"{n}.csv", n) for n in (100, 400)
    )
    assert many - few < 300 * 650
