"""The app on a person's own file: once everybody is read, a thread makes the day's backup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from textual.worker import Worker, get_current_worker

from tablero import words
from tablero.i18n import _
from tablero.locations import homely
from tablero.logbook import note
from tablero.refusals import BadFile, Cancelled, Refusal
from tablero.ui.app import TableroApp


class KeepingApp(TableroApp):
    """The app that backs up what it shows. The example does not: it is thrown away."""

    _keeping: Worker[None] | None = None

    def _begin_day(self, *, is_new_day: bool = False) -> None:
        is_first = not self.morning.has_begun(self.scene.today) and not self.board.came_today()
        super()._begin_day(is_new_day=is_new_day)
        if is_first and not self.has_typed:
            self._doubt_folder()
            self._point_to_backups()
        is_busy = self._keeping is not None and not self._keeping.is_finished
        if self.settings.backups_daily and not is_busy:
            self._keeping = self._start(self._keep)

    def _doubt_folder(self) -> None:
        """Once a day: what may become of a file that is kept in step with other machines."""
        from tablero.store.doctor.folders import synced_by  # only a day's first start asks

        service = synced_by(self.board.path)
        if service:
            text = _(
                "{service} keeps this board's folder in step: close tablero before you change"
                " machines. More: tablero doctor."
            )
            self.say(text.format(service=service), alarm=True)

    def _point_to_backups(self) -> None:
        """Where a new board begins beside the backups of one, whose file went some other way."""
        snapshot = self.scene.snapshot
        if snapshot.prospects or len(snapshot.boards) > 1:
            return
        from tablero.store.backup_list import backups_of  # an empty board is rare

        with self.saying_why():
            if backups_of(self.board.path):
                self.say(_("There are backups of this board: tablero restore lists them."))

    def back_up_now(self) -> None:
        """Make a backup that stays until somebody deletes it, and say where it is."""
        self._start(self._back_up)

    def _start(self, work: Callable[[], None]) -> Worker[None]:
        # `_told` says what goes wrong; that an app which is closing starts no thread is no fault.
        return self.run_worker(work, thread=True, exit_on_error=False)

    # --- in the thread ----------------------------------------------------------------------

    def _keep(self) -> None:
        from tablero.store.backup_list import is_due  # the board is on the screen already

        path = self.board.path
        with self._told():
            if is_due(path, self.clock.today(), self.settings.backups_daily):
                from tablero.store.keeping import keep_daily, retention  # once a day

                keep, thins = retention(self.settings), not self.clock.is_set
                keep_daily(path, self.clock.now(), keep, _leave_off, thins=thins)

    def _back_up(self) -> None:
        from tablero.store.backups import back_up  # few ask for one

        with self._told():
            made = back_up(self.board.path, self.clock.now(), "asked", watch=_leave_off)
            sentence = _("Backed up: {file}").format(file=homely(made.path))
            self.call_later(self.say, sentence)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong is one sentence, and stops no work."""
        try:
            yield
        except Cancelled:
            return
        except (BadFile, Refusal) as failed:
            note("backup", why=getattr(failed, "why", "busy"))
            self.call_later(self.say, self._why_none(failed), alarm=True)
        except Exception as fault:
            self.report(fault)
            self.call_later(self.say, _("The backup could not be made."), alarm=True)

    def _why_none(self, failed: BadFile | Refusal) -> str:
        """That it is the backup that failed, and not what one typed; of a board that is damaged
        its own sentence says enough."""
        why = words.refusal(failed)
        if isinstance(failed, BadFile) and failed.path == str(self.board.path):
            return why
        return f"{_('The backup could not be made.')} {why}"


def _leave_off() -> None:
    """Leaving the app ends a backup within milliseconds, without a draft left behind."""
    if get_current_worker().is_cancelled:
        raise Cancelled
