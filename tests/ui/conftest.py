"""The app on a copy of the demo, or on an empty board, with a person's settings in a folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from tablero import i18n
from tablero.clock import Clock
from tablero.config import Settings
from tablero.demo.file import make_demo
from tablero.store.board import Board
from tablero.ui.app import TableroApp
from tests.conftest import DAY

PLAIN = Settings(theme="pizarra")
MakeApp = Callable[..., TableroApp]


@pytest.fixture(scope="session", autouse=True)
def parsed_once() -> Iterator[None]:
    """Each app of each test has the same stylesheet: reading it anew takes a seventh of the time.

    What was read is never changed; Textual keeps it too, but for one app at a time.
    """
    parsed: dict[tuple[object, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parse_rules(sheet: Stylesheet, *css: Any, **about: Any) -> list[RuleSet]:
        key = (css, *about.items(), *sheet._variables.items())
        if key not in parsed:
            parsed[key] = parse(sheet, *css, **about)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_rules)
        yield


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo in English, as of the day of the tests."""
    i18n.set_language("en")
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path, Clock(DAY))
    return path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything a person keeps lies in a folder of the test's own."""
    i18n.set_language("en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(downloads))
    for name in ("VISUAL", "EDITOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def make_app(tmp_path: Path, demo_file: Path, new_file: Path) -> Iterator[MakeApp]:
    """Makes an app: on the demo, or with `empty` on a new board."""
    boards: list[Board] = []

    def make(*, empty: bool = False, settings: Settings = PLAIN) -> TableroApp:
        path = Path(shutil.copy2(new_file if empty else demo_file, tmp_path / "board.db"))
        board = Board(path, Clock(DAY))
        board._db.run("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        boards.append(board)
        return TableroApp(board, Clock(DAY), settings, True)

    yield make
    for board in boards:
        board.close_file()


def screen_text(app: TableroApp) -> str:
    """What the terminal shows now."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())
