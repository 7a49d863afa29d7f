"""Private files on the disk: made under a draft's name, hashed, synced, then given their own."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tablero import own_files
from tablero.refusals import BadFile

_DIGEST = ".sha256"
_TAILS = ("-journal", "-wal", "-shm")
_STALE = 3600
"""Seconds after which a draft belongs to nobody who still works on it."""
_MEANINGS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
    errno.ELOOP: "symlink",
    errno.EEXIST: "exists",
}


@contextmanager
def as_told(path: Path, draft: Path | None = None) -> Iterator[None]:
    """Turns what the system complains about into BadFile of that path, and so what is wrong with
    its draft, of which nobody has heard."""
    try:
        yield
    except BadFile as error:
        if draft is None or error.path != str(draft):
            raise
        raise BadFile(str(path), error.why, error.detail) from error
    except OSError as error:
        why = _MEANINGS.get(error.errno or 0, "io")
        raise BadFile(str(path), why, error.strerror or "") from error


def make_folder(folder: Path) -> None:
    """The folder, 0700 under any umask; one that is there keeps its permissions.

    Raises BadFile, also where it is a link or has lost its write bits, which root ignores.
    """
    with as_told(folder):
        try:
            folder.mkdir(mode=0o700)
            folder.chmod(0o700)
        except FileExistsError:
            if folder.is_symlink():
                raise BadFile(str(folder), "linked_folder") from None
            if not folder.is_dir():
                raise
            if not folder.stat().st_mode & 0o222:
                raise BadFile(str(folder), "read_only") from None


def sweep(folder: Path, name: str = "") -> None:
    """Deletes the drafts (of that file, or of any) that a program which was killed left."""
    for draft in folder.glob(".*.draft*"):
        with suppress(OSError):
            if draft.name.startswith(f".{name}") and is_stale(draft):
                draft.unlink()


def is_stale(draft: Path) -> bool:
    """Whether nobody can be at work on it any more. Raises OSError."""
    return time.time() - draft.lstat().st_mtime > _STALE


def touch_privately(path: Path) -> None:
    """An empty file, 0600 under any umask, where there is none yet. Raises OSError."""
    os.close(own_files.create(path))


def is_taken(place: Path) -> bool:
    """Whether the name of the file, or that of its sha256, is taken."""
    return os.path.lexists(place) or os.path.lexists(_beside(place))


def digest_of(path: Path, watch: Callable[[], None] = lambda: None) -> str:
    """The sha256 of its bytes. Raises BadFile. Not for a file this process has open in SQLite."""
    import hashlib  # deciding that no backup is due needs none

    digest = hashlib.sha256()
    with as_told(path), open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
            watch()
    return digest.hexdigest()


def told_digest(path: Path) -> str | None:
    """What the file of its sha256 says; None where there is none."""
    try:
        words = _beside(path).read_text(encoding="ascii", errors="replace").split()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadFile(str(path), "io", error.strerror or "") from error
    return words[0] if words else ""


def put(draft: Path, place: Path, digest: str) -> None:
    """Gives a finished draft its name, the sha256 first: no file lacks its own.

    Raises OSError, FileExistsError where the name was taken meanwhile.
    """
    _sync(draft)
    beside = _beside(place)
    touch_privately(beside)
    try:
        with open(beside, "r+", encoding="utf-8", newline="") as file:
            file.write(f"{digest}  {place.name}\n")
        _sync(beside)
        give_name(draft, place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(place)


def give_name(draft: Path, place: Path) -> None:
    """Renames it, but never over another file. Raises OSError."""
    try:
        os.link(draft, place, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # file systems without hard links
        if os.path.lexists(place):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        os.rename(draft, place)
    else:
        draft.unlink()


def replace(draft: Path, file: Path) -> None:
    """Puts it in the place of a file that is no whole board. What a crash left beside that goes
    first: SQLite would roll it back into the new one. Raises OSError."""
    place = file.resolve()
    for tail in _TAILS:
        place.with_name(place.name + tail).unlink(missing_ok=True)
    os.replace(draft, place)
    sync_folder(place)


def sync_folder(place: Path) -> None:
    """Makes the name itself outlast a lost power supply."""
    with suppress(OSError):  # Windows opens no folders
        _sync(place.absolute().parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + _DIGEST)
