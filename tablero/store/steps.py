"""Next steps: one open step a person at most; those done stay in the history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tablero.model import CHANNELS, ENERGIES, NextStep
from tablero.refusals import BadValue
from tablero.store.checks import counted, line_or_nothing, one_of
from tablero.store.desk import Desk, Was
from tablero.store.tables import StepRow

MINUTES_OF_A_DAY = 24 * 60


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
        at: int | None = None,
        was: Was = None,
    ) -> None:
        """Plans the next step of these people; it takes the place of an open one.

        `at` is the hour of that day, in minutes after local midnight. Raises BadValue,
        TextChanged.
        """
        step = checked_step(NextStep(text, on, channel, minutes, energy, at))
        with self._act("plan_step") as subject:
            for person in self._people(ids, subject):
                self._refuse_other_step(person.id, step.text, was)
                self._plan(person.id, step)
            subject.detail = step.text

    def snooze(self, ids: Iterable[int], on: date, *, at: int | None = None) -> None:
        """Moves their open step to a day, and an hour; with none open, plans one without words.

        To a later day or hour it counts as put off (S13). Raises BadValue.
        """
        to = checked_step(NextStep("", on, at=at))
        with self._act("snooze") as subject:
            for person in self._people(ids, subject):
                self._shift(person.id, to)
            subject.detail = on.isoformat()

    def spread_steps(self, days: Mapping[int, date]) -> None:
        """Moves the open step of each of these prospects to their day, with none open plans one
        without words; counts as no putting off, since the program proposed it.
        """
        with self._act("spread_steps") as subject:
            for person in self._people(days, subject):
                self._shift(person.id, NextStep("", days[person.id]), counts=False)

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

    def _refuse_other_step(self, prospect_id: int, text: str, was: Was) -> None:
        standing = self._open_step(prospect_id)
        row_id, now = (None, "") if standing is None else (standing.id, standing.text)
        self._refuse_overwriting("step", row_id, {"text": now}, {"text": text}, was)

    def _shift(self, prospect_id: int, to: NextStep, *, counts: bool = True) -> None:
        """The open step to the day and hour of `to`, which stands in where there is none."""
        step = self._open_step(prospect_id)
        if step is None:
            self._plan(prospect_id, to)
            return
        day = None if to.on is None else to.on.isoformat()
        later = step.on_day is not None and _moment(day, to.at) > _moment(
            step.on_day, step.at_minute
        )
        put_off = step.put_off + int(counts and later)
        self._update(step, on_day=day, at_minute=to.at, put_off=put_off)

    def _plan(self, prospect_id: int, step: NextStep) -> None:
        values = {
            "text": step.text,
            "on_day": step.on and step.on.isoformat(),
            "channel": step.channel,
            "minutes": step.minutes,
            "energy": step.energy,
            "at_minute": step.at,
            "put_off": step.put_off,
        }
        standing = self._open_step(prospect_id)
        if standing is None:
            self._insert(StepRow, prospect=prospect_id, **values)
        else:
            self._update(standing, **values)


def _moment(day: str | None, minute: int | None) -> tuple[str, int]:
    """A day, and its hour or its beginning, to compare."""
    return day or "", minute or 0


def checked_step(step: NextStep) -> NextStep:
    """The step with clean text; an hour without a day says nothing. Raises BadValue."""
    one_of("channel", step.channel, ("", *CHANNELS))
    one_of("energy", step.energy, ("", *ENERGIES))
    if step.minutes is not None:
        counted("minutes", step.minutes, 1)
    if step.at is not None and not 0 <= step.at < MINUTES_OF_A_DAY:
        raise BadValue("at", str(step.at), "number")
    counted("put_off", step.put_off, 0)
    at = None if step.on is None else step.at
    return step._replace(text=line_or_nothing("text", step.text), at=at)
