"""A file of the first release (tests/fixtures/schema-0001.db), opened by this one."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from looks import names

from tablero.refusals import NothingToUndo, StillOptedOut
from tablero.store.board import Board
from tablero.store.suppression import Suppression

FIXTURE = Path(__file__).parents[1] / "fixtures" / "schema-0001.db"
DAY = date(2026, 11, 22)
ROWS = {
    "board": 2,
    "stage": 19,
    "prospect": 10,
    "tag": 2,
    "touch": 9,
    "step": 4,
    "note": 2,
    "idea": 2,
    "stage_move": 12,
    "link": 3,
    "source_key": 1,
    "imported": 2,
    "journal_step": 32,
}


@pytest.fixture
def old(tmp_path, open_board) -> Board:
    return open_board(path=Path(shutil.copy2(FIXTURE, tmp_path / "old.db")))


def count(board: Board, table: str) -> int:
    return board._db.run(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_every_row_of_it_is_still_there(old):
    assert {table: count(old, table) for table in ROWS} == ROWS
    assert old._db.run("PRAGMA foreign_key_check").fetchall() == []
    assert old._db.run("PRAGMA integrity_check").fetchone() == ("ok",)


def test_its_people_read_as_they_did(old):
    snapshot = old.snapshot()
    martin = next(p for p in snapshot.prospects.values() if p.name == "Martín Echeverri")
    assert (martin.company, martin.is_pinned) == ("Grupo Andariega", True)
    assert martin.step.text == "Mandar el caso"
    assert (martin.step.at, martin.step.put_off) == (None, 0)
    assert (martin.blocked, martin.dates, martin.looked_on) == ((), (), None)
    page = old.person(martin.id)
    assert [touch.note for touch in page.touches] == ["El informe", ""]
    assert [idea.state for idea in page.ideas] == ["planned"]
    assert names(old, "conversation") == ["Sofía Lleras"]
    assert snapshot.review is None


def test_its_steps_can_be_read_and_no_longer_undone(old):
    assert len(old.history(100)) == ROWS["journal_step"]
    assert old.history(1)[0].verb == "tag"
    with pytest.raises(NothingToUndo):
        old.undo()


def test_what_is_done_from_now_on_can_be_undone(old):
    martin = old.find("Martín").id
    before = old.snapshot()
    old.look(martin)
    old.snooze([martin], date(2026, 12, 1), at=600)
    old.unpin(martin)
    for _ in range(3):
        old.undo()
    assert old.snapshot() == before


def test_its_opt_outs_are_dated_by_their_last_word_or_the_day_they_were_added(old):
    told = {
        person.prospect.name: (asked.level, asked.on.isoformat(), asked.said)
        for person in old.people(old.snapshot().prospects)
        for asked in person.opt_outs
    }
    assert told == {
        "Luis Fernando Pardo": ("total", "2026-09-11", "No me escriban más."),
        "Vera Solís": ("total", "2026-11-22", ""),
        "Teresa Aldunate": ("sales", "2026-10-02", ""),
        "Nora Quiñones": ("channel", "2026-11-22", ""),
    }


def test_who_asked_for_no_contact_is_on_the_suppression_list(old):
    suppression = Suppression(old._db)
    for address in (
        ("luis.pardo@ferreteria.example", "", ""),
        ("", "0034 600 000 017", ""),
        ("", "", "luis-ejemplo"),
        ("", "600 000 018", ""),
    ):
        assert suppression.is_suppressed(*address)
    assert not suppression.is_suppressed("teresa@colegio.example", "", "")
    assert count(old, "suppressed") == 4
    luis = old.find("Luis").id
    with pytest.raises(StillOptedOut):
        old.reopen(luis)


def test_two_files_have_two_salts(old, board):
    salts = {b._db.run("SELECT salt FROM suppression_salt").fetchone()[0] for b in (old, board)}
    assert len(salts) == 2
    assert {len(salt) for salt in salts} == {32}
