"""Two people change one text: nothing is written over unasked, and the rest comes together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tablero.model import DATE_KINDS
from tablero.refusals import Gone, TextChanged
from tablero.store.board import Board
from tests.conftest import DAY

Write = Callable[[Board, int, str, Any], object]
LATER = date(2026, 12, 1)


def note(board: Board, who: int) -> int:
    return board.add_note(who, "first")


def touch(board: Board, who: int) -> int:
    return board.log_touch(who, "email", note="first")


def step(board: Board, who: int) -> int:
    board.plan_step((who,), "first", on=LATER)
    return who


def sheet(board: Board, who: int) -> int:
    board.write_sheet(who, {"why": "first"})
    return who


def day(board: Board, who: int) -> int:
    return board.add_date(who, DATE_KINDS[0], DAY, "first")


def reflection(board: Board, who: int) -> int:
    return board.reflect(who, missed="first")


def takeaway(board: Board, who: int) -> int:
    board.write_takeaway("first")
    return who


def role(board: Board, who: int) -> int:
    board.edit_prospect(who, role="first")
    return who


def stage(board: Board, _who: int) -> int:
    return board.add_stage("first")


def other_board(board: Board, _who: int) -> int:
    return board.add_board("first")


CASES: dict[str, tuple[str, Callable[[Board, int], int], Write]] = {
    "note": ("note", note, lambda b, i, text, was: b.edit_note(i, text, was=was)),
    "touch": ("note", touch, lambda b, i, text, was: b.edit_touch(i, note=text, was=was)),
    "step": ("text", step, lambda b, i, text, was: b.plan_step((i,), text, on=LATER, was=was)),
    "sheet": ("why", sheet, lambda b, i, text, was: b.write_sheet(i, {"why": text}, was=was)),
    "date": ("text", day, lambda b, i, text, was: b.edit_date(i, text=text, was=was)),
    "reflection": (
        "missed",
        reflection,
        lambda b, i, text, was: b.edit_reflection(i, was, missed=text),
    ),
    "takeaway": (
        "takeaway",
        takeaway,
        lambda b, _i, text, was: b.write_takeaway(text, was=was),
    ),
    "field": ("role", role, lambda b, i, text, was: b.edit_prospect(i, was, role=text)),
    "stage": ("name", stage, lambda b, i, text, was: b.rename_stage(i, text, was=was)),
    "board": ("name", other_board, lambda b, i, text, was: b.rename_board(i, text, was=was)),
}


@pytest.mark.parametrize(("field", "make", "write"), CASES.values(), ids=CASES.keys())
def test_a_text_that_another_program_changed_is_not_written_over(open_board, field, make, write):
    mine, theirs = open_board(), open_board()
    row = make(mine, mine.add_prospect("Ana"))
    write(theirs, row, "theirs", None)
    steps = len(mine.history())
    with pytest.raises(TextChanged) as refused:
        write(mine, row, "mine", {field: "first"})
    clash = refused.value
    assert (clash.field, clash.theirs, clash.mine) == (field, "theirs", "mine")
    assert clash.changed is not None
    assert len(mine.history()) == steps
    write(mine, row, "mine", {field: "theirs"})
    assert len(mine.history()) == steps + 1
    mine.undo()
    with pytest.raises(TextChanged) as refused:
        write(mine, row, "mine", {field: "first"})
    assert refused.value.theirs == "theirs"


@pytest.mark.parametrize(("field", "make", "write"), CASES.values(), ids=CASES.keys())
def test_the_same_words_twice_are_no_quarrel(open_board, field, make, write):
    mine, theirs = open_board(), open_board()
    row = make(mine, mine.add_prospect("Ana"))
    write(theirs, row, "the same", None)
    write(mine, row, "the same", {field: "first"})


def test_different_fields_of_one_person_come_together(open_board):
    mine, theirs = open_board(), open_board()
    who = mine.add_prospect("Ana", role="COO", city="Lima")
    theirs.edit_prospect(who, {"city": "Lima"}, city="Quito")
    mine.edit_prospect(who, {"role": "COO"}, role="CEO")
    prospect = mine.snapshot().prospects[who]
    assert (prospect.role, prospect.city) == ("CEO", "Quito")


def test_tags_that_two_people_put_on_and_take_off_come_together(open_board):
    mine, theirs = open_board(), open_board()
    who = mine.add_prospect("Ana", tags=("warm", "old"))
    theirs.edit_prospect(who, tags=("old", "theirs"))
    mine.edit_prospect(who, {"tags": ("warm", "old")}, tags=("warm", "mine"))
    assert set(mine.snapshot().prospects[who].tags) == {"mine", "theirs"}


@pytest.mark.parametrize("kind", ["note", "touch", "date", "reflection", "field"])
def test_what_was_deleted_meanwhile_is_gone_and_not_somebody_unknown(open_board, kind):
    mine, theirs = open_board(), open_board()
    who = mine.add_prospect("Ana")
    field, make, write = CASES[kind]
    row = make(mine, who)
    for _ in range(2 if kind == "field" else 1):
        theirs.undo()
    with pytest.raises(Gone):
        write(mine, row, "mine", {field: "first"})
