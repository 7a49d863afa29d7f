"""Every theme is readable: ours as they were chosen, Textual's own as they are mixed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tablero.ui.themes import READABLE, THEMES, contrast, variable_defaults
from tests.terminal import Terminal

INKS = ("muted", "warning", "success", "accent", "primary", "error", "key")
COLOURED = [theme for theme in (*THEMES, *BUILTIN_THEMES.values()) if not theme.ansi]


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_every_ink_reads_on_every_ground_of_a_theme(theme):
    colours = theme.to_color_system().generate() | theme.variables
    colours |= {k: v for k, v in variable_defaults(theme).items() if k not in theme.variables}
    grounds = [Color.parse(colours[name]) for name in ("background", "surface", "panel")]
    text = Color.parse(colours["foreground"])
    wanted = min(READABLE, *(contrast(text, ground) for ground in grounds))
    for ink in INKS:
        worst = min(contrast(Color.parse(colours[f"tablero-{ink}"]), on) for on in grounds)
        assert worst >= wanted - 0.01, (ink, round(worst, 2))


def test_whoever_wants_no_colour_gets_none(tmp_path: Path, demo_file: Path) -> None:
    path = shutil.copy2(demo_file, tmp_path / "board.db")
    wish = {"NO_COLOR": "1", "COLORTERM": "truecolor", "TABLERO_LANG": "en"}
    with Terminal(["--db", str(path)], environment=wish) as terminal:
        terminal.wait_for("Diego Armenta")
        terminal.press("down", "right", "tab")
        told = re.findall(rb"[34]8;2;([0-9]+);([0-9]+);([0-9]+)", terminal.received)
        assert told
        assert all(red == green == blue for red, green, blue in told)
