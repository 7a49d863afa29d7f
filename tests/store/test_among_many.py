"""What a call about one person costs does not depend on how many others there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tablero.drafts import Batch, Draft, DraftTouch
from tablero.store.board import Board

DAY = date(2026, 11, 22)
WORK: dict[str, Callable[[Board, int], object]] = {
    "find": lambda board, who: board.find(str(who)),
    "person": lambda board, who: board.person(who),
    "log": lambda board, who: board.log_touch(who, "email"),
    "note": lambda board, who: board.add_note(who, "Prefers mornings"),
    "pin": lambda board, who: board.pin(who),
    "step": lambda board, who: board.plan_step([who], "call", on=DAY),
    "move": lambda board, who: board.move([who], "proposal", 3),
    "snapshot after a verb": lambda board, _who: board.snapshot(),
    "around": lambda board, who: board.around(board.find(str(who))),
    "history": lambda board, _who: board.history(limit=1),
}


@pytest.fixture
def steps(board: Board) -> Callable[[Callable[[Board], object]], int]:
    """How many steps SQLite's machine takes for some work."""

    def count(work: Callable[[Board], object]) -> int:
        taken = 0

        def step() -> int:
            nonlocal taken
            taken += 1
            return 0

        connection = board._db.raw_connection()
        connection.set_progress_handler(step, 1)
        work(board)
        connection.set_progress_handler(None, 1)
        return taken

    return count


@pytest.mark.parametrize("name", WORK)
def test_it_is_as_little_work_among_hundreds_as_among_thirty(
    board: Board, steps: Callable[[Callable[[Board], object]], int], name: str
) -> None:
    crowd(board, 30)
    ready(board)
    few = steps(lambda board: WORK[name](board, 7))
    crowd(board, 300)
    ready(board)
    many = steps(lambda board: WORK[name](board, 8))
    assert 0 < many < few * 1.5


def ready(board: Board) -> None:
    """A verb whose snapshot is still to be read."""
    board.snapshot()
    board.add_note(3, "Once more")


def crowd(board: Board, many: int) -> None:
    touches = tuple(DraftTouch(DAY, "out", channel) for channel in ("email", "phone"))
    drafts = [Draft(f"Name {n}", touches=touches) for n in range(many)]
    board.import_drafts(Batch("csv", "", (), drafts))
