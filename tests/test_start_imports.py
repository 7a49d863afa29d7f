"""What is imported by the first frame, and by the commands of every day: only what is listed.

A module costs a quarter of a millisecond at least, and all that is not imported yet is imported
by whoever needs it first. Who adds a line here has measured that it cannot wait.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tablero.clock import Clock
from tablero.store.board import Board
from tests.conftest import DAY
from tests.terminal import Terminal

TELL = """
import os, signal, sys
from pathlib import Path
def tell(*_):
    Path(os.environ["TOLD"]).write_text("\\n".join(sys.modules))
    os.kill(os.getpid(), signal.SIGKILL)
"""
RUN = "import sys; from tablero.cli import run; run(sys.argv[1:])"
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self): yield Static("EMPTY")
    def on_mount(self): self.call_after_refresh(tell)
Empty().run()
"""
APP = """
from tablero.ui.showing import Showing
Showing._show_everybody = tell
from tablero.cli import main
main()
"""

STORE = """
store store.board store.boards store.checks store.database store.default_board store.desk
store.errors store.journal store.memory store.migrating store.opened store.opening store.pages
store.placing store.plain_rows store.reading store.tables
"""
VERBS = """
store.forgetting store.importing store.modes store.moving store.notes store.opt_outs
store.opting_out store.people store.reflecting store.reviewing store.sheets store.stages
store.steps store.touches store.wall
"""
"""`Board` is made of them, so they come with it."""
VALUES = """
beats clock config discipline everybody i18n locations model own_files
person_line refusals text
rules rules.follow_up rules.judged rules.name_search rules.search rules.short_list
rules.stage_names
words words.days words.standings words.terms
"""
START = """
cli cli.paper cli.start crash logbook rules.wall store.reading_ahead
ui ui.app ui.candid ui.commands ui.doors ui.driver ui.ending ui.finder ui.frames ui.gate
ui.head_start ui.keeping ui.messages ui.morning ui.pasting ui.running ui.scene ui.showing ui.sieve
ui.sight ui.terminal ui.themes ui.type_ahead
ui.screens ui.screens.asking ui.screens.board ui.screens.board_cursor ui.screens.card_actions
ui.screens.card_strips ui.screens.face
ui.widgets ui.widgets.bars ui.widgets.beside ui.widgets.board_canvas ui.widgets.board_changes
ui.widgets.board_view ui.widgets.columns ui.widgets.drag ui.widgets.geometry ui.widgets.glyphs
ui.widgets.lines ui.widgets.paint ui.widgets.wall ui.widgets.wall_lines
"""
COMMAND = """
cli cli.arguments cli.click_words cli.completion cli.paper cli.root cli.session rules.days
"""
COMMANDS = {
    "add Zoe": "cli.people cli.shapes cli.show rules.wall store.backup_list",
    "list": "cli.people cli.shapes cli.show rules.wall",
    "log ana --channel email": "cli.touches person rules.courtesy rules.next_touch"
    " store.backup_list store.dossiers words.courtesy words.history words.known",
}
WITHOUT = {"_strptime", "csv", "gettext", "platformdirs", "shutil", "tempfile", "zoneinfo"}
"""Of the standard library, what is dear and was once imported at every start."""


def ours(*lists: str) -> set[str]:
    return {"tablero", *(f"tablero.{name}" for names in lists for name in names.split())}


def loaded_in_a_terminal(code: str, told: Path, *arguments: str) -> set[str]:
    environment = {"TABLERO_LANG": "en", "XDG_STATE_HOME": str(told.parent), "TOLD": str(told)}
    program = ("-c", TELL + code)
    with Terminal(arguments, environment=environment, program=program) as terminal:
        terminal.wait()
    return set(told.read_text().split())


@pytest.fixture
def path(new_file: Path, tmp_path: Path) -> Path:
    """A board with somebody on it, who was written to."""
    path = Path(shutil.copy2(new_file, tmp_path / "board.db"))
    with Board(path, Clock(DAY)) as board:
        board.log_touch(board.add_prospect("Ana"), "email")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_the_first_frame_imports_what_is_listed_and_no_more(path: Path) -> None:
    empty = loaded_in_a_terminal(EMPTY, path.with_name("empty"))
    extra = loaded_in_a_terminal(APP, path.with_name("app"), "--db", str(path)) - empty
    assert packages(extra) <= {"peewee", "textual", "rich"}
    assert own(extra) - ours(STORE, VERBS, VALUES, START) == set()
    assert extra & WITHOUT == set()


@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_imports_what_is_listed_and_no_more(path: Path, words: str) -> None:
    call(path, RUN, "add", "Bea")  # the day's first change makes the day's backup
    floor = call(path, "import peewee, click", words)
    extra = call(path, RUN, *words.split()) - floor
    assert packages(extra) == set()
    assert own(extra) - ours(STORE, VERBS, VALUES, COMMAND, COMMANDS[words]) == set()
    assert extra & WITHOUT == set()


def call(path: Path, code: str, *words: str) -> set[str]:
    """What is loaded after that code."""
    environment = os.environ | {"TABLERO_LANG": "en", "TOLD": str(path.with_name("told"))}
    command = [sys.executable, "-c", f"{code}\n{TELL}tell()", "--db", str(path), *words]
    subprocess.run(command, env=environment, capture_output=True, check=False)
    return set(path.with_name("told").read_text().split())


def own(names: set[str]) -> set[str]:
    return {name for name in names if name.split(".")[0] == "tablero"}


def packages(names: set[str]) -> set[str]:
    """Of others."""
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"tablero"}
