"""Forgetting a person: out of every table, the journal and the file's free pages.

It is no step of the journal, and cannot be taken back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tablero.refusals import BadFile, Busy, NoSuchProspect
from tablero.store.desk import Desk

if TYPE_CHECKING:
    from tablero.forgotten import Forgotten, Holdings, Identity


class Forgetting(Desk):
    """The verb of forgetting, and what tells whom and what it would take."""

    def holdings(self, prospect_id: int) -> Holdings:
        """What forgetting them would take. Raises NoSuchProspect, also for another board's."""
        from tablero.store.holdings import holdings_of  # no start forgets anybody

        with self._reading():
            found = holdings_of(self._db.raw_connection(), prospect_id)
            if found.board not in (None, self._board.id):
                raise NoSuchProspect(str(prospect_id))
            return found

    def gone_people(self) -> list[Identity]:
        """Those who are on no board any more, and whom undo could still bring back."""
        from tablero.store.holdings import gone_people

        with self._reading():
            return gone_people(self._db.raw_connection())

    def mentions(self, prospect_id: int) -> Forgotten:
        """Where their name stands in the texts of others. Raises NoSuchProspect."""
        from tablero.store.holdings import mentions_of  # few ask

        found = self.holdings(prospect_id)
        with self._reading():
            return mentions_of(self._db.raw_connection(), found.identity)

    def all_held(self, prospect_id: int) -> Mapping[str, object]:
        """Everything that is held about one person, as values for JSON. The names of others are
        left out, but for what the person of this board wrote. Raises NoSuchProspect."""
        from tablero.store.all_held import all_held  # few ask

        self.holdings(prospect_id)
        with self._reading():
            return all_held(self._db.raw_connection(), prospect_id)

    def forget(self, prospect_id: int) -> Forgotten:
        """Removes a person for ever, and says where their name still stands.

        Only the digests of the suppression list stay. It cannot be undone, and no undo of what
        is left brings anything of theirs back. Raises NoSuchProspect; Busy where another program
        holds the file, before anything is done.
        """
        from tablero.store.holdings import forget_in, mentions_of

        found = self.holdings(prospect_id)
        self._refuse_while_importing()
        with self._told(), _nothing_kept(self._db.raw_connection()):
            connection = self._db.raw_connection()
            with self._db.atomic("EXCLUSIVE"):
                self._notice_others()
                forget_in(connection, prospect_id)
            self._memory.forget()
            mentions = mentions_of(connection, found.identity)
        return mentions._replace(unswept=self.sweep())

    def sweep(self) -> str:
        """Writes the file anew without its free pages, where deleted texts may still lie.

        Gives nothing, or why it could not: the `why` of BadFile, or `busy`.
        """
        self._refuse_while_importing()
        try:
            with self._told():
                self._db.let_go()
                self._db.run("VACUUM")
        except Busy:
            return "busy"
        except BadFile as error:
            return error.why
        return ""


@contextmanager
def _nothing_kept(connection: sqlite3.Connection) -> Iterator[None]:
    """What is deleted meanwhile is overwritten with zeros."""
    (before,) = connection.execute("PRAGMA secure_delete").fetchone()
    connection.execute("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA secure_delete = {before}")
