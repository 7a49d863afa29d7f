"""What the journal holds of one person, and how it is taken out: the steps of others stay, and
no step that is left can bring anything of theirs back.

Loaded only where somebody is forgotten, or is told what is held about them.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any, NamedTuple

from tablero.store.traces import Rows

FORGOTTEN = "forgotten"
"""The verb of a step that was about somebody who is forgotten, and still holds others' rows."""
_NAMES_A_FILE = "import_drafts"
"""Its names are not those of its people."""
_THEIRS = (
    "(table_name, row_id) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')"
    " FROM json_each(:rows))"
)
_OWN_WORDS = frozenset({"tag", "untag", "plan_step"})
"""Verbs about several people whose detail is somebody's own text."""


class Step(NamedTuple):
    """A step of the journal as it lies there."""

    id: int
    at: int
    """UTC, in microseconds."""
    verb: str
    names: list[str]
    many: int
    prospects: list[int]
    detail: str
    undone: int
    sealed: int


def steps_of(connection: sqlite3.Connection, person: int, rows: Rows) -> list[Step]:
    """Every step that was about them, or changed something of theirs, oldest first."""
    found = connection.execute(
        "SELECT id, at, verb, names, many, prospects, detail, undone, sealed FROM journal_step"
        f" WHERE id IN (SELECT step_id FROM journal_row WHERE {_THEIRS}) OR EXISTS"
        " (SELECT 1 FROM json_each(prospects) WHERE value = :person) ORDER BY id",
        {"rows": _pairs(rows), "person": person},
    ).fetchall()
    return [
        Step(number, at, verb, json.loads(names), many, json.loads(about), *rest)
        for number, at, verb, names, many, about, *rest in found
    ]


def images_of(connection: sqlite3.Connection, step: int, rows: Rows) -> list[tuple[str, Any, Any]]:
    """Table, before and after of each of their rows that the step changed, in order."""
    found = connection.execute(
        "SELECT table_name, before, after FROM journal_row"
        f" WHERE step_id = :step AND {_THEIRS} ORDER BY id",
        {"rows": _pairs(rows), "step": step},
    ).fetchall()
    return [(table, _image(before), _image(after)) for table, before, after in found]


def erase(connection: sqlite3.Connection, person: int, rows: Rows) -> None:
    """Takes their rows, their name and their texts out of every step.

    A step that was only theirs goes; one that holds others' rows takes those back, and says no
    more about whom it was.
    """
    for step in steps_of(connection, person, rows):
        theirs = frozenset(
            text
            for _table, *images in images_of(connection, step.id, rows)
            for image in images
            for text in _texts_in(image)
        )
        connection.execute(
            f"DELETE FROM journal_row WHERE step_id = :step AND {_THEIRS}",
            {"rows": _pairs(rows), "step": step.id},
        )
        _rewrite(connection, _without(step, person), step, theirs)


def _without(step: Step, person: int) -> Step:
    """The step about the others it was about."""
    if person not in step.prospects:  # of many only the first are named
        return step._replace(many=max(step.many - 1, len(step.prospects)))
    place, names = step.prospects.index(person), list(step.names)
    if step.verb != _NAMES_A_FILE and len(names) == len(step.prospects):
        del names[place]
    others = [number for number in step.prospects if number != person]
    return step._replace(names=names, prospects=others, many=max(step.many - 1, 0))


def _rewrite(
    connection: sqlite3.Connection, now: Step, before: Step, theirs: frozenset[str]
) -> None:
    left = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM journal_row WHERE step_id = ?)", (now.id,)
    ).fetchone()[0]
    if not left and not (now.sealed and now.many):
        connection.execute("DELETE FROM journal_step WHERE id = ?", (now.id,))
        return
    detail = now.detail
    if now.sealed:
        detail = "" if now.verb in _OWN_WORDS else detail
    elif detail in theirs - _texts(connection, now.id):
        detail = ""
    verb = now.verb
    if before.names and not now.names:
        verb, detail = FORGOTTEN, ""
    connection.execute(
        "UPDATE journal_step SET verb = ?, names = ?, many = ?, prospects = ?, detail = ?"
        " WHERE id = ?",
        (
            verb,
            json.dumps(now.names, ensure_ascii=False),
            now.many,
            json.dumps(now.prospects),
            detail,
            now.id,
        ),
    )


def _pairs(rows: Rows) -> str:
    return json.dumps([[table, number] for table, ids in rows.items() for number in sorted(ids)])


def _texts(connection: sqlite3.Connection, step: int) -> frozenset[str]:
    """Every text in the images of the step's rows."""
    found = connection.execute("SELECT before, after FROM journal_row WHERE step_id = ?", (step,))
    return frozenset(
        text for row in found.fetchall() for image in row for text in _texts_in(_image(image))
    )


def _texts_in(image: Any) -> list[str]:
    return [value for value in (image or {}).values() if isinstance(value, str)]


def _image(text: str | None) -> Any:
    return None if text is None else json.loads(text)
