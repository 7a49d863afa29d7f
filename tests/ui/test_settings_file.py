"""`,`: the settings file in one's own editor, and what it says held at once."""

from __future__ import annotations

import sys
from pathlib import Path
from types import MappingProxyType

import pytest

from tablero.config import Settings
from tablero.locations import config_file
from tablero.ui.settings_file import reread_settings
from tests.terminal import Terminal
from tests.ui.conftest import MakeApp, screen_text


async def test_without_an_editor_it_says_where_the_file_is(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        await pilot.press("comma")
        assert str(config_file()) in screen_text(app)
    assert "# theme = " in config_file().read_text()


async def test_new_settings_hold_at_once(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        config_file().parent.mkdir(parents=True)
        config_file().write_text(
            'theme = "rotulador"\nglyphs = "ascii"\nzone = [2, 6]\n[keys]\n"app.help" = "f1"\n'
        )
        reread_settings(app)
        await pilot.pause()
        shown = screen_text(app)
        assert app.theme == "rotulador"
        assert "o[oo" in shown
        assert "●" not in shown
        assert "The settings hold from now on." in shown
        await pilot.press("f1")
        assert "touches 2 to 6" in screen_text(app)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (Settings(theme="gone"), 'There is no theme "gone"'),
        (
            Settings(theme="pizarra", keys=MappingProxyType({"card.fly": "f2"})),
            'No command is called "card.fly"',
        ),
    ],
)
async def test_what_the_settings_name_and_the_app_lacks_is_said_at_the_start(
    make_app: MakeApp, settings: Settings, sentence: str
) -> None:
    app = make_app(settings=settings)
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        assert sentence in screen_text(app)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('theme = "pizarra', "The settings file cannot be understood"),
        ('glyphs = "emoji"', 'The setting glyphs cannot be "emoji"'),
        ('colour = "red"', 'There is no setting "colour"'),
    ],
)
async def test_a_bad_setting_is_a_sentence_and_the_old_ones_hold(
    make_app: MakeApp, text: str, sentence: str
) -> None:
    app = make_app()
    before = app.settings
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        config_file().parent.mkdir(parents=True)
        config_file().write_text(text)
        reread_settings(app)
        await pilot.pause()
        assert sentence in screen_text(app)
    assert app.settings == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('theme = "sepia"', 'There is no theme "sepia".'),
        ('[keys]\n"card.fly" = "f"', 'No command is called "card.fly".'),
    ],
)
async def test_a_name_that_does_not_exist_is_told(
    make_app: MakeApp, text: str, sentence: str
) -> None:
    app = make_app()
    async with app.run_test(size=(200, 40)) as pilot:
        await pilot.pause()
        config_file().parent.mkdir(parents=True)
        config_file().write_text(text)
        reread_settings(app)
        await pilot.pause()
        assert sentence in screen_text(app)


def test_the_editor_gets_the_terminal_and_the_app_comes_back(path: Path, home: Path) -> None:
    script = home / "my editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "print('EDITING', sys.argv[1], flush=True)\n"
        "sys.stdin.readline()\n"
        "file = pathlib.Path(sys.argv[1])\n"
        'file.write_text(file.read_text() + \'\\n"app.help" = "f1"\\n\')\n'
    )
    environment = {"TABLERO_LANG": "en", "EDITOR": f"'{sys.executable}' '{script}'"}
    with Terminal(["--db", str(path)], columns=120, rows=30, environment=environment) as terminal:
        terminal.wait_for("Whom do you not want to forget?")
        terminal.press(",")
        terminal.wait_for("EDITING")
        terminal.press("enter")
        terminal.wait_for("The settings hold from now on.")
        terminal.wait_for("f1 help")
        terminal.press("q")
        assert terminal.wait() == 0
