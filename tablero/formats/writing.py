"""An export written into a file that nobody else may read."""

from __future__ import annotations

import os
import tempfile
from itertools import count
from pathlib import Path


def write_privately(path: Path, text: str) -> None:
    """The file whole or not at all, in the place of what was there or where a link leads; into
    a device or a pipe as it is. Raises OSError with this path."""
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _put_in_place(path.resolve(), text)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _put_in_place(path: Path, text: str) -> None:
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise


def write_new(path: Path, text: str) -> Path:
    """A new file, with a number behind its name where that is taken. Returns the path taken.
    Raises OSError."""
    place = path
    for number in count(2):
        try:
            descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            break
        except FileExistsError:
            place = path.with_stem(f"{path.stem}-{number}")
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except BaseException:
        place.unlink()
        raise
    return place
