"""Promise 27: whatever an editor does, the text is kept and nothing of it is left behind."""

from __future__ import annotations

import os
import random
import shutil
import stat
import tempfile
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from tablero.editor import EditorFailed, edit
from torture.trial import Tally, Trial

BEFORE = "What was there,\nin two lines"
AFTER = "What was written; $(touch harm) `touch harm`"


class Editor(NamedTuple):
    """What an editor does with its file, as a script of the shell, and what is to come of it."""

    script: str
    after: str = AFTER


WRITES = 'printf \'%s\' "$AFTER" > "$1"'
EDITORS = (
    Editor(WRITES),
    Editor("exit 3", BEFORE),
    Editor(f"{WRITES}; exit 1"),
    Editor(f"{WRITES}; kill -KILL $$"),
    Editor(f"{WRITES}; kill -TERM $$"),
    Editor(f"{WRITES}; kill -INT $PPID; kill -QUIT $PPID"),
    Editor(f"{WRITES}; kill -TERM $PPID; sleep 5"),
    Editor('rm "$1"', BEFORE),
    Editor('rm "$1"; mkdir "$1"', BEFORE),
    Editor('rm "$1"; ln -s /nowhere "$1"', BEFORE),
    Editor(
        f'{WRITES}; cp "$1" "$1~"; mkdir "$(dirname "$1")/old"; cp "$1" "$(dirname "$1")/old/a"'
    ),
    Editor(f'{WRITES}; cp "$1" "$1.new"; mv "$1.new" "$1"'),
    Editor(': > "$1"', ""),
)
WORDS = ("sh '{script}'", 'sh "{script}"', "sh -- '{script}'", "env X='; touch harm' sh '{script}'")
BROKEN = ("/nowhere/editor", "'{folder}'", "; touch harm", "$(touch harm)", "`touch harm`")


def edit_often(folder: Path, times: int) -> Tally:
    """Editors and ways to name them, drawn by lot."""
    dice = random.Random(27)
    shelf = folder / "tmp"
    shelf.mkdir()
    script = folder / "an editor.sh"
    told: list[str] = []
    with patch.object(tempfile, "tempdir", str(shelf)), patch.dict(os.environ, AFTER=AFTER):
        os.environ.pop("VISUAL", None)
        before = Path.cwd()
        os.chdir(folder)
        try:
            for _time in range(times):
                chosen = dice.choice((*EDITORS, None))
                fault = _starts_nothing(dice, folder) if chosen is None else ""
                if chosen is not None:
                    fault = _edited(chosen, dice.choice(WORDS), script)
                left = [*shelf.iterdir(), *folder.glob("harm*")]
                if fault or left:
                    told.append(fault or f"left {left[0].name}")
                for path in left:
                    shutil.rmtree(path)
        finally:
            os.chdir(before)
    return Tally(times, len(told), "; ".join(told[:3]))


def edit_untidily(folder: Path, times: int) -> Tally:
    """The same with nobody to clear away."""
    with patch("tablero.editor.shutil.rmtree", lambda *_given, **_named: None):
        return edit_often(folder, times)


def _edited(chosen: Editor, words: str, script: Path) -> str:
    modes = 'stat -c %a "$1" "$(dirname "$1")" > modes'
    script.write_text(f"{modes}\n{chosen.script}\n")
    os.environ["EDITOR"] = words.format(script=script)
    after = edit(BEFORE).text
    seen = Path("modes").read_text().split()
    expected = [f"{stat.S_IRUSR | stat.S_IWUSR:o}", f"{stat.S_IRWXU:o}"]
    if after != chosen.after or seen != expected:
        return f"{chosen.script!r}: {after!r} {seen}"
    return ""


def _starts_nothing(dice: random.Random, folder: Path) -> str:
    os.environ["EDITOR"] = dice.choice(BROKEN).format(folder=folder)
    try:
        edit(BEFORE)
    except EditorFailed:
        return ""
    return f"{os.environ['EDITOR']} started"


TRIALS = (
    Trial(
        row=27,
        promise="an editor, however it ends, loses no text, leaves no file and starts no shell",
        unit="editors",
        run=edit_often,
        times=600,
        few=20,
        guard="clearing away",
        unguarded=edit_untidily,
    ),
)
