"""All that a file holds about one person, table by table, for them to read: the names of others
are left out. What hangs on a person is found by the keys, so a table of next year is in it.

Loaded only where somebody asks for it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from tablero.beats import decode_beats
from tablero.store import journal_traces, traces
from tablero.store.journal import moment

SELF, ANOTHER = "this person", "another person"
_PEOPLE = "prospect"
_LISTS = {
    "tag": "tags",
    "touch": "touches",
    "step": "steps",
    "note": "notes",
    "idea": "ideas",
    "stage_move": "stage_history",
    "link": "links",
    "source_key": "keys",
    "imported": "imports",
    "key_date": "dates",
    "reflection": "reflections",
    "opt_out": "opt_outs",
    "suppressed": "suppression_list",
    "sheet": "sheet",
    "look": "looks",
    "wall_visit": "wall_visits",
}
"""What a table is called in the file; another one keeps its name."""
_FIELDS = {
    "on_day": "on",
    ("link", "prospect_id"): "to",
    ("link", "other_id"): "from",
}
_FLAGS = frozenset({"archived", "imported", "settled", "closing", "answered"})
Shape = dict[str, object]


def all_held(connection: sqlite3.Connection, person: int) -> Shape:
    """Everything, as values for JSON: days and UTC moments in ISO 8601, money in cents."""
    rows = traces.rows_of(connection, person)
    reader = _Reader(connection, person)
    found: Shape = {}
    for table, ids in rows.items():
        there = reader.rows(table, ids)
        if table == _PEOPLE:
            found["person"] = there[0] if there else {}
        elif there:
            found[_LISTS.get(table, table)] = there
    found["reviews"] = [
        {"day": day, "idea_asked": idea_for == person}
        for day, idea_for in traces.reviews_of(connection, person, "day, idea_for")
    ]
    found["journal"] = [
        reader.step(step, journal_traces.images_of(connection, step.id, rows))
        for step in journal_traces.steps_of(connection, person, rows)
    ]
    return found


class _Reader:
    """Rows of any table as a person reads them: no number of ours, and nobody else's name."""

    def __init__(self, connection: sqlite3.Connection, person: int) -> None:
        self._connection = connection
        self._person = person
        self._parents = {(key.table, key.column): key.parent for key in traces.keys_of(connection)}

    def rows(self, table: str, ids: set[int]) -> list[Shape]:
        cursor = self._connection.execute(
            f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(sorted(ids)),),
        )
        names = [column[0] for column in cursor.description]
        return [self._shape(table, dict(zip(names, row, strict=True))) for row in cursor.fetchall()]

    def step(self, step: journal_traces.Step, images: list[tuple[str, Any, Any]]) -> Shape:
        return {
            "at": moment(step.at).isoformat(),
            "what": step.verb,
            "detail": step.detail,
            "undone": step.undone == 1,
            "changes": [
                {
                    "of": _LISTS.get(table, table),
                    "before": before and self._shape(table, before),
                    "after": after and self._shape(table, after),
                }
                for table, before, after in images
            ],
        }

    def _shape(self, table: str, row: Mapping[str, Any]) -> Shape:
        shape: Shape = {}
        leads = [c for c in row if self._parents.get((table, c)) == _PEOPLE]
        for column, value in row.items():
            name = _FIELDS.get((table, column)) or _FIELDS.get(column, column)
            parent = self._parents.get((table, column))
            if column == "code" and table == "touch":
                shape.update(_beat(value))
            elif column == "at":
                shape[name] = moment(value).isoformat()
            elif parent == _PEOPLE:
                if len(leads) > 1:
                    shape[name] = SELF if value == self._person else ANOTHER
            elif parent:
                shape[column.removesuffix("_id")] = self._called(parent, value)
            elif column not in ("id", "position"):
                shape[name] = value == 1 if column in _FLAGS else value
        return shape

    def _called(self, parent: str, number: int | None) -> str | None:
        """What a board or a stage is called; its key where it has no name of its own."""
        cursor = self._connection.execute(f"SELECT * FROM {parent} WHERE id = ?", (number,))
        row = cursor.fetchone()
        if row is None:
            return None
        found = dict(zip([column[0] for column in cursor.description], row, strict=True))
        return str(found.get("name") or found.get("key") or "")


def _beat(code: str) -> Shape:
    try:
        (beat,) = decode_beats(f"0{code}")
    except (KeyError, ValueError):  # no touch of ours: as it stands
        return {"code": code}
    return {
        "direction": beat.direction,
        "channel": beat.channel,
        "topic": beat.topic,
        "result": beat.result,
    }
