"""Undo: any acts of any programs, and as many as the file keeps."""

from __future__ import annotations

import traceback
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test as run_machine

from tablero.clock import Clock
from tablero.refusals import NothingToUndo
from tablero.store.board import Board
from torture.acting import Acting, raises
from torture.trial import Tally, Trial
from torture.verbs import DAY, VERBS, furnish

_ROUND = 50
"""Acts on one file before the next."""
_LOOKS = 25
"""One in so many acts taken back or done again is looked at."""


def _run(folder: Path, times: int, *, spoil: str = "") -> Tally:
    """So many acts, on one file after the other."""
    original = folder / "original.db"
    with Board(original, Clock(DAY)) as board:
        board._db.run("PRAGMA synchronous = OFF")
        furnish(board)
        if spoil:
            board._db.run(spoil)

    class Here(Acting):
        pass

    Here.folder, Here.original = folder, original
    rounds = 0
    while Here.steps < times:
        wanted = -(-(times - Here.steps) // _ROUND)
        rounds += wanted
        try:
            run_machine(Here, settings=_settings(wanted))
        except Exception as error:
            if not spoil:
                traceback.print_exception(error)  # with the way there
            return Tally(max(Here.steps, times), 1, f"{type(error).__name__}: {error}"[:200])
    return Tally(Here.steps, 0, f"{rounds:,} files, {Here.refused:,} verbs refused")


def _settings(rounds: int) -> settings:
    return settings(
        max_examples=rounds,
        stateful_step_count=_ROUND,
        database=None,
        deadline=None,
        phases=(Phase.generate,),  # looking for the shortest way takes minutes
        suppress_health_check=list(HealthCheck),
    )


def undo(folder: Path, times: int) -> Tally:
    return _run(folder, times)


def undo_with_a_gap_in_the_journal(folder: Path, times: int) -> Tally:
    """It stops at the first act that shows it, so it may take its time."""
    return _run(folder, max(times, 1_000), spoil="DROP TRIGGER journal_prospect_update")


def keep(folder: Path, times: int) -> Tally:
    """So many steps are kept; more are made, and those that are kept go back and forth."""
    more = 5
    with Board(folder / "board.db", Clock(DAY), keep_steps=times) as board:
        board._db.run("PRAGMA synchronous = OFF")
        ana = board.add_prospect("Ana")
        for number in range(times + more):
            board.edit_prospect(ana, company=f"Company {number}")
        found = [len(board.history(times + more)) == times]

        def look(number: int) -> None:
            if number % _LOOKS == 0 or number in (more - 1, times + more - 1):
                company = board.snapshot().prospects[ana].company
                found.append(company == f"Company {number}")

        for number in reversed(range(more - 1, times + more - 1)):
            board.undo()
            look(number)
        with raises(NothingToUndo):
            board.undo()
        for number in range(more, times + more):
            board.redo()
            look(number)
        (rows,) = board._db.run("SELECT count(DISTINCT step_id) FROM journal_row").fetchone()
        return Tally(2 * times, found.count(False) + abs(rows - times), f"{times:,} kept")


TRIALS = (
    Trial(
        row=11,
        promise=f"each of {len(VERBS)} acts can be undone and done again, whoever else writes",
        unit="acts",
        run=undo,
        times=10_000,
        few=100,
        guard="a trigger of the journal dropped",
        unguarded=undo_with_a_gap_in_the_journal,
    ),
    Trial(
        row=11,
        promise="as many acts as are kept, and no more, can be undone",
        unit="acts back and forth",
        run=keep,
        times=5_000,
        few=100,
    ),
)
