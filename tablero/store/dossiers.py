"""People's pages, read a table at a time: one person's, or everybody's for an export.

Loaded when the first page is asked for, since no start and no list needs it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from tablero.model import Prospect, decode_beats
from tablero.person import Idea, Link, Note, Person, StageMove, Step, Touch
from tablero.store.database import Database
from tablero.store.journal import moment

AT_ONCE = 500
"""People read together, so that a large export keeps little in memory."""
Piece = TypeVar("Piece")


def read_dossiers(database: Database, people: Iterable[Prospect]) -> Iterator[Person]:
    """Everything held about each of these, oldest first, in their order."""
    some: list[Prospect] = []
    for prospect in people:
        some.append(prospect)
        if len(some) == AT_ONCE:
            yield from _read(database, some)
            some = []
    yield from _read(database, some)


def _read(database: Database, people: list[Prospect]) -> Iterator[Person]:
    among = json.dumps([prospect.id for prospect in people])

    def pieces(
        make: Callable[..., Piece], columns: str, table: str, order: str, own: str = "prospect_id"
    ) -> dict[int, list[Piece]]:
        rows = database.run(
            f"SELECT {own}, {columns} FROM {table}"
            f" WHERE {own} IN (SELECT value FROM json_each(?)) ORDER BY {order}",
            (among,),
        )
        found: dict[int, list[Piece]] = defaultdict(list)
        for owner, *values in rows:
            found[owner].append(make(*values))
        return found

    named = "link JOIN prospect ON prospect.id = link."
    touches = pieces(_touch, "id, on_day, code, note", "touch", "on_day, at, id")
    notes = pieces(_note, "id, at, author, text", "note", "at, id")
    ideas = pieces(_idea, "id, on_day, text, state", "idea", "on_day, id")
    step_columns = "id, text, on_day, channel, minutes, energy, done_on"
    steps = pieces(_step, step_columns, "step", "done_on IS NULL, id")
    moves = pieces(_move, "id, at, came_from, went_to", "stage_move", "at, id")
    link = "link.id, link.other_id, prospect.name, link.kind"
    links = pieces(Link, link, named + "other_id", "link.id", "link.prospect_id")
    link = "link.id, link.prospect_id, prospect.name, link.kind"
    referred = pieces(Link, link, named + "prospect_id", "link.id", "link.other_id")
    keys = pieces(lambda *key: key, "source, key", "source_key", "id")
    whys = pieces(str, "closed_why", "prospect", "id", "id")
    for prospect in people:
        who = prospect.id
        yield Person(
            prospect=prospect,
            touches=tuple(touches[who]),
            notes=tuple(notes[who]),
            ideas=tuple(ideas[who]),
            steps=tuple(steps[who]),
            moves=tuple(moves[who]),
            links=tuple(links[who]),
            referred=tuple(referred[who]),
            closed_why=whys[who][0],
            keys=tuple(keys[who]),
        )


def _touch(number: int, on_day: str, code: str, note: str) -> Touch:
    (beat,) = decode_beats(f"0{code}")
    day = date.fromisoformat(on_day)
    return Touch(number, day, beat.direction, beat.channel, beat.topic, beat.result, note)


def _note(number: int, at: int, author: str, text: str) -> Note:
    return Note(number, moment(at), author, text)


def _idea(number: int, on_day: str, text: str, state: str) -> Idea:
    return Idea(number, date.fromisoformat(on_day), text, state)


def _step(
    number: int,
    text: str,
    on_day: str | None,
    channel: str,
    minutes: int | None,
    energy: str,
    done_on: str | None,
) -> Step:
    return Step(number, text, _day(on_day), channel, minutes, energy, _day(done_on))


def _move(number: int, at: int, came_from: str, went_to: str) -> StageMove:
    return StageMove(number, moment(at), came_from, went_to)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
