"""What each value of a board's file may be, as SQL; and what it becomes where it is not.

A rule names the rows that break it. The mending is the least that lets the row be read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from peewee import ForeignKeyField, IntegerField

from tablero.model import (
    CHANNELS,
    DATE_KINDS,
    ENERGIES,
    IDEA_STATES,
    LINK_KINDS,
    OPT_OUTS,
    STAGE_KINDS,
)
from tablero.person import CAUSES, SHEET
from tablero.store.steps import MINUTES_OF_A_DAY
from tablero.store.tables import Row
from tablero.store.tables_discipline import TABLES

DELETE = "\0"
"""In place of a value: the row goes, since nothing can stand for what it said."""


class Rule(NamedTuple):
    """The rows of a table whose column breaks a rule."""

    kind: str
    """number, text, day, word: which sentence tells it."""
    table: str
    column: str
    broken: str
    """A condition on a row."""
    mended: str
    """An expression for the column; or DELETE. `:today` is an ISO day."""

    @property
    def owner(self) -> str:
        """Whose row it is: an expression, or nothing."""
        if self.table == "prospect":
            return "id"
        return "prospect_id" if "prospect_id" in _COLUMNS[self.table] else ""


_COLUMNS = {
    table._meta.table_name: {field.column_name for field in table._meta.sorted_fields}
    for table in TABLES
}

# --- numbers and texts ---------------------------------------------------------------------

_AT = ("at", "started_at", "finished_at")
_FIRST_MOMENT, _LAST_MOMENT = -62135596800000000, 253402300799999999
"""The moments Python's calendar reaches, in microseconds."""
_LARGEST = 10**9
_NOW = "CAST(strftime('%s', :today || ' 12:00') AS INTEGER) * 1000000"
_BOUNDS = {
    ("prospect", "cost"): (0, "0"),
    ("prospect", "period"): (1, "NULL"),
    ("stage", "stall_days"): (1, "NULL"),
    ("stage", "card_limit"): (1, "NULL"),
    ("step", "minutes"): (1, "NULL"),
    ("step", "put_off"): (0, "0"),
    ("mode", "minutes"): (1, "NULL"),
    ("wall_visit", "touches"): (0, "0"),
}
_YES_OR_NO = (
    ("prospect", "archived"),
    ("prospect", "imported"),
    ("prospect", "settled"),
    ("reflection", "closing"),
    ("wall_visit", "answered"),
    ("journal_step", "undone"),
)


def _types() -> Iterator[Rule]:
    for model in TABLES:
        for field in model._meta.sorted_fields:
            table, column = model._meta.table_name, field.column_name
            is_number = isinstance(field, (IntegerField, ForeignKeyField)) or column == "id"
            broken = f"typeof({column}) <> '{'integer' if is_number else 'text'}'"
            if field.null:
                broken = f"{column} IS NOT NULL AND {broken}"
            yield Rule(
                "number" if is_number else "text", table, column, broken, _plain(model, field)
            )


def _plain(model: type[Row], field: IntegerField) -> str:
    """What stands for a value of the wrong type."""
    column = field.column_name
    if not isinstance(field, (IntegerField, ForeignKeyField)):
        return f"coalesce(CAST({column} AS TEXT), '')"
    if field.null:
        return "NULL"
    if column in _AT:
        return _NOW
    # A key that leads nowhere is hung elsewhere, or goes, with the others that do.
    return "0" if isinstance(field, ForeignKeyField) else str(field.default or 0)


def _numbers() -> Iterator[Rule]:
    for table, columns in _COLUMNS.items():
        for column in sorted(columns & set(_AT)):
            yield _bounded(table, column, _FIRST_MOMENT, _LAST_MOMENT, _NOW)
    for (table, column), (least, mended) in _BOUNDS.items():
        yield _bounded(table, column, least, _LARGEST - 1, mended)
    for table, column in _YES_OR_NO:
        yield _bounded(table, column, 0, 1, "0")
    yield _bounded("step", "at_minute", 0, MINUTES_OF_A_DAY - 1, "NULL")
    yield Rule("text", "prospect", "name", "name = ''", "'?'")


def _bounded(table: str, column: str, least: int, most: int, mended: str) -> Rule:
    broken = f"typeof({column}) = 'integer' AND {column} NOT BETWEEN {least} AND {most}"
    return Rule("number", table, column, broken, mended)


# --- days ----------------------------------------------------------------------------------


