"""The SQL of the snapshot, without peewee's models: one statement for what frames a board, one for
its people, each of them a line of text as `Everybody` keeps it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from tablero.everybody import Everybody
from tablero.model import BoardName, Prospect, ReviewDay, Stage
from tablero.person_line import NO_DAY, SEPARATOR
from tablero.store.database import Database
from tablero.store.journal import moment

_END = "\x1e"
"""Between the lines of a part; like the separator in no line."""
_FIGURES = SEPARATOR.join(["%s", "%d", "%d", "%s", "%s", "%s", "%d", "%d"])
_TEXTS = SEPARATOR.join(["", "%s", "%s", "%s", "%s", "%s"])
_LINE = f"""
printf('{_FIGURES}{_TEXTS}',
  stage_id, position, archived, pinned_on, period, added, imported, settled, opt_out,
  (SELECT coalesce(on_day, '{NO_DAY}')
     || json_array(text, channel, minutes, energy, at_minute, put_off)
   FROM step WHERE prospect_id = prospect.id AND done_on IS NULL),
  (SELECT group_concat(on_day || code, ' ') FROM touch WHERE prospect_id = prospect.id),
  json_array(name, role, company,
    (SELECT json_group_object(id, name) FROM tag WHERE prospect_id = prospect.id)),
  json_array(email, phone, linkedin, city, country, source, cost))"""
# The index of touches holds each person's by day and moment, so they come in order without
# sorting. A test holds SQLite to it.
_SOME = f"SELECT id, {_LINE} AS line FROM prospect WHERE +board_id = ?1"
"""The plus keeps SQLite from walking a whole board by its index."""
SOME = f"{_SOME} AND id IN (SELECT value FROM json_each(?2))"
EVERYBODY = f"""
WITH RECURSIVE part(low, step) AS (
  SELECT (SELECT min(id) FROM prospect) - 1, max(200, (SELECT max(id) FROM prospect) / 40)
  UNION ALL
  SELECT low + step, step FROM part WHERE low + step < (SELECT max(id) FROM prospect))
SELECT (
  SELECT group_concat(id || '{SEPARATOR}' || line, '{_END}')
  FROM ({_SOME} AND id > part.low AND id <= part.low + part.step))
FROM part"""
"""By id, some hundreds in a row, a fortieth of a large board: while SQLite puts a row together,
another thread has Python, and with more rows the two would wait for each other longer."""
FIRST = f"""{_SOME} AND id IN (
  SELECT first.id FROM stage JOIN prospect AS first ON first.id IN (
    SELECT id FROM prospect WHERE board_id = ?1 AND archived = 0 AND stage_id = stage.id
    ORDER BY position, id LIMIT ?2)
  WHERE stage.board_id = ?1 AND stage.kind <> 'exit'
  UNION ALL
  SELECT id FROM prospect WHERE board_id = ?1 AND pinned_on IS NOT NULL)"""

_WIDTH = 7
_PARTS = {
    "board": ("position, id, name", "board"),
    "stage": (
        "position, id, key, name, kind, stall_days, card_limit",
        "stage WHERE board_id = ?1",
    ),
    "review": (
        "*",
        "(SELECT day, queue, started_at, finished_at, idea_for FROM review"
        " WHERE board_id = ?1 AND day <= ?2 ORDER BY day DESC LIMIT 1)",
    ),
    "pinned": ("id", "prospect WHERE board_id = ?1 AND pinned_on IS NOT NULL"),
}
_COUNTS = {
    "count": (
        "id, (SELECT count(*) FROM prospect"
        " WHERE board_id = ?1 AND archived = 0 AND stage_id = stage.id)",
        # Stage by stage takes two thirds of what grouping does.
        "stage WHERE board_id = ?1",
    )
}
_FEW = {
    "referrer": ("prospect_id, id, other_id", "link WHERE kind = 'referred' {and_among}"),
    "blocked": (
        "prospect_id, id, channel",
        "opt_out WHERE level = 'channel' AND channel <> '' {and_among}",
    ),
    "dates": ("prospect_id, on_day, id, kind, text", "key_date {among}"),
    "looked_on": ("prospect_id, max(on_day)", "look {among} GROUP BY prospect_id"),
}
"""What most people leave empty: reading it costs as many as have it."""
_AMONG = "prospect_id IN (SELECT value FROM json_each(?3))"


def _union(parts: dict[str, tuple[str, str]]) -> str:
    """One statement of many small ones: each row begins with the part it is of."""
    selects = []
    for name, (columns, source) in parts.items():
        has = _WIDTH - 2 if columns == "*" else columns.count(",") + 1
        nothing = ", NULL" * (_WIDTH - has)
        selects.append(f"SELECT '{name}', {columns}{nothing} FROM {source}")
    return "\nUNION ALL ".join(selects)


FRAME = _union({**_PARTS, **_FEW}).format(among="", and_among="")
FRAME_OF_SOME = _union({**_PARTS, **_FEW}).format(
    among=f"WHERE {_AMONG}", and_among=f"AND {_AMONG}"
)
FRAME_OF_FIRST = _union({**_PARTS, **_COUNTS})


class Frame(NamedTuple):
    """A board but for its people."""

    boards: tuple[BoardName, ...]
    stages: tuple[Stage, ...]
    """In their order, the exits last."""
    review: ReviewDay | None
    pinned: tuple[int, ...]
    counts: dict[int, int]
    """Stage id to how many are in it without the archived; only where it was asked for."""
    few: dict[int, dict[str, Any]]
    """Prospect id to what only few people have."""


def read_frame(
    database: Database, board: int, today: date, ids: Iterable[int] | None = None
) -> Frame:
    """The frame of a board on a local day, and what few have of those ids, or of everybody."""
    if ids is None:
        return _frame(database, FRAME, board, today)
    return _frame(database, FRAME_OF_SOME, board, today, json.dumps(list(ids)))


def read_opening(database: Database, board: int, today: date) -> Frame:
    """The frame of a board and how many are in each stage; of nobody what few have."""
    return _frame(database, FRAME_OF_FIRST, board, today)


def _frame(database: Database, sql: str, board: int, today: date, *more: str) -> Frame:
    parts: dict[str, list[tuple[Any, ...]]] = {name: [] for name in (*_PARTS, *_COUNTS, *_FEW)}
    for part, *values in database.run(sql, (board, today.isoformat(), *more)):
        parts[part].append(tuple(values))
    review = next(iter(parts["review"]), None)
    return Frame(
        boards=tuple(BoardName(*row[1:3]) for row in sorted(parts["board"])),
        stages=_in_order(Stage(*row[1:]) for row in sorted(parts["stage"])),
        review=None if review is None else _review(*review[:5]),
        pinned=tuple(row[0] for row in parts["pinned"]),
        counts={row[0]: row[1] for row in parts["count"]},
        few=_few(parts),
    )


def _in_order(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    return tuple(sorted(stages, key=lambda stage: stage.is_exit))


def _few(parts: dict[str, list[tuple[Any, ...]]]) -> dict[int, dict[str, Any]]:
    few: dict[int, dict[str, Any]] = {}
    for who, _id, other, *_ in sorted(parts["referrer"], reverse=True):
        few.setdefault(who, {})["referrer"] = other
    for who, _id, channel, *_ in sorted(parts["blocked"]):
        few.setdefault(who, {}).setdefault("blocked", []).append(channel)
    for who, on_day, number, kind, text, *_ in sorted(parts["dates"]):
        few.setdefault(who, {}).setdefault("dates", []).append((number, kind, on_day, text))
    for who, on_day, *_ in parts["looked_on"]:
        few.setdefault(who, {})["looked_on"] = on_day
    return few


def read_everybody(database: Database, board: int, frame: Frame) -> dict[int, str]:
    """Everybody's line, by id."""
    lines: dict[int, str] = {}
    for (part,) in database.run(EVERYBODY, (board,)):
        lines.update(lines_in(part))
    return with_few(lines, frame)


