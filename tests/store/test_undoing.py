"""Every verb can be taken back and done again, also after a restart."""

from __future__ import annotations

import inspect

import pytest
from looks import add, everything

from tablero.drafts import Batch, Draft, DraftNote, DraftTouch
from tablero.refusals import ChangedSince, NothingToRedo, NothingToUndo
from tablero.store.board import Board
from tablero.store.journal import seal
from torture.verbs import DAY, VERBS, usual

READING = {
    "person",
    "people",
    "names",
    "around",
    "note_texts",
    "stages",
    "find",
    "find_stage",
    "boards",
    "open_board",
    "history",
    "came_today",
    "changed_elsewhere",
    "when_held",
    "reload",
    "read_ahead",
    "ahead",
    "edition",
    "snapshot",
    "opening",
    "close_file",
    "undo",
    "redo",
    "takeaways",
    "review_days",
    "reflections",
    "modes",
    "wall_history",
    "stage_history",
    "wrote_since_opt_out",
    "is_suppressed",
    "holdings",
    "gone_people",
    "mentions",
    "all_held",
}
BOOKKEEPING = {"start_review", "extend_review", "finish_review", "note_idea_asked", "arrive"}
"""What the program notes down without a step."""
FOR_EVER = {"forget", "sweep"}
"""What cannot be taken back."""


def test_every_verb_of_board_is_tried_here():
    public = {name for name, _ in inspect.getmembers(Board, inspect.isfunction) if name[0] != "_"}
    assert public - READING - BOOKKEEPING - FOR_EVER == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_undone_and_redone_leaves_no_trace(furnished, open_board, verb):
    board = furnished
    before = everything(board)
    VERBS[verb](board, usual)
    after = everything(board)
    assert after != before
    step = board.history(1)[0]
    assert (step.verb, step.undone) == (verb, False)

    assert board.undo().undone
    kept = board.snapshot()
    assert everything(board) == before
    assert kept == board.snapshot()

    later = open_board()
    assert later.redo().verb == verb
    assert later.snapshot() == later.reload()
    assert everything(later) == after
    later.undo()
    assert everything(later) == before


@pytest.mark.parametrize("verb", VERBS)
def test_the_snapshot_after_a_verb_is_the_one_a_fresh_reading_gives(furnished, open_board, verb):
    board = furnished
    board.snapshot()
    VERBS[verb](board, usual)
    assert board.snapshot() == open_board().snapshot()


def test_a_verb_that_changes_nothing_writes_no_step_and_keeps_what_was_undone(board):
    ana, bea = add(board, "Ana", "Bea", tags=["vip"])
    board.tag([ana], "warm")
    board.undo()
    steps = board.history()
    board.move([bea], "to_contact", "bottom")
    board.move([ana, bea], "to_contact", 0)
    board.edit_prospect(ana, name=" Ana ", tags=["vip"])
    board.tag([ana], "VIP")
    board.unpin(ana)
    board.unarchive([ana])
    board.finish_step(ana)
    board.reopen(ana)
    assert board.history() == steps
    assert board.redo().verb == "tag"


def test_a_new_verb_ends_what_could_be_redone(board):
    ana, _ = add(board, "Ana", "Bea")
    board.undo()
    board.add_note(ana, "hello")
    with pytest.raises(NothingToRedo):
        board.redo()
    assert [step.verb for step in board.history()] == ["add_note", "add_prospect"]


def test_nothing_is_left_to_undo_on_a_new_file(board):
    with pytest.raises(NothingToUndo):
        board.undo()


def test_a_step_says_whom_it_was_about(board):
    ana, bea = add(board, "Ana", "Bea")
    board.move([ana, bea], "proposal")
    step = board.history(1)[0]
    assert (step.names, step.many, step.prospects) == (("Ana", "Bea"), 2, (ana, bea))
    assert step.detail == "proposal"
    board.edit_prospect(ana, name="Anna")
    assert board.history(1)[0].names == ("Ana",)


def test_a_step_whose_rows_another_program_changed_is_not_undone(board):
    (ana,) = add(board, "Ana")
    board.edit_prospect(ana, company="Acme")
    board._db.run("UPDATE prospect SET company = 'Sea' WHERE id = ?", (ana,))
    with pytest.raises(ChangedSince) as refusal:
        board.undo()
    assert refusal.value.step.verb == "edit_prospect"
    assert board.reload().prospects[ana].company == "Sea"


def test_an_addition_that_others_have_built_on_is_not_undone(board):
    (ana,) = add(board, "Ana")
    board._db.run("INSERT INTO note (prospect_id, at, author, text) VALUES (?, 0, '', 'x')", (ana,))
    with pytest.raises(ChangedSince):
        board.undo()
    assert ana in board.reload().prospects


def test_what_another_program_took_back_is_done_again_here(open_board):
    one, other = open_board(), open_board()
    (ana,) = add(one, "Ana")
    one.edit_prospect(ana, company="Acme")
    assert other.undo().verb == "edit_prospect"
    assert other.undo().verb == "add_prospect"
    assert ana not in one.snapshot().prospects
    with pytest.raises(NothingToUndo):
        one.undo()
    assert one.redo().verb == "add_prospect"
    other.redo()
    assert one.snapshot().prospects[ana].company == "Acme"


def test_a_verb_of_another_program_ends_what_could_be_redone_here(open_board):
    one, other = open_board(), open_board()
    (ana,) = add(one, "Ana")
    one.add_note(ana, "hello")
    one.undo()
    add(other, "Bea")
    with pytest.raises(NothingToRedo):
        one.redo()
    one.undo()
    assert one.snapshot() == other.snapshot() == open_board().snapshot()


def test_an_import_of_a_thousand_people_is_one_step_back_and_forth(board, open_board):
    add(board, "Ana")
    before = everything(board)
    person = Draft(
        "",
        stage="conversation",
        tags=("fair",),
        touches=(DraftTouch(DAY, "out", "email"),),
        notes=(DraftNote("Met at the fair"),),
    )
    people = [
        person._replace(name=f"Person {number}", email=f"{number}@sea.example")
        for number in range(1000)
    ]
    board.import_drafts(Batch("csv", "", (), people))
    after = everything(board)
    assert len(after[0].prospects) == 1001
    board.undo()
    assert everything(board) == before
    later = open_board()
    later.redo()
    assert everything(later) == after
    assert board.snapshot() == later.snapshot()


def test_steps_from_before_a_migration_are_told_and_never_taken_back(furnished, open_board):
    told = furnished.history()
    seal(furnished._db)
    board = open_board()
    assert board.history() == told
    with pytest.raises(NothingToUndo):
        board.undo()
    add(board, "Zoe")
    board.undo()
    with pytest.raises(NothingToUndo):
        board.undo()
    assert board.redo().verb == "add_prospect"
