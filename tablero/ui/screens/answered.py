"""After their answer: one key more, or none. Pasting what they wrote proposes which."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from tablero.i18n import _
from tablero.model import NextStep, Prospect
from tablero.rules.follow_up import next_day
from tablero.ui import messages as ask
from tablero.ui.screens.adding import split_line
from tablero.ui.screens.form import Field, FormStrip, Wrong
from tablero.ui.screens.letters import letters
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.field_line import TextLine

if TYPE_CHECKING:
    from tablero.rules.phrases import Meaning
    from tablero.ui.app import TableroApp

SETTLE, STEP = ".", "s"


class AnsweredStrip(Strip[str]):
    """One line. A key that it does not offer closes it and means what it always means."""

    def __init__(self, prospect: Prospect) -> None:
        super().__init__()
        self._prospect = prospect
        self.pasted = ""
        """What they wrote, as it was pasted."""
        self.meaning: Meaning | None = None
        self._kept = False
        self._choices = {
            referred_letter(): _("referred me on"),
            SETTLE: _("no answer needed"),
            STEP: _("next step"),
        }

    def compose(self) -> ComposeResult:
        yield TextLine(self._offered(), classes="choices", id="offered")

    def _offered(self) -> Content:
        spans = []
        for key, label in self._choices.items():
            spans += [Content.styled(f" {key} ", "$tablero-key bold"), Content(f"{label}   ")]
        last = _("or go on") if self.pasted else _("or paste their words")
        return Content.assemble(*spans, Content.styled(last, "$tablero-muted"))

    def on_paste(self, event: events.Paste) -> None:
        """Their words propose one key; nothing is done until it is pressed."""
        event.stop()
        text = event.text.strip()
        if not text:
            return
        from tablero.rules.phrases import meaning
        from tablero.words.courtesy import sounds_like

        self.pasted, self.meaning = text, meaning(text)
        self._choices[note_letter()] = _("keep it as the note")
        key = self._key_for(self.meaning)
        said = _("Nothing in it that one key could do.")
        if self.meaning is not None:
            said = sounds_like(self.meaning, key)
        self._say(said)

    def _key_for(self, meaning: Meaning | None) -> str:
        match meaning.code if meaning else "":
            case "referred":
                return referred_letter()
            case "opt_out" | "no_sales":
                self._choices[opt_out_letter()] = _("what they asked not to get")
                return opt_out_letter()
            case "later":
                return STEP
        return SETTLE

    def _say(self, sentence: str) -> None:
        self.tell("sounds", f" {sentence}", "choices", before="#offered")
        self.query_one("#offered", TextLine).update(self._offered())

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        key = event.character or event.key
        if self.pasted and not self._kept and key == note_letter():
            self._keep_note()
            return
        self.dismiss(key if key in self._choices else "")
        if key not in self._choices and event.key not in ("escape", "ctrl+c"):
            self.app.pass_on(event)

    def _keep_note(self) -> None:
        touch = last_touch(self.app, self._prospect)
        # A note that was typed with the touch is not written over unasked.
        refused = self.app.carry_out(ask.EditTouch(touch, {"note": self.pasted}, {"note": ""}))
        if refused is None:
            self.settled()
        else:
            self._say(refused)

    def refuse(self, sentence: str) -> None:
        self._say(sentence)

    def settled(self) -> None:
        self._kept = True
        self._choices.pop(note_letter(), None)
        self._say(_("It stands with the touch."))

    def on_click(self) -> None:
        self.dismiss("")


def referred_letter() -> str:
    """What logs that they gave somebody else's name."""
    return letters(_("referred letter: d"), "d")


def note_letter() -> str:
    """What keeps the pasted words with the touch."""
    return letters(_("note letter: n"), "n")


def opt_out_letter() -> str:
    """What opens the opt-out, as on their page."""
    return letters(_("opt-out letter: z"), "z")


def last_touch(app: TableroApp, prospect: Prospect) -> int:
    """The id of the touch that was logged last."""
    return max(touch.id for touch in app.board.person(prospect.id).touches)


def ask_what_follows(app: TableroApp, prospect: Prospect) -> None:
    """Offer what usually comes after an answer."""
    strip = AnsweredStrip(prospect)

    def follow(key: str | None) -> None:
        if not key:
            return
        month = strip.meaning.month if strip.meaning is not None else None
        if key == referred_letter():
            _ask_for_referred(app, prospect)
        elif key == SETTLE:
            app.carry_out(ask.Settle(prospect.id))
        elif key == STEP and month is not None:
            app.carry_out(_in_that_month(app, prospect, month))
        elif key == STEP:
            from tablero.ui.screens.step import ask_for_step

            ask_for_step(app, (prospect.id,))
        elif key == opt_out_letter():
            from tablero.ui.screens.opting_out import ask_for_opt_out

            ask_for_opt_out(app, prospect, said=strip.pasted)

    app.open_strip(strip, follow)


def _in_that_month(app: TableroApp, prospect: Prospect, month: int) -> ask.PlanStep:
    """On the first working day of the next such month, as they asked."""
    today = app.scene.today
    first = date(today.year + (month <= today.month), month, 1)
    day = next_day(first, 2 if first.weekday() == 5 else 0)
    return ask.PlanStep((prospect.id,), _("write again, as they asked"), day)


def _ask_for_referred(app: TableroApp, prospect: Prospect) -> None:
    """Somebody new, whose name this one gave; their last touch says so too, and the referrer
    is told later how it went."""
    touch = last_touch(app, prospect)
    stage = app.scene.stages[0]

    def add(values: Mapping[str, str]) -> str | None:
        name, role, company = split_line(values["name"])
        if not name:
            raise Wrong("name", _("A name is missing. Write at least that."))
        tell = _("tell them how it went with {name}").format(name=name)
        return app.carry_out(
            ask.AddProspect(
                name,
                role,
                company,
                stage.id,
                referrer=prospect.id,
                referred_in=touch,
                tell=NextStep(tell, next_day(app.scene.today, app.scene.discipline.tell_after)),
            )
        )

    title = _("Whose name did {name} give you?").format(name=prospect.name)
    line = Field("name", _("Person"), hint=_("Name, role, company"))
    app.open_strip(FormStrip(title, [line], add))
