"""The command line on a file and a home of its own, on a fixed day."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tablero.cli import run
from tablero.clock import Clock
from tablero.demo.file import make_demo
from tablero.i18n import set_language


class Said(NamedTuple):
    """What a call of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Said]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, new_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a board as a first start makes it."""
    shutil.copy2(new_file, tmp_path / "board.db")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("TABLERO_DB", str(tmp_path / "board.db"))
    monkeypatch.setenv("TABLERO_LANG", "en")
    monkeypatch.setenv("TABLERO_TODAY", "2026-11-22")
    yield tmp_path
    set_language("en")


@pytest.fixture
def no_board(home: Path) -> Path:
    """The folder before a first start."""
    (home / "board.db").unlink()
    return home


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls the program in this process, from its first word to its exit code."""

    def called(*argv: str) -> Said:
        capsys.readouterr()
        code = run(argv)
        return Said(code, *capsys.readouterr())

    return called


@pytest.fixture
def spawn(home: Path) -> Call:
    """Calls the program as the shell does; `LANG="es_ES"` and the like change the environment."""

    def spawned(*argv: str, **environment: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "tablero", *argv],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, **environment},
            check=False,
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    return spawned


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, made once."""
    set_language("en")
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path, Clock(date(2026, 11, 22)))
    return path


@pytest.fixture
def demo(demo_file: Path, home: Path) -> Path:
    """A copy of the demo as the board."""
    return Path(shutil.copy2(demo_file, home / "board.db"))
