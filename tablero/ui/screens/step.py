"""Another moment: one digit for a day, `h` for later today, or a line: `fri 10:30 call`."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from tablero import words
from tablero.clock import Clock
from tablero.i18n import _, ngettext
from tablero.model import CALLS, CHANNELS, NextStep, Prospect
from tablero.rules.days import BadDay
from tablero.rules.follow_up import next_day
from tablero.rules.moments import later_today, split_moment
from tablero.rules.search import fold
from tablero.ui import messages as ask
from tablero.ui.scene import Scene
from tablero.ui.screens.form import Wrong
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.chooser import Chooser, columns_for
from tablero.ui.widgets.field_line import FieldLine, TextLine

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

DAYS_AHEAD = (1, 3, 7, 14)
DONE, LATER = "x", "h"


def channel_named(text: str) -> str:
    """The channel whose name stands in a text, or nothing: `o` and the touch strip take it."""
    said = set(fold(text).split())
    if said & set(fold(_("words for a call: call phone ring")).partition(":")[2].split()):
        return "phone"
    for channel in CHANNELS[:-2]:
        if fold(words.channel(channel)) in said:
            return channel
    return ""


class StepStrip(Strip[bool]):
    """Digits for the usual days; any letter, `+` or `tab` begins the line."""

    DEFAULT_CLASSES = "strip roomy"
    ENDS_WITH_ITS_ACT = True
    BINDINGS = [
        Binding("escape,ctrl+c", "leave", show=False, priority=True),
        Binding("tab,shift+tab,down,up", "next_field", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        ids: tuple[int, ...],
        today: date,
        step: NextStep | None,
        later: int | None,
    ) -> None:
        super().__init__()
        self._title = title
        self._ids = ids
        self._today = today
        self._step = step
        self._later = later
        """The hour that `h` takes, in minutes after local midnight; None when it is too late."""
        self._days = [next_day(today, ahead) for ahead in DAYS_AHEAD]
        self._options = self._make_options()
        self._chooser = Chooser(_("When"), self._options, id="when", focus=False)

    def _make_options(self) -> list[tuple[str, str]]:
        names = (_("tomorrow"), _("three days"), _("a week"), _("two weeks"))
        found = [
            (str(n), f"{name}, {words.day_medium(day)}")
            for n, (name, day) in enumerate(zip(names, self._days, strict=True), 1)
        ]
        if self._days[0] - self._today > timedelta(days=1):
            found[0] = ("1", words.day_medium(self._days[0]))
        if self._later is not None:
            found.append((LATER, _("later, {hour}").format(hour=words.hour(self._later))))
        return [*found, (DONE, _("it is done"))] if self._may_finish else found

    @property
    def _may_finish(self) -> bool:
        return len(self._ids) == 1 and self._step is not None

    def compose(self) -> ComposeResult:
        yield self.title_line(self._title)
        yield self._chooser
        hint = _("fri 10:30 call   +3 send the case   24/11 meeting")
        yield FieldLine(_("Or"), hint=hint, id="text")
        day = FieldLine(_("Day"), hint=_("+3, fri, 24/11; empty has no day"), id="day")
        day.display = False
        yield day
        yield TextLine(Content(self._keys()), classes="strip-keys", id="keys")

    def _keys(self) -> str:
        return _("a digit saves    tab or a letter begins a line: day, text    esc leaves it")

    def on_mount(self) -> None:
        self._arrange(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width)

    def _arrange(self, width: int) -> None:
        indent = max(13, self._chooser.label_room)
        self._chooser.stand_in(indent, columns_for([self._chooser.options], width - indent + 1))

    # --- keys ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if isinstance(self.focused, Input):
            return
        event.stop()
        key = event.character or ""
        if key == LATER or key in [offered for offered, _label in self._options]:
            self._take(key)
        elif event.key == "enter":
            self.action_next_field()
        elif event.is_printable and key.strip():
            self._begin(key)

    @on(Chooser.Chosen)
    def _pointed_at(self, event: Chooser.Chosen) -> None:
        event.stop()
        self._take(self._options[event.index][0])

    def _take(self, key: str) -> None:
        if key == DONE:
            self._end(self.app.carry_out(ask.FinishStep(self._ids[0])))
        elif key != LATER:
            self._end(self.app.carry_out(ask.Snooze(self._ids, self._days[int(key) - 1])))
        elif self._later is not None:
            # Today, also where midnight has passed over the open strip.
            today = self.app.clock.today()
            self._end(self.app.carry_out(ask.Snooze(self._ids, today, self._later)))
        else:
            day = words.day_medium(self._days[0])
            self.refuse(_("Little is left of today. 1 puts it off to {day}.").format(day=day))

    def _begin(self, typed: str) -> None:
        line = self.query_one("#text", Input)
        line.value = typed
        line.focus()
        line.cursor_position = len(typed)
        self.query_one("#keys", TextLine).update(Content(_("enter saves    esc leaves it")))

    def action_next_field(self) -> None:
        """Into the line, which holds the step as it is; then between its text and its day."""
        if not isinstance(self.focused, Input):
            self._begin(self._as_it_is())
        elif self.query_one("#day").display:
            other = "#day" if self.focused.id == "text" else "#text"
            self.query_one(other, Input).focus()

    def _as_it_is(self) -> str:
        step = self._step
        if step is None or len(self._ids) > 1:
            return ""
        return f"{words.step_moment(step, self._today)} {step.text}".strip()

    def action_leave(self) -> None:
        self.dismiss(False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self._end(self.app.carry_out(self._request()))
        except Wrong as wrong:
            self._point_at(wrong)

    def _request(self) -> ask.PlanStep:
        """The step that was typed. Raises Wrong."""
        typed = self.query_one("#text", Input).value
        in_two = bool(self.query_one("#day").display)
        day, at, text = split_moment(typed, self._today)
        if in_two:
            text = " ".join(typed.split())
            day, at = self._typed_moment()
        elif day is None:
            raise Wrong("day", _("Which day? Write +3, fri or 24/11; enter alone gives none."))
        self._refuse_past(day, at, "day" if in_two else "text")
        before = self._step
        was = {"text": before.text if before else ""} if len(self._ids) == 1 else {}
        if before is not None and before.text == text:
            kept = before.channel, before.minutes, before.energy
            return ask.PlanStep(self._ids, text, day, *kept, at, was)
        return ask.PlanStep(self._ids, text, day, channel_named(text), at=at, was=was)

    def _refuse_past(self, day: date | None, at: int | None, field: str) -> None:
        """Raises Wrong for what is past, unless it is the step's own moment."""
        before = self._step
        if before is not None and (day, at) == (before.on, before.at):
            return
        if day is not None and day < self._today and (before is None or before.on != day):
            raise Wrong(field, _("That day is past. Write today or a later one."))
        if day == self._today and at is not None and at < self.app.clock.minute():
            raise Wrong(field, _("That hour is past. Write a later one, or another day."))

    def _typed_moment(self) -> tuple[date | None, int | None]:
        """The line of the day: a day, an hour or both. Raises Wrong."""
        typed = self.query_one("#day", Input).value.strip()
        day, at, rest = split_moment(typed, self._today)
        if rest:
            raise Wrong("day", words.refusal(BadDay(typed)))
        return day, at

    def _point_at(self, wrong: Wrong) -> None:
        for field in self.query(FieldLine):
            self.doubt(field, wrong.sentence if field.id == wrong.field else "")
        meant = self.query_one(f"#{wrong.field}")
        meant.display = True
        meant.focus()

    def _end(self, refused: str | None) -> None:
        if refused is None:
            self.app.mark(())
            self.dismiss(True)
        else:
            self.refuse(refused)


