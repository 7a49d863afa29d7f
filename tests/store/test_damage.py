"""Damage that shows only when something is read: told as such, never a traceback."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from damaged import WRONG, break_it
from looks import add, sha256

from tablero.clock import Clock
from tablero.model import FollowUp, NextStep
from tablero.refusals import BadFile, ChangedSince, NothingToUndo
from tablero.rules.judged import judge_all
from tablero.store.board import Board
from tablero.store.database import IN_MEMORY
from tablero.store.doctor.looking import is_damaged, look_over
from tablero.store.errors import told_plainly

CLOCK = Clock(date(2026, 11, 22))

USES: tuple[Callable[[Board], object], ...] = (
    lambda board: judge_all(board.snapshot(), CLOCK.today(), FollowUp()),
    lambda board: [board.person(number) for number in board.snapshot().prospects],
    lambda board: [
        board.snapshot().stage(p.stage) for p in board.snapshot().prospects.values() if p.stage
    ],
    lambda board: board.note_texts(),
    lambda board: board.history(),
    lambda board: board.find("Ana"),
    lambda board: board.stage_history(),
    lambda board: board.review_days(),
    lambda board: board.arrive(),
    lambda board: board.add_note(1, "Once more"),
    lambda board: board.add_prospect("Eva"),
    lambda board: board.log_touch(1, "email"),
    lambda board: board.undo(),
)

HARMLESS = ("opt-out", "trigger", "steps", "pen", "number", "nobody", "whose rows")
"""What none of these uses stumbles over, so that only the doctor tells it."""


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory, new_file: Path) -> Path:
    """A board with some of everything."""
    path = Path(shutil.copy2(new_file, tmp_path_factory.mktemp("lived") / "board.db"))
    with Board(path, CLOCK) as board:
        ana, bea = add(board, "Ana", "Bea", company="Acme")
        board.log_touch(ana, "email", note="Hello")
        board.add_note(ana, "A note")
        board.add_date(ana, "birthday", date(1980, 3, 12))
        board.plan_step([ana], "Call", on=date(2026, 11, 23))
        board.log_touch(bea, "phone", direction="both", next_step=NextStep("Write", None))
        board.pin(ana)
        board.close(bea, "lost")
        board.start_review([ana])
    return path


@pytest.fixture
def file(lived_in: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(lived_in, tmp_path))


@pytest.mark.parametrize("sql", WRONG.values(), ids=WRONG)
def test_what_makes_no_sense_is_called_damage_wherever_it_is_read(file, sql):
    break_it(file, sql)
    assert is_damaged(file)
    told = {why for use in USES for why in complaint(use, file)}
    name = next(name for name, text in WRONG.items() if text == sql)
    assert told <= {"damaged"}
    assert told or any(words in name for words in HARMLESS)


def complaint(use: Callable[[Board], object], file: Path) -> Iterator[str]:
    """Why the file was refused, if it was."""
    with suppress(NothingToUndo, ChangedSince):
        try:
            with Board(file, CLOCK) as board, told_plainly(file):
                use(board)
        except BadFile as refused:
            yield refused.why


@pytest.mark.parametrize("sql", WRONG.values(), ids=WRONG)
def test_looking_over_a_file_says_what_is_wrong_and_changes_no_byte(file, sql):
    break_it(file, sql)
    before, written = sha256(file), file.stat().st_mtime_ns
    assert [finding.check for finding in look_over(file) if finding.state == "wrong"]
    assert (sha256(file), file.stat().st_mtime_ns) == (before, written)
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_nothing_is_wrong_with_a_whole_file(file):
    assert {finding.state for finding in look_over(file)} == {"ok"}


@pytest.mark.parametrize("name", ["board.db", "moved away.db", ":memory:"])
def test_a_fault_of_ours_is_not_blamed_on_a_file_that_is_whole_or_not_there(file, name):
    path = IN_MEMORY if name == ":memory:" else file.with_name(name)
    assert path.exists() == (path == file)
    with pytest.raises(KeyError), told_plainly(path):
        {}["ours"]
