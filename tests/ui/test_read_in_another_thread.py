"""Very many people are read by another thread: the app answers, and then shows them."""

from __future__ import annotations

import pytest

from tablero.clock import Clock
from tablero.person_line import Glance
from tablero.rules.judged import Survey, judge_all
from tablero.store.board import Board
from tablero.ui import showing
from tests.conftest import DAY
from tests.ui.conftest import PLAIN, MakeApp, screen_text
from tests.ui.walking import LARGE, until


@pytest.fixture(autouse=True)
def anybody_is_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "MANY", 1)


async def test_what_another_program_wrote_is_shown_when_it_is_read(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        first = app.scene.columns[app.scene.stages[0].id][0]
        with Board(app.board.path, Clock(DAY)) as other:
            other.edit_prospect(first, name="Somebody Else")
        app._look()
        await pilot.press("down")
        await until(pilot, lambda: "Somebody Else" in screen_text(app))
        assert not app.board.changed_elsewhere()


async def test_a_start_is_shown_whole_when_it_is_read(make_app: MakeApp) -> None:
    app = make_app()
    app.board.read_ahead()
    async with app.run_test(size=LARGE) as pilot:
        await until(pilot, lambda: app.scene.snapshot.complete)
        await until(pilot, lambda: app.morning.has_begun(DAY))
        judged = app.scene.judged
        assert judged == judge_all(app.board.reload(), DAY, PLAIN.follow_up)
        assert len(judged.prospects) == 25


async def test_nobody_is_judged_twice_at_a_start(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    app.board.read_ahead()
    looked_at: list[int] = []
    look_at = Survey._look_at

    def counting(survey: Survey, seen: Glance) -> None:
        looked_at.append(seen.id)
        look_at(survey, seen)

    monkeypatch.setattr(Survey, "_look_at", counting)
    async with app.run_test(size=LARGE) as pilot:
        await until(pilot, lambda: app.morning.has_begun(DAY))
    assert sorted(looked_at) == sorted(app.scene.snapshot.prospects)


async def test_a_verb_before_everybody_is_read_waits_for_them(make_app: MakeApp) -> None:
    app = make_app()
    app.board.read_ahead()
    async with app.run_test(size=LARGE) as pilot:
        stage = app.scene.stages[0].id
        first, count = app.scene.columns[stage][0], app.scene.count(stage)
        await pilot.press("L")
        assert app.scene.snapshot.prospects[first].stage == app.scene.stages[1].id
        assert app.scene.count(stage) == count - 1
        await until(pilot, lambda: app.morning.has_begun(DAY))


async def test_the_filters_first_letter_finds_in_notes_however_fast_it_comes(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await until(pilot, lambda: app.scene.snapshot.complete)
        first = app.scene.columns[app.scene.stages[0].id][0]
        app.board.add_note(first, "Zzyzx")
        await pilot.press("/", "z", "z", "y")
        assert [i for ids in app.scene.columns.values() for i in ids] == [first]
