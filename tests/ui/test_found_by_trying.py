"""What went wrong when strangers tried to break it, in real terminals."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from textual import events

from tablero.ui.app import TableroApp
from tablero.ui.screens.form import Wrong
from tablero.ui.screens.person_fields import read_field
from tests.terminal import Terminal
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import SMALL, point_at, prospect

LEAVES = "\x1b[?1049l"
"""Back from the screen of the app to what the terminal showed before."""
NO_MOUSE = "\x1b[?1000l"


def _demo(folder: Path) -> Terminal:
    environment = {
        "TABLERO_TODAY": "2026-11-22",
        "TABLERO_LANG": "en",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "TMPDIR": str(folder),
    }
    return Terminal(["demo"], columns=80, rows=24, environment=environment)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_told_to_end_gives_the_terminal_back(
    tmp_path: Path, number: signal.Signals
) -> None:
    with _demo(tmp_path) as terminal:
        terminal.wait_for("Lourdes Mamani")
        terminal.press("t")
        os.kill(terminal.pid, number)
        assert terminal.wait() == 128 + number
        shown = terminal.received.decode()
    assert LEAVES in shown
    assert NO_MOUSE in shown
    assert not list(tmp_path.glob("tablero-*"))


def _without_ways_out(app: TableroApp) -> None:
    opted_out = app.board.find("Pardo")
    app.board.log_touch(opted_out.id, "email", direction="in")
    app.board.lift_opt_out(opted_out.id, opted_out.name)
    for key in ("nurture", "not_a_fit", "do_not_contact"):
        app.board.remove_stage(app.board.find_stage(key).id, to=app.scene.stages[0].id)


async def test_closing_offers_only_what_the_stages_allow(make_app: MakeApp) -> None:
    app = make_app()
    _without_ways_out(app)
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("x")
        shown = screen_text(app)
        assert "no sales talk" in shown
        assert "Nurture, 45 days" not in shown
        assert "not a fit" not in shown


async def test_an_opt_out_needs_no_stage(make_app: MakeApp) -> None:
    app = make_app()
    _without_ways_out(app)
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("x", "b")
        assert prospect(app, who).opt_out == "total"
        assert not prospect(app, who).is_pinned


async def test_a_long_paste_as_a_day_leaves_room_for_the_answer(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("t", "tab", "tab", "tab")
        app.post_message(events.Paste("a note in the wrong line " * 100))
        await pilot.pause()
        await pilot.press("enter")
        assert "Touch #6 with Diego Armenta" in screen_text(app)
        assert "or 2026-11-24." in screen_text(app)


async def test_a_file_that_was_moved_away_is_called_moved(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        (tmp_path / "board.db").rename(tmp_path / "elsewhere.db")
        await pilot.press("t", "e", "1")
        assert "was moved or replaced" in " ".join(screen_text(app).split())
        await pilot.press("escape")
        (tmp_path / "elsewhere.db").rename(tmp_path / "board.db")
        await pilot.press("t", "e", "1")
        assert app.scene.standing(who).touches == 6


def test_a_fault_says_one_sentence_and_nobodys_name(tmp_path: Path, demo_file: Path) -> None:
    path = Path(shutil.copy2(demo_file, tmp_path / "board.db"))
    plant = tmp_path / "sitecustomize.py"
    plant.write_text(
        "import threading, sys\n"
        "def plant():\n"
        "    import time\n"
        "    while 'tablero.ui.widgets.wall' not in sys.modules: time.sleep(0.01)\n"
        "    time.sleep(0.2)\n"
        "    from tablero.ui.screens.card_actions import CardActions\n"
        "    def broken(self): name = self.subject.name; raise RuntimeError(name)\n"
        "    CardActions.action_settle = broken\n"
        "threading.Thread(target=plant, daemon=True).start()\n"
    )
    environment = {
        "TABLERO_TODAY": "2026-11-22",
        "TABLERO_LANG": "en",
        "PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[2]}",
    }
    with Terminal(["--db", str(path)], environment=environment) as terminal:
        terminal.wait_for("Pin them?")
        terminal.settle(0.6)
        terminal.write(".")
        assert terminal.wait() == 1
        left = terminal.received.rpartition(b"\x1b[?1049l")[2].decode()
    assert "RuntimeError" in left
    assert "Lourdes" not in left


@pytest.mark.parametrize("name", ["cost", "period"])
@pytest.mark.parametrize("typed", ["9" * 5_000, "1" * 8, "-1", "1e3"])
def test_what_is_no_number_of_a_person_is_said_beside_it(name: str, typed: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read_field(name, typed)
    assert wrong.value.field == name


async def test_a_limit_of_thousands_of_digits_is_said_beside_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("S", "l")
        await pilot.pause()
        app.post_message(events.Paste("9" * 5_000))
        await pilot.press("enter")
        await pilot.pause()
        assert "Write a number such as 7" in screen_text(app)
