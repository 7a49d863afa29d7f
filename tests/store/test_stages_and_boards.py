"""Stages and boards: added, renamed, ordered, removed."""

from __future__ import annotations

import pytest
from looks import add, names

from tablero.model import DEFAULT_STAGES
from tablero.refusals import BadValue, LastOne, NameTaken, NoSuchBoard, NoSuchStage, StageOccupied

USUAL = [spec.key for spec in DEFAULT_STAGES]


def keys(board):
    return [stage.key for stage in board.snapshot().stages]


def stage_id(board, name):
    return board.find_stage(name).id


def test_a_new_stage_comes_after_the_last_open_one(board):
    board.add_stage("Demo agendada")
    assert keys(board) == [*USUAL[:5], "demo_agendada", *USUAL[5:]]
    board.add_stage("Piloto", after=stage_id(board, "to_contact"))
    assert keys(board)[:3] == ["to_contact", "piloto", "first_contact"]
    board.add_stage("Sin presupuesto", kind="exit")
    assert keys(board)[-1] == "sin_presupuesto"


def test_a_stage_is_found_by_key_or_by_its_name_in_either_language(board):
    for name in ("proposal", "Propuesta", "PROPOSAL", "propuesta"):
        assert board.find_stage(name).key == "proposal"
    with pytest.raises(NoSuchStage) as refusal:
        board.find_stage("Nirvana")
    assert len(refusal.value.stages) == len(USUAL)


def test_a_renamed_stage_keeps_its_key_and_answers_to_both(board):
    board.rename_stage(stage_id(board, "proposal"), "Oferta final")
    assert board.find_stage("oferta FINAL").key == "proposal"
    assert board.find_stage("proposal").name == "Oferta final"


def test_a_name_belongs_to_one_stage(board):
    for taken in ("Propuesta", "proposal", "Not a fit"):
        with pytest.raises(NameTaken):
            board.add_stage(taken)
    with pytest.raises(NameTaken):
        board.rename_stage(stage_id(board, "to_contact"), "negociación")
    board.rename_stage(stage_id(board, "to_contact"), "Por contactar")
    with pytest.raises(BadValue):
        board.add_stage(" ")


def test_stages_are_put_in_another_order_but_the_exits_stay_last(board):
    board.order_stage(stage_id(board, "client"), 0)
    assert keys(board)[:2] == ["client", "to_contact"]
    board.order_stage(stage_id(board, "client"), 99)
    assert keys(board)[6:] == ["client", "not_a_fit", "do_not_contact"]
    board.order_stage(stage_id(board, "do_not_contact"), 0)
    assert keys(board)[-2:] == ["do_not_contact", "not_a_fit"]


def test_limits_are_set_and_taken_off(board):
    first = stage_id(board, "to_contact")
    board.limit_stage(first, 20)
    board.stall_stage(first, None)
    stage = board.snapshot().stage(first)
    assert (stage.card_limit, stage.stall_days) == (20, None)
    for bad in (0, -1, 10**12):
        with pytest.raises(BadValue):
            board.limit_stage(first, bad)


def test_an_occupied_stage_goes_only_with_a_place_for_its_people(board):
    add(board, "Ana", "Bea", "Carl", stage="proposal")
    board.archive([2])
    add(board, "Zoe", stage="negotiation")
    with pytest.raises(StageOccupied) as refusal:
        board.remove_stage(stage_id(board, "proposal"))
    assert (refusal.value.stage.key, refusal.value.count) == ("proposal", 3)
    board.remove_stage(stage_id(board, "proposal"), to=stage_id(board, "negotiation"))
    assert "proposal" not in keys(board)
    assert names(board, "negotiation") == ["Zoe", "Ana", "Carl"]
    assert board.snapshot().prospects[2].archived
    board.unarchive([2])
    assert "Bea" in names(board, "negotiation")
    assert board.person(1).moves[-1].came_from == "proposal"


def test_the_last_open_stage_stays(board):
    for key in USUAL[1:5]:
        board.remove_stage(stage_id(board, key))
    last = stage_id(board, "to_contact")
    with pytest.raises(LastOne) as refusal:
        board.remove_stage(last)
    assert refusal.value.what == "stage"
    with pytest.raises(LastOne):
        board.kind_stage(last, "exit")


def test_two_boards_keep_their_people_apart(board, open_board):
    add(board, "Ana", "Bea")
    second = board.add_board("Formación 2026")
    board.open_board("formación 2026")
    (carl,) = add(board, "Carl")
    board.log_touch(carl, "email")
    assert names(board) == ["Carl"]
    assert board.snapshot().board == (second, "Formación 2026")
    board.open_board(1)
    assert names(board) == ["Ana", "Bea"]
    assert open_board(board="Formación 2026").snapshot().prospects[carl].beats
    assert [b.name for b in board.boards()] == ["", "Formación 2026"]


def test_boards_have_names_of_their_own_and_one_always_stays(board):
    other = board.add_board("Other")
    for again in (lambda: board.add_board("OTHER"), lambda: board.rename_board(1, "other")):
        with pytest.raises(NameTaken):
            again()
    board.rename_board(1, "Mine")
    assert board.snapshot().board.name == "Mine"
    with pytest.raises(NoSuchBoard):
        board.remove_board(99)
    board.remove_board(other)
    with pytest.raises(LastOne):
        board.remove_board(1)


def test_a_removed_board_leaves_the_desk_and_comes_back_with_everybody(board):
    add(board, "Ana", tags=["vip"])
    board.log_touch(1, "email")
    board.plan_step([1], "Call", on=None)
    board.add_board("Other")
    before = board.snapshot()
    board.remove_board(1)
    assert board.snapshot().board.name == "Other"
    assert board._db.run("SELECT count(*) FROM touch").fetchone() == (0,)
    board.undo()
    assert board.snapshot() == before
