"""Five screens as they were when somebody last looked at them and found them good.

`TABLERO_SNAPSHOTS=update` keeps what is drawn now.
"""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from screenshots.album import NARROW, WIDE, Shot
from screenshots.taking import draw_alone

KEPT = Path(__file__).parent / "snapshots"
SHOTS = (
    Shot("board", "en", "pizarra", WIDE, at="martin"),
    Shot("board-80x24", "en", "pizarra", NARROW, at="martin"),
    Shot("large-wall", "en", "rotulador", WIDE, ("W",)),
    Shot("prospect", "en", "pizarra", WIDE, ("enter",), "valentina"),
    Shot("board", "es", "rotulador", WIDE, at="martin"),
)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.file_name)
def test_the_screen_looks_as_it_did(shot: Shot, tmp_path: Path) -> None:
    # A process of its own, since the words of keys are read once a process, in one language.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        drawn = process.submit(draw_alone, shot, tmp_path / "home").result()
    kept, new = KEPT / shot.file_name, KEPT / f"{shot.file_name[:-4]}.new.svg"
    new.unlink(missing_ok=True)
    if os.environ.get("TABLERO_SNAPSHOTS") == "update":
        kept.write_text(drawn, encoding="utf-8", newline="\n")
    elif not kept.exists() or kept.read_text(encoding="utf-8") != drawn:
        new.write_text(drawn, encoding="utf-8", newline="\n")
        pytest.fail(
            f"{kept.name} looks otherwise now. Open it and {new.name} in a browser, both in {KEPT}."
            " If the new one is right: TABLERO_SNAPSHOTS=update make test"
            " ARGS=tests/ui/test_snapshots.py",
            pytrace=False,
        )
