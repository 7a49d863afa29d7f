"""The values of the rows: each by itself, and how they agree with one another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from tablero.model import WALL_LINES
from tablero.store.doctor.findings import DOUBT, Fact, Value, numbered
from tablero.store.doctor.rules import every_rule
from tablero.store.tables_discipline import TABLES


def broken_values(connection: sqlite3.Connection) -> Iterator[Fact]:
    """Numbers, days and words that cannot be what a verb has written."""
    for rule in every_rule():
        owner = rule.owner or "NULL"
        rows = connection.execute(
            f"SELECT {owner} FROM {rule.table} WHERE {rule.broken}"
        ).fetchall()
        if rows:
            whose = numbered(n for (n,) in rows if isinstance(n, int))
            where: dict[str, Value] = {"table": rule.table, "column": rule.column}
            yield Fact(rule.kind, {**where, "count": len(rows), "people": whose})


def broken_letters(connection: sqlite3.Connection) -> Iterator[Fact]:
    """Texts that are no UTF-8."""
    for table, column, rows in undecodable(connection):
        yield Fact("letters", {"table": table, "column": column, "count": len(rows)})


def undecodable(connection: sqlite3.Connection) -> Iterator[tuple[str, str, list[int]]]:
    """Table, column and the ids of the rows whose text is no UTF-8."""
    connection.create_function("is_utf8", 1, _is_utf8, deterministic=True)
    for model in TABLES:
        table = model._meta.table_name
        for field in model._meta.sorted_fields:
            column = field.column_name
            rows = connection.execute(
                f"SELECT id FROM {table} WHERE typeof({column}) = 'text'"
                f" AND NOT is_utf8(CAST({column} AS BLOB))"
            ).fetchall()
            if rows:
                yield table, column, [number for (number,) in rows]


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


# --- how they agree ------------------------------------------------------------------------


class Agreement(NamedTuple):
    """Something that holds between rows, and how it is brought about again."""

    code: str
    broken: str
    """Selects what breaks it: a prospect's id, or any number."""
    mending: tuple[str, ...]
    """Statements; `:today` is an ISO day."""
    state: str = "wrong"


FIRST_STAGE = (
    "(SELECT s.id FROM stage AS s WHERE s.board_id = prospect.board_id AND s.kind = 'open'"
    " ORDER BY s.position, s.id LIMIT 1)"
)
_ELSEWHERE = "(SELECT board_id FROM stage WHERE stage.id = prospect.{column}) <> prospect.board_id"
_RANKED = "CASE {} WHEN 'total' THEN 3 WHEN 'channel' THEN 2 WHEN 'sales' THEN 1 ELSE 0 END"
_ASKED = (
    f"(SELECT max({_RANKED.format('level')}) FROM opt_out WHERE opt_out.prospect_id = prospect.id)"
)
_KEPT = _RANKED.format("opt_out")
_LAST_STEPS = (
    "SELECT id FROM step WHERE done_on IS NULL AND id NOT IN"
    " (SELECT max(id) FROM step WHERE done_on IS NULL GROUP BY prospect_id)"
)
_TOO_MANY = (
    "SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY board_id ORDER BY pinned_on DESC,"
    f" id DESC) AS line FROM prospect WHERE pinned_on IS NOT NULL) WHERE line > {WALL_LINES}"
)

AGREEMENTS = (
    Agreement(
        "closed_board",
        "SELECT id FROM board WHERE id NOT IN (SELECT board_id FROM stage WHERE kind = 'open')",
        (
            "UPDATE stage SET kind = 'open' WHERE id IN (SELECT id FROM (SELECT id, row_number()"
            " OVER (PARTITION BY board_id ORDER BY kind = 'exit', position, id) AS line FROM stage"
            " WHERE board_id NOT IN (SELECT board_id FROM stage WHERE kind = 'open'))"
            " WHERE line = 1)",
            "INSERT INTO stage (board_id, key, name, kind, position) SELECT id, 'to_contact', '',"
            " 'open', 1 FROM board WHERE id NOT IN (SELECT board_id FROM stage)",
        ),
    ),
    Agreement(
        "other_board",
        f"SELECT id FROM prospect WHERE {_ELSEWHERE.format(column='stage_id')}",
        (
            f"UPDATE prospect SET stage_id = {FIRST_STAGE}"
            f" WHERE {_ELSEWHERE.format(column='stage_id')}",
        ),
    ),
    Agreement(
        "closed_from",
        f"SELECT id FROM prospect WHERE {_ELSEWHERE.format(column='closed_from_id')}",
        (
            "UPDATE prospect SET closed_from_id = NULL"
            f" WHERE {_ELSEWHERE.format(column='closed_from_id')}",
        ),
    ),
    Agreement(
        "open_steps",
        f"SELECT prospect_id FROM step WHERE id IN ({_LAST_STEPS})",
        (f"UPDATE step SET done_on = :today WHERE id IN ({_LAST_STEPS})",),
    ),
    Agreement(
        "weaker_opt_out",
        f"SELECT id FROM prospect WHERE coalesce({_ASKED}, 0) > {_KEPT}",
        (
            "UPDATE prospect SET opt_out = CASE"
            f" {_ASKED} WHEN 3 THEN 'total' WHEN 2 THEN 'channel' ELSE 'sales' END"
            f" WHERE coalesce({_ASKED}, 0) > {_KEPT}",
        ),
    ),
    Agreement(
        "wordless_opt_out",
        f"SELECT id FROM prospect WHERE opt_out <> '' AND coalesce({_ASKED}, 0) < {_KEPT}",
        (
            "INSERT INTO opt_out (prospect_id, level, channel, on_day, said)"
            " SELECT id, opt_out, '', :today, '' FROM prospect"
            f" WHERE opt_out <> '' AND coalesce({_ASKED}, 0) < {_KEPT}",
        ),
    ),
    Agreement(
        "pinned_opt_out",
        "SELECT id FROM prospect WHERE pinned_on IS NOT NULL AND opt_out = 'total'",
        ("UPDATE prospect SET pinned_on = NULL WHERE pinned_on IS NOT NULL AND opt_out = 'total'",),
    ),
    Agreement(
        "full_wall",
        _TOO_MANY,
        (f"UPDATE prospect SET pinned_on = NULL WHERE id IN ({_TOO_MANY})",),
        DOUBT,
    ),
)


