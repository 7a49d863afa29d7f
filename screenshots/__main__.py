"""Takes the pictures of the album again: `python -m screenshots [LANGUAGE]`, or `make screenshots`.

The same code gives the same files, byte for byte: the day, the hour and the folders are made up.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from screenshots.album import ALBUM, DAY, MORNING
from tablero import i18n

HERE = Path(__file__).parent
EXPORT = HERE.parent / "tests" / "fixtures" / "trello-board.json"


def furnish(home: Path) -> None:
    """Make that folder the home, with a Trello export of yesterday in its Downloads."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "NO_COLOR"):
        os.environ.pop(name, None)
    os.environ |= {
        "HOME": str(home),
        "XDG_DOWNLOAD_DIR": str(home / "Downloads"),
        "TABLERO_TODAY": DAY.isoformat(),
        "TZ": "UTC",
    }
    time.tzset()
    (home / "Downloads").mkdir()
    export = Path(shutil.copy(EXPORT, home / "Downloads"))
    yesterday = MORNING.timestamp() - 86_400
    os.utime(export, (yesterday, yesterday))


def take_all(language: str) -> None:
    """Every picture in that language."""
    i18n.set_language(language)
    # What the keys do is put into words when this is imported: in the language of that moment.
    from screenshots.camera import take

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        furnish(home)
        for shot in ALBUM:
            if shot.language == language:
                drawn = asyncio.run(take(shot, home))
                (HERE / shot.file_name).write_text(drawn, encoding="utf-8", newline="\n")
                print(f"screenshots/{shot.file_name}")


def main() -> None:
    """One process a language, side by side."""
    command = [sys.executable, "-m", "screenshots"]
    running = [subprocess.Popen([*command, language]) for language in i18n.LANGUAGES]
    codes = [process.wait() for process in running]
    if any(codes):
        sys.exit("A picture could not be taken; the others are new.")


if __name__ == "__main__":
    take_all(sys.argv[1]) if sys.argv[1:] else main()
