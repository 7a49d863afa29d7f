"""Touches: what was said, in which direction, through which channel, and when."""

from __future__ import annotations

from datetime import date

from tablero.beats import decode_beats, encode_beat
from tablero.model import CHANNELS, DIRECTIONS, RESULTS, TOPICS, NextStep
from tablero.store.checks import lines_or_nothing, one_of, past_day
from tablero.store.desk import Was
from tablero.store.steps import Steps, checked_step
from tablero.store.tables import TouchRow
from tablero.store.wall import Wall


def code_of(direction: str, channel: str, topic: str, result: str) -> str:
    """The four letters a touch is kept in. Raises BadValue."""
    one_of("direction", direction, DIRECTIONS)
    one_of("channel", channel, CHANNELS)
    one_of("topic", topic, ("", *TOPICS))
    one_of("result", result, RESULTS)
    return encode_beat(0, direction, channel, topic, result)[1:]


class Touches(Steps, Wall):
    """The verbs of touches."""

    def log_touch(
        self,
        prospect_id: int,
        channel: str,
        *,
        direction: str = "out",
        topic: str = "",
        result: str = "none",
        note: str = "",
        on: date | None = None,
        next_step: NextStep | None = None,
    ) -> int:
        """Logs a touch on a local day, today if not said. Returns its id.

        One of mine (out, both) does the open step that was due by that day, unless it is a
        gesture (F18), and is refused to somebody with a total opt-out (OptedOut). One of theirs
        asks for an answer again.
        `next_step` is planned in the same step of the journal. Raises BadValue.
        """
        code = code_of(direction, channel, topic, result)
        day = past_day("on", on, self._today())
        note = lines_or_nothing("note", note)
        planned = next_step and checked_step(next_step)
        with self._act("log_touch") as subject:
            person = self._person(prospect_id, subject)
            if direction != "in":
                self._refuse_if_opted_out(person)
            if direction == "both" or (direction == "out" and topic != "personal"):
                self._do_step_due(person.id, day)
            if direction != "out":
                self._update(person, settled=0)
            touch = self._insert(
                TouchRow,
                prospect=person.id,
                on_day=day.isoformat(),
                at=self._now(),
                code=code,
                note=note,
            )
            if planned:
                self._plan(person.id, planned)
            subject.detail = channel
        return touch

    def edit_touch(
        self,
        touch_id: int,
        *,
        on: date | None = None,
        direction: str | None = None,
        channel: str | None = None,
        topic: str | None = None,
        result: str | None = None,
        note: str | None = None,
        was: Was = None,
    ) -> None:
        """Corrects a touch; what is not given stays. Raises BadValue, TextChanged."""
        with self._act("edit_touch") as subject:
            row = self._own(TouchRow, touch_id, subject)
            (old,) = decode_beats(f"0{row.code}")
            code = code_of(
                old.direction if direction is None else direction,
                old.channel if channel is None else channel,
                old.topic if topic is None else topic,
                old.result if result is None else result,
            )
            # A clock that was set back leaves days to come, which may stay as they are.
            day = row.on_day if on is None else past_day("on", on, self._today()).isoformat()
            kept = row.note if note is None else lines_or_nothing("note", note)
            self._refuse_overwriting("touch", row.id, {"note": row.note}, {"note": kept}, was)
            self._update(
                row,
                code=code,
                on_day=day,
                note=kept,
            )

    def delete_touch(self, touch_id: int) -> None:
        """Takes a touch out of the history."""
        with self._act("delete_touch") as subject:
            self._delete(self._own(TouchRow, touch_id, subject))

    def settle(self, prospect_id: int) -> None:
        """Their last message needs no answer, until they write again."""
        with self._act("settle") as subject:
            self._update(self._person(prospect_id, subject), settled=1)

    def _do_step_due(self, prospect_id: int, day: date) -> None:
        step = self._open_step(prospect_id)
        if step is not None and step.on_day is not None and step.on_day <= day.isoformat():
            self._update(step, done_on=day.isoformat())
