"""A person's page is read once and whole in its first frame; closing it reads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.app import App
from textual.screen import Screen

from tablero.ui.app import TableroApp
from tablero.ui.screens.prospect import ProspectScreen
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, point_at


@contextmanager
def asked(app: TableroApp) -> Iterator[list[str]]:
    """What the file is asked meanwhile."""
    said: list[str] = []
    connection = app.board._db.raw_connection()
    # The app itself looks every second whether another program wrote.
    connection.set_trace_callback(
        lambda sql: said.append(sql) if sql.lstrip().startswith("SELECT") else None
    )
    yield said
    connection.set_trace_callback(None)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_page_is_read_once_and_its_first_frame_is_all_of_it(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    frames: list[str] = []
    display = App._display

    def look(app: App[object], screen: Screen[object], frame: object) -> None:
        if frame is not None and isinstance(screen, ProspectScreen):
            frames.append("\n".join(s.text for s in screen._compositor.render_strips()))
        display(app, screen, frame)  # type: ignore[arg-type]

    monkeypatch.setattr(App, "_display", look)
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await point_at(pilot, "Armenta")
        with asked(app) as once:
            app.board.person(app.board.find("Armenta").id)
        with asked(app) as statements:
            await pilot.press("enter")
            await pilot.pause()
        assert "Diego Armenta" in screen_text(app)
        assert 0 < len(statements) <= len(once)
        assert set(frames) == {frames[-1]}
        with asked(app) as statements:
            await pilot.press("escape")
            await pilot.pause()
        assert statements == []


async def test_a_page_follows_the_width_it_is_given(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("enter")
        await pilot.pause()
        wide = screen_text(app)
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        assert screen_text(app) == wide
