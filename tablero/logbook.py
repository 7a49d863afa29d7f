"""The log beside the reports of crashes: what happened and how it ended, in known words and
numbers. Whoever writes here cannot let a name, a path or a text slip in."""

from __future__ import annotations

import os
import re
import stat
import time
from pathlib import Path

from tablero import own_files
from tablero.locations import log_dir

LARGEST = 256 * 1024
"""Bytes of a log, about; then it makes room for the next."""
KEPT = 3
"""Logs, with the one being written."""
NAME = "tablero.log"
_KNOWN = re.compile(r"[a-z0-9_.:+-]{1,40}")

Fact = int | float | str


def note(event: str, **facts: Fact) -> None:
    """Add a line: an event and what is known of it, such as `note("backup", seconds=0.2)`.

    Texts are codes of ours, in lower case without spaces; what is not reads `?`. Never raises:
    whatever is being done goes on without its line.
    """
    try:
        _add_line(_line(event, facts))
    except Exception:
        # A log nobody can write must not undo what it tells of.
        return


def _line(event: str, facts: dict[str, Fact]) -> str:
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    words = (f"{known(name)}={_shown(fact)}" for name, fact in facts.items())
    return " ".join((when, str(os.getpid()), known(event), *words)) + "\n"


def _shown(fact: Fact) -> str:
    if isinstance(fact, float):
        return f"{fact:.3f}"
    return str(int(fact)) if isinstance(fact, int) else known(fact)


def known(text: str) -> str:
    """The text where it can be a code of ours, else `?`."""
    return text if _KNOWN.fullmatch(text) else "?"


def _add_line(line: str) -> None:
    path = private_folder() / NAME
    descriptor = own_files.open_to_write(path, os.O_APPEND)
    if os.fstat(descriptor).st_size > LARGEST:
        os.close(descriptor)
        _make_room(path)
        descriptor = own_files.open_to_write(path, os.O_APPEND)
    try:
        os.write(descriptor, line.encode())
    finally:
        os.close(descriptor)


def _make_room(path: Path) -> None:
    """`tablero.log` becomes `tablero.log.1`, that one `.2`; the oldest goes."""
    names = [path, *(path.with_name(f"{NAME}.{n}") for n in range(1, KEPT))]
    for older, newer in zip(reversed(names), reversed(names[:-1]), strict=False):
        if newer.exists():
            os.replace(newer, older)


def private_folder() -> Path:
    """The folder of the log and the reports, made where it is missing, for its owner alone.
    Raises OSError, also where something else has its name."""
    folder = log_dir()
    own_files.make_folder(folder)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(20, "not a folder")
    if stat.S_IMODE(found.st_mode) != 0o700:
        folder.chmod(0o700)
    return folder
