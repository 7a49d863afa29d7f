"""Where tablero looks for its files."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from tablero import locations


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("TABLERO_DB", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def test_the_flag_comes_before_the_environment_and_that_before_the_folder(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    assert locations.database(None) == locations.data_dir() / "tablero.db"
    monkeypatch.setenv("TABLERO_DB", "~/mine.db")
    assert locations.database(None) == home / "mine.db"
    assert locations.database("other.db") == Path("other.db")


def test_an_empty_variable_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLERO_DB", "")
    assert locations.database(None) == locations.data_dir() / "tablero.db"


def test_the_folders_are_the_users_own(home: Path) -> None:
    assert home in locations.data_dir().parents
    assert home in locations.config_file().parents
    assert home in locations.downloads().parents


def test_a_path_in_their_home_is_written_short(home: Path) -> None:
    assert locations.homely(home / "a" / "b.toml") == "~/a/b.toml"
    assert locations.homely(Path("/srv/board.db")) == "/srv/board.db"


@pytest.mark.parametrize("value", [None, "", " ", "/somewhere", "relative", "~/mine"])
def test_the_folders_are_those_that_platformdirs_names(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name) if value is None else monkeypatch.setenv(name, value)
    theirs = platformdirs.PlatformDirs("tablero", appauthor=False)
    assert locations.data_dir() == theirs.user_data_path
    assert locations.config_file().parent == theirs.user_config_path


def test_boards_that_differ_by_their_ending_share_no_backups(home: Path) -> None:
    names = ("a.db", "a.sqlite", "a", "a.sqlite.db", "a.db.db", "a.b.sqlite", ".db")
    folders = {locations.backups_of(home / name) for name in names}
    assert len(folders) == len(names)
    assert locations.backups_of(home / "tablero.db") == home / "tablero-backups"


def test_a_file_may_be_called_what_sqlite_calls_its_memory(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.chdir(home)
    assert locations.database(":memory:") == home / ":memory:"