def disagreements(connection: sqlite3.Connection) -> Iterator[Fact]:
    """What does not hold between rows."""
    if connection.execute("SELECT count(*) FROM board").fetchone() == (0,):
        yield Fact("no_board")
    for agreement in AGREEMENTS:
        rows = connection.execute(agreement.broken).fetchall()
        if rows:
            who = numbered(number for (number,) in rows)
            yield Fact(agreement.code, {"count": len(rows), "people": who}, agreement.state)


# --- the list of those who want no contact -------------------------------------------------


def unlisted(connection: sqlite3.Connection) -> Iterator[Fact]:
    """People who asked for no contact whose addresses an import would bring back."""
    from tablero.store.suppression import digests_with

    salt = salt_of(connection)
    if salt is None:
        yield Fact("salt")
        return
    listed = set(connection.execute("SELECT kind, digest FROM suppressed").fetchall())
    people = connection.execute(
        "SELECT id, email, phone, linkedin FROM prospect WHERE opt_out = 'total'"
    ).fetchall()
    missing = [n for n, *known in people if set(digests_with(salt, *known)) - listed]
    if missing:
        yield Fact("unlisted", {"count": len(missing), "people": numbered(missing)})


def salt_of(connection: sqlite3.Connection) -> bytes | None:
    """The key of the digests; None where it is lost."""
    rows = connection.execute("SELECT salt FROM suppression_salt").fetchall()
    try:
        ((salt,),) = rows
        return bytes.fromhex(salt) or None
    except (TypeError, ValueError):
        return None


# --- the journal ---------------------------------------------------------------------------


def broken_journal(connection: sqlite3.Connection) -> Iterator[Fact]:
    """A pen that writes on, steps that cannot be read, steps that cannot be undone."""
    if connection.execute("SELECT step_id FROM journal_pen").fetchall() != [(None,)]:
        yield Fact("pen")
    unread = unreadable_steps(connection)
    if unread:
        yield Fact("steps", {"count": len(unread)})
    stuck = stuck_steps(connection)
    if stuck:
        yield Fact("stuck", {"count": len(stuck)})
    reviews = unreadable_reviews(connection)
    if reviews:
        yield Fact("reviews", {"count": len(reviews)})


def unreadable_steps(connection: sqlite3.Connection) -> list[int]:
    """The steps whose names, or numbers, are no list of such."""
    steps = connection.execute("SELECT id, names, prospects FROM journal_step")
    return [
        number
        for number, names, prospects in steps
        if not (is_list_of(names, str) and is_list_of(prospects, int))
    ]


def unreadable_reviews(connection: sqlite3.Connection) -> list[int]:
    """The reviews whose queue is no list of people's numbers."""
    rows = connection.execute("SELECT id, queue FROM review")
    return [number for number, queue in rows if not is_list_of(queue, int)]


def stuck_steps(connection: sqlite3.Connection) -> list[int]:
    """The steps that may be undone, as far as they say, and whose rows are not there or broken."""
    followed = ", ".join(f"'{model._meta.table_name}'" for model in TABLES)
    image = "({0} IS NULL OR iif(json_valid({0}), json_type({0}) = 'object', 0))"
    whole = f"{image.format('before')} AND {image.format('after')}"
    rows = connection.execute(
        "SELECT id FROM journal_step WHERE sealed <> 1 AND (sealed <> 0 OR id NOT IN"
        " (SELECT step_id FROM journal_row) OR id IN (SELECT step_id FROM journal_row"
        f" WHERE NOT ({whole}) OR before IS NULL AND after IS NULL"
        f" OR table_name NOT IN ({followed})))"
    )
    return [number for (number,) in rows.fetchall()]


def is_list_of(text: object, kind: type) -> bool:
    """Whether a text is JSON of a list of these."""
    try:
        listed = json.loads(str(text))
    except (ValueError, RecursionError):
        return False
    return isinstance(listed, list) and all(type(each) is kind for each in listed)
