"""Everybody is read in another thread while the app starts, and is whoever there is by then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from looks import add, names

from tablero.store.board import Board

PEOPLE = tuple(f"Name {number}" for number in range(60))


@pytest.fixture
def ahead(board: Board, open_board) -> Board:
    """A board with sixty people that another thread reads, or has read."""
    people = add(board, *PEOPLE)
    board.add_date(people[3], "birthday", date(1980, 3, 12))
    another: Board = open_board()
    another.opening(3)
    another.read_ahead()
    return another


def test_what_was_read_ahead_is_what_a_reading_gives(ahead, open_board):
    assert ahead.snapshot() == open_board().snapshot()
    assert ahead.ahead is None


def test_who_was_in_the_opening_stays_the_same_object(ahead):
    opening = ahead.opening(3)
    whole = ahead.snapshot()
    assert all(whole.prospects[who] is one for who, one in opening.prospects.items())


def test_a_verb_meanwhile_waits_and_is_seen(ahead, open_board):
    first, second, *_ = ahead.opening(3).prospects
    ahead.edit_prospect(first, name="Anna")
    ahead.move([second], "proposal")
    (new,) = add(ahead, "Somebody new")
    assert {"Anna", "Somebody new"} < set(names(ahead))
    assert list(ahead.snapshot().prospects)[-1] == new
    assert ahead.snapshot() == open_board().snapshot()


def test_what_another_program_writes_meanwhile_is_seen(ahead, board, open_board):
    board.edit_prospect(next(iter(board.snapshot().prospects)), name="Other")
    assert "Other" in names(ahead)
    assert ahead.snapshot() == open_board().snapshot()


def test_leaving_at_once_leaves_nothing_open(ahead, path: Path):
    ahead.close_file()
    with Board(path, ahead.clock) as again:
        add(again, "Ana")


def test_where_it_cannot_be_read_ahead_it_is_read_when_it_is_wanted(ahead, path: Path):
    there = path.with_name("there.db")
    ahead.snapshot()
    path.rename(there)
    ahead.read_ahead()
    there.rename(path)
    assert set(names(ahead)) == set(PEOPLE)


def test_another_board_of_the_file_is_read_as_it_is(ahead, open_board):
    other = ahead.add_board("Other")
    ahead.open_board(other)
    assert ahead.snapshot().prospects == {}
    assert ahead.snapshot() == open_board(board="Other").snapshot()


def test_what_others_wrote_is_read_ahead_too_and_who_is_equal_stays(ahead, board, open_board):
    people = ahead.snapshot().prospects
    first, *others = [people[who] for who in people]
    board.edit_prospect(first.id, name="Other")
    ahead.read_ahead()
    ahead._memory.read_to_the_end()
    after = ahead.snapshot()
    assert after.prospects[first.id].name == "Other"
    assert all(after.prospects[one.id] is one for one in others)
    assert not ahead.changed_elsewhere()
