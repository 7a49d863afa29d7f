"""Takes the pictures again: `python -m screenshots [LANGUAGE]`, or `make screenshots`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from screenshots.taking import draw_all
from tablero.i18n import LANGUAGES

HERE = Path(__file__).parent


def take_all(language: str) -> None:
    """Every picture in that language."""
    with tempfile.TemporaryDirectory() as home:
        for name, drawn in draw_all(language, Path(home)):
            (HERE / name).write_text(drawn, encoding="utf-8", newline="\n")
            print(f"screenshots/{name}")


def main() -> None:
    """One process a language, side by side."""
    command = [sys.executable, "-m", "screenshots"]
    running = [subprocess.Popen([*command, language]) for language in LANGUAGES]
    codes = [process.wait() for process in running]
    if any(codes):
        sys.exit("A picture could not be taken; the others are new.")


if __name__ == "__main__":
    take_all(sys.argv[1]) if sys.argv[1:] else main()
