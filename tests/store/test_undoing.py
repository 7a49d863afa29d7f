"""Every verb can be taken back and done again, also after a restart."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from looks import add, everything

from tablero.clock import Clock
from tablero.drafts import Batch, Draft, DraftNote, DraftStep, DraftTouch
from tablero.refusals import ChangedSince, NothingToRedo, NothingToUndo, Refusal
from tablero.store.board import Board

DAY = date(2026, 11, 22)
SOON = DAY + timedelta(days=3)


def furnish(board: Board) -> None:
    """Prospects 1 to 8, and of most things one."""
    ana, bea, carl, dora, *_ = add(board, "Ana", "Bea", "Carl", "Dora", "Eva", "Fito", tags=["vip"])
    board.add_prospect("Gil", stage=None)
    board.log_touch(ana, "email", topic="value")
    board.add_note(ana, "Likes the sea")
    board.add_idea(ana, "Send the book")
    board.link(ana, bea, "closer")
    board.plan_step([ana, bea], "Call", on=SOON)
    board.pin(bea)
    board.archive([carl])
    board.close(dora, "not_a_fit", "No budget")
    board.edit_prospect(bea, email="bea@sea.example", phone="+34 600 000 002")
    board.reflect(ana, missed="To ask who decides")
    board.add_date(ana, "birthday", date(1980, 3, 4))
    board.keep_mode("On the train", 15, "low")
    hana = board.add_prospect("Hana", linkedin="hana-example")
    board.close(hana, "do_not_contact", "No more")
    board.log_touch(hana, "email", direction="in")
    board.start_review([ana, bea])
    board.add_board("Other")


BATCH = Batch(
    "csv",
    "",
    (),
    [
        Draft("Zoe", stage="Demo booked", touches=(DraftTouch(DAY, "out", "email"),)),
        Draft("Ana", company="Acme", notes=(DraftNote("From the file"),), steps=(DraftStep("X"),)),
    ],
)

VERBS: dict[str, Callable[[Board], object]] = {
    "add_prospect": lambda b: b.add_prospect(
        "New", tags=["a"], note="n", referrer=5, tell=DraftStep("Tell Eva", SOON)
    ),
    "edit_prospect": lambda b: b.edit_prospect(1, name="Anna", tags=["b"], cost=100, period=9),
    "move": lambda b: b.move([6, 1, 5], "proposal", 0),
    "archive": lambda b: b.archive([1, 2]),
    "unarchive": lambda b: b.unarchive([3]),
    "close": lambda b: b.close(2, "do_not_contact", "Asked so"),
    "lift_opt_out": lambda b: b.lift_opt_out(8, "Hana"),
    "nurture": lambda b: b.nurture(1, SOON, "Write again"),
    "opt_out": lambda b: b.opt_out(2, "total", said="Leave me be"),
    "reopen": lambda b: b.reopen(4),
    "pin": lambda b: b.pin(1, instead_of=2),
    "unpin": lambda b: b.unpin(2),
    "tag": lambda b: b.tag([1, 2], "warm"),
    "untag": lambda b: b.untag([1, 2], "VIP"),
    "log_touch": lambda b: b.log_touch(
        1, "phone", direction="both", result="replied", next_step=DraftStep("Again", SOON)
    ),
    "edit_touch": lambda b: b.edit_touch(1, channel="video", note="by camera"),
    "delete_touch": lambda b: b.delete_touch(1),
    "plan_step": lambda b: b.plan_step([1, 5], "Write", on=DAY, channel="email", minutes=15),
    "snooze": lambda b: b.snooze([1, 5], SOON + timedelta(days=9)),
    "spread_steps": lambda b: b.spread_steps({1: DAY, 5: SOON}),
    "finish_step": lambda b: b.finish_step(1),
    "clear_step": lambda b: b.clear_step(1),
    "settle": lambda b: b.settle(1),
    "add_note": lambda b: b.add_note(2, "two\nlines"),
    "edit_note": lambda b: b.edit_note(1, "Likes the hills"),
    "delete_note": lambda b: b.delete_note(1),
    "add_idea": lambda b: b.add_idea(1, "Another"),
    "mark_idea": lambda b: b.mark_idea(1, "tried"),
    "delete_idea": lambda b: b.delete_idea(1),
    "look": lambda b: b.look(1),
    "write_takeaway": lambda b: b.write_takeaway("Ask more"),
    "reflect": lambda b: b.reflect(2, should_not="Sell at once", cause="timing", closing=True),
    "edit_reflection": lambda b: b.edit_reflection(1, missed="", cause="value"),
    "delete_reflection": lambda b: b.delete_reflection(1),
    "skip_reflection": lambda b: b.skip_reflection(2),
    "write_sheet": lambda b: b.write_sheet(1, {"why": "They grow"}),
    "add_date": lambda b: b.add_date(1, "budget", SOON, "closes"),
    "edit_date": lambda b: b.edit_date(1, kind="wedding"),
    "delete_date": lambda b: b.delete_date(1),
    "keep_mode": lambda b: b.keep_mode("on the TRAIN", None, "medium"),
    "drop_mode": lambda b: b.drop_mode(1),
    "link": lambda b: b.link(1, 5, "referred"),
    "unlink": lambda b: b.unlink(1),
    "add_stage": lambda b: b.add_stage("Demo"),
    "rename_stage": lambda b: b.rename_stage(1, "Leads"),
    "order_stage": lambda b: b.order_stage(1, 3),
    "limit_stage": lambda b: b.limit_stage(1, 12),
    "stall_stage": lambda b: b.stall_stage(1, None),
    "kind_stage": lambda b: b.kind_stage(2, "client"),
    "remove_stage": lambda b: b.remove_stage(1, to=2),
    "add_board": lambda b: b.add_board("Third"),
    "rename_board": lambda b: b.rename_board(1, "Mine"),
    "remove_board": lambda b: b.remove_board(1),
    "import_drafts": lambda b: b.import_drafts(BATCH),
}
READING = {
    "person",
    "people",
    "note_texts",
    "find",
    "find_stage",
    "boards",
    "open_board",
    "history",
    "changed_elsewhere",
    "reload",
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
}
BOOKKEEPING = {"start_review", "extend_review", "finish_review", "note_idea_asked", "arrive"}
"""What the program notes down without a step."""


def test_every_verb_of_board_is_tried_here():
    public = {name for name, _ in inspect.getmembers(Board, inspect.isfunction) if name[0] != "_"}
    assert public - READING - BOOKKEEPING == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_undone_and_redone_leaves_no_trace(board, open_board, verb):
    furnish(board)
    before = everything(board)
    VERBS[verb](board)
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
def test_the_snapshot_after_a_verb_is_the_one_a_fresh_reading_gives(board, open_board, verb):
    furnish(board)
    board.snapshot()
    VERBS[verb](board)
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


def test_a_thousand_steps_can_be_undone_and_the_oldest_fall_away(open_board):
    board = open_board(keep_steps=1000)
    (ana,) = add(board, "Ana")
    for number in range(1005):
        board.edit_prospect(ana, company=f"Company {number}")
    assert len(board.history(2000)) == 1000
    for _ in range(1000):
        board.undo()
    assert board.snapshot().prospects[ana].company == "Company 4"
    with pytest.raises(NothingToUndo):
        board.undo()
    assert board._db.run("SELECT count(DISTINCT step_id) FROM journal_row").fetchone() == (1000,)


COMMANDS = [command for verb, command in VERBS.items() if verb != "import_drafts"] + [
    lambda b: b.move([1], None),
    lambda b: b.move([7], "to_contact", "top"),
    lambda b: b.remove_stage(2),
    lambda b: b.move([8, 1], "proposal"),
    lambda b: b.opt_out(2, ""),
    lambda b: b.opt_out(1, "channel", channel="phone"),
    lambda b: b.log_touch(2, "email", direction="in"),
    lambda b: b.lift_opt_out(2, "bea"),
    lambda b: b.write_sheet(1, {"why": ""}),
]


def undo_own(board: Board, first: int) -> None:
    done = [step.id for step in board.history(1000) if not step.undone]
    if done[0] > first:
        board.undo()


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from([*COMMANDS, "undo", "redo"]), max_size=12))
def test_any_commands_all_undone_give_the_first_snapshot(tmp_path_factory, commands):
    with Board(tmp_path_factory.mktemp("any") / "board.db", Clock(DAY)) as board:
        furnish(board)
        furnished = board.history(1)[0].id
        before = everything(board)
        for command in commands:
            try:
                match command:
                    case "undo":
                        undo_own(board, furnished)
                    case "redo":
                        board.redo()
                    case verb:
                        verb(board)
            except Refusal:
                continue
            assert board.snapshot() == board.reload()
        for step in board.history(1000):
            if step.id > furnished and not step.undone:
                board.undo()
        assert everything(board) == before
