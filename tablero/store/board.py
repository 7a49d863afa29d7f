"""Board: the only door to the data. `snapshot()` to read, one method a verb to write.

A verb is one transaction and one step of the journal, so all of them can be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

from peewee import IntegrityError

from tablero.model import JournalStep
from tablero.refusals import ChangedSince
from tablero.store.boards import Boards
from tablero.store.forgetting import Forgetting
from tablero.store.importing import Importing
from tablero.store.memory import ALL_AGAIN
from tablero.store.modes import Modes
from tablero.store.notes import Notes
from tablero.store.opting_out import OptingOut
from tablero.store.pages import Pages
from tablero.store.reflecting import Reflecting
from tablero.store.reviewing import Reviewing
from tablero.store.sheets import Sheets
from tablero.store.touches import Touches


class Board(
    Touches,
    Notes,
    OptingOut,
    Sheets,
    Reflecting,
    Reviewing,
    Modes,
    Importing,
    Boards,
    Pages,
    Forgetting,
):
    """One board of a file, opened. Raises BadFile and NoSuchBoard as it opens."""

    def __enter__(self) -> Board:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close_file()

    def history(self, limit: int = 50) -> list[JournalStep]:
        """The newest steps of the file first, undone ones among them."""
        with self._told():
            return self._journal.history(limit)

    def undo(self) -> JournalStep:
        """Takes back the newest step of the file, whoever made it.

        Raises NothingToUndo, ChangedSince where its rows are no longer as it left them.
        """
        return self._turn(self._journal.undo)

    def redo(self) -> JournalStep:
        """Does again what was undone last. Raises NothingToRedo, ChangedSince."""
        return self._turn(self._journal.redo)

    def _turn(self, way: Callable[[], JournalStep]) -> JournalStep:
        self._refuse_while_importing()
        step: JournalStep | None = None
        with self._told():
            try:
                with self._db.spilling(), self._db.atomic():
                    self._notice_others()
                    step = way()
                    touched = self._journal.prospects_of(step.id, ALL_AGAIN + 1)
            except IntegrityError as error:
                if step is None:
                    raise
                # Rows that no step knows of lean on those that would go.
                raise ChangedSince(step) from error
            self.written += 1
        self._memory.touch(touched)
        return step
