"""Opening: what is not ours, what is newer, and where a file should not lie."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from shutil import copyfile, rmtree
from unittest.mock import patch

from tablero.clock import Clock
from tablero.refusals import BadFile
from tablero.store import opening
from tablero.store.board import Board
from tablero.store.doctor.folders import network_of, synced_by
from torture.trial import Tally, Trial

DAY = date(2026, 11, 22)


# --- what is not ours, and what is newer -----------------------------------------------------


def _text(path: Path, chance: random.Random) -> str:
    path.write_bytes(chance.choice((b"Dear diary,\n", b"PK\3\4", b"\xff\xfe")) * 200)
    return "not_database"


def _noise(path: Path, chance: random.Random) -> str:
    path.write_bytes(chance.randbytes(chance.randrange(1, 20_000)))
    return "not_database"


def _empty(path: Path, _chance: random.Random) -> str:
    path.write_bytes(b"")
    return "empty"


def _few_bytes(path: Path, chance: random.Random) -> str:
    path.write_bytes(path.read_bytes()[: chance.randrange(1, 16)])
    return "not_database"


def _half(path: Path, chance: random.Random) -> str:
    whole = path.read_bytes()
    path.write_bytes(whole[: chance.randrange(16, len(whole))])
    return "truncated"


def _foreign(path: Path, chance: random.Random) -> str:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode = {chance.choice(('WAL', 'DELETE'))}")
        other.execute("CREATE TABLE prospect (id INTEGER)")
        other.execute("CREATE TABLE schema_migration (name TEXT, applied TEXT)")
        other.execute(f"PRAGMA application_id = {chance.choice((0, 1, 0x42414C4C))}")
        other.commit()
    path.with_name(path.name + "-journal").write_bytes(b"of another program")
    return "foreign"


def _folder(path: Path, _chance: random.Random) -> str:
    path.unlink()
    path.mkdir()
    return "directory"


def _nowhere(path: Path, _chance: random.Random) -> str:
    path.unlink()
    path.symlink_to(path.with_name("elsewhere.db"))
    return "symlink"


def _newer(path: Path, chance: random.Random) -> str:
    name = f"{chance.randrange(100, 10_000):04d}_{chance.choice(('colours', 'teams', 'web'))}"
    with closing(sqlite3.connect(path)) as board:
        board.execute("INSERT INTO schema_migration (name, applied) VALUES (?, '2030')", (name,))
        board.commit()
    return "newer"


_NOT_OURS = (_text, _noise, _empty, _few_bytes, _half, _foreign, _folder, _nowhere)


def _refuse(
    folder: Path, times: int, kinds: tuple[Callable[[Path, random.Random], str], ...]
) -> Tally:
    """Each of them with its own sentence, and not a byte of anything changed."""
    original = folder / "original.db"
    Board(original, Clock(DAY)).close_file()
    lost = 0
    for number in range(times):
        place = folder / "place"
        place.mkdir()
        path = place / "board.db"
        copyfile(original, path)
        why = kinds[number % len(kinds)](path, random.Random(number))
        before = _state(place)
        lost += _refusal(path) != why or _state(place) != before
        rmtree(place)
    return Tally(times, lost, f"{len(kinds)} kinds")


def _refusal(path: Path) -> str:
    try:
        with Board(path, Clock(DAY)) as board:
            board.add_prospect("Somebody")
    except BadFile as refused:
        return refused.why
    except Exception as error:
        return type(error).__name__
    return ""


def _state(place: Path) -> dict[str, str]:
    """Every file of a folder, by what is in it."""
    return {
        entry.name: hashlib.sha256(entry.read_bytes()).hexdigest() if entry.is_file() else "-"
        for entry in place.iterdir()
    }


def not_ours(folder: Path, times: int) -> Tally:
    return _refuse(folder, times, _NOT_OURS)


def not_ours_unasked(folder: Path, times: int) -> Tally:
    with patch.object(opening, "check_kind"):
        return _refuse(folder, times, _NOT_OURS)


def newer(folder: Path, times: int) -> Tally:
    return _refuse(folder, times, (_newer,))


def newer_unasked(folder: Path, times: int) -> Tally:
    with patch.object(opening, "check_version"):
        return _refuse(folder, times, (_newer,))


# --- where it lies ---------------------------------------------------------------------------

_SYNCED = {
    "Dropbox/work": "Dropbox",
    "Dropbox (Personal)": "Dropbox",
    "OneDrive": "OneDrive",
    "OneDrive - Acme": "OneDrive",
    "Library/Mobile Documents/com~apple~CloudDocs": "iCloud",
    "Google Drive/My Drive": "Google Drive",
    "GoogleDrive-ana@example.org": "Google Drive",
    "Nextcloud/boards": "Nextcloud",
    "owncloud": "ownCloud",
    "Sync/.stfolder": "Syncthing",
    "Documents": "",
    "My Dropbox notes": "",
}
_MOUNTED = {"nfs4": "nfs4", "cifs": "cifs", "fuse.sshfs": "fuse.sshfs", "9p": "9p", "ext4": ""}


def synced(folder: Path, times: int) -> Tally:
    """Each name of a synced folder and each kind of network disk, and those that are neither."""
    lost = 0
    mounts = folder / "mountinfo"
    for number in range(times):
        name, service = list(_SYNCED.items())[number % len(_SYNCED)]
        place = folder / str(number) / name
        place.mkdir(parents=True, exist_ok=True)
        beside = place.parent if place.name == ".stfolder" else place
        lost += synced_by(beside / "board.db") != service
        kind, network = list(_MOUNTED.items())[number % len(_MOUNTED)]
        there = str(beside).replace(" ", "\\040")
        mounts.write_text(
            "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
            f"99 21 0:5 / {there} rw shared:1 - {kind} host:/x rw\n"
        )
        lost += network_of(beside / "board.db", mounts) != network
    return Tally(times, lost)


TRIALS = (
    Trial(
        6,
        "What is not ours is refused by its name, and not a byte of it changes",
        "files",
        not_ours,
        2_000,
        16,
        "its header is not looked at",
        not_ours_unasked,
    ),
    Trial(
        8,
        "A file of a newer version is refused, and not a byte of it changes",
        "files",
        newer,
        1_000,
        16,
        "its version is not looked at",
        newer_unasked,
    ),
    Trial(
        28,
        "A synced folder or a network disk is recognised",
        "folders",
        synced,
        600,
        60,
    ),
)
