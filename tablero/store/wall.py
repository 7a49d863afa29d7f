"""The wall: who is written on it, who was wiped off, and what came of their stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tablero.beats import decode_beats
from tablero.model import WALL_LINES, FollowUp
from tablero.refusals import OptedOut, WallFull
from tablero.store.plain_rows import PlainRows
from tablero.store.reading import read_people, read_pinned

if TYPE_CHECKING:
    from tablero.model import Prospect
    from tablero.person import WallVisit


class Wall(PlainRows):
    """The verbs of the wall."""

    def pin(self, prospect_id: int, *, instead_of: int | None = None) -> None:
        """Writes a name on the wall. Raises WallFull at the eighth, unless one comes down, and
        OptedOut for somebody who asked for no contact at all.
        """
        with self._act("pin") as subject:
            if instead_of is not None:
                self._wipe(self._person(instead_of, subject))
            person = self._person(prospect_id, subject)
            if person.pinned_on is None:
                self._refuse_if_opted_out(person)
                self._refuse_full_wall()
                self._update(person, pinned_on=self._today().isoformat())

    def unpin(self, prospect_id: int) -> None:
        """Wipes a name off the wall; its stay there is kept."""
        with self._act("unpin") as subject:
            self._wipe(self._person(prospect_id, subject))

    def wall_history(self) -> list[tuple[int, str, WallVisit]]:
        """Prospect id, name and stay of every name wiped off this board's wall, newest first."""
        from tablero.store.dossiers import read_wall_visits  # no start needs it

        with self._reading():
            return read_wall_visits(self._db, self._board.id)

    # --- how ---------------------------------------------------------------------------------

    def _wipe(self, person: Any) -> None:
        """Takes somebody off the wall, if they are on it, and keeps their stay."""
        if person.pinned_on is None:
            return
        from tablero.rules.follow_up import judge  # the command line starts without it

        prospect = self._prospect(person.id)
        today = self._today()
        pinned = prospect.pinned_on or today
        since = pinned.toordinal()
        answered = any(
            beat.day >= since and beat.direction != "out" for beat in decode_beats(prospect.beats)
        )
        self._add_row(
            "wall_visit",
            prospect_id=person.id,
            pinned_on=pinned.isoformat(),
            wiped_on=today.isoformat(),
            touches=judge(prospect, None, today, FollowUp()).touches,
            answered=int(answered),
        )
        self._update(person, pinned_on=None)

    def _prospect(self, number: int) -> Prospect:
        return read_people(self._db, self._board.id, (number,))[number]

    def _refuse_if_opted_out(self, person: Any) -> None:
        if person.opt_out == "total":
            raise OptedOut(self._prospect(person.id))

    def _refuse_full_wall(self) -> None:
        pinned = read_pinned(self._db, self._board.id)
        if len(pinned) >= WALL_LINES:
            people = read_people(self._db, self._board.id, pinned)
            raise WallFull(tuple(people.values()))
