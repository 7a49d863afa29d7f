"""What other programs, or the shell itself, hand over: no command passes it on to the terminal."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call, Said
from torture.ugly import OBEYED, TRACES, make_ugly, poison

OBEYED_BY_TERMINALS = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0))} - {"\n"}
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@pytest.fixture(scope="session")
def ugly_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board that another program has spoiled."""
    path = tmp_path_factory.mktemp("ugly") / "ugly.db"
    make_ugly(path).close_file()
    poison(path)
    return path


@pytest.fixture
def ugly(ugly_file: Path, home: Path) -> Path:
    return Path(shutil.copy2(ugly_file, home / "board.db"))


def assert_harmless(said: Said) -> None:
    for stream in (said.out, said.err):
        assert not OBEYED_BY_TERMINALS & set(stream)
        assert not TURNING & set(stream)
        assert not [trace for trace in TRACES if trace in stream]
    assert "went wrong inside" not in said.err


TOLD = [
    (*command, *json)
    for command in (
        ("list",),
        ("list", "--all"),
        ("show", "1"),
        ("show", "5"),
        ("today",),
        ("agenda",),
        ("wall",),
        ("stats",),
        ("history",),
        ("stages",),
        ("boards",),
        ("reflect", "--list"),
        ("export",),
        ("bridge", "2"),
    )
    for json in ((), ("--json",))
]


@pytest.mark.usefixtures("ugly")
def test_no_command_sends_what_the_file_holds_to_the_terminal(call: Call) -> None:
    heard = 0
    for argv in TOLD:
        said = call(*argv)
        assert_harmless(said)
        if said.code == 0 and "--json" in argv:
            json.loads(said.out)
        heard += said.code == 0
    assert heard > len(TOLD) // 2


@pytest.mark.usefixtures("ugly")
def test_json_says_what_the_file_holds(call: Call) -> None:
    names = [person["name"] for person in call("list", "--json").json]
    assert any(OBEYED[0] in name for name in names)
    assert any("\x9b31m" in name for name in names)


@pytest.mark.usefixtures("ugly")
def test_no_verb_repeats_what_the_file_holds(call: Call) -> None:
    for argv in (
        ("log", "1", "--channel", "email"),
        ("next", "2", "call", "--on", "fri"),
        ("note", "3", "x"),
        ("move", "4", "2"),
        ("archive", "5"),
        ("undo",),
        ("redo",),
        ("show", "PWN"),
    ):
        assert_harmless(call(*argv))


@pytest.mark.parametrize("bad", OBEYED)
def test_nothing_that_was_typed_is_repeated_raw(
    call: Call, home: Path, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    monkeypatch.chdir(home)
    bad = bad.replace("\x00", "")
    file = home / f"x{bad.replace('/', '')}.csv"
    file.write_text("colour\nred\n")
    for argv in (
        ("show", bad),
        ("add", f"Ana{bad}x"),
        ("add", "Ana", "--stage", bad),
        ("add", "Ana", "--cost", bad),
        ("next", "1", "call", "--on", bad),
        ("log", "1", "--channel", bad),
        (bad,),
        (f"--{bad}",),
        ("list", f"--{bad}"),
        ("list", bad),
        ("--board", bad, "list"),
        ("--db", bad, "list"),
        ("--lang", bad, "list"),
        ("import", str(file)),
        ("import", bad),
        ("stages", "add", f"x{bad}x"),
        ("stages", "rename", bad, bad),
        ("boards", "add", f"x{bad}x"),
        ("boards", "remove", bad),
        ("config", "set", "author", f"x{bad}x"),
        ("config", "set", "keys.card.pin", bad),
        ("config", "get", bad),
        ("export", "--format", bad),
    ):
        assert_harmless(call(*argv))


@pytest.mark.parametrize("name", ["TABLERO_TODAY", "TABLERO_DB", "TABLERO_LANG"])
def test_no_variable_reaches_the_terminal(
    call: Call, monkeypatch: pytest.MonkeyPatch, home: Path, name: str
) -> None:
    monkeypatch.setenv(name, f"{home}/\x1b]0;PWNED\x07\x9b31mPWN")
    assert_harmless(call("list"))


def test_a_settings_file_with_escapes_in_it_is_told_harmlessly(call: Call, home: Path) -> None:
    settings = home / "config" / "tablero" / "config.toml"
    settings.parent.mkdir(parents=True)
    for line in (
        'author = "\\u001b[31mPWN"',
        'theme = "\\u009b31mPWN"',
        '"\\u001b]0;PWNED\\u0007" = 1',
        '[keys]\n"card.pin" = "\\u001b[31m"',
        '[keys]\n"\\u001b[31mPWN" = "p"',
        'lang = "\x1b[31mPWN"',
    ):
        settings.write_text(line)
        for argv in (("list",), ("config",), ("add", "Ana")):
            assert_harmless(call(*argv))


def test_bytes_that_are_no_letters_are_refused(home: Path) -> None:
    """What a shell in another encoding hands over."""
    for argv in ((b"add", b"Jos\xe9"), (b"note", b"1", b"\xff"), (b"show", b"\x9b31m\xe9")):
        done = subprocess.run(
            [sys.executable.encode(), b"-m", b"tablero", *argv],
            capture_output=True,
            env={**os.environ, "PYTHONUTF8": "1"},
            check=False,
        )
        assert done.returncode == 1
        assert done.stdout == b""
        done.stderr.decode("utf-8")
        assert b"\x9b" not in done.stderr.replace("\x9b".encode(), b"")
        assert b"went wrong" not in done.stderr
