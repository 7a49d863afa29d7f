"""Where tablero keeps its things on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_dir() -> Path:
    """The folder of the board's file, which may not exist yet."""
    return _xdg("XDG_DATA_HOME", "~/.local/share") or _platform_folder("user_data_dir")


def config_file() -> Path:
    """The settings file, which may not exist."""
    folder = _xdg("XDG_CONFIG_HOME", "~/.config") or _platform_folder("user_config_dir")
    return folder / "config.toml"


def database(flag: str | None = None) -> Path:
    """The board's file: what `--db` says, else TABLERO_DB, else the one in `data_dir`.

    A link to a file is that file: SQLite keeps its journal there, and a repair replaces it there.
    """
    named = flag or os.environ.get("TABLERO_DB")
    # SQLite keeps what bears this name in memory; somebody may have a file of it all the same.
    named = str(Path(named).absolute()) if named == ":memory:" else named
    path = Path(named).expanduser() if named else data_dir() / "tablero.db"
    return path.resolve() if path.is_symlink() and path.exists() else path


def backups_of(file: Path) -> Path:
    """The folder of a board file's backups, beside it; it may not exist. `a.db` and `a.sqlite`
    are two boards, and share none."""
    own = f"{file.stem}-backups" if file.suffix == ".db" else f"{file.name}.backups"
    return file.absolute().with_name(own)


def log_dir() -> Path:
    """The folder of the log and of the reports of crashes, which may not exist."""
    return _xdg("XDG_STATE_HOME", "~/.local/state") or _platform_folder("user_log_dir")


def downloads() -> Path:
    """The folder where a browser leaves the exports people import."""
    import platformdirs

    return Path(platformdirs.user_downloads_dir())


def homely(path: Path) -> str:
    """The path as a person reads it: `~/...` within their home."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _xdg(variable: str, default: str) -> Path | None:
    """The folder on Linux, without the tenth of every command that importing platformdirs takes.
    None where only platformdirs knows."""
    named = os.environ.get(variable, "").strip() or os.path.expanduser(default)
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ or not os.path.isabs(named):
        return None
    return Path(named) / "tablero"


def _platform_folder(kind: str) -> Path:
    import platformdirs

    folders = platformdirs.PlatformDirs("tablero", appauthor=False)
    return Path(str(getattr(folders, kind)))
