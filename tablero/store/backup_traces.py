"""Which backups still hold a person, and how they are taken out of those."""

from __future__ import annotations

import glob
import os
import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tablero import locations
from tablero.forgotten import Identity
from tablero.refusals import BadFile
from tablero.rules.search import search_words
from tablero.store import backups
from tablero.store.backup_list import Backup, backups_of
from tablero.store.copies import as_told, digest_of, is_taken, put, touch_privately
from tablero.store.errors import told_plainly
from tablero.store.holdings import forget_in, mentions_of, people_in, salt_of
from tablero.store.matching import linkedin_slug, phone_digits
from tablero.store.whole_copy import connect

_PIECE = 1 << 20
"""Bytes of a file that are looked through at once: a large board's backups are larger."""


class Holder(NamedTuple):
    """A backup that holds somebody, or may."""

    backup: Backup
    people: tuple[int, ...]
    """Their numbers in it; none where only its free pages hold something of theirs."""
    why: str = ""
    """Why it could not be looked into: the `why` of BadFile."""


def holders_of(file: Path, who: Identity) -> list[Holder]:
    """The backups of a file that still hold them, newest first. Raises BadFile."""
    found = []
    for backup in backups_of(file):
        try:
            people, is_named = _known_there(backup.path, who)
        except BadFile as error:
            if _may_be_in_bytes(backup.path, who):
                found.append(Holder(backup, (), error.why))
            continue
        # What others' texts say of them is theirs to keep; free pages are not.
        if people or (not is_named and _may_be_in_bytes(backup.path, who)):
            found.append(Holder(backup, people))
    return found


def strays_of(file: Path, who: Identity) -> list[Path]:
    """Files beside the board, and among its backups, that hold them and are neither: what a crash
    left behind, or a copy somebody made there. Raises BadFile."""
    known = {file.name, *(backup.path.name for backup in backups_of(file))}
    places = [*file.absolute().parent.glob(f"{glob.escape(file.name)}*")]
    places += file.absolute().parent.glob(f".{glob.escape(file.name)}*")
    places += locations.backups_of(file).glob("*")
    return sorted(
        place
        for place in places
        if place.name not in known and place.is_file() and _may_be_in_bytes(place, who)
    )


def people_of(file: Path) -> list[Identity]:
    """Everybody whom a backup that can be read still holds, each once, as they were last.

    Backups from before there was a salt are taken for copies of this file.
    """
    with told_plainly(file), closing(connect(file)) as connection:
        salt = salt_of(connection)
    found: dict[tuple[int, str], Identity] = {}
    for backup in backups_of(file):
        try:
            with told_plainly(backup.path), closing(connect(backup.path)) as connection:
                for who in people_in(connection):
                    key = (who.id, who.salt or salt)
                    found[key] = _merged(found.get(key, who), who)
        except BadFile:
            continue
    return list(found.values())


def _merged(newer: Identity, older: Identity) -> Identity:
    return newer._replace(
        names=tuple(dict.fromkeys(newer.names + older.names)),
        addresses=tuple(dict.fromkeys(newer.addresses + older.addresses)),
    )


def forget_there(holder: Holder) -> Path:
    """Puts a verified copy without them in the backup's place. Returns its path.

    A stop on the way leaves the old one, or both. Raises BadFile.
    """
    old = holder.backup.path
    backups.verify(old)
    place = _free_beside(old)
    draft = place.with_name(f".{place.name}.{os.getpid()}.draft")
    with as_told(place):
        try:
            touch_privately(draft)
            shutil.copyfile(old, draft)
            with told_plainly(draft):
                _forget(draft, holder.people)
            backups.verify(draft)
            put(draft, place, digest_of(draft))
            written = old.stat().st_mtime_ns
            os.utime(place, ns=(written, written))
        finally:
            for tail in ("", "-journal"):
                draft.with_name(draft.name + tail).unlink(missing_ok=True)
    backups.remove(holder.backup)
    return place


def _forget(draft: Path, people: tuple[int, ...]) -> None:
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN EXCLUSIVE")
        for person in people:
            forget_in(connection, person)
        connection.execute("COMMIT")
        connection.execute("VACUUM")


def _free_beside(old: Path) -> Path:
    """The same name with the next free number."""
    stem = "-".join(old.stem.split("-")[:4])
    places = (old.with_name(f"{stem}-{number}.db") for number in count(2))
    return next(place for place in places if not is_taken(place))


def _known_there(path: Path, who: Identity) -> tuple[tuple[int, ...], bool]:
    """Their numbers in it, and whether anybody else's text names them."""
    with told_plainly(path), closing(connect(path)) as connection:
        is_same_file = who.salt != "" and salt_of(connection) == who.salt
        known = tuple(
            other.id for other in people_in(connection) if _is_same(who, other, is_same_file)
        )
        named = mentions_of(connection, who)
        return known, bool(named.mentions or named.steps)


def _is_same(who: Identity, other: Identity, is_same_file: bool) -> bool:
    """By the number in copies of one file; else by number and name, or address and a name."""
    names = {search_words(name) for name in who.names}
    if who.id == other.id:
        return is_same_file or bool(names & {search_words(name) for name in other.names})
    words = {word for name in names for word in name}
    return bool(
        _marks(who) & _marks(other)
        and words & {word for name in other.names for word in search_words(name)}
    )


def _marks(who: Identity) -> set[str]:
    """Their addresses as an import compares them."""
    found = set()
    for address in who.addresses:
        if "@" in address:
            found.add(address.strip().casefold())
        else:
            found.add(phone_digits(address) or linkedin_slug(address))
    return found - {""}


def _may_be_in_bytes(path: Path, who: Identity) -> bool:
    """Whether the name or an address lies anywhere in the file, free pages among it. What cannot
    be read may hold them; what is gone by now does not."""
    wanted = [text.encode() for text in (*who.names, *who.addresses)]
    overlap = max(map(len, wanted), default=1) - 1
    end = b""
    try:
        with open(path, "rb") as file:
            while piece := file.read(_PIECE):
                held = end + piece
                if any(text in held for text in wanted):
                    return True
                end = held[max(len(held) - overlap, 0) :]
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
