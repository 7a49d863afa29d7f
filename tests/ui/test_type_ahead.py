"""Keys that come in one piece, as over a slow line, go to the strips they were meant for."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot

from tablero.ui.app import TableroApp
from tests.ui.conftest import MakeApp
from tests.ui.walking import SMALL, page, point_at, prospect


def at_once(app: TableroApp, *keys: str) -> None:
    """Keys that wait in the terminal together."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def until_typed(pilot: Pilot[str]) -> None:
    """Every key has been handed out, however slow the machine."""
    for _turn in range(300):
        await pilot.pause(0.05)
        app = pilot.app
        assert isinstance(app, TableroApp)
        if not app.is_typing:
            return


async def test_a_touch_typed_at_once_is_one_touch_and_nothing_else(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Gual")
        before = prospect(app, who)
        at_once(app, "t", "p", "4", "t", "e", "2")
        await until_typed(pilot)
        assert [touch.channel for touch in page(app, who).touches[1:]] == ["phone", "email"]
        assert prospect(app, who).pinned_on == before.pinned_on


async def test_an_answer_and_a_name_typed_at_once_add_the_person(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Gual")
        at_once(app, "T", "w", "d", *"rosa", "enter", "u")
        await until_typed(pilot)
        assert page(app, who).touches[-1].result == "replied"
        assert not [p for p in app.board.snapshot().prospects.values() if p.name == "rosa"]


async def test_sixty_keys_at_once_lose_none(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        at_once(app, *(["j", "k"] * 30))
        await until_typed(pilot)
        assert app.screen.subject.id == who  # type: ignore[attr-defined]
