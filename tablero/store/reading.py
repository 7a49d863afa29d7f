"""The SQL of the snapshot: rows straight into the values of `model`, without peewee's models.

Four plain statements put together here are quicker than one with three joins.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from tablero.model import BoardName, KeyDate, NextStep, Prospect, ReviewDay, Stage
from tablero.store.database import Database
from tablero.store.journal import moment

to_day: Callable[[str], date] = lru_cache(maxsize=4096)(date.fromisoformat)
"""Ten thousand people share a few hundred days."""

_PEOPLE = """
SELECT id, name, role, company, stage_id, email, phone, linkedin, city, country, source,
       cost, period, opt_out, archived, added, imported, pinned_on, settled
FROM prospect WHERE +board_id = ?"""
# The plus keeps SQLite from an index of the board, which holds everybody: a few are found by
# their ids, and all of them are read as they lie.
BEAT = "CAST(julianday(on_day) - 1721424.5 AS INTEGER) || code"
"""A touch in the form of `encode_beat`; 1721424.5 is the Julian day of ordinal 0."""
_BEATS = f"""
SELECT prospect_id, group_concat({BEAT}, ' ')
FROM touch INDEXED BY touch_prospect_id_on_day_at_code {{among}} GROUP BY prospect_id"""
# The index holds each person's touches by day and moment, so they come in order without
# sorting: half the time of an ordered subquery. A test holds SQLite to it.
_STEPS = """
SELECT prospect_id, text, on_day, channel, minutes, energy, at_minute, put_off FROM step
WHERE done_on IS NULL {among}"""
_TAGS = "SELECT prospect_id, name FROM tag {among} ORDER BY id"
_REFERRERS = """
SELECT prospect_id, other_id FROM link WHERE kind = 'referred' {among} ORDER BY id DESC"""
_BLOCKED = """
SELECT prospect_id, channel FROM opt_out WHERE level = 'channel' AND channel <> '' {among}
ORDER BY id"""
_DATES = "SELECT prospect_id, id, kind, on_day, text FROM key_date {among} ORDER BY on_day, id"
_LOOKS = "SELECT prospect_id, max(on_day) FROM look {among} GROUP BY prospect_id"
_AMONG = "prospect_id IN (SELECT value FROM json_each(?))"


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


def read_counts(database: Database, board: int) -> dict[int, int]:
    """Stage id to how many are in it, without the archived. Counting them stage by stage takes
    two thirds of what grouping does."""
    rows = database.run(
        "SELECT id, (SELECT count(*) FROM prospect WHERE board_id = ?1 AND archived = 0"
        " AND stage_id = stage.id) FROM stage WHERE board_id = ?1",
        (board,),
    )
    return dict(rows.fetchall())


def read_column(database: Database, board: int, stage: int, rows: int = -1) -> tuple[int, ...]:
    """The ids of a column in order, or only its first `rows`."""
    found = database.run(
        "SELECT id FROM prospect WHERE board_id = ? AND archived = 0 AND stage_id = ?"
        " ORDER BY position, id LIMIT ?",
        (board, stage, rows),
    )
    return tuple([number for (number,) in found.fetchall()])


def read_columns(database: Database, board: int) -> dict[int, tuple[int, ...]]:
    """Stage id to the ids of its column in order; a stage without people is not in it."""
    rows = database.run(
        "SELECT stage_id, id FROM prospect"
        " WHERE board_id = ? AND archived = 0 AND stage_id IS NOT NULL"
        " ORDER BY stage_id, position, id",
        (board,),
    )
    columns = groupby(rows, key=itemgetter(0))
    return {stage: tuple(number for _, number in column) for stage, column in columns}


def read_pinned(database: Database, board: int) -> tuple[int, ...]:
    """The ids of those on the wall."""
    found = database.run(
        "SELECT id FROM prospect WHERE board_id = ? AND pinned_on IS NOT NULL", (board,)
    )
    return tuple(number for (number,) in found)


def read_reviews(
    database: Database, board: int, *, until: date = date.max, limit: int = -1
) -> tuple[ReviewDay, ...]:
    """The reviews of a board up to a day, newest first; a clock set back leaves later ones."""
    rows = database.run(
        "SELECT day, queue, started_at, finished_at, idea_for FROM review WHERE board_id = ?"
        " AND day <= ? ORDER BY day DESC LIMIT ?",
        (board, until.isoformat(), limit),
    )
    return tuple(
        ReviewDay(
            to_day(day),
            tuple(json.loads(queue)),
            moment(started),
            None if finished is None else moment(finished),
            idea_for,
        )
        for day, queue, started, finished, idea_for in rows.fetchall()
    )


def read_people(
    database: Database, board: int, ids: Iterable[int] | None = None, *, alone: bool = False
) -> dict[int, Prospect]:
    """The prospects of a board, or those of them with these ids.

    `alone` says that the file has no other board, so whole tables may be read as they lie.
    """
    if ids is not None:
        chosen = json.dumps(list(ids))
        people = database.run(
            f"{_PEOPLE} AND id IN (SELECT value FROM json_each(?))", (board, chosen)
        )
        return _put_together(database, people, chosen)
    people = database.run(_PEOPLE, (board,))
    if alone:
        return _put_together(database, people, None)
    everybody = people.fetchall()
    return _put_together(database, everybody, json.dumps([row[0] for row in everybody]))


def _put_together(
    database: Database, rows: Iterable[Any], chosen: str | None
) -> dict[int, Prospect]:
    beats = dict(_rows(database, _BEATS, "WHERE", chosen))
    referrers = dict(_rows(database, _REFERRERS, "AND", chosen))
    # A few companies, cities and steps stand behind thousands of people: one string for each.
    shared: dict[str, str] = {}
    one = shared.setdefault
    planned = _rows(database, _STEPS, "AND", chosen)
    steps = {
        prospect: NextStep(
            one(text, text), on and to_day(on), one(channel, channel), minutes, energy, at, put_off
        )
        for prospect, text, on, channel, minutes, energy, at, put_off in planned
    }
    tags: dict[int, tuple[str, ...]] = {}
    for prospect, name in _rows(database, _TAGS, "WHERE", chosen):
        tags[prospect] = (*tags.get(prospect, ()), name)
    people: dict[int, Prospect] = {}
    # Every name spelled out: with slices this loop, run 10,000 times, takes twice as long.
    for (
        number, name, role, company, stage, email, phone, linkedin, city, country, source,
        cost, period, opt_out, archived, added, imported, pinned_on, settled,
    ) in rows:  # fmt: skip
        people[number] = Prospect(
            number, name, one(role, role), one(company, company), stage, email, phone, linkedin,
            one(city, city), one(country, country), one(source, source),
            tags.get(number, ()), cost, period, opt_out, archived == 1, to_day(added),
            imported == 1, pinned_on and to_day(pinned_on), steps.pop(number, None), settled == 1,
            beats.pop(number, ""), referrers.get(number),
        )  # fmt: skip
    for number, few in _what_few_have(database, chosen).items():
        if number in people:
            people[number] = people[number]._replace(**few)
    return people


def _what_few_have(database: Database, chosen: str | None) -> dict[int, dict[str, Any]]:
    """Fields most people leave at their defaults: reading them costs as many as have them."""
    few: dict[int, dict[str, Any]] = {}
    for number, channel in _rows(database, _BLOCKED, "AND", chosen):
        has = few.setdefault(number, {})
        if channel not in has.get("blocked", ()):
            has["blocked"] = (*has.get("blocked", ()), channel)
    for number, *date_of in _rows(database, _DATES, "WHERE", chosen):
        has = few.setdefault(number, {})
        has["dates"] = (*has.get("dates", ()), _key_date(*date_of))
    for number, day in _rows(database, _LOOKS, "WHERE", chosen):
        few.setdefault(number, {})["looked_on"] = to_day(day)
    return few


def _key_date(number: int, kind: str, on_day: str, text: str) -> KeyDate:
    return KeyDate(number, kind, to_day(on_day), text)


def _rows(database: Database, sql: str, word: str, chosen: str | None) -> Iterable[Any]:
    if chosen is None:
        return database.run(sql.format(among=""))
    return database.run(sql.format(among=f"{word} {_AMONG}"), (chosen,))
