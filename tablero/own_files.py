"""Files and folders that nobody else may read, whatever the umask: 0600 and 0700.

None of them is written through a link: somebody else may have put it there.
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

from tablero.refusals import BadFile

FILE_MODE, FOLDER_MODE = 0o600, 0o700
_FLAGS = os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


def keep_to_oneself() -> None:
    """From now on nothing that this process or a program it starts makes may be read by others:
    not the temporary files of a library, nor an editor's."""
    os.umask(0o077)


def make_folder(folder: Path) -> None:
    """The folder with those above it that are missing; one that exists keeps its mode.
    Raises OSError."""
    missing = [folder]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for place in reversed(missing):
        with suppress(FileExistsError):
            place.mkdir(FOLDER_MODE)
            place.chmod(FOLDER_MODE)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def create(path: Path) -> int:
    """A new, empty file, open for reading and writing. Returns its descriptor.
    Raises FileExistsError where anything has that name, a link among it; OSError."""
    return _private(os.open(path, _FLAGS | os.O_EXCL | os.O_RDWR, FILE_MODE))


def open_to_write(path: Path, flags: int = 0) -> int:
    """The file, made where it is missing, open for writing with these flags beside. Returns its
    descriptor. Raises OSError, ELOOP where the name is a link."""
    return _private(os.open(path, _FLAGS | os.O_WRONLY | flags, FILE_MODE))


def put_in_place(path: Path, text: str) -> None:
    """The file whole or not at all, in the place of what was there. Raises BadFile `symlink`;
    OSError."""
    refuse_link(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{time.monotonic_ns()}")
    descriptor = create(draft)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        draft.replace(path)
    except BaseException:
        draft.unlink()
        raise


def refuse_link(path: Path) -> None:
    """Raises BadFile `symlink` where the name is a link, wherever it leads."""
    if path.is_symlink():
        raise BadFile(str(path), "symlink")


def _private(descriptor: int) -> int:
    """The umask may have taken too much, and a file from before may give too much."""
    if hasattr(os, "fchmod"):  # Windows has no such modes
        os.fchmod(descriptor, FILE_MODE)
    return descriptor
