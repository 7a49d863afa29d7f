"""Rows written and read by the table's name, for the tables whose models no start loads.

The journal's triggers follow these writes like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tablero.refusals import Gone
from tablero.store.desk import Desk, Was
from tablero.store.journal import Subject


class PlainRows(Desk):
    """Adding, changing and dropping a row of a table; its names are ours, never a person's."""

    def _add_row(self, table: str, **values: object) -> int:
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
        return int(self._db.run(sql, tuple(values.values())).lastrowid or 0)

    def _change_row(self, table: str, number: int, **values: object) -> None:
        columns = ", ".join(f"{column} = ?" for column in values)
        self._db.run(f"UPDATE {table} SET {columns} WHERE id = ?", (*values.values(), number))

    def _drop_row(self, table: str, number: int) -> None:
        self._db.run(f"DELETE FROM {table} WHERE id = ?", (number,))

    def _rows_where(self, table: str, **values: object) -> list[dict[str, Any]]:
        """The rows of these values, oldest first."""
        same = " AND ".join(f"{column} = ?" for column in values)
        cursor = self._db.run(
            f"SELECT * FROM {table} WHERE {same} ORDER BY id", tuple(values.values())
        )
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _own_row(self, table: str, number: int, subject: Subject) -> dict[str, Any]:
        """A date, reflection ... of somebody on this board; the step is about them."""
        for row in self._rows_where(table, id=number):
            self._person(row["prospect_id"], subject)
            return row
        raise Gone(str(number))

    def _write_row(
        self, table: str, text: str, field: str, was: Was, key: Mapping[str, object]
    ) -> None:
        """The one row of that key says `text`; where it is empty, there is none.

        `field` is what the text is called. Raises TextChanged.
        """
        rows = self._rows_where(table, **key)
        now = {field: rows[0]["text"] if rows else ""}
        self._refuse_overwriting(table, rows[0]["id"] if rows else None, now, {field: text}, was)
        if rows and text:
            self._change_row(table, rows[0]["id"], text=text)
        elif rows:
            self._drop_row(table, rows[0]["id"])
        elif text:
            self._add_row(table, text=text, **key)
