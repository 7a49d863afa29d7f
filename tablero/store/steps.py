"""Next steps: one open step a person at most; those done stay in the history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tablero.model import CHANNELS, ENERGIES, NextStep
from tablero.store.checks import counted, line_or_nothing, one_of
from tablero.store.desk import Desk
from tablero.store.tables import StepRow


class Steps(Desk):
    """The verbs of next steps."""

    def plan_step(
        self,
        ids: Iterable[int],
        text: str,
        *,
        on: date | None,
        channel: str = "",
        minutes: int | None = None,
        energy: str = "",
    ) -> None:
        """Plans the next step of these people; it takes the place of an open one."""
        step = checked_step(NextStep(text, on, channel, minutes, energy))
        with self._act("plan_step") as subject:
            for person in self._people(ids, subject):
                self._plan(person.id, step)
            subject.detail = step.text

    def snooze(self, ids: Iterable[int], on: date) -> None:
        """Moves their open step to another day; with none open, plans one without words."""
        with self._act("snooze") as subject:
            for person in self._people(ids, subject):
                step = self._open_step(person.id)
                if step is None:
                    self._plan(person.id, NextStep("", on))
                else:
                    self._update(step, on_day=on.isoformat())
            subject.detail = on.isoformat()

    def finish_step(self, prospect_id: int) -> None:
        """Their open step is done today."""
        with self._act("finish_step") as subject:
            step = self._open_step(self._person(prospect_id, subject).id)
            if step is not None:
                self._update(step, done_on=self._today().isoformat())
                subject.detail = step.text

    def clear_step(self, prospect_id: int) -> None:
        """Drops their open step without having done it."""
        with self._act("clear_step") as subject:
            step = self._open_step(self._person(prospect_id, subject).id)
            if step is not None:
                self._delete(step)
                subject.detail = step.text

    def _open_step(self, prospect_id: int) -> Any:
        query = StepRow.select().where(StepRow.prospect == prospect_id, StepRow.done_on.is_null())
        return query.bind(self._db).first()

    def _plan(self, prospect_id: int, step: NextStep) -> None:
        values = {
            "text": step.text,
            "on_day": step.on and step.on.isoformat(),
            "channel": step.channel,
            "minutes": step.minutes,
            "energy": step.energy,
        }
        standing = self._open_step(prospect_id)
        if standing is None:
            self._insert(StepRow, prospect=prospect_id, **values)
        else:
            self._update(standing, **values)


def checked_step(step: NextStep) -> NextStep:
    """The step with clean text. Raises BadValue."""
    one_of("channel", step.channel, ("", *CHANNELS))
    one_of("energy", step.energy, ("", *ENERGIES))
    if step.minutes is not None:
        counted("minutes", step.minutes, 1)
    return step._replace(text=line_or_nothing("text", step.text))
