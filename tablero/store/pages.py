"""Looking people up: one person's page, a name, everybody's notes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tablero.model import Prospect
from tablero.person import Idea, Link, Note, Person, StageMove, Step
from tablero.refusals import NoSuchProspect, SeveralFit
from tablero.rules.search import fold, matches, search_words
from tablero.store.desk import Desk
from tablero.store.journal import moment
from tablero.store.reading import read_people
from tablero.store.tables import (
    IdeaRow,
    NoteRow,
    ProspectRow,
    SourceKeyRow,
    StageMoveRow,
    StepRow,
    TouchRow,
)
from tablero.store.touches import read_touch


class Pages(Desk):
    """What is read about people beside the snapshot."""

    def person(self, prospect_id: int) -> Person:
        """Everything held about one prospect, oldest first. Raises NoSuchProspect."""
        with self._reading():
            (prospect,) = self._prospects((prospect_id,))
            row = ProspectRow.select().where(ProspectRow.id == prospect_id).bind(self._db).first()
            touches = self._all(TouchRow, prospect_id, TouchRow.on_day, TouchRow.at)
            return Person(
                prospect=prospect,
                touches=tuple(read_touch(touch) for touch in touches),
                notes=tuple(map(_note, self._all(NoteRow, prospect_id, NoteRow.at))),
                ideas=tuple(map(_idea, self._all(IdeaRow, prospect_id, IdeaRow.on_day))),
                steps=tuple(map(_step, self._all(StepRow, prospect_id, StepRow.done_on.is_null()))),
                moves=tuple(map(_move, self._all(StageMoveRow, prospect_id, StageMoveRow.at))),
                links=self._links("other_id", "prospect_id", prospect_id),
                referred=self._links("prospect_id", "other_id", prospect_id),
                closed_why=row.closed_why,
                keys=tuple((key.source, key.key) for key in self._all(SourceKeyRow, prospect_id)),
            )

    def note_texts(self) -> dict[int, str]:
        """Prospect id to all the notes about them, one after the other, for the filter."""
        with self._reading():
            rows = self._db.run(
                "SELECT prospect_id, group_concat(text, char(10)) FROM note WHERE prospect_id IN"
                " (SELECT id FROM prospect WHERE board_id = ?) GROUP BY prospect_id",
                (self._board.id,),
            )
            return dict(rows.fetchall())

    def find(self, who: str) -> Prospect:
        """Who has this id, this name, or this as part of the name; closed and archived too.

        Case and accents do not matter, and an exact name wins. Raises NoSuchProspect, SeveralFit.
        """
        with self._reading():
            fits = self._fitting(who)
            if not fits:
                raise NoSuchProspect(who)
            people = self._prospects(fits)
        if len(people) > 1:
            raise SeveralFit(who, people)
        return people[0]

    def _fitting(self, who: str) -> list[int]:
        names = dict(
            self._db.run(
                "SELECT id, name FROM prospect WHERE board_id = ? ORDER BY id", (self._board.id,)
            ).fetchall()
        )
        words = list(search_words(who))
        if who.strip().isdecimal() and int(who) in names:
            return [int(who)]
        if not words:
            return []
        folded = {number: fold(name) for number, name in names.items()}
        same = [number for number, name in folded.items() if name.split() == words]
        return same or [number for number, name in folded.items() if matches(who, name)]

    def _prospects(self, ids: Iterable[int]) -> tuple[Prospect, ...]:
        ids = list(ids)
        found = read_people(self._db, self._board.id, ids).people
        for number in ids:
            if number not in found:
                raise NoSuchProspect(str(number))
        return tuple(found[number] for number in ids)

    def _all(self, table: Any, prospect_id: int, *order: Any) -> list[Any]:
        query = table.select().where(table.prospect == prospect_id).order_by(*order, table.id)
        return list(query.bind(self._db))

    def _links(self, shown: str, own: str, prospect_id: int) -> tuple[Link, ...]:
        rows = self._db.run(
            f"SELECT link.id, link.{shown}, prospect.name, link.kind FROM link"
            f" JOIN prospect ON prospect.id = link.{shown} WHERE link.{own} = ? ORDER BY link.id",
            (prospect_id,),
        )
        return tuple(Link(*row) for row in rows)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _note(row: Any) -> Note:
    return Note(row.id, moment(row.at), row.author, row.text)


def _idea(row: Any) -> Idea:
    return Idea(row.id, date.fromisoformat(row.on_day), row.text, row.state)


def _step(row: Any) -> Step:
    day, done = _day(row.on_day), _day(row.done_on)
    return Step(row.id, row.text, day, row.channel, row.minutes, row.energy, done)


def _move(row: Any) -> StageMove:
    return StageMove(row.id, moment(row.at), row.came_from, row.went_to)
