"""The journal in the file: one step a verb, one row a change, written by `triggers`.

Undoing and redoing put whole rows back, table by table, and are not journaled themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from tablero.model import JournalStep
from tablero.refusals import ChangedSince, NothingToRedo, NothingToUndo
from tablero.store.database import Database
from tablero.store.tables import Row

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
NAMED = 8
"""How many names and ids a step keeps of those it was about."""
_STEP = "id, at, verb, names, many, undone, prospects, detail"


def micros(moment: datetime) -> int:
    """A UTC moment as the integer microseconds the tables hold."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(value: int) -> datetime:
    """The UTC moment of integer microseconds."""
    return _EPOCH + timedelta(microseconds=value)


# --- the tables it follows ------------------------------------------------------------------


def followed() -> tuple[type[Row], ...]:
    """Every table the journal follows, parents before children."""
    from tablero.store.tables_discipline import JOURNALED  # models that no start needs

    return JOURNALED


def columns_of(table: type[Row]) -> list[str]:
    """The table's columns in their order."""
    return [field.column_name for field in table._meta.sorted_fields]


def seal(database: Database) -> None:
    """After a migration the old rows no longer fit: the steps stay to be read only."""
    database.run("UPDATE journal_step SET sealed = 1")
    database.run("DELETE FROM journal_row")


# --- writing and reading steps -------------------------------------------------------------


