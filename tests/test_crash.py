"""The report of a crash: versions and a stack, and nobody's data."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tablero import crash
from tablero.crash import Moment, report, write_report
from tablero.locations import log_dir

SECRET = "Zenobia Quintarelli"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return log_dir()


def fault() -> Exception:
    """One of a chain of them, each of which quotes what somebody typed."""
    mine = SECRET
    try:
        try:
            os.stat(f"/nowhere/{mine}")
        except OSError:
            {}[mine]
    except KeyError as error:
        try:
            raise ExceptionGroup(mine, [ValueError(mine)]) from error
        except ExceptionGroup as found:
            found.add_note(mine)
            return found
    raise AssertionError


def test_a_report_has_versions_and_the_whole_chain_and_no_message() -> None:
    text = "\n".join(report(fault(), Moment("AddNote", ("BoardScreen", "NoteStrip"), (80, 24))))
    for expected in (
        "tablero    0.",
        "textual    8.2",
        "sqlite     3.",
        "asked      AddNote",
        "screens    BoardScreen > NoteStrip",
        "size       80 x 24",
        "builtins.ExceptionGroup",
        "one of them: builtins.ValueError",
        "caused by builtins.KeyError",
        "while handling builtins.FileNotFoundError, errno 2",
        "test_crash.py:",
        "{}[mine]",
    ):
        assert expected in text
    assert SECRET not in text
    assert str(Path.home()) not in text


def test_a_report_is_for_its_owner_alone_and_the_newest_ten_are_kept(folder: Path) -> None:
    folder.mkdir(parents=True)
    for day in range(10, 25):
        (folder / f"crash-2020-01-{day}-101500.txt").touch()
    before = os.umask(0)
    try:
        path = write_report(fault(), Moment())
    finally:
        os.umask(before)
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    kept = sorted(each.name for each in folder.glob("crash-*"))
    assert len(kept) == crash.REPORTS
    assert kept[0] == "crash-2020-01-16-101500.txt"
    assert kept[-1] == path.name


def test_faults_of_one_second_have_a_report_each(folder: Path) -> None:
    paths = {write_report(fault(), Moment()) for _turn in range(3)}
    assert len(paths) == 3
    assert None not in paths


def test_a_report_follows_no_link(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crash, "_now", lambda _form: "now")
    other = tmp_path / "other"
    other.write_text("mine")
    folder.mkdir(parents=True)
    (folder / "crash-now.txt").symlink_to(other)
    path = write_report(fault(), Moment())
    assert other.read_text() == "mine"
    assert path == folder / "crash-now-1.txt"


def test_the_log_names_the_report(folder: Path) -> None:
    path = write_report(fault(), Moment())
    assert path is not None
    log = (folder / "tablero.log").read_text()
    assert log.endswith(f" crash error=exceptiongroup report={path.name}\n")


def test_a_deep_stack_is_cut(folder: Path) -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as found:
        deeper()
    text = "\n".join(report(found.value, Moment()))
    assert "calls before these)" in text
    assert len(text.splitlines()) < 200
