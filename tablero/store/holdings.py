"""What a file holds of one person, whose name else it holds, and how both are told.

Works on any open file. Loaded only where somebody is forgotten or told what is held about them.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from tablero.forgotten import Forgotten, Holdings, Identity, Mention
from tablero.refusals import NoSuchProspect
from tablero.rules.search import fold, search_words
from tablero.store import journal_traces, traces

_ADDRESSES = ("email", "phone", "linkedin")
_SHORTEST = 3
"""Letters of a first name that is looked for by itself."""
Image = dict[str, Any]


def holdings_of(connection: sqlite3.Connection, person: int) -> Holdings:
    """What the file holds of them. Raises NoSuchProspect where it holds nothing."""
    images = _images(connection, "= ?", person).get(person)
    if not images:
        raise NoSuchProspect(str(person))
    rows = traces.rows_of(connection, person)
    held = traces.held(connection, rows)
    return Holdings(
        identity=_identity(person, images, salt_of(connection)),
        board=images[0]["board_id"] if held.get("prospect") else None,
        rows=held,
        steps=len(journal_traces.steps_of(connection, person, rows)),
        digests=held.get("suppressed", 0),
    )


def people_in(connection: sqlite3.Connection) -> list[Identity]:
    """Everybody of the file, those too whom only the journal still has: undone, or removed with
    their board."""
    salt = salt_of(connection)
    images = _images(connection, "IS NOT ?", None)
    return [_identity(person, images[person], salt) for person in images]


def gone_people(connection: sqlite3.Connection) -> list[Identity]:
    """Those whom only the journal still has."""
    there = {number for (number,) in connection.execute("SELECT id FROM prospect")}
    return [who for who in people_in(connection) if who.id not in there]


def salt_of(connection: sqlite3.Connection) -> str:
    """What copies of one file share; nothing in a file from before there was a salt."""
    if "suppression_salt" not in traces.tables(connection):
        return ""
    (salt,) = connection.execute("SELECT salt FROM suppression_salt").fetchone()
    return str(salt)


def forget_in(connection: sqlite3.Connection, person: int) -> None:
    """Takes them out of every table and of the journal, inside the caller's transaction."""
    rows = traces.rows_of(connection, person)
    journal_traces.erase(connection, person, rows)
    traces.remove(connection, person, rows)


def mentions_of(connection: sqlite3.Connection, who: Identity) -> Forgotten:
    """Where their name, or an address of theirs, stands in the texts of others."""
    is_named = _naming(who)
    found: dict[Mention, None] = {}
    owners = traces.owners(connection)
    for table, column in traces.texts(connection):
        owner = owners.get(table, "NULL")
        rows = connection.execute(f"SELECT {owner}, {column} FROM {table} WHERE {column} <> ''")
        for number, text in rows.fetchall():
            if number != who.id and is_named(text, table != "prospect"):
                found[Mention(number, _name(connection, number), table)] = None
    steps = sum(is_named(text, False) for text in _journal_texts(connection))
    told = sorted(found, key=lambda one: (not one.name, fold(one.name), one.table))
    return Forgotten(who.name, tuple(told), steps)


def _naming(who: Identity) -> Callable[[str, bool], bool]:
    """Tells whether a text names them; `freely` also by the first name alone."""
    names = {" ".join(search_words(name)) for name in who.names}
    first = {name.split()[0] for name in names if name}
    full = _words(names | {fold(address) for address in who.addresses})
    loose = _words(name for name in first if len(name) >= _SHORTEST)

    def is_named(text: str, freely: bool) -> bool:
        folded = " ".join(fold(text).split())
        return bool(full(folded) or (freely and loose(folded)))

    return is_named


def _words(words: Any) -> Callable[[str], object]:
    found = "|".join(re.escape(word) for word in sorted(words) if word)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)").search if found else lambda _text: None


def _journal_texts(connection: sqlite3.Connection) -> Iterator[str]:
    """One text a step: its names, its detail and all its images."""
    rows = connection.execute(
        "SELECT names || ' ' || detail || ' ' || coalesce((SELECT group_concat("
        "coalesce(before, '') || ' ' || coalesce(after, ''), ' ') FROM journal_row"
        " WHERE step_id = journal_step.id), '') FROM journal_step"
    )
    for (text,) in rows:
        yield text


def _name(connection: sqlite3.Connection, person: int | None) -> str:
    if person is None:
        return ""
    row = connection.execute("SELECT name FROM prospect WHERE id = ?", (person,)).fetchone()
    return row[0] if row else ""


def _identity(person: int, images: list[Image], salt: str) -> Identity:
    last = images[0]
    addresses = (image[field] for image in images for field in _ADDRESSES if image[field])
    return Identity(
        id=person,
        name=last["name"],
        about=", ".join(filter(None, (last["role"], last["company"]))),
        names=tuple(dict.fromkeys(image["name"] for image in images)),
        addresses=tuple(dict.fromkeys(addresses)),
        salt=salt,
    )


def _images(
    connection: sqlite3.Connection, which: str, value: int | None
) -> dict[int, list[Image]]:
    """The row of each person as it is, then as the journal knows it, the newest first."""
    cursor = connection.execute(f"SELECT * FROM prospect WHERE id {which} ORDER BY id", (value,))
    columns = [column[0] for column in cursor.description]
    found: dict[int, list[Image]] = {}
    for row in cursor.fetchall():
        image = dict(zip(columns, row, strict=True))
        found[image["id"]] = [image]
    once = connection.execute(
        "SELECT row_id, after, before FROM journal_row WHERE table_name = 'prospect'"
        f" AND row_id {which} ORDER BY id DESC",
        (value,),
    )
    for person, *images in once.fetchall():
        found.setdefault(person, []).extend(json.loads(image) for image in images if image)
    return found