class Subject:
    """Whom or what a step is about; the verb fills it in."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.prospects: list[int] = []
        self.many = 0
        self.detail = ""

    def people(self, people: Sequence[tuple[int, str]]) -> None:
        """The step is about these prospects: ids and names as they are called now."""
        self.prospects = [number for number, _ in people[:NAMED]]
        self.names = [name for _, name in people[:NAMED]]
        self.many = len(people)


def _read_step(row: tuple[int, int, str, str, int, int, str, str]) -> JournalStep:
    number, at, verb, names, many, undone, prospects, detail = row
    return JournalStep(
        number,
        moment(at),
        verb,
        tuple(json.loads(names)),
        many,
        bool(undone),
        tuple(json.loads(prospects)),
        detail,
    )


class Journal:
    """The steps of one file. Every method runs inside the caller's transaction."""

    def __init__(self, database: Database, keep_steps: int) -> None:
        self._db = database
        self._keep = keep_steps

    def begin(self, verb: str, at: datetime) -> int:
        """Opens a step: from here on the triggers write. Returns its id."""
        step = self._db.run(
            "INSERT INTO journal_step (at, verb, names, many, prospects, detail, undone, sealed)"
            " VALUES (?, ?, '[]', 0, '[]', '', 0, 0)",
            (micros(at), verb),
        ).lastrowid
        self._db.run("UPDATE journal_pen SET step_id = ?", (step,))
        return int(step or 0)

    def finish(self, step: int, subject: Subject) -> bool:
        """Closes the step. False where nothing changed: then the caller rolls back."""
        if not self._db.run(
            "SELECT EXISTS (SELECT 1 FROM journal_row WHERE step_id = ?)", (step,)
        ).fetchone()[0]:
            return False
        self._db.run("UPDATE journal_pen SET step_id = NULL")
        self._db.run(
            "UPDATE journal_step SET names = ?, many = ?, prospects = ?, detail = ? WHERE id = ?",
            (
                json.dumps(subject.names, ensure_ascii=False),
                subject.many,
                json.dumps(subject.prospects),
                subject.detail,
                step,
            ),
        )
        self._forget("id < ? AND undone = 1", step)
        self._forget(
            "id <= (SELECT id FROM journal_step ORDER BY id DESC LIMIT 1 OFFSET ?)", self._keep
        )
        return True

    def _forget(self, which: str, value: int) -> None:
        self._db.run(
            f"DELETE FROM journal_row WHERE step_id IN (SELECT id FROM journal_step WHERE {which})",
            (value,),
        )
        self._db.run(f"DELETE FROM journal_step WHERE {which}", (value,))

    def history(self, limit: int) -> list[JournalStep]:
        """The newest steps first, with those that were undone."""
        rows = self._db.run(f"SELECT {_STEP} FROM journal_step ORDER BY id DESC LIMIT ?", (limit,))
        return [_read_step(row) for row in rows]

    def changed(self, table: str, row_id: int) -> datetime | None:
        """When a row was last written, a UTC moment; None where no step kept knows of it."""
        at = self._db.run(
            "SELECT s.at FROM journal_step AS s JOIN journal_row AS r ON r.step_id = s.id"
            " WHERE r.table_name = ? AND r.row_id = ? ORDER BY s.id DESC LIMIT 1",
            (table, row_id),
        ).fetchone()
        return None if at is None else moment(at[0])

    def prospects_of(self, step: int, at_most: int = -1) -> set[int]:
        """The prospects of whom the step changed something, so many of them."""
        rows = self._db.run(
            "SELECT DISTINCT prospect_id FROM journal_row WHERE step_id = ? LIMIT ?",
            (step, at_most),
        )
        return {number for (number,) in rows if number is not None}

    # --- going back and forth ----------------------------------------------------------------

    def undo(self) -> JournalStep:
        """Takes the newest step back. Raises NothingToUndo, ChangedSince."""
        step = self._find("undone = 0 ORDER BY id DESC")
        if step is None:
            raise NothingToUndo
        return self._turn(step, back=True)

    def redo(self) -> JournalStep:
        """Does the step undone last once more. Raises NothingToRedo, ChangedSince."""
        step = self._find("undone = 1 ORDER BY id")
        if step is None:
            raise NothingToRedo
        return self._turn(step, back=False)

    def _find(self, which: str) -> JournalStep | None:
        row = self._db.run(
            f"SELECT {_STEP} FROM journal_step WHERE sealed = 0 AND {which} LIMIT 1"
        ).fetchone()
        return None if row is None else _read_step(row)

    def _turn(self, step: JournalStep, *, back: bool) -> JournalStep:
        # Rows come and go table by table, so the keys between them are checked at the end.
        self._db.run("PRAGMA defer_foreign_keys = ON")
        self._lay_out(step.id, back)
        tables = self._tables_of(step.id)
        if any(self._differs(table) for table in tables):
            raise ChangedSince(step)
        for put in (self._delete, self._update, self._insert):
            for table in tables:
                put(table)
        self._db.run("UPDATE journal_step SET undone = ? WHERE id = ?", (int(back), step.id))
        return step._replace(undone=back)

    def _lay_out(self, step: int, back: bool) -> None:
        """Into `turn`: each row as it should be standing now, and as it shall be."""
        now, then = ("after", "before") if back else ("before", "after")
        first, last = ("hi", "lo") if back else ("lo", "hi")
        self._db.run(
            "CREATE TEMP TABLE IF NOT EXISTS turn (table_name TEXT, row_id INTEGER,"
            " standing TEXT, wanted TEXT, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID"
        )
        self._db.run("DELETE FROM turn")
        self._db.run(
            f"INSERT INTO turn SELECT span.table_name, span.row_id, a.{now}, b.{then} FROM"
            " (SELECT table_name, row_id, min(id) AS lo, max(id) AS hi FROM journal_row"
            " WHERE step_id = ? GROUP BY table_name, row_id) AS span"
            f" JOIN journal_row AS a ON a.id = span.{first}"
            f" JOIN journal_row AS b ON b.id = span.{last}",
            (step,),
        )

    def _tables_of(self, step: int) -> Iterable[type[Row]]:
        names = {
            name
            for (name,) in self._db.run(
                "SELECT DISTINCT table_name FROM journal_row WHERE step_id = ?", (step,)
            )
        }
        return [table for table in followed() if table._meta.table_name in names]

    def _differs(self, table: type[Row]) -> bool:
        name = table._meta.table_name
        same = " AND ".join(f"t.{c} IS json_extract(standing, '$.{c}')" for c in columns_of(table))
        return bool(
            self._db.run(
                f"SELECT EXISTS (SELECT 1 FROM turn LEFT JOIN {name} AS t ON t.id = row_id"
                " WHERE table_name = ? AND ((t.id IS NULL) <> (standing IS NULL)"
                f" OR (standing IS NOT NULL AND NOT ({same}))))",
                (name,),
            ).fetchone()[0]
        )

    def _delete(self, table: type[Row]) -> None:
        name = table._meta.table_name
        self._db.run(
            f"DELETE FROM {name} WHERE id IN"
            " (SELECT row_id FROM turn WHERE table_name = ? AND wanted IS NULL)",
            (name,),
        )

    def _update(self, table: type[Row]) -> None:
        name = table._meta.table_name
        new = ", ".join(f"{c} = json_extract(turn.wanted, '$.{c}')" for c in columns_of(table))
        self._db.run(
            f"UPDATE {name} SET {new} FROM turn WHERE turn.table_name = ?"
            f" AND turn.row_id = {name}.id AND turn.wanted IS NOT NULL",
            (name,),
        )

    def _insert(self, table: type[Row]) -> None:
        name, columns = table._meta.table_name, columns_of(table)
        values = ", ".join(f"json_extract(wanted, '$.{c}')" for c in columns)
        self._db.run(
            f"INSERT INTO {name} ({', '.join(columns)}) SELECT {values} FROM turn"
            " WHERE table_name = ? AND wanted IS NOT NULL AND standing IS NULL",
            (name,),
        )