def hour_for_later(prospect: Prospect | None, scene: Scene, clock: Clock) -> int | None:
    """The hour that 'later today' takes, in minutes after local midnight; None late at night.

    A call waits until it is a good hour where they are.
    """
    good_from = None
    if prospect is not None and prospect.step is not None and prospect.step.channel in CALLS:
        good_from = _good_hour(prospect, scene, clock.here())
    return later_today(clock.minute(), good_from)


def _good_hour(prospect: Prospect, scene: Scene, now: datetime) -> int | None:
    """When it becomes a good hour there, in minutes after midnight here; None where it is one.

    `now` is in the zone of this machine.
    """
    # The time zones are read only for a call.
    from tablero.rules import hours

    zone = hours.zone_of(prospect.city, prospect.country)
    good = None if zone is None else hours.good_from(zone, now, scene.discipline.hours)
    return None if good is None else good.hour * 60 + good.minute


def ask_for_step(app: TableroApp, ids: tuple[int, ...]) -> None:
    """Ask when, for one or for several at once."""
    prospect = app.scene.snapshot.prospects[ids[0]]
    if len(ids) == 1:
        title = _("Next step with {name}").format(name=prospect.name)
    else:
        title = ngettext(
            "Next step with {count} person", "Next step with {count} people", len(ids)
        ).format(count=len(ids))
    alone = prospect if len(ids) == 1 else None
    later = hour_for_later(alone, app.scene, app.clock)
    step = alone.step if alone else None
    app.open_strip(StepStrip(title, ids, app.scene.today, step, later))
