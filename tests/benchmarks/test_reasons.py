"""What holds a figure back is looked up in a profile, of the right moment and without a path."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.boards import make
from benchmarks.outside import check_undone, export
from benchmarks.reasons import look
from benchmarks.stopwatch import NoAnswer
from benchmarks.surroundings import ROOT, environment

LONGEST = 5


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench-home")


@pytest.fixture
def board(tmp_path: Path) -> Path:
    path = tmp_path / "board.db"
    make(path, 50)
    return path


@pytest.mark.parametrize("reason", ["move", "memory", "import", "log"])
def test_the_dearest_come_first_and_none_tells_where_it_lies(
    reason: str, board: Path, home: Path
) -> None:
    surroundings = environment(home)
    export(board, home, surroundings)
    found = look(reason, board, home, surroundings)
    assert 0 < len(found) <= LONGEST
    assert found == sorted(found, reverse=True)
    assert 0 < sum(cost.share for cost in found) <= 1
    assert not [cost for cost in found if str(ROOT) in cost.where or "site-packages" in cost.where]


def test_the_profile_of_a_move_leaves_the_start_out(board: Path, home: Path) -> None:
    found = " ".join(cost.where for cost in look("move", board, home, environment(home)))
    assert "marshal" not in found


def test_acts_that_are_not_in_the_file_are_missed(board: Path, home: Path) -> None:
    with pytest.raises(NoAnswer, match="3 acts"):
        check_undone(board, 3, environment(home))
