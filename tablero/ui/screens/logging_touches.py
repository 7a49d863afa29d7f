"""The three touch strips: one of mine, one of theirs, and one to correct."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import NextStep, Prospect, Stage
from tablero.person import Touch
from tablero.rules.next_touch import (
    answer_direction,
    direction_of,
    likely_channel,
    likely_topic,
    step_after,
    touches_with,
)
from tablero.ui import messages as ask
from tablero.ui.scene import Scene
from tablero.ui.screens.touch import TouchDraft, TouchStrip

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


class OwnTouch(TouchStrip):
    """`t`: what I did; the brackets show what was planned."""

    ENDS_WITH_ITS_ACT = True

    def __init__(self, prospect: Prospect, scene: Scene, channel: str = "") -> None:
        channel = channel or likely_channel(prospect)
        draft = TouchDraft(channel, likely_topic(prospect, channel))
        super().__init__(prospect, scene, draft)
        self._reminder = ""

    def on_mount(self) -> None:
        self._reminder = own_reflection(self.app, self.prospect)

    def heading(self) -> str:
        draft = self.draft
        if draft.topic == "personal":
            return _("A gesture for {name}").format(name=self.prospect.name)
        number = touches_with(
            self.prospect,
            draft.channel,
            draft.topic,
            draft.on or self.scene.today,
            self.scene.numbers,
        )
        return _("Touch #{number} with {name}").format(number=number, name=self.prospect.name)

    def channel_chosen(self) -> None:
        self.take_topic(likely_topic(self.prospect, self.draft.channel))

    def after(self) -> str:
        return "\n".join(line for line in (self._then(), self._reminder) if line)

    def _then(self) -> str:
        today = self.scene.today
        step = self._step_after(self.draft)
        if step is not None and step.on is not None:
            ahead = (step.on - today).days
            when = ngettext("in {count} day", "in {count} days", ahead).format(count=ahead)
            return _("Then: {day} ({when}). Changed later with  s").format(
                day=words.day_medium(step.on), when=when
            )
        planned = self.prospect.step
        if planned is not None and planned.on is not None and planned.on > today:
            return _("Then: {step}, as planned.").format(step=words.step_line(planned, today))
        return _("Then: nothing is planned.")

    def _step_after(self, draft: TouchDraft) -> NextStep | None:
        return step_after(
            self.prospect,
            stage_of(self.prospect, self.scene),
            draft.channel,
            draft.topic,
            draft.on or self.scene.today,
            self.scene.today,
            self.scene.numbers,
        )

    def save(self, draft: TouchDraft) -> str | None:
        # What somebody else planned while this was open is not to be planned over.
        self.prospect = self.app.board.snapshot().prospects.get(self.prospect.id, self.prospect)
        direction = direction_of(draft.channel, draft.result)
        return self.app.carry_out(
            ask.LogTouch(
                self.prospect.id,
                draft.channel,
                direction,
                draft.topic,
                draft.result,
                draft.note,
                draft.on,
                self._step_after(draft),
            )
        )


class TheirTouch(TouchStrip):
    """`T`: they answered; the letter saves it."""

    HAS_TOPIC = False
    LETTER_SAVES = True

    def __init__(self, prospect: Prospect, scene: Scene) -> None:
        super().__init__(prospect, scene, TouchDraft(likely_channel(prospect), result="replied"))

    def heading(self) -> str:
        return _("{name} answered").format(name=self.prospect.name)

    def save(self, draft: TouchDraft) -> str | None:
        return self.app.carry_out(
            ask.LogTouch(
                self.prospect.id,
                draft.channel,
                answer_direction(draft.channel),
                "",
                draft.result,
                draft.note,
                draft.on,
            )
        )


class Correction(TouchStrip):
    """A touch that was logged, to be put right."""

    HAS_DIRECTION = True
    OPEN = True

    def __init__(self, prospect: Prospect, scene: Scene, touch: Touch) -> None:
        self._touch = touch
        draft = TouchDraft(
            touch.channel, touch.topic, touch.direction, touch.result, touch.note, touch.on
        )
        super().__init__(prospect, scene, draft)

    def heading(self) -> str:
        day = words.day_medium(self._touch.on)
        return _("Touch of {day} with {name}").format(day=day, name=self.prospect.name)

    def save(self, draft: TouchDraft) -> str | None:
        topic = "" if draft.direction == "in" else draft.topic
        draft = replace(draft, topic=topic, on=draft.on or self._touch.on)
        fields = {
            name: getattr(draft, name)
            for name in ("on", "direction", "channel", "topic", "result", "note")
            if getattr(draft, name) != getattr(self._touch, name)
        }
        was = {"note": self._touch.note}
        return self.app.carry_out(ask.EditTouch(self._touch.id, fields, was)) if fields else None


def stage_of(prospect: Prospect, scene: Scene) -> Stage | None:
    """The stage somebody is in; None in the book."""
    return None if prospect.stage is None else scene.snapshot.stage(prospect.stage)


def own_reflection(app: TableroApp, prospect: Prospect) -> str:
    """What one wrote down once that fits this person's track, or nothing (UX 1.6)."""
    kept = app.board.reflections()
    if not kept:
        return ""
    from tablero.rules.reflecting import fitting

    found = fitting(kept, prospect, app.scene.snapshot.prospects)
    if found is None:
        return ""
    said = found.should_not or found.missed
    return _("You once wrote: «{text}»").format(text=said)