def lines_in(part: str | None) -> Iterator[tuple[int, str]]:
    """The ids and lines of a row of EVERYBODY."""
    for entry in part.split(_END) if part else ():
        who, _, line = entry.partition(SEPARATOR)
        yield int(who), line


def read_some(database: Database, board: int, ids: Iterable[int], frame: Frame) -> dict[int, str]:
    """The lines of those of these who are on that board."""
    return with_few(dict(database.run(SOME, (board, json.dumps(list(ids))))), frame)


def read_first(database: Database, board: int, rows: int) -> dict[int, str]:
    """The lines of the first so many of each column, and of those on the wall."""
    return dict(database.run(FIRST, (board, rows)))


def with_few(lines: dict[int, str], frame: Frame) -> dict[int, str]:
    """These lines, with what few have at the end of theirs."""
    for who, has in frame.few.items():
        if who in lines:
            lines[who] += SEPARATOR + json.dumps(has)
    return lines


def read_people(database: Database, board: int, ids: Iterable[int]) -> dict[int, Prospect]:
    """The prospects of a board with these ids."""
    ids = list(ids)
    frame = read_frame(database, board, date.min, ids)
    return dict(Everybody(read_some(database, board, ids, frame)))


def read_boards(database: Database) -> tuple[BoardName, ...]:
    """The boards of the file in their order."""
    rows = database.run("SELECT id, name FROM board ORDER BY position, id")
    return tuple(BoardName(*row) for row in rows)


def read_stages(database: Database, board: int) -> tuple[Stage, ...]:
    """The stages of a board in their order, the exits last."""
    rows = database.run(
        "SELECT id, key, name, kind, stall_days, card_limit FROM stage WHERE board_id = ?"
        " ORDER BY kind = 'exit', position, id",
        (board,),
    )
    return tuple(Stage(*row) for row in rows)


def read_pinned(database: Database, board: int) -> tuple[int, ...]:
    """The ids of those on the wall."""
    found = database.run(
        "SELECT id FROM prospect WHERE board_id = ? AND pinned_on IS NOT NULL", (board,)
    )
    return tuple(number for (number,) in found)


def read_reviews(database: Database, board: int) -> tuple[ReviewDay, ...]:
    """The reviews of a board, newest first."""
    rows = database.run(
        "SELECT day, queue, started_at, finished_at, idea_for FROM review WHERE board_id = ?"
        " ORDER BY day DESC",
        (board,),
    )
    return tuple(_review(*row) for row in rows.fetchall())


def _review(
    day: str, queue: str, started: int, finished: int | None, idea_for: int | None
) -> ReviewDay:
    return ReviewDay(
        date.fromisoformat(day),
        tuple(json.loads(queue)),
        moment(started),
        None if finished is None else moment(finished),
        idea_for,
    )
