"""Looking people up: one person's page, a name, everybody's notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from tablero.model import Prospect
from tablero.refusals import Gone, NoSuchProspect, SeveralFit
from tablero.rules.search import fold, matches, search_words
from tablero.store.desk import Desk
from tablero.store.journal import moment
from tablero.store.reading import read_people

if TYPE_CHECKING:
    from tablero.person import Person


_DIGITS = 20
"""More than any id has."""


class Pages(Desk):
    """What is read about people beside the snapshot."""

    def person(self, prospect_id: int) -> Person:
        """Everything held about one prospect, oldest first. Raises NoSuchProspect."""
        (person,) = self.people((prospect_id,))
        return person

    def people(self, ids: Iterable[int]) -> Iterator[Person]:
        """Everything held about each of these, in their order. Raises NoSuchProspect."""
        from tablero.store.dossiers import read_dossiers  # no start and no list needs it

        with self._reading():
            yield from read_dossiers(self._db, self._prospects(ids))

    def note_texts(self) -> dict[int, str]:
        """Prospect id to all the notes about them, one after the other, for the filter."""
        with self._reading():
            rows = self._db.run(
                "SELECT prospect_id, group_concat(text, char(10)) FROM note WHERE prospect_id IN"
                " (SELECT id FROM prospect WHERE board_id = ?) GROUP BY prospect_id",
                (self._board.id,),
            )
            return dict(rows.fetchall())

    def stage_history(self) -> list[tuple[int, datetime, str, str]]:
        """Prospect id, UTC moment, where from and where to, of the whole board, oldest first."""
        with self._reading():
            rows = self._db.run(
                "SELECT prospect_id, at, came_from, went_to FROM stage_move WHERE prospect_id IN"
                " (SELECT id FROM prospect WHERE board_id = ?) ORDER BY at, id",
                (self._board.id,),
            )
            return [(number, moment(at), *names) for number, at, *names in rows.fetchall()]

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
        number = who.strip()
        # Python reads no number of many thousand digits, and nobody has one.
        if number.isdecimal() and len(number) < _DIGITS and int(number) in names:
            return [int(number)]
        if not words:
            return []
        folded = {number: fold(name) for number, name in names.items()}
        same = [number for number, name in folded.items() if name.split() == words]
        return same or [number for number, name in folded.items() if matches(who, name)]

    def _prospects(self, ids: Iterable[int]) -> tuple[Prospect, ...]:
        ids = list(ids)
        found = read_people(self._db, self._board.id, ids)
        for number in ids:
            if number not in found:
                raise Gone(str(number))
        return tuple(found[number] for number in ids)
