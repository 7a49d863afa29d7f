"""What ended the program, written beside the log: versions and a stack, and nobody's data.

Neither the messages of exceptions nor the values of variables are written, since both carry what
people typed.
"""

from __future__ import annotations

import linecache
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb
from typing import NamedTuple

from tablero.i18n import language
from tablero.logbook import known, note, private_folder
from tablero.own_files import create

REPORTS = 10
"""How many are kept."""
_IN_A_SECOND = 10
_LINKS = 20
"""Exceptions of a chain at most."""
_FRAMES = 60
"""The last ones of a stack, where it is deeper."""


class Moment(NamedTuple):
    """What was going on, in names of our code."""

    asked: str = ""
    """The command, or the last request that a screen made."""
    screens: tuple[str, ...] = ()
    """The open ones, the lowest first."""
    size: tuple[int, int] = (0, 0)
    """Of the terminal, in cells; nothing where there is no app."""


class AppFault(Exception):
    """The app ended by a fault of ours, which is the cause of this."""

    def __init__(self, moment: Moment) -> None:
        super().__init__()
        self.moment = moment


def write_report(error: BaseException, moment: Moment) -> Path | None:
    """Write it and say so in the log; None where it cannot be written. Never raises."""
    try:
        path = _write("\n".join(report(error, moment)) + "\n")
    except Exception:
        # The sentence about the fault must still come, on a full disk too.
        path = None
    note("crash", error=type(error).__name__.lower(), report=path.name if path else "none")
    return path


def place_of(error: BaseException) -> str:
    """Where it was raised: `card_actions.py:83`."""
    frames = list(walk_tb(error.__traceback__))
    return f"{Path(frames[-1][0].f_code.co_filename).name}:{frames[-1][1]}" if frames else "?"


# --- the report ---------------------------------------------------------------------------------


def report(error: BaseException, moment: Moment) -> Iterator[str]:
    """Its lines."""
    yield f"tablero ended by a fault of its own at {_now('%Y-%m-%d %H:%M:%S')} UTC."
    yield "This report holds no data of yours: no texts, no names, no paths of your files."
    yield ""
    yield from (f"{name:10} {text}" for name, text in _surroundings())
    yield f"{'asked':10} {moment.asked or '-'}"
    yield f"{'screens':10} {' > '.join(moment.screens) or '-'}"
    yield f"{'size':10} {moment.size[0]} x {moment.size[1]}"
    seen: set[int] = set()
    for how, link in _chain(error, "", seen):
        yield ""
        yield how + _called(link)
        yield from _stack(link)


def _surroundings() -> Iterator[tuple[str, str]]:
    # Only who meets a fault needs these.
    import platform
    from sqlite3 import sqlite_version

    yield from versions()
    yield "sqlite", sqlite_version
    yield "system", f"{platform.system()} {platform.release()} {platform.machine()}"
    for variable in ("TERM", "TERM_PROGRAM"):
        yield variable.lower().replace("_", " "), known(os.environ.get(variable, "-").lower())
    yield "language", language()


def versions() -> Iterator[tuple[str, str]]:
    """Of tablero, of what it stands on, and of Python; `?` where one runs uninstalled."""
    # Reading them takes longer than a start may.
    from importlib.metadata import PackageNotFoundError, version

    for package in ("tablero", "textual", "peewee", "click"):
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, "?"
    yield "python", ".".join(map(str, sys.version_info[:3]))


def _chain(error: BaseException, how: str, seen: set[int]) -> Iterator[tuple[str, BaseException]]:
    """The error and what led to it, the newest first."""
    if id(error) in seen or len(seen) >= _LINKS:
        return
    seen.add(id(error))
    yield how, error
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _chain(part, "one of them: ", seen)
    if error.__cause__ is not None:
        yield from _chain(error.__cause__, "caused by ", seen)
    elif error.__context__ is not None and not error.__suppress_context__:
        yield from _chain(error.__context__, "while handling ", seen)


def _called(error: BaseException) -> str:
    """The error's kind, with the number or name that the system gives it."""
    kind = type(error)
    codes = [f"{kind.__module__}.{kind.__qualname__}"]
    if isinstance(error, OSError) and isinstance(error.errno, int):
        codes.append(f"errno {error.errno}")
    named = getattr(error, "sqlite_errorname", None)
    if isinstance(named, str):
        codes.append(named)
    return ", ".join(codes)


def _stack(error: BaseException) -> Iterator[str]:
    frames = list(walk_tb(error.__traceback__))
    if len(frames) > _FRAMES:
        yield f"  ({len(frames) - _FRAMES} calls before these)"
    for frame, line in frames[-_FRAMES:]:
        code = frame.f_code
        shown = _within_packages(code.co_filename)
        yield f"  {shown}:{line} in {code.co_name}"
        source = linecache.getline(code.co_filename, line, frame.f_globals).strip()
        if source:
            yield f"    {source}"


def _within_packages(file: str) -> str:
    """The file as its package calls it; never a path of a home."""
    for folder in sorted(filter(None, sys.path), key=len, reverse=True):
        if file.startswith(folder + os.sep):
            return file[len(folder) + 1 :]
    return Path(file).name


# --- its file -----------------------------------------------------------------------------------


def _write(text: str) -> Path:
    """In a new file; the oldest reports go. Raises OSError."""
    folder = private_folder()
    path, descriptor = _new_file(folder)
    with open(descriptor, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
    for old in sorted(folder.glob("crash-*.txt"))[:-REPORTS]:
        old.unlink(missing_ok=True)  # another program that fails may be quicker
    return path


def _new_file(folder: Path) -> tuple[Path, int]:
    stamp = _now("%Y-%m-%d-%H%M%S")
    for number in range(_IN_A_SECOND):
        path = folder / f"crash-{stamp}{f'-{number}' if number else ''}.txt"
        try:
            return path, create(path)
        except FileExistsError:
            continue
    raise FileExistsError


def _now(form: str) -> str:
    return time.strftime(form, time.gmtime())
