"""A person with a planted value in every text column there is, generated from the tables."""

from __future__ import annotations

import json
from typing import Any

from peewee import ForeignKeyField, IntegerField, TextField

from tablero.store.board import Board
from tablero.store.tables import BoardRow, ProspectRow, Row, StageRow
from tablero.store.tables_discipline import TABLES

STRANGE = 987_654_321
"""An id that stands nowhere by chance."""
STAYS = {("suppressed", "kind"), ("suppressed", "digest"), ("suppressed", "on_day")}
"""Text columns that outlive a person: digests, and since when."""


def hanging() -> list[type[Row]]:
    """The tables that hang on a person, parents before children."""
    found: list[type[Row]] = [ProspectRow]
    for table in TABLES:
        keys = [f for f in table._meta.sorted_fields if isinstance(f, ForeignKeyField)]
        if table not in found and any(key.rel_model in found for key in keys):
            found.append(table)
    return found


def texts(table: type[Row]) -> list[str]:
    """Its text columns."""
    return [f.column_name for f in table._meta.sorted_fields if isinstance(f, TextField)]


def plant(board: Board, word: str, other: int, person: int = STRANGE) -> set[str]:
    """A row of theirs in every table, tied to `other` where it needs two people. Returns the
    planted values."""
    values = set()
    with board._act("plant") as subject:
        for table in hanging():
            row = _row(table, word, other, person)
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            board._db.run(
                f"INSERT INTO {table._meta.table_name} ({names}) VALUES ({marks})",
                tuple(row.values()),
            )
            values |= {str(value) for value in row.values() if word in str(value)}
        subject.people([(person, f"{word}-prospect-name")])
        subject.detail = f"{word}-step-text"
    return values


def replant(board: Board, word: str, new: str, person: int = STRANGE) -> None:
    """Every planted value becomes another, in a step of the journal."""
    with board._act("replant") as subject:
        for table in hanging():
            for column in texts(table):
                board._db.run(
                    f"UPDATE {table._meta.table_name} SET {column} = replace({column}, ?, ?)",
                    (word, new),
                )
        subject.people([(person, f"{new}-prospect-name")])


def _row(table: type[Row], word: str, other: int, person: int) -> dict[str, Any]:
    """Each key leads to the person, but a second one to the same table leads to `other`."""
    row: dict[str, Any] = {}
    taken: set[type[Row]] = set()
    for field in table._meta.sorted_fields:
        if isinstance(field, ForeignKeyField):
            row[field.column_name] = _led_to(field.rel_model, taken, other, person)
            taken.add(field.rel_model)
        elif isinstance(field, TextField):
            row[field.column_name] = f"{word}-{table._meta.table_name}-{field.column_name}"
        elif isinstance(field, IntegerField) and field.column_name != "id":
            row[field.column_name] = 1
    row["id"] = person
    return row


def _led_to(parent: type[Row], taken: set[type[Row]], other: int, person: int) -> int:
    if parent in (BoardRow, StageRow):
        return 1
    return other if parent in taken else person


def dump(board: Board) -> str:
    """Every value of every table, but for the counters of ids."""
    names = [
        name
        for (name,) in board._db.run("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name != "sqlite_sequence"
    ]
    return json.dumps([board._db.run(f"SELECT * FROM {name}").fetchall() for name in names])
