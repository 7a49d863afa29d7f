"""An empty board: what it says, its keys, and the example one comes back from."""

from __future__ import annotations

from pathlib import Path

from tablero.clock import Clock
from tablero.store.board import Board
from tablero.ui.app import EXAMPLE
from tests.conftest import DAY
from tests.terminal import open_board
from tests.ui.conftest import MakeApp, screen_text


async def test_an_empty_board_says_its_first_keys(make_app: MakeApp, home: Path) -> None:
    (home / "Downloads" / "trello-board.json").write_text("{}")
    app = make_app(empty=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = screen_text(app).splitlines()
    shown = "\n".join(lines)
    assert "Whom do you not want to forget?" in shown
    assert "in Downloads: trello-board.json" in shown
    assert "Seven lines, as on a" in shown
    assert lines[-1].split("   ") == [" n new", "I import", "d example", "? help", "q quit"]


async def test_nothing_is_promised_where_no_export_lies(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "in Downloads" not in screen_text(app)


async def test_three_keys_lead_to_the_first_pinned_name(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"Ana", "enter")
        await pilot.pause()
        await pilot.press("p")
        await pilot.pause()
        assert [p.name for p in app.board.snapshot().pinned] == ["Ana"]
        assert "Whom do you not want to forget?" not in screen_text(app)


async def test_d_asks_for_the_example_only_on_an_empty_board(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
    assert app.return_value == EXAMPLE
    full = make_app()
    async with full.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        assert full.is_running
    assert full.return_value is None


def test_the_example_opens_and_q_comes_back_to_ones_own_board(path: Path) -> None:
    with open_board(path, columns=100, rows=30) as terminal:
        terminal.wait_for("Whom do you not want to forget?")
        terminal.press("d")
        terminal.wait_for("Lourdes Mamani")
        terminal.wait_for("q goes back to your own board")
        terminal.press("a", "q")
        terminal.wait_for("Whom do you not want to forget?")
        terminal.press("q")
        assert terminal.wait() == 0
    with Board(path, Clock(DAY)) as board:
        assert not board.snapshot().prospects
