"""Dragging in a real pty: bytes in, the board's file out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tablero.clock import Clock
from tablero.model import Snapshot
from tablero.store.board import Board
from tests.conftest import DAY
from tests.terminal import Terminal, open_board


@pytest.fixture
def path(tmp_path: Path, demo_file: Path) -> Path:
    return Path(shutil.copy2(demo_file, tmp_path / "board.db"))


def kept(path: Path) -> Snapshot:
    """What is in the file now."""
    with Board(path, Clock(DAY)) as board:
        return board.snapshot()


def column(path: Path, key: str) -> list[str]:
    """The names of a stage in order, from the file."""
    snapshot = kept(path)
    stage = next(stage for stage in snapshot.stages if stage.key == key)
    return [snapshot.prospects[i].name for i in snapshot.columns[stage.id]]


def started(path: Path, **size: int) -> Terminal:
    terminal = open_board(path, **size)
    terminal.wait_for("Pin them?")
    terminal.settle()
    return terminal


def drag(terminal: Terminal, start: tuple[int, int], end: tuple[int, int], steps: int = 8) -> None:
    """Press, move there in steps, hold."""
    (x, y), (to_x, to_y) = start, end
    terminal.mouse("press", x, y)
    terminal.settle(0.08)
    for step in range(1, steps + 1):
        terminal.mouse("move", x + (to_x - x) * step // steps, y + (to_y - y) * step // steps)
    terminal.settle()


def test_a_card_dragged_to_another_column_stays_selected_where_it_lands(path: Path) -> None:
    with started(path) as terminal:
        x, y = terminal.find("Sofía Lleras")
        to = (x + 12, y)
        drag(terminal, terminal.find("Diego Armenta"), to)
        assert "- - - -" in terminal.text, "the slot shows beside the ghost"
        terminal.mouse("release", *to)
        terminal.wait_for("Diego Armenta is in Conversation.")
        assert column(path, "conversation")[1] == "Diego Armenta"
        x, y = terminal.find("Diego Armenta")
        assert terminal.screen.display[y][x - 3] == "►"


def test_escape_in_the_middle_of_a_drag_moves_nobody(path: Path) -> None:
    before = kept(path)
    with started(path) as terminal:
        drag(terminal, terminal.find("Diego Armenta"), terminal.find("Sofía Lleras"))
        terminal.press("escape")
        terminal.settle(0.3)
        terminal.mouse("release", *terminal.find("Sofía Lleras"))
        terminal.settle()
        assert "- - - -" not in terminal.text
    assert kept(path) == before


@pytest.mark.parametrize("bytes_in", ["\x1b[<2;80;20M", "\x1b[O"])
def test_the_right_button_and_another_window_cancel_a_drag(path: Path, bytes_in: str) -> None:
    before = kept(path)
    with started(path) as terminal:
        drag(terminal, terminal.find("Diego Armenta"), terminal.find("Sofía Lleras"))
        terminal.write(bytes_in)
        terminal.settle()
        assert "- - - -" not in terminal.text
        terminal.mouse("release", *terminal.find("Sofía Lleras"))
        terminal.settle()
    assert kept(path) == before


def test_a_card_let_go_outside_the_board_goes_back(path: Path) -> None:
    before = kept(path)
    with started(path) as terminal:
        drag(terminal, terminal.find("Diego Armenta"), (60, 46))
        terminal.mouse("release", 60, 46)
        terminal.settle()
        assert "- - - -" not in terminal.text
    assert kept(path) == before


def test_a_card_dropped_on_the_wall_is_pinned(path: Path) -> None:
    with started(path) as terminal:
        drag(terminal, terminal.find("Pau Ferrandis"), terminal.find("WALL"))
        terminal.wait_for("► Pau Ferrandis")
        terminal.mouse("release", *terminal.find("WALL"))
        terminal.wait_for("Pau Ferrandis is on the wall.")
    assert "Pau Ferrandis" in [p.name for p in kept(path).pinned]


def test_a_name_dragged_off_the_wall_is_wiped(path: Path) -> None:
    with started(path) as terminal:
        x, y = terminal.find("1 Joaquín Peralta")
        drag(terminal, (x + 3, y), (40, 20))
        terminal.mouse("release", 40, 20)
        terminal.wait_for("Joaquín Peralta is off the wall.")
    assert "Joaquín Peralta" not in [p.name for p in kept(path).pinned]


def test_a_drag_streamed_without_waiting_drops_where_it_ends(path: Path) -> None:
    with started(path) as terminal:
        x, y = terminal.find("Diego Armenta")
        to_x, to_y = terminal.find("Elisa Montoro")
        terminal.mouse("press", x, y)
        for step in range(1, 61):
            terminal.mouse("move", x + (to_x - x) * step // 60, y + (to_y - y) * step // 60)
        terminal.mouse("release", to_x, to_y)
        terminal.wait_for("Diego Armenta is in Negotiation.")
        everyone = kept(path)
        assert len(everyone.prospects) == 25
        assert len({i for ids in everyone.columns.values() for i in ids}) == 24
        assert column(path, "negotiation") == ["Iñaki Beloki", "Diego Armenta", "Elisa Montoro"]


def test_sixty_keys_at_once_lose_and_reorder_nobody(path: Path) -> None:
    before = {p.name for p in kept(path).prospects.values()}
    with started(path) as terminal:
        terminal.write("LLLLLHHHHHLJKLJJKKHH" * 3)
        terminal.settle(0.6)
        terminal.press("u")
        terminal.wait_for("Undone")
    after = kept(path)
    assert {p.name for p in after.prospects.values()} == before
    on_board = sorted(p.id for p in after.prospects.values() if p.on_board)
    assert sorted(i for ids in after.columns.values() for i in ids) == on_board


def test_the_terminal_may_change_its_size_at_any_time(path: Path) -> None:
    with started(path) as terminal:
        for columns, rows in ((80, 24), (40, 12), (1, 1), (200, 60), (100, 30)):
            terminal.resize(columns, rows)
            terminal.settle(0.2)
        terminal.wait_for("Diego Armenta")
        terminal.press("q")
        assert terminal.wait() == 0
