"""The log: codes and numbers, for its owner alone, and never larger than it should be."""

from __future__ import annotations

import ast
import os
import re
import stat
from pathlib import Path

import pytest

from tablero import logbook
from tablero.locations import log_dir

SECRET = "Lourdes Mamani"
SOURCE = Path(logbook.__file__).parent
FACTS = {
    "code",
    "dict(versions())",
    "error.why",
    "getattr(failed, 'why', 'busy')",
    "kind",
    "known_migrations()[-1]",
    "before.kind if before else 'nothing'",
    "refused.why",
    "type(error).__name__.lower()",
    "path.name if path else 'none'",
}
"""What is told to the log anywhere: codes of ours, versions, names of errors and reports.
Who tells it something else looks whether that can be anybody's data, and adds it."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return log_dir()


def read(folder: Path) -> str:
    return (folder / logbook.NAME).read_text()


def test_a_line_says_when_who_what_and_how_it_went(folder: Path) -> None:
    logbook.note("backup", kind="daily", seconds=0.25, people=12)
    line = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \d+ backup kind=daily seconds=0.250 people=12\n"
    assert re.fullmatch(line, read(folder))


@pytest.mark.parametrize(
    "text",
    [SECRET, "ana@example.org", "/home/ana/board.db", "a\nb", "", "ñandú", "x" * 41, "\x1b[2J"],
)
def test_what_is_no_code_of_ours_is_not_written(folder: Path, text: str) -> None:
    logbook.note("refused", why=text)
    logbook.note(text, why="locked")
    first, second = read(folder).splitlines()
    assert first.endswith(" refused why=?")
    assert second.endswith(" ? why=locked")


def test_the_log_is_for_its_owner_alone_under_any_umask(folder: Path) -> None:
    before = os.umask(0)
    try:
        logbook.note("start")
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / logbook.NAME).stat().st_mode) == 0o600


def test_an_older_folder_that_others_could_read_is_closed_to_them(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o755)
    logbook.note("start")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_three_logs_are_kept_and_none_grows_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logbook, "LARGEST", 500)
    for number in range(100):
        logbook.note("start", number=number)
    kept = sorted(folder.iterdir())
    assert [path.name for path in kept] == ["tablero.log", "tablero.log.1", "tablero.log.2"]
    assert all(path.stat().st_size < 600 for path in kept)
    assert "number=99" in read(folder)


def test_a_link_in_the_way_is_not_followed(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("mine")
    folder.mkdir(parents=True)
    (folder / logbook.NAME).symlink_to(other)
    logbook.note("start")
    assert other.read_text() == "mine"


def test_a_folder_that_is_a_link_is_left_alone(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    folder.parent.mkdir()
    folder.symlink_to(elsewhere)
    logbook.note("start")
    assert list(elsewhere.iterdir()) == []
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755


def test_where_no_log_can_be_written_life_goes_on(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    logbook.note("start")
    assert (tmp_path / "state").read_text() == "a file where the folder should be"


def calls_of(path: Path) -> list[ast.Call]:
    """Where that module adds a line to the log."""
    text = path.read_text(encoding="utf-8")
    if "logbook import" not in text:
        return []
    return [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "note"
    ]


def test_nothing_is_told_to_the_log_but_codes() -> None:
    told = [call for path in SOURCE.rglob("*.py") for call in calls_of(path)]
    assert len(told) >= 6
    for call in told:
        assert isinstance(call.args[0], ast.Constant), ast.unparse(call)
        for fact in call.keywords:
            assert ast.unparse(fact.value) in FACTS, ast.unparse(call)
