"""Pictures of one language, in a home folder of their own.

The same code gives the same files, byte for byte: the day, the hour and the folders are made up.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from screenshots.album import ALBUM, DAY, MORNING, Shot
from tablero import i18n

EXPORT = Path(__file__).parent.parent / "tests" / "fixtures" / "trello-board.json"


def furnish(home: Path) -> None:
    """Make that folder the home, with a Trello export of yesterday in its Downloads."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "NO_COLOR"):
        os.environ.pop(name, None)
    os.environ |= {
        "HOME": str(home),
        "XDG_DOWNLOAD_DIR": str(home / "Downloads"),
        "TABLERO_TODAY": DAY.isoformat(),
        # Valencia, where the board's owner lives, without asking the machine for zones.
        "TZ": "CET-1CEST,M3.5.0,M10.5.0/3",
    }
    time.tzset()
    (home / "Downloads").mkdir(parents=True)
    export = Path(shutil.copy(EXPORT, home / "Downloads"))
    yesterday = MORNING.timestamp() - 86_400
    os.utime(export, (yesterday, yesterday))


def draw(shot: Shot, home: Path) -> str:
    """That picture as SVG. A process draws in one language only."""
    i18n.set_language(shot.language)
    # What the keys do is put into words when this is imported: in the language of that moment.
    from screenshots.camera import take

    return asyncio.run(take(shot, home))


def draw_alone(shot: Shot, home: Path) -> str:
    """That picture in a home of its own."""
    furnish(home)
    return draw(shot, home)


def draw_all(language: str, home: Path) -> Iterator[tuple[str, str]]:
    """The name and the SVG of every picture in that language."""
    furnish(home)
    for shot in ALBUM:
        if shot.language == language:
            yield shot.file_name, draw(shot, home)
