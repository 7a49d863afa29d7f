"""Bad input: a sentence, a non-zero exit, nothing changed, no traceback (issue, point 13)."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Call, Said


@pytest.fixture
def board(call: Call, home: Path) -> Path:
    call("add", "Ana Ruiz")
    call("add", "Ana Gil")
    return home / "board.db"


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def assert_refused(said: Said) -> None:
    assert said.code == 1
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err
    assert "went wrong inside" not in said.err


@pytest.mark.parametrize(
    "argv",
    [
        ("move", "Ana Ruiz", "nowhere"),
        ("add", "X", "--stage", "nowhere"),
        ("list", "--stage", "nowhere"),
        ("close", "Ana Ruiz", "--as", "client"),
        ("next", "Ana Ruiz", "call", "--on", "31/02/2027"),
        ("next", "Ana Ruiz", "call", "--on", "2026-13-01"),
        ("log", "Ana Ruiz", "--channel", "email", "--on", "32/1"),
        ("log", "Ana Ruiz", "--channel", "email", "--on", ""),
        ("add", ""),
        ("add", "   "),
        ("add", "a\x1b[31m"),
        ("add", "a\x00b"),
        ("add", "x" * 100_000),
        ("add", "\udcff"),
        ("add", "X", "--cost", "much"),
        ("edit", "Ana Ruiz", "--period", "x"),
        ("edit", "Ana Ruiz", "--name", ""),
        ("note", "Ana Ruiz", ""),
        ("note", "Ana Ruiz", "bell\x07"),
        ("show", "ana"),
        ("move", "ana", "proposal"),
        ("show", "nobody"),
        ("show", ""),
        ("show", "999"),
        ("show", "9" * 40),
        ("touch", "delete", "999"),
        ("stages", "add", ""),
        ("stages", "add", "Proposal"),
        ("boards", "add", "\x07"),
        ("redo",),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    call: Call, board: Path, argv: tuple[str, ...]
) -> None:
    before = digest(board)
    assert_refused(call(*argv))
    assert digest(board) == before


def test_several_people_who_fit_are_listed_with_their_numbers(call: Call, board: Path) -> None:
    said = call("show", "ana")
    for words in ("1", "Ana Ruiz", "2", "Ana Gil"):
        assert words in said.err


@pytest.mark.parametrize(
    "argv",
    [
        ("nonsense",),
        ("add",),
        ("log", "ana"),
        ("log", "ana", "--channel", "pigeon"),
        ("list", "--nope"),
        ("--lang", "fr", "list"),
        ("import",),
        ("touch", "edit", "9" * 30, "--result", "seen"),
        ("completion", "tcsh"),
    ],
)
def test_misuse_is_exit_2(call: Call, argv: tuple[str, ...]) -> None:
    said = call(*argv)
    assert said.code == 2
    assert said.out == ""
    assert "Usage" in said.err


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "22/11/2026", "9999999"])
def test_a_bad_day_in_the_environment_is_misuse(
    call: Call, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.setenv("TABLERO_TODAY", day)
    said = call("list")
    assert said.code == 2
    assert day in said.err


DEEP = b'{"a":' * 200_000
FILES = {
    "text.txt": b"Dear diary,\nnothing happened.\n",
    "half.json": b'{"name": "Board", "cards": [{"name": "Ana',
    "deep.json": DEEP,
    "deep-list.json": b"[" * 200_000 + b"]" * 200_000,
    "random.bin": bytes((n * 197 + 13) % 256 for n in range(4096)),
    "nameless.csv": b"colour,size\nred,3\n",
    "empty.csv": b"",
    "other.json": b'{"hello": [1, 2, 3]}',
    "broken.zip": b"PK\x03\x04 and then nothing",
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_export_is_refused(call: Call, board: Path, name: str) -> None:
    path = board.parent / name
    path.write_bytes(FILES[name])
    before = digest(board)
    for options in ((), ("--dry-run",), ("--json",)):
        assert_refused(call("import", str(path), *options))
    assert digest(board) == before


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(call: Call, board: Path) -> None:
    before = digest(board)
    assert_refused(call("import", str(board.parent / "none.csv")))
    assert_refused(call("import", str(board.parent)))
    assert digest(board) == before


def _text(path: Path) -> None:
    path.write_text("not a database\n" * 100)


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE theirs (x)")
    database.close()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _truncated(path: Path) -> None:
    whole = (path.parent / "board.db").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


@pytest.mark.parametrize("spoil", [_text, _foreign, _empty, _truncated])
@pytest.mark.parametrize("argv", [("list",), ("add", "X"), ("history",)])
def test_a_file_that_is_no_board_is_refused_and_left_alone(
    call: Call, board: Path, spoil: object, argv: tuple[str, ...]
) -> None:
    path = board.parent / "other.db"
    assert callable(spoil)
    spoil(path)
    before = digest(path)
    assert_refused(call("--db", str(path), *argv))
    assert digest(path) == before


def test_a_folder_is_no_board(call: Call, home: Path) -> None:
    assert_refused(call("--db", str(home), "list"))


def test_a_board_in_a_folder_that_is_missing_is_refused_or_made(call: Call, home: Path) -> None:
    said = call("--db", str(home / "no" / "such" / "board.db"), "list")
    assert said.code in (0, 1)
    assert said.err.strip()


@contextmanager
def somebody_else() -> Iterator[None]:
    """Root may write everywhere, so root becomes nobody for a moment."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_read_only_board_is_refused(
    call: Call, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(folder)
        path = shared / "board.db"
        path.write_bytes(board.read_bytes())
        path.chmod(0o444)
        shared.chmod(0o555)
        monkeypatch.setenv("XDG_CONFIG_HOME", folder)
        with somebody_else():
            said = call("--db", str(path), "add", "X")
        shared.chmod(0o755)
        assert_refused(said)
        assert str(path) in said.err
        assert digest(path) == digest(board)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_result_that_cannot_be_written_is_a_sentence(board: Path, unbuffered: str) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tablero", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.usefixtures("board")
def test_closed_streams_are_no_fault() -> None:
    for closed, code in ((">&-", 0), ("2>&- >/dev/null", 0)):
        line = f'"{sys.executable}" -m tablero list {closed}'
        done = subprocess.run(line, shell=True, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (code, "")


def test_no_traceback_reaches_the_shell(spawn: Call, home: Path) -> None:
    said = spawn("--db", str(home), "add", "Ana")
    assert said.code == 1
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


def test_a_next_step_without_words_needs_a_day(call: Call, board: Path) -> None:
    before = digest(board)
    assert call("next", "Ana Gil", " ").code == 2
    assert digest(board) == before
    assert call("next", "Ana Gil", "", "--on", "fri").code == 0


def test_a_database_that_is_a_pipe_is_refused_at_once(call: Call, home: Path) -> None:
    pipe = home / "pipe.db"
    os.mkfifo(pipe)
    assert_refused(call("--db", str(pipe), "list"))
    assert pipe.is_fifo()
