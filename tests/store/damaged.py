"""Boards with something wrong in them, which only reading brings to light."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

WRONG = {
    "a name that is no UTF-8": "UPDATE prospect SET name = CAST(x'416eff' AS TEXT) WHERE id = 1",
    "a note that is no UTF-8": "UPDATE note SET text = CAST(x'416eff' AS TEXT)",
    "a text for a number": "UPDATE prospect SET cost = 'much', period = 'long' WHERE id = 1",
    "a number for a text": "UPDATE prospect SET company = x'00ff' WHERE id = 1",
    "a day that does not exist": "UPDATE prospect SET added = '2026-02-30' WHERE id = 1",
    "a touch's day that does not exist": "UPDATE touch SET on_day = '20x6-11-01'",
    "a date's day that does not exist": "UPDATE key_date SET on_day = 'soon'",
    "a touch of no kind": "UPDATE touch SET code = 'zzzz'",
    "a moment beyond the calendar": "UPDATE note SET at = 9000000000000000000",
    "a stage that is not there": "UPDATE prospect SET stage_id = 999 WHERE id = 1",
    "a note of nobody": "UPDATE note SET prospect_id = 999",
    "no stage of the beginning": "UPDATE stage SET kind = 'exit'",
    "no board": "DELETE FROM board",
    "a journal of broken JSON": "UPDATE journal_step SET names = '[\"An'",
    "a journal whose rows are broken": "UPDATE journal_row SET after = '{' WHERE after NOT NULL",
    "a journal whose pen writes on": "UPDATE journal_pen SET step_id = 1",
    "a journal without a trigger": "DROP TRIGGER journal_note_insert",
    "a table less": "DROP TABLE note",
    "a weaker opt-out than was asked for": (
        "INSERT INTO opt_out (prospect_id, level, on_day, channel, said)"
        " VALUES (1, 'total', '2026-11-01', '', '')"
    ),
    "two open steps": (
        "DROP INDEX step_open; UPDATE step SET done_on = NULL;"
        "INSERT INTO step (prospect_id, text, channel, energy) SELECT prospect_id, '', '', ''"
        " FROM step"
    ),
}
"""What is wrong, and the SQL that makes it so."""


def break_it(path: Path, sql: str) -> None:
    """Does that to a board's file, with nobody watching over keys and journal."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.executescript(sql)
