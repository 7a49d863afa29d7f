"""`S` and `b`: the stages as a table, and the boards of the file."""

from __future__ import annotations

from tablero import words
from tests.ui.conftest import MakeApp, screen_text


async def test_a_new_stage_stands_after_the_one_under_the_cursor(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("S", "j", "n", *"Demo", "enter")
        await pilot.pause()
        names = [words.stage_name(stage) for stage in app.board.snapshot().stages]
        assert names[:4] == ["To contact", "First contact", "Demo", "Conversation"]
        assert "Stage Demo added." in screen_text(app)
        await pilot.press("u")
        assert "Demo" not in [words.stage_name(s) for s in app.board.snapshot().stages]


async def test_a_stage_moves_and_the_cursor_with_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("S", "J", "J")
        keys = [stage.key for stage in app.board.snapshot().stages]
        assert keys[:3] == ["first_contact", "conversation", "to_contact"]
        await pilot.press("K")
        keys = [stage.key for stage in app.board.snapshot().stages]
    assert keys[:3] == ["first_contact", "to_contact", "conversation"]


async def test_limits_and_kind_are_set_from_the_table(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("S", "l", *"6", "enter")
        await pilot.press("t", "backspace", *"12", "enter")
        await pilot.press("c", "3")
        stage = app.board.snapshot().stages[0]
    assert (stage.card_limit, stage.stall_days, stage.kind) == (6, 12, "nurture")


async def test_a_limit_that_is_no_number_is_said_beside_the_field(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("S", "l", *"six", "enter")
        shown = screen_text(app)
        assert "Write a number such as 7" in shown
        assert "six" in shown
        assert app.board.snapshot().stages[0].card_limit is None


async def test_an_occupied_stage_asks_where_its_people_go(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("S", "x")
        assert "2 people are in To contact. Where do they go?" in screen_text(app)
        await pilot.press("escape")
        assert len(app.board.snapshot().stages) == 9
        await pilot.press("x", "3")
        snapshot = app.board.snapshot()
        assert len(snapshot.stages) == 8
        assert snapshot.counts[app.board.find_stage("conversation").id] == 7


async def test_an_empty_stage_goes_at_once_and_comes_back(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("S", "x")
        assert len(app.board.snapshot().stages) == 8
        await pilot.press("u")
        assert len(app.board.snapshot().stages) == 9


async def test_a_taken_name_keeps_what_was_typed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("S", "n", *"proposal", "enter")
        shown = screen_text(app)
    assert 'The name "proposal" is taken.' in shown


async def test_boards_are_added_opened_renamed_and_removed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("b", "n", *"Spring", "enter")
        await pilot.pause()
        assert app.board.snapshot().board.name == "Spring"
        assert not app.board.snapshot().prospects
        await pilot.press("b", "e", *"time", "enter")
        assert app.board.snapshot().board.name == "Springtime"
        await pilot.press("k", "enter")
        await pilot.pause()
        assert len(app.board.snapshot().prospects) == 25
        await pilot.press("b", "j", "x")
        assert "Remove Springtime and everybody on it?" in screen_text(app)
        await pilot.press("x")
        assert len(app.board.boards()) == 1
        await pilot.press("u")
        assert len(app.board.boards()) == 2


async def test_the_last_board_stays(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("b", "x", "x")
        assert "This is the last board" in screen_text(app)
    assert len(app.board.snapshot().prospects) == 25
