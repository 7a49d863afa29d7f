"""The program as a whole: its language, its version, its speed, the shell's TAB."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from tablero.cli import run
from tablero.cli.click_words import PLURALS, WORDS
from tablero.cli.root import MODULES
from tablero.i18n import language
from tests.cli.conftest import Call


def test_every_command_of_the_design_is_there(call: Call) -> None:
    said = call("--help")
    assert said.code == 0
    assert said.err == ""
    commands = (
        "demo add edit note show list move archive unarchive close reopen pin unpin log touch next"
        " wall settle undo redo history import export boards stages config"
        " today agenda reflect idea bridge sheet date optout"
    )
    for command in commands.split():
        assert f"  {command} " in said.out
        assert call(command, "--help").code == 0


def test_the_version_is_the_packages(call: Call) -> None:
    said = call("--version")
    assert (said.code, said.out) == (0, f"tablero {version('tablero')}\n")


@pytest.mark.parametrize(
    ("argv", "variable", "setting", "locale", "chosen"),
    [
        (["--lang", "es", "list"], "en", "en", "en_GB.UTF-8", "es"),
        (["--lang=es", "list"], "en", "", "", "es"),
        (["--db", "x.db", "--lang", "es", "list"], "en", "", "", "es"),
        (["list"], "es", "en", "en_GB.UTF-8", "es"),
        (["list"], "", "es", "en_GB.UTF-8", "es"),
        (["list"], "", "", "es_MX.UTF-8", "es"),
        (["list"], "", "", "fr_FR.UTF-8", "en"),
        (["list"], "", "", "", "en"),
        (["list", "--search", "--lang=es"], "", "", "", "en"),
    ],
)
def test_the_flag_comes_before_the_variable_the_setting_and_the_locale(
    argv: list[str],
    variable: str,
    setting: str,
    locale: str,
    chosen: str,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("TABLERO_LANG", variable)
    monkeypatch.setenv("LANG", locale)
    config = home / "config" / "tablero" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'lang = "{setting}"\n')
    assert run(argv) == 0
    assert language() == chosen


def test_help_and_errors_speak_the_readers_language(spawn: Call) -> None:
    assert "Uso:" in spawn("--lang", "es", "add", "--help").out
    assert "Uso:" in spawn("--lang", "es", "add").err
    assert "Por contactar" in spawn(TABLERO_LANG="es").out
    assert "To contact" in spawn(TABLERO_LANG="en").out


def test_json_is_the_same_in_every_language(call: Call) -> None:
    call("add", "Ana")
    english = call("--lang", "en", "list", "--json").out
    assert call("--lang", "es", "list", "--json").out == english


def test_what_we_translate_for_click_is_still_what_click_says() -> None:
    folder = Path(click.__file__).parent
    source = "".join(path.read_text() for path in folder.glob("*.py"))
    for text in (*WORDS, *(form for forms in PLURALS for form in forms)):
        assert text.encode("unicode_escape").decode() in source, text


def test_no_command_needs_textual() -> None:
    code = (
        "import sys\nfrom importlib import import_module\nfrom tablero.cli.root import MODULES\n"
        "for name in set(MODULES.values()): import_module(f'tablero.cli.{name}')\n"
        "print('textual' in sys.modules or 'rich' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_fault_of_ours_is_a_sentence_without_anybodys_data(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MODULES, "pin", "no_such_module")
    said = call("pin", "Ana Secreta")
    assert said.code == 1
    assert "ModuleNotFoundError" in said.err
    assert "Secreta" not in said.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_printed(call: Call, shell: str) -> None:
    said = call("completion", shell)
    assert said.code == 0
    assert "_TABLERO_COMPLETE" in said.out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("tablero unar", "unarchive"),
        ("tablero show mart", "Martín Echeverri"),
        ("tablero move ana prop", "proposal"),
        ("tablero log ana --channel wh", "whatsapp"),
    ],
)
def test_tab_offers_commands_names_and_stages(
    call: Call, spawn: Call, typed: str, offered: str
) -> None:
    call("add", "Martín Echeverri")
    call("add", "Ana")
    words = typed.split()
    said = spawn(
        _TABLERO_COMPLETE="bash_complete",
        COMP_WORDS=typed,
        COMP_CWORD=str(len(words) - 1),
    )
    assert offered in said.out


def test_tab_makes_no_file(spawn: Call, no_board: Path) -> None:
    said = spawn(_TABLERO_COMPLETE="bash_complete", COMP_WORDS="tablero show a", COMP_CWORD="2")
    assert said.err == ""
    assert not (no_board / "board.db").exists()


@pytest.mark.parametrize(
    ("typed", "quote", "completed"),
    [
        ("Mart", "", "Martín Echeverri"),
        ("Mart", '"', "Martín Echeverri"),
        ("neil", "", "Ana O'Neil *"),
    ],
)
def test_bash_takes_a_completed_name_for_one_word(
    call: Call, home: Path, typed: str, quote: str, completed: str
) -> None:
    call("add", "Martín Echeverri")
    call("add", "Ana O'Neil *")
    script = call("completion", "bash").out + (
        f"COMP_WORDS=(tablero show '{quote}{typed}'); COMP_CWORD=2; _tablero_completion tablero\n"
        f"eval 'word=({quote}'\"${{COMPREPLY[0]}}\"'{quote})'; printf '%s|' \"${{word[@]}}\""
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    said = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        cwd=home,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert said.stdout.decode() == f"{completed}|"