def no_day(column: str) -> str:
    """That a column is neither NULL nor a day of the calendar."""
    return (
        f"{column} IS NOT NULL AND ({column} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
        f" OR {column} < '0001-01-01' OR date({column}, '+0 days') IS NOT {column})"
    )


_DAYS = {
    ("prospect", "added"): (
        "coalesce((SELECT min(on_day) FROM touch"
        f" WHERE prospect_id = prospect.id AND NOT ({no_day('on_day')})), :today)"
    ),
    ("prospect", "pinned_on"): ":today",
    ("prospect", "reflection_asked"): "NULL",
    ("touch", "on_day"): "min(coalesce(date(at / 1000000, 'unixepoch'), :today), :today)",
    ("step", "on_day"): "NULL",
    ("step", "done_on"): ":today",
    ("idea", "on_day"): ":today",
    ("key_date", "on_day"): DELETE,
    ("reflection", "on_day"): ":today",
    ("opt_out", "on_day"): ":today",
    ("suppressed", "on_day"): ":today",
    ("look", "on_day"): DELETE,
    ("takeaway", "on_day"): ":today",
    ("wall_visit", "pinned_on"): f"iif({no_day('wiped_on')}, :today, wiped_on)",
    ("wall_visit", "wiped_on"): "pinned_on",
    ("review", "day"): DELETE,
    ("arrival", "day"): DELETE,
}

# --- words ---------------------------------------------------------------------------------


def _letter(at: int, letters: str, otherwise: str) -> str:
    here = f"substr(code, {at}, 1)"
    return f"iif({here} GLOB '[{letters}]', {here}, '{otherwise}')"


_LETTERS = (("oib", "o"), ("a-j", "j"), ("vorqpx-", "-"), ("a-i", "a"))
_CODE = "||".join(_letter(at, *letters) for at, letters in enumerate(_LETTERS, 1))
"""The letters of `encode_beat`; those that are none become another channel, no topic, none."""
_STRONGEST = (
    "coalesce((SELECT level FROM opt_out WHERE prospect_id = prospect.id"
    " ORDER BY level = 'total' DESC, level = 'channel' DESC LIMIT 1), 'sales')"
)
_FREE_FIELD = (
    "coalesce((SELECT value FROM json_each('["
    + ", ".join(f'"{field}"' for field in SHEET)
    + "]') WHERE value NOT IN (SELECT other.field FROM sheet AS other"
    " WHERE other.prospect_id = sheet.prospect_id) LIMIT 1), 'why')"
)
_WORDS: dict[tuple[str, str], tuple[tuple[str, ...], str]] = {
    ("stage", "kind"): (STAGE_KINDS, "'open'"),
    ("prospect", "opt_out"): (OPT_OUTS, _STRONGEST),
    ("step", "channel"): (("", *CHANNELS), "''"),
    ("step", "energy"): (("", *ENERGIES), "''"),
    ("idea", "state"): (IDEA_STATES, "'idea'"),
    ("link", "kind"): (LINK_KINDS, "'closer'"),
    ("key_date", "kind"): (DATE_KINDS, "'other'"),
    ("reflection", "cause"): (("", *CAUSES), "''"),
    ("opt_out", "level"): (OPT_OUTS[1:], "'total'"),
    ("opt_out", "channel"): (("", *CHANNELS), "''"),
    ("sheet", "field"): (SHEET, _FREE_FIELD),
    ("suppressed", "kind"): (("email", "phone", "linkedin"), "'email'"),
    ("mode", "energy"): (("", *ENERGIES), "''"),
}


def every_rule() -> list[Rule]:
    """All of them, in the order in which they are mended."""
    rules = [*_types(), *_numbers()]
    for (table, column), mended in _DAYS.items():
        rules.append(Rule("day", table, column, no_day(column), mended))
    for (table, column), (choices, mended) in _WORDS.items():
        listed = ", ".join(f"'{choice}'" for choice in choices)
        rules.append(Rule("word", table, column, f"{column} NOT IN ({listed})", mended))
    no_code = "code NOT GLOB '[oib][a-j][-vorqpx][a-i]'"
    rules.append(Rule("word", "touch", "code", no_code, _CODE))
    hexadecimal = "[0-9a-f]" * 32
    no_digest = f"digest NOT GLOB '{hexadecimal}'"
    rules.append(Rule("word", "suppressed", "digest", no_digest, DELETE))
    return rules
