"""Where the measured programs run: nobody's settings, a home of their own, a fixed day."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.boards import TODAY

ROOT = Path(__file__).parents[1]
TABLERO = [sys.executable, "-m", "tablero"]
EMPTY = [sys.executable, str(Path(__file__).parent / "empty_app.py")]
IMPORTS = [sys.executable, "-c", "import peewee, click"]
"""What no command of tablero's can do without."""
KEPT = ("PATH", "LD_LIBRARY_PATH", "TMPDIR")


def environment(home: Path) -> dict[str, str]:
    """That, and nothing of the person at this machine; `home` is made."""
    for folder in ("Downloads", "data", "config", "state", "cache"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    return {
        **{name: os.environ[name] for name in KEPT if name in os.environ},
        "HOME": str(home),
        **{f"XDG_{kind.upper()}_HOME": str(home / kind) for kind in ("data", "config", "state")},
        "XDG_CACHE_HOME": str(home / "cache"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COLORFGBG": "15;0",
        "TABLERO_TODAY": TODAY.isoformat(),
        "TABLERO_LANG": "en",
    }


def machine() -> Mapping[str, str]:
    """What a reader needs to know of this run, in order."""
    return dict(_facts())


def _facts() -> Iterator[tuple[str, str]]:
    yield "date", date.today().isoformat()
    yield "processor", f"{os.cpu_count()} cores of {_processor()}"
    yield "system", f"Linux {platform.release().split('-')[0]}, {platform.machine()}"
    yield "Python", platform.python_version()
    yield "tablero", version("tablero")
    for package in ("textual", "peewee", "click"):
        yield package, version(package)
    yield "SQLite", sqlite3.sqlite_version


def load() -> str:
    """How busy this machine was over the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return " ".join(line.partition(":")[2].split())
    return platform.machine()
