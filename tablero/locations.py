"""Where tablero keeps its things on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def data_dir() -> Path:
    """The folder of the board's file, which may not exist yet."""
    return Path(platformdirs.user_data_dir("tablero", appauthor=False))


def config_file() -> Path:
    """The settings file, which may not exist."""
    return Path(platformdirs.user_config_dir("tablero", appauthor=False)) / "config.toml"


def database(flag: str | None = None) -> Path:
    """The board's file: what `--db` says, else TABLERO_DB, else the one in `data_dir`."""
    named = flag or os.environ.get("TABLERO_DB")
    return Path(named).expanduser() if named else data_dir() / "tablero.db"


def downloads() -> Path:
    """The folder where a browser leaves the exports people import."""
    return Path(platformdirs.user_downloads_dir())
