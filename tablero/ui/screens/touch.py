"""The touch strip: a letter for the channel, a digit for the topic, and it is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from tablero import words
from tablero.i18n import _
from tablero.model import CHANNELS, DIRECTIONS, RESULTS, TOPICS, Prospect
from tablero.rules.days import BadDay, parse_day
from tablero.ui.scene import Scene
from tablero.ui.screens.asking import mount_whole
from tablero.ui.screens.letters import letters
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.chooser import Chooser, columns_for
from tablero.ui.widgets.field_line import FieldLine, TextLine


@dataclass(frozen=True, slots=True)
class TouchDraft:
    """What the strip holds."""

    channel: str
    topic: str = ""
    direction: str = "out"
    result: str = "none"
    note: str = ""
    on: date | None = None
    """None is today."""


def channel_letters() -> str:
    """A letter for each of CHANNELS, as the language has them."""
    return letters(_("touch letters: elwpvmnibo"), "elwpvmnibo")


class TouchStrip(Strip[bool]):
    """Asks for one touch. What kind it is, and what saving it means, the heirs say."""

    DEFAULT_CLASSES = "strip roomy"
    BINDINGS = [
        Binding("escape,ctrl+c", "leave", show=False, priority=True),
        Binding("tab,down", "next_field", show=False, priority=True),
        Binding("shift+tab,up", "previous_field", show=False, priority=True),
    ]
    HAS_TOPIC = True
    HAS_DIRECTION = False
    LETTER_SAVES = False
    """Whether the letter of the channel is the last key."""
    OPEN = False
    """Whether all lines are in sight from the start; then only `enter` saves."""

    def __init__(self, prospect: Prospect, scene: Scene, draft: TouchDraft) -> None:
        super().__init__()
        self.prospect = prospect
        self.scene = scene
        self.draft = draft
        self._choosers = self._make_choosers()

    def _make_choosers(self) -> dict[str, Chooser]:
        draft = self.draft
        channels = [
            (letter, words.channel(c))
            for letter, c in zip(channel_letters(), CHANNELS, strict=True)
        ]
        topics = [(str(n), words.topic(t)) for n, t in enumerate(TOPICS, 1)]
        found = {
            "channel": Chooser(
                _("Channel"), channels, CHANNELS.index(draft.channel), id="channel", focus=False
            )
        }
        if self.HAS_TOPIC:
            chosen = TOPICS.index(draft.topic) if draft.topic else None
            found["topic"] = Chooser(_("Topic"), topics, chosen, id="topic", focus=False)
        if self.HAS_DIRECTION:
            found["direction"] = Chooser(
                _("Who"),
                [("", words.direction(d)) for d in DIRECTIONS],
                DIRECTIONS.index(draft.direction),
                id="direction",
                focus=True,
            )
        found["result"] = Chooser(
            _("Result"),
            [("", words.result(r)) for r in RESULTS],
            RESULTS.index(draft.result),
            id="result",
            focus=True,
        )
        return found

    # --- what the heirs say -----------------------------------------------------------------

    def heading(self) -> str:
        """The strip's first line."""
        raise NotImplementedError

    def after(self) -> str:
        """What saving brings with it, or nothing."""
        return ""

    def save(self, draft: TouchDraft) -> str | None:
        """Ask for it; gives the sentence where it was refused."""
        raise NotImplementedError

    def channel_chosen(self) -> None:
        """Another channel: what follows from it."""

    # --- drawing ------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield TextLine("", classes="strip-title", id="title")
        yield self._choosers["channel"]
        if "topic" in self._choosers:
            yield self._choosers["topic"]
        if self.OPEN:
            yield from self._details()
        yield TextLine("", classes="after", id="after")
        yield TextLine("", classes="strip-keys", id="keys")

    def _details(self) -> ComposeResult:
        if "direction" in self._choosers:
            yield self._choosers["direction"]
        yield self._choosers["result"]
        yield FieldLine(_("Note"), self.draft.note, id="note")
        day = "" if self.draft.on is None else self.draft.on.isoformat()
        yield FieldLine(_("Date"), day, hint=_("today; or -3, fri, 24/11"), id="on")

    def on_mount(self) -> None:
        self._arrange(self.app.size.width)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width)

    def _arrange(self, width: int) -> None:
        upper = [c for name, c in self._choosers.items() if name in ("channel", "topic")]
        lower = [c for name, c in self._choosers.items() if name not in ("channel", "topic")]
        for group in (upper, lower):
            indent = max(chooser.label_room for chooser in group)
            indent = max(indent, 13) if group is lower else indent
            columns = columns_for([chooser.options for chooser in group], width - indent + 1)
            for chooser in group:
                chooser.stand_in(indent, columns)

    def _draw(self) -> None:
        self.query_one("#title", TextLine).update(self.titled(self.heading()))
        after = self.query_one("#after", TextLine)
        after.update(Content(self.after()))
        after.display = bool(self.after())
        self.query_one("#keys", TextLine).update(Content(self._keys()))

    def _keys(self) -> str:
        if self.is_open:
            return _("enter saves    tab next line    esc leaves it")
        return _("enter saves what is marked    tab note, result, date    esc leaves it")

    @property
    def is_open(self) -> bool:
        """Whether result, note and date are in sight."""
        return bool(self.query("#on"))

    # --- keys ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if isinstance(self.focused, Input) or event.key in ("left", "right", "space"):
            return
        event.stop()
        key = event.character or ""
        if event.key == "enter":
            self._save()
        elif key and key in channel_letters():
            self._take_channel(CHANNELS[channel_letters().index(key)])
        elif self.HAS_TOPIC and key in tuple("123456"):
            self._take_topic(TOPICS[int(key) - 1])
        elif key == "q":
            self.action_leave()

    def _take_channel(self, channel: str) -> None:
        self.draft = replace(self.draft, channel=channel)
        self._choosers["channel"].choose(CHANNELS.index(channel))
        self.channel_chosen()
        self._draw()
        if self.LETTER_SAVES and not self.is_open:
            self._save()

    def take_topic(self, topic: str) -> None:
        """Put the brackets around a topic."""
        self.draft = replace(self.draft, topic=topic)
        self._choosers["topic"].choose(TOPICS.index(topic))
        self._draw()

    def _take_topic(self, topic: str) -> None:
        self.take_topic(topic)
        if not self.is_open:
            self._save()

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        event.stop()
        match event.chooser.id:
            case "channel":
                self._take_channel(CHANNELS[event.index])
            case "topic":
                self._take_topic(TOPICS[event.index])
            case "direction":
                self.draft = replace(self.draft, direction=DIRECTIONS[event.index])
            case "result":
                self.draft = replace(self.draft, result=RESULTS[event.index])
        self._draw()

    def action_next_field(self) -> None:
        """The next of result, note and date; the first time they come in sight."""
        self._step(1)

    def action_previous_field(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self.is_attached:
            return
        if not self.is_open:
            mount_whole(self, *self._details(), before="#after")
        fields = [c for c in self._choosers.values() if c.can_focus]
        stops = [*fields, self.query_one("#note", Input), self.query_one("#on", Input)]
        now = stops.index(self.focused) if self.focused in stops else (-1 if by > 0 else 0)
        stops[(now + by) % len(stops)].focus()
        self._draw()

    def action_leave(self) -> None:
        self.dismiss(False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "note":
            self.draft = replace(self.draft, note=event.value)
            return
        try:
            self.draft = replace(self.draft, on=self._day())
        except BadDay:
            return
        self._draw()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._save()

    def _day(self) -> date | None:
        if not self.is_open:
            return self.draft.on
        typed = self.query_one("#on", Input).value.strip()
        # Not the scene's day: midnight may have passed over the open strip.
        return parse_day(typed, self.app.clock.today(), past=True) if typed else None

    def _save(self) -> None:
        self._say_wrong("")
        try:
            day = self._day()
            if day is not None and day > self.app.clock.today():
                raise BadDay(self.query_one("#on", Input).value)
        except BadDay as wrong:
            self._say_wrong(_wrong_day(wrong))
            return
        self.draft = replace(self.draft, on=day)
        refused = self.save(self.draft)
        if refused is None:
            self.dismiss(True)
        else:
            self.refuse(refused)

    def _say_wrong(self, sentence: str) -> None:
        if self.is_open:
            self.doubt(self.query_one("#on"), sentence)
        if sentence:
            self.query_one("#on").focus()


def _wrong_day(wrong: BadDay) -> str:
    return _('"{text}" is no day in the past. Write it as -3, fri, 24/11 or 2026-11-24.').format(
        text=words.shown(wrong.text.strip())
    )
