"""Modes: a time and an energy under a name, to narrow the queue by (F14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tablero.model import ENERGIES
from tablero.refusals import BadValue
from tablero.rules.search import fold
from tablero.store.checks import counted, line, one_of
from tablero.store.plain_rows import PlainRows

if TYPE_CHECKING:
    from tablero.person import Mode


class Modes(PlainRows):
    """The verbs of modes, which every board of the file shares."""

    def keep_mode(self, name: str, minutes: int | None, energy: str) -> int:
        """Keeps a mode, in place of one of that name. Returns its id. Raises BadValue."""
        name = line("name", name)
        values = {
            "name": name,
            "minutes": None if minutes is None else counted("minutes", minutes, 1),
            "energy": one_of("energy", energy, ("", *ENERGIES)),
        }
        with self._act("keep_mode") as subject:
            subject.names = [name]
            for mode in self._modes():
                if fold(mode.name) == fold(name):
                    self._change_row("mode", mode.id, **values)
                    return mode.id
            return self._add_row("mode", **values)

    def drop_mode(self, mode_id: int) -> None:
        """Takes a mode away. Raises BadValue for an unknown one."""
        with self._act("drop_mode") as subject:
            subject.names = [mode.name for mode in self._modes() if mode.id == mode_id]
            if not subject.names:
                raise BadValue("mode", str(mode_id), "unknown")
            self._drop_row("mode", mode_id)

    def modes(self) -> tuple[Mode, ...]:
        """The modes that are kept, oldest first."""
        with self._reading():
            return self._modes()

    def _modes(self) -> tuple[Mode, ...]:
        from tablero.person import Mode  # no start needs it

        rows = self._db.run("SELECT id, name, minutes, energy FROM mode ORDER BY id")
        return tuple(Mode(*row) for row in rows.fetchall())
