"""People's pages, read a table at a time: one person's, or everybody's for an export.

Loaded when the first page is asked for, since no start and no list needs it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from tablero.beats import decode_beats
from tablero.model import Prospect
from tablero.person import (
    SHEET,
    Idea,
    Link,
    Note,
    OptOut,
    Person,
    Reflection,
    StageMove,
    Step,
    Touch,
    WallVisit,
)
from tablero.store.database import Database
from tablero.store.journal import moment

AT_ONCE = 500
"""People read together, so that a large export keeps little in memory."""
Piece = TypeVar("Piece")
_REFLECTION = "id, on_day, missed, should_not, cause, closing"
_WALL_VISIT = "id, pinned_on, wiped_on, touches, answered"


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
    step_columns = "id, text, on_day, channel, minutes, energy, done_on, at_minute, put_off"
    steps = pieces(_step, step_columns, "step", "done_on IS NULL, id")
    moves = pieces(_move, "id, at, came_from, went_to", "stage_move", "at, id")
    link = "link.id, link.other_id, prospect.name, link.kind"
    links = pieces(Link, link, named + "other_id", "link.id", "link.prospect_id")
    link = "link.id, link.prospect_id, prospect.name, link.kind"
    referred = pieces(Link, link, named + "prospect_id", "link.id", "link.other_id")
    keys = pieces(lambda *key: key, "source, key", "source_key", "id")
    fates = pieces(_fate, "closed_why, reflection_asked", "prospect", "id", "id")
    sheets = pieces(lambda *entry: entry, "field, text", "sheet", "id")
    opt_outs = pieces(_opt_out, "id, level, channel, on_day, said", "opt_out", "on_day, id")
    reflections = pieces(_reflection, _REFLECTION, "reflection", "on_day, id")
    looks = pieces(date.fromisoformat, "on_day", "look", "on_day")
    visits = pieces(_wall_visit, _WALL_VISIT, "wall_visit", "wiped_on, id")
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
            closed_why=fates[who][0][0],
            keys=tuple(keys[who]),
            sheet=_sheet(dict(sheets[who])),
            opt_outs=tuple(opt_outs[who]),
            reflections=tuple(reflections[who]),
            reflection_asked=fates[who][0][1],
            looks=tuple(looks[who]),
            wall_visits=tuple(visits[who]),
        )


def read_reflections(database: Database, board: int) -> list[tuple[int, str, Reflection]]:
    """Prospect id, name and reflection of a whole board, newest first."""
    return _of_board(database, board, _reflection, _REFLECTION, "reflection", "on_day")


def read_wall_visits(database: Database, board: int) -> list[tuple[int, str, WallVisit]]:
    """Prospect id, name and ended stay on the wall of a whole board, newest first."""
    return _of_board(database, board, _wall_visit, _WALL_VISIT, "wall_visit", "wiped_on")


def _of_board(
    database: Database,
    board: int,
    make: Callable[..., Piece],
    columns: str,
    table: str,
    day: str,
) -> list[tuple[int, str, Piece]]:
    own = ", ".join(f"piece.{column}" for column in columns.split(", "))
    rows = database.run(
        f"SELECT prospect.id, prospect.name, {own} FROM {table} AS piece"
        " JOIN prospect ON prospect.id = piece.prospect_id WHERE prospect.board_id = ?"
        f" ORDER BY piece.{day} DESC, piece.id DESC",
        (board,),
    )
    return [(number, name, make(*values)) for number, name, *values in rows.fetchall()]


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
    at: int | None,
    put_off: int,
) -> Step:
    return Step(number, text, _day(on_day), channel, minutes, energy, _day(done_on), at, put_off)


def _move(number: int, at: int, came_from: str, went_to: str) -> StageMove:
    return StageMove(number, moment(at), came_from, went_to)


def _fate(closed_why: str, reflection_asked: str | None) -> tuple[str, date | None]:
    return closed_why, _day(reflection_asked)


def _sheet(texts: dict[str, str]) -> dict[str, str]:
    return {field: texts[field] for field in SHEET if field in texts}


def _opt_out(number: int, level: str, channel: str, on_day: str, said: str) -> OptOut:
    return OptOut(number, level, channel, date.fromisoformat(on_day), said)


def _reflection(
    number: int, on_day: str, missed: str, should_not: str, cause: str, closing: int
) -> Reflection:
    day = date.fromisoformat(on_day)
    return Reflection(number, day, missed, should_not, cause, closing == 1)


def _wall_visit(
    number: int, pinned_on: str, wiped_on: str, touches: int, answered: int
) -> WallVisit:
    pinned, wiped = date.fromisoformat(pinned_on), date.fromisoformat(wiped_on)
    return WallVisit(number, pinned, wiped, touches, answered == 1)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
