"""`?` and `:`: the keys in force, every command, everybody by name."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from tablero.config import Settings, load
from tablero.locations import config_file
from tablero.ui.commands import BY_ID, keys_in_force
from tests.ui.conftest import MakeApp, screen_text

REMAPPED = Settings(theme="pizarra", keys=MappingProxyType({"card.log-touch": "f2,s"}))


async def test_help_lists_the_keys_in_force(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(160, 60)) as pilot:
        await pilot.press("question_mark")
        shown = screen_text(app)
    assert "Log a touch of yours" in shown
    assert "card.log-touch" in shown
    assert "How to read a card" in shown
    assert "touches 5 to 12" in shown


async def test_help_says_a_remapped_key_and_who_lost_it(make_app: MakeApp) -> None:
    app = make_app(settings=REMAPPED)
    async with app.run_test(size=(160, 60)) as pilot:
        await pilot.press("question_mark")
        lines = screen_text(app).splitlines()
    touch = next(line for line in lines if "Log a touch of yours" in line)
    step = next(line for line in lines if "Set the next step" in line)
    assert touch.split()[:2] == ["f2,", "s"]
    assert step.split()[0] == "·"


@pytest.mark.parametrize("settings", [Settings(), REMAPPED], ids=["as they come", "remapped"])
async def test_the_keys_shown_are_the_keys_that_work(make_app: MakeApp, settings: Settings) -> None:
    app = make_app(settings=settings)
    async with app.run_test() as pilot:
        await pilot.pause()
        bound: dict[str, int] = {}
        for active in app.screen.active_bindings.values():
            if active.binding.id:
                bound[active.binding.id] = bound.get(active.binding.id, 0) + 1
    for name, count in bound.items():
        assert len(keys_in_force(BY_ID[name], settings.keys)) == count, name


async def test_help_scrolls_and_goes_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        assert "wall.wiped" not in screen_text(app)
        await pilot.press("G")
        assert "wall.wiped" in screen_text(app)
        await pilot.press("q")
        assert "WALL" in screen_text(app)


async def test_the_palette_goes_to_a_person_by_half_a_name(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("colon", *"echev", "enter")
        await pilot.pause()
        assert app.screen.subject is not None  # type: ignore[attr-defined]
        assert app.screen.subject.name == "Martín Echeverri"  # type: ignore[attr-defined]


async def test_the_palette_does_a_command_on_the_screen_below(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        who = app.screen.subject  # type: ignore[attr-defined]
        await pilot.press("colon", *"stage on", "enter")
        await pilot.pause()
        moved = app.board.snapshot().prospects[who.id]
    assert app.scene.snapshot.stage(moved.stage).key == "first_contact"


async def test_the_palette_keeps_the_theme_for_the_next_start(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p", *"theme rotu", "enter")
        await pilot.pause()
        assert app.theme == "rotulador"
    assert load(config_file()).theme == "rotulador"


async def test_the_palette_says_that_nobody_fits(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("colon", *"zzz", "enter")
        assert "Nothing and nobody fits" in screen_text(app)
        await pilot.press("escape")
        assert "Nothing and nobody fits" not in screen_text(app)


async def test_a_name_like_markup_survives_the_palette(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    app.board.add_prospect("[/red] Böse", company="[bold]")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("colon", *"bose")
        assert "[/red] Böse" in screen_text(app)
        assert "[bold]" in screen_text(app)
