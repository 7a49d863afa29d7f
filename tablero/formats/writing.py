"""An export written into a file that nobody else may read."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from tablero import own_files


def write_privately(path: Path, text: str) -> None:
    """The file whole or not at all, in the place of what was there; into a device or a pipe, as
    /dev/stdout leads to one, as it is. Raises BadFile `symlink` for another link, else OSError
    with this path."""
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")
        else:
            own_files.put_in_place(path, text)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def write_new(path: Path, text: str) -> Path:
    """A new file, with a number behind its name where that is taken. Returns the path taken.
    Raises OSError."""
    place = path
    for number in count(2):
        try:
            descriptor = own_files.create(place)
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
