"""What the first frame is made with, and that nothing of it is made twice."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from tablero.config import Settings
from tests.ui.conftest import MakeApp


@pytest.mark.parametrize(("theme", "ground"), [("pizarra", "#17211D"), ("rotulador", "#F4F6F5")])
async def test_the_stylesheet_is_parsed_once_and_for_the_theme_in_force(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, theme: str, ground: str
) -> None:
    times = 0
    reparse = Stylesheet.reparse

    def count(sheet: Stylesheet) -> None:
        nonlocal times
        times += 1
        reparse(sheet)

    monkeypatch.setattr(Stylesheet, "reparse", count)
    app = make_app(settings=Settings(theme=theme))
    async with app.run_test() as pilot:
        assert app.screen.styles.background.hex == ground
        assert times == 0
        app.theme = "nord"
        await pilot.pause()
        assert times == 1


@pytest.mark.parametrize(("width", "place"), [(60, "-tiny"), (80, "-narrow"), (220, "-vast")])
async def test_the_first_frame_is_laid_out_for_its_width(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, width: int, place: str
) -> None:
    drawn: list[frozenset[str]] = []
    display = App._display

    def look(app: App[object], screen: Screen[object], frame: object) -> None:
        drawn.append(screen.classes)
        display(app, screen, frame)  # type: ignore[arg-type]

    monkeypatch.setattr(App, "_display", look)
    async with make_app().run_test(size=(width, 30)):
        assert place in drawn[0]
        assert {place} == drawn[-1] & {"-tiny", "-narrow", "-wide", "-vast"}
