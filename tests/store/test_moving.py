"""Columns, their order, exits, the book."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from looks import add, names

from tablero.refusals import BadValue, NoSuchProspect, NoSuchStage
from tablero.store.placing import GAP, positions

DAY = date(2026, 11, 22)


def positions_of(board):
    return dict(board._db.run("SELECT id, position FROM prospect").fetchall())


def test_a_new_card_goes_to_the_bottom(board):
    add(board, "Ana", "Bea", "Carl")
    assert names(board) == ["Ana", "Bea", "Carl"]


def test_a_card_may_be_added_at_the_top_or_at_a_place(board):
    add(board, "Ana", "Bea")
    board.add_prospect("Top", place="top")
    board.add_prospect("Second", place=1)
    assert names(board) == ["Top", "Second", "Ana", "Bea"]


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("top", ["Dora", "Ana", "Bea", "Carl"]),
        (0, ["Dora", "Ana", "Bea", "Carl"]),
        (1, ["Ana", "Dora", "Bea", "Carl"]),
        (2, ["Ana", "Bea", "Dora", "Carl"]),
        (99, ["Ana", "Bea", "Carl", "Dora"]),
        (-5, ["Dora", "Ana", "Bea", "Carl"]),
        ("bottom", ["Ana", "Bea", "Carl", "Dora"]),
    ],
)
def test_the_place_counts_the_others_in_the_column(board, place, order):
    add(board, "Ana", "Bea", "Carl")
    (dora,) = add(board, "Dora", stage="proposal")
    board.move([dora], "to_contact", place)
    assert names(board) == order
    assert names(board, "proposal") == []


def test_a_move_within_the_column_counts_without_the_moved_card(board):
    ana, *_ = add(board, "Ana", "Bea", "Carl")
    board.move([ana], board.find_stage("to_contact").id, 1)
    assert names(board) == ["Bea", "Ana", "Carl"]


def test_a_move_writes_one_position(board):
    _, _, _, dora = add(board, "Ana", "Bea", "Carl", "Dora")
    before = positions_of(board)
    board.move([dora], "to_contact", 1)
    after = positions_of(board)
    assert {n for n in after if after[n] != before[n]} == {dora}


def test_where_there_is_no_room_left_the_column_is_numbered_again_in_one_step(board):
    ana, bea, carl = add(board, "Ana", "Bea", "Carl")
    board._db.run("UPDATE prospect SET position = ? WHERE id = ?", (GAP + 1, bea))
    board.move([carl], "to_contact", 1)
    assert names(board) == ["Ana", "Carl", "Bea"]
    assert positions_of(board) == {ana: GAP, carl: 2 * GAP, bea: 3 * GAP}
    board.undo()
    assert names(board) == ["Ana", "Bea", "Carl"]


def test_a_column_can_be_squeezed_for_ever(board):
    ids = add(board, *"abcdefgh")
    for turn in range(60):
        board.move([ids[turn % 2 - 2]], "to_contact", 1)
        order = names(board)
        assert order[1] == "gh"[turn % 2]
        assert sorted(order) == list("abcdefgh")


def test_several_keep_their_order_whatever_order_they_are_named_in(board):
    ids = dict(zip("abcdef", add(board, *"abcdef"), strict=True))
    (x,) = add(board, "x", stage="proposal")
    board.move([ids["e"], x, ids["b"], ids["c"]], "conversation")
    assert names(board, "conversation") == ["b", "c", "e", "x"]
    board.move([ids["f"], ids["a"]], "conversation", 2)
    assert names(board, "conversation") == ["b", "c", "a", "f", "e", "x"]
    assert board.history(1)[0].many == 2


def test_positions_between_two_neighbours_are_apart():
    assert positions([(1, 0), (2, 100)], [7, 8], 1) == {7: 33, 8: 66}
    assert positions([], [7], 0) == {7: GAP}
    assert positions([(1, 5)], [7, 8], 0) == {8: 5 - GAP, 7: 5 - 2 * GAP}


def test_an_unknown_person_stage_or_place_changes_nothing(board):
    (ana,) = add(board, "Ana")
    with pytest.raises(NoSuchProspect) as refusal:
        board.move([ana, 99], "proposal")
    assert refusal.value.who == "99"
    with pytest.raises(NoSuchStage):
        board.move([ana], "nowhere")
    with pytest.raises(NoSuchStage):
        board.move([ana], 99)
    with pytest.raises(BadValue):
        board.move([ana], "proposal", "middle")
    assert names(board) == ["Ana"]
    assert len(board.history()) == 1


def test_the_stage_history_tells_every_stage_with_its_name_of_then(board):
    (ana,) = add(board, "Ana")
    board.rename_stage(board.find_stage("proposal").id, "Oferta")
    board.move([ana], "Oferta")
    board.move([ana], "proposal", "top")
    board.move([ana], None)
    moves = [(move.came_from, move.went_to) for move in board.person(ana).moves]
    assert moves == [("", "to_contact"), ("to_contact", "Oferta"), ("Oferta", "")]


def test_the_book_is_off_the_board_and_a_move_brings_people_on(board):
    (ana,) = add(board, "Ana", stage=None)
    snapshot = board.snapshot()
    assert snapshot.prospects[ana].stage is None
    assert not any(snapshot.columns.values())
    board.move([ana], "proposal")
    assert names(board, "proposal") == ["Ana"]


def test_the_archived_leave_their_column_and_the_wall_and_come_back_to_their_place(board):
    _, bea, _ = add(board, "Ana", "Bea", "Carl")
    board.pin(bea)
    board.archive([bea])
    assert names(board) == ["Ana", "Carl"]
    assert board.snapshot().pinned == ()
    board.unarchive([bea])
    assert names(board) == ["Ana", "Bea", "Carl"]
    board.archive([bea])
    board.move([bea], "proposal")
    assert names(board, "proposal") == ["Bea"]


def test_closing_keeps_the_reason_and_reopening_goes_back_to_the_stage(board):
    (ana,) = add(board, "Ana", stage="negotiation")
    board.pin(ana)
    board.close(ana, "not_a_fit", "No budget\nthis year")
    assert names(board, "not_a_fit") == ["Ana"]
    assert board.person(ana).closed_why == "No budget\nthis year"
    assert board.snapshot().prospects[ana].opt_out == ""
    assert board.snapshot().pinned == ()
    board.reopen(ana)
    assert names(board, "negotiation") == ["Ana"]
    assert board.person(ana).closed_why == ""


def test_do_not_contact_is_a_total_opt_out_also_by_a_move(board):
    ana, bea = add(board, "Ana", "Bea")
    board.close(ana, "No contactar")
    board.move([bea], "do_not_contact")
    people = board.snapshot().prospects
    assert {people[n].opt_out for n in (ana, bea)} == {"total"}


def test_reopening_after_the_stage_is_gone_leads_to_the_first(board):
    (ana,) = add(board, "Ana", stage="negotiation")
    board.close(ana, "not_a_fit")
    board.remove_stage(board.find_stage("negotiation").id)
    board.reopen(ana)
    assert names(board, "to_contact") == ["Ana"]


def test_only_an_exit_closes(board):
    (ana,) = add(board, "Ana")
    with pytest.raises(NoSuchStage) as refusal:
        board.close(ana, "proposal")
    assert [stage.key for stage in refusal.value.stages] == ["not_a_fit", "do_not_contact"]
    bad_manners = board.add_stage("Bad manners", kind="exit")
    board.close(ana, "bad manners", "He shouted")
    assert board.snapshot().prospects[ana].stage == bad_manners


def test_nurture_sets_the_day_to_wake(board):
    (ana,) = add(board, "Ana", stage="proposal")
    wake = DAY + timedelta(days=45)
    board.nurture(ana, wake, "Ask about the budget", "Not this year")
    assert names(board, "nurture") == ["Ana"]
    step = board.snapshot().prospects[ana].step
    assert (step.text, step.on) == ("Ask about the budget", wake)
    assert board.person(ana).closed_why == "Not this year"
    assert len(board.history()) == 2
