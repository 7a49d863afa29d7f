"""The demo as a board's file of its own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tablero.clock import Clock
from tablero.demo import demo_batch
from tablero.demo.sketches import Two
from tablero.i18n import language
from tablero.rules.days import is_workday
from tablero.store.board import Board

REVIEWS = 6
"""How many weekdays in a row, up to today, were reviewed (DOMAIN section 4)."""
_RATION = 9
_TAKEAWAYS = {
    1: Two("antes de proponer, preguntar quién decide", "before proposing, ask who decides"),
    4: Two("con Joaquín, ni una palabra de producto", "with Joaquín, not a word about product"),
}
"""What was taken away from them, so many reviews ago."""


def make_demo(path: Path, clock: Clock) -> None:
    """Write the demo, in the reader's language, to a new file. Raises BadFile."""
    today = clock.today()
    batch = demo_batch(today, language())
    # Without steps, so that `u` in a new demo undoes what one did and not the demo itself.
    with Board(path, clock, keep_steps=0) as board:
        board.rename_board(board.snapshot().board.id, batch.title)
        board.import_drafts(batch)
        snapshot = board.reload()  # what was touched is known by the steps, and there are none
        columns = (snapshot.columns[stage.id] for stage in snapshot.open_stages)
        ration = [number for column in columns for number in column][:_RATION]
        for ago, day in enumerate(weekdays_before(today, REVIEWS), 1):
            board.clock = Clock(day)
            _review(board, ration, _TAKEAWAYS.get(ago, Two("", "")))


def weekdays_before(today: date, count: int) -> list[date]:
    """So many days from Monday to Friday before today, the newest first."""
    days = (today - timedelta(days=ago) for ago in range(1, 2 * count + 3))
    return [day for day in days if is_workday(day)][:count]


def _review(board: Board, ration: list[int], takeaway: Two) -> None:
    """One finished review, on the day of the board's clock."""
    board.start_review(ration)
    board.finish_review()
    board.write_takeaway(takeaway.es if language() == "es" else takeaway.en)
