"""Reflections on a silence or a closing, and that one was asked for (F6, seed 003)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tablero.refusals import BadValue
from tablero.store.checks import lines_or_nothing, one_of
from tablero.store.desk import Was
from tablero.store.plain_rows import PlainRows

if TYPE_CHECKING:
    from tablero.person import Reflection


class Reflecting(PlainRows):
    """The verbs of reflections."""

    def reflect(
        self,
        prospect_id: int,
        *,
        missed: str = "",
        should_not: str = "",
        cause: str = "",
        closing: bool = False,
    ) -> int:
        """Keeps what I missed, should not have done, or one of CAUSES. Returns its id.

        It also counts as asked. Raises BadValue where nothing is said.
        """
        values = _checked(missed=missed, should_not=should_not, cause=cause)
        with self._act("reflect") as subject:
            person = self._person(prospect_id, subject)
            day = self._today().isoformat()
            self._update(person, reflection_asked=day)
            return self._add_row(
                "reflection", prospect_id=person.id, on_day=day, closing=int(closing), **values
            )

    def edit_reflection(
        self,
        reflection_id: int,
        was: Was = None,
        /,
        *,
        missed: str | None = None,
        should_not: str | None = None,
        cause: str | None = None,
    ) -> None:
        """Corrects a reflection; what is not given stays. Raises BadValue, TextChanged."""
        with self._act("edit_reflection") as subject:
            row = self._own_row("reflection", reflection_id, subject)
            values = _checked(
                missed=row["missed"] if missed is None else missed,
                should_not=row["should_not"] if should_not is None else should_not,
                cause=row["cause"] if cause is None else cause,
            )
            self._refuse_overwriting("reflection", reflection_id, row, values, was)
            self._change_row("reflection", reflection_id, **values)

    def delete_reflection(self, reflection_id: int) -> None:
        """Takes a reflection away."""
        with self._act("delete_reflection") as subject:
            self._own_row("reflection", reflection_id, subject)
            self._drop_row("reflection", reflection_id)

    def skip_reflection(self, prospect_id: int) -> None:
        """It was asked today and left, so this silence does not ask again."""
        with self._act("skip_reflection") as subject:
            person = self._person(prospect_id, subject)
            self._update(person, reflection_asked=self._today().isoformat())

    def reflections(self) -> list[tuple[int, str, Reflection]]:
        """Prospect id, name and reflection of the whole board, newest first."""
        from tablero.store.dossiers import read_reflections  # no start needs it

        with self._reading():
            return read_reflections(self._db, self._board.id)


def _checked(*, missed: str, should_not: str, cause: str) -> dict[str, Any]:
    from tablero.person import CAUSES  # no start needs it

    values = {
        "missed": lines_or_nothing("missed", missed),
        "should_not": lines_or_nothing("should_not", should_not),
        "cause": one_of("cause", cause, ("", *CAUSES)),
    }
    if not any(values.values()):
        raise BadValue("reflection", "", "empty")
    return values
