"""Forgetting a person leaves nothing of them in the file, and nothing brings them back."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from looks import add

from tablero.drafts import Batch, Draft, DraftNote, DraftTouch
from tablero.refusals import Busy, ChangedSince, NoSuchProspect, NothingToRedo, NothingToUndo
from tablero.store import database
from tablero.store.board import Board
from torture.planted import STAYS, STRANGE, dump, hanging, plant, replant, texts
from torture.verbs import VERBS, usual

DAY = date(2026, 11, 22)
SOON = DAY + timedelta(days=3)


def data(path: Path) -> bytes:
    """All there is in the folder of the board."""
    return b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())


def undo_all(board: Board) -> None:
    while True:
        try:
            board.undo()
        except (NothingToUndo, ChangedSince):
            return


def redo_all(board: Board) -> None:
    while True:
        try:
            board.redo()
        except (NothingToRedo, ChangedSince):
            return


def astray(board: Board) -> list[object]:
    return board._db.run("PRAGMA foreign_key_check").fetchall()


# --- everything of theirs goes -------------------------------------------------------------


def test_of_every_text_column_that_hangs_on_a_person_nothing_is_left(board, path):
    (other,) = add(board, "Other")
    values = plant(board, "PLANTED", other)
    columns = {(t._meta.table_name, column) for t in hanging() for column in texts(t)}
    assert len(values) == len(columns) > 30
    replant(board, "PLANTED", "EDITED")
    board.undo()
    board.redo()
    board._db.run("DELETE FROM suppressed WHERE id = ?", (STRANGE,))  # a digest that is none

    board.forget(STRANGE)

    assert b"PLANTED" not in data(path)
    assert b"EDITED" not in data(path)
    assert [row.name for row in board.reload().prospects.values()] == ["Other"]


def test_a_digest_outlives_the_person_and_leads_to_nobody(board):
    (other,) = add(board, "Other")
    plant(board, "PLANTED", other)
    board.forget(STRANGE)
    kept = board._db.run("SELECT kind, digest, on_day, prospect_id FROM suppressed").fetchall()
    assert kept == [
        ("PLANTED-suppressed-kind", "PLANTED-suppressed-digest", "PLANTED-suppressed-on_day", None)
    ]
    assert {("suppressed", column) for column in ("kind", "digest", "on_day")} == STAYS


def test_their_number_stands_nowhere_afterwards(board):
    (other,) = add(board, "Other")
    plant(board, "PLANTED", other)
    board._db.run("UPDATE suppressed SET id = 1")
    queue = f"[{other}, {STRANGE}]"
    board._db.run(
        "INSERT INTO review (board_id, day, queue, started_at, idea_for) VALUES (1, ?, ?, 1, ?)",
        (DAY.isoformat(), queue, STRANGE),
    )
    assert str(STRANGE) in dump(board)
    board.forget(STRANGE)
    assert str(STRANGE) not in dump(board)
    assert board.review_days()[0].queue == (other,)
    (after,) = add(board, "After")
    assert after > STRANGE


def a_life(board: Board) -> tuple[int, int]:
    """Ana, and Luis, of whom every verb left something with a planted word."""
    ana = board.add_prospect("Ana Ruiz", tags=["vip"])
    touch = board.log_touch(ana, "email", note="asked for names")
    luis = board.add_prospect(
        "Luis PLANTED",
        role="PLANTED role",
        company="PLANTED works",
        email="planted@PLANTED.example",
        phone="+34 600 700 800",
        tags=["PLANTED tag"],
        note="PLANTED first note",
        referrer=ana,
        referred_in=touch,
    )
    board.log_touch(luis, "email", direction="in", note="PLANTED touch")
    board.edit_prospect(luis, name="Luis PLANTED Mora", city="PLANTED city")
    board.plan_step([luis], "PLANTED step", on=SOON)
    board.finish_step(luis)
    board.add_idea(luis, "PLANTED idea")
    board.write_sheet(luis, {"why": "PLANTED why"})
    board.add_date(luis, "birthday", date(1980, 3, 4), "PLANTED date")
    board.reflect(luis, missed="PLANTED missed")
    board.link(luis, ana, "closer")
    board.link(ana, luis, "closer")
    board.tag([ana, luis], "both")
    board.move([ana, luis], "proposal")
    board.pin(luis)
    board.look(luis)
    board.start_review([ana, luis])
    board.import_drafts(
        Batch(
            "csv",
            "",
            (),
            [
                Draft("New", stage="Demo"),
                Draft(
                    "Luis PLANTED Mora",
                    email="planted@PLANTED.example",
                    keys=(("hubspot", "PLANTED key"),),
                    notes=(DraftNote("PLANTED from a file"),),
                    touches=(DraftTouch(DAY, "out", "email", note="PLANTED too"),),
                ),
            ],
        )
    )
    board.pin(ana, instead_of=luis)
    board.close(luis, "do_not_contact", "PLANTED why closed")
    board.add_note(luis, "PLANTED undone")
    board.undo()
    return ana, luis


def test_after_a_whole_life_no_byte_of_theirs_is_left(board, path):
    _ana, luis = a_life(board)
    assert b"PLANTED" in data(path)
    board.forget(luis)
    assert b"PLANTED" not in data(path)
    assert b"600 700" not in data(path)
    assert board.is_suppressed(email="planted@planted.example")
    undo_all(board)
    redo_all(board)
    assert b"PLANTED" not in data(path)
    assert luis not in board.reload().prospects


def test_what_was_deleted_long_before_is_swept_from_the_free_pages(path, open_board):
    board = open_board(keep_steps=0)
    board._db.run("PRAGMA secure_delete = OFF")
    luis, _ = add(board, "Luis", "Ana")
    for number in range(40):
        board.add_note(luis, f"PLANTED {number} " + "x" * 900)
    for note in board.person(luis).notes:
        board.delete_note(note.id)
    board.add_note(luis, "the last one")
    assert b"PLANTED" in path.read_bytes()
    assert board.forget(luis).unswept == ""
    assert b"PLANTED" not in path.read_bytes()
    assert b"the last one" not in path.read_bytes()


# --- the others keep what is theirs ----------------------------------------------------------


def test_steps_about_several_keep_the_others(board):
    _ana, luis = a_life(board)
    board.forget(luis)
    told = {(step.verb, step.names, step.many) for step in board.history()}
    assert ("move", ("Ana Ruiz",), 1) in told
    assert ("tag", ("Ana Ruiz",), 1) in told
    assert all("Luis" not in " ".join(step.names) for step in board.history())
    assert not any(luis in step.prospects for step in board.history())
    undo_all(board)
    assert board.reload().prospects == {}


def test_a_step_that_still_holds_anothers_rows_says_no_more_about_whom(board):
    ana = board.add_prospect("Ana")
    touch = board.log_touch(ana, "email")
    luis = board.add_prospect("Luis", referrer=ana, referred_in=touch)
    board.forget(luis)
    step = board.history(1)[0]
    assert (step.verb, step.names, step.prospects, step.detail) == ("forgotten", (), (), "")
    assert board.person(ana).touches[0].result == "referred"
    assert board.undo().verb == "forgotten"
    assert board.person(ana).touches[0].result == "none"


@pytest.mark.parametrize("verb", VERBS)
def test_no_undo_of_any_verb_brings_a_forgotten_person_back(furnished, verb):
    board = furnished
    VERBS[verb](board, usual)
    for person in (1, 2, 8):
        board.forget(person)
    for back_and_forth in (undo_all, redo_all, undo_all):
        back_and_forth(board)
        assert not {1, 2, 8} & set(board.reload().prospects)
        assert astray(board) == []


def test_a_forgotten_person_is_no_loss_to_whoever_comes_next(board):
    luis, ana = add(board, "Luis", "Ana")
    board.forget(luis)
    board.add_note(ana, "still here")
    assert [note.text for note in board.person(ana).notes] == ["still here"]
    assert board.undo().verb == "add_note"
    assert [step.verb for step in board.history()] == ["add_note", "add_prospect"]
    with pytest.raises(NoSuchProspect):
        board.person(luis)


def test_somebody_gone_with_their_board_is_forgotten_too(board, path):
    board.add_board("Other")
    board.open_board("Other")
    gone = board.add_prospect("Luis PLANTED", note="PLANTED note")
    board.remove_board(board.snapshot().board.id)
    (who,) = board.gone_people()
    assert (who.id, who.name) == (gone, "Luis PLANTED")
    board.forget(gone)
    assert b"PLANTED" not in path.read_bytes()
    assert board.gone_people() == []
    assert board.undo().verb == "remove_board"
    assert len(board.boards()) == 2


def test_somebody_of_another_board_is_not_forgotten_from_here(board):
    (luis,) = add(board, "Luis")
    board.add_board("Other")
    board.open_board("Other")
    with pytest.raises(NoSuchProspect):
        board.forget(luis)
    with pytest.raises(NoSuchProspect):
        board.forget(4711)


# --- who else says their name ------------------------------------------------------------------


def test_the_texts_of_others_that_name_them_are_told_and_left(board):
    ana, luis, luisa = add(board, "Ana", "Luis Mora", "Luisa Morales")
    board.add_note(ana, "Ana told me about LUIS")
    board.plan_step([luisa], "Ask for Luis Mora's number", on=SOON)
    board.write_takeaway("luís mora wants time")
    left = board.forget(luis)
    assert [(one.prospect, one.name, one.table) for one in left.mentions] == [
        (ana, "Ana", "note"),
        (luisa, "Luisa Morales", "step"),
        (None, "", "takeaway"),
    ]
    assert left.steps == 2
    assert board.person(ana).notes[0].text == "Ana told me about LUIS"


# --- when it cannot be done --------------------------------------------------------------------


def test_while_another_program_reads_nothing_is_forgotten(board, path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    (luis,) = add(board, "Luis")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM prospect").fetchall()
        with pytest.raises(Busy):
            board.forget(luis)
        other.execute("COMMIT")
    assert board.person(luis).prospect.name == "Luis"
    board.forget(luis)


FULL = """
import resource, signal, sys
from pathlib import Path
from tablero.clock import Clock
from tablero.store.board import Board
path = Path(sys.argv[1])
with Board(path, Clock()) as board:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    print(bool(board.forget(1).unswept), len(board.reload().prospects))
"""


def test_without_room_to_write_the_file_anew_they_are_gone_and_it_says_so(board, path):
    add(board, "Luis", "Ana")
    board.close_file()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("True 1", "")


def test_another_app_sees_them_gone_and_cannot_bring_them_back(board, open_board):
    luis, ana = add(board, "Luis", "Ana")
    other = open_board()
    assert luis in other.snapshot().prospects
    other.add_note(luis, "just now")
    board.forget(luis)
    assert other.changed_elsewhere()
    assert set(other.snapshot().prospects) == {ana}
    assert other.undo().names == ("Ana",)
