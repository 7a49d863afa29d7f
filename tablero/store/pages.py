"""Looking people up: one person's page, a name, everybody's notes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tablero.model import Prospect, Snapshot, Stage
from tablero.refusals import Gone, NoSuchProspect, SeveralFit
from tablero.rules.name_search import lines_that_may_fit
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

    def stages(self) -> tuple[Stage, ...]:
        """The stages of the board in their order, the exits last."""
        with self._reading():
            return self._stages()

    def names(self, part: str) -> list[str]:
        """The names of which this is part, but for case and accents; all where it is empty."""
        words = search_words(part)
        with self._reading():
            found = self._texts("name", self._may_fit("name", words)).values()
        return [name for name in found if matches(part, fold(name))]

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
        number = who.strip()
        # Python reads no number of many thousand digits, and nobody has one.
        if number.isdecimal() and len(number) < _DIGITS and self._texts("name", (int(number),)):
            return [int(number)]
        words = search_words(who)
        if not words:
            return []
        names = self._texts("name", self._may_fit("name", words))
        folded = {n: fold(name) for n, name in names.items()}
        same = [n for n, name in folded.items() if tuple(name.split()) == words]
        return same or [n for n, name in folded.items() if matches(who, name)]

    def around(self, prospect: Prospect) -> Snapshot:
        """Only them and whoever may be a way in to them: those who gave their names, one of the
        other; those they are linked with; those of their company, however it is written."""
        with self._reading():
            colleagues = self._of_company(search_words(prospect.company))
            ids = {prospect.id, *self._linked(prospect.id), *colleagues}
            return self._memory.some(sorted(ids), self._today())

    def _of_company(self, words: tuple[str, ...]) -> list[int]:
        if not words:
            return []
        # The longest word leaves the fewest to be compared.
        written = self._texts("company", self._may_fit("company", (max(words, key=len),)))
        return [number for number, company in written.items() if search_words(company) == words]

    def _linked(self, who: int) -> list[int]:
        rows = self._db.run(
            "WITH RECURSIVE up (id) AS (SELECT ?1 UNION SELECT other_id FROM link"
            " JOIN up ON link.prospect_id = up.id WHERE kind = 'referred')"
            " SELECT id FROM up UNION SELECT other_id FROM link WHERE prospect_id = ?1"
            " UNION SELECT prospect_id FROM link WHERE other_id = ?1",
            (who,),
        )
        return [number for (number,) in rows]

    def _may_fit(self, column: str, words: Sequence[str]) -> list[int]:
        """The ids of those whose names, or companies, may hold these folded words."""
        names, ids = self._db.run(
            f"SELECT group_concat(replace({column}, char(10), ' '), char(10)), group_concat(id)"
            " FROM prospect WHERE +board_id = ?",
            (self._board.id,),
        ).fetchone()
        if names is None:
            return []
        numbers = ids.split(",")
        return [int(numbers[line]) for line in sorted(lines_that_may_fit(words, names))]

    def _texts(self, column: str, ids: Iterable[int]) -> dict[int, str]:
        """The names, or companies, of those of these who are on this board, by their ids."""
        rows = self._db.run(
            f"SELECT id, {column} FROM prospect WHERE +board_id = ?"
            " AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (self._board.id, json.dumps(list(ids))),
        )
        return dict(rows.fetchall())

    def _prospects(self, ids: Iterable[int]) -> tuple[Prospect, ...]:
        ids = list(ids)
        found = read_people(self._db, self._board.id, ids)
        for number in ids:
            if number not in found:
                raise Gone(str(number))
        return tuple(found[number] for number in ids)
