"""The app on a person's own file: once everybody is read, a thread makes the day's backup."""

from __future__ import annotations

from textual.worker import Worker, get_current_worker

from tablero import words
from tablero.refusals import BadFile, Cancelled, Refusal
from tablero.ui.app import TableroApp


class KeepingApp(TableroApp):
    """The app that backs up what it shows. The example is none: it is thrown away."""

    _keeping: Worker[None] | None = None

    def _begin_day(self, *, is_new_day: bool = False) -> None:
        super()._begin_day(is_new_day=is_new_day)
        if self._keeping is None or self._keeping.is_finished:
            # Its own faults end no app: what goes wrong is said, and the work goes on.
            self._keeping = self.run_worker(self._keep, thread=True, exit_on_error=False)

    def _keep(self) -> None:
        """In the thread; leaving the app stops it within milliseconds, and leaves no draft."""
        # No start waits for what makes backups.
        from tablero.store.keeping import is_due, keep_daily, retention

        worker = get_current_worker()

        def watch() -> None:
            if worker.is_cancelled:
                raise Cancelled

        path, keep = self.board.path, retention(self.settings)
        try:
            if is_due(path, self.clock.today(), keep):
                keep_daily(path, self.clock.now(), keep, watch)
        except Cancelled:
            return
        except (BadFile, Refusal) as failed:
            self.call_later(self.say, words.refusal(failed), alarm=True)
