"""What I take from a silence: one letter for the cause, a line or two; leaving it is fine (F6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from tablero.i18n import _
from tablero.model import Prospect
from tablero.person import CAUSES, Reflection
from tablero.ui import discipline_messages as ask
from tablero.ui.screens.letters import letters
from tablero.ui.screens.sheet import in_one_line
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.chooser import Chooser, columns_for
from tablero.ui.widgets.field_line import FieldLine, TextLine
from tablero.words.known import cause

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

LINES = ("missed", "should_not")
Keep = Callable[[Mapping[str, str]], "str | None"]
"""Takes what was written, by name; gives a sentence where it was refused."""


class ReflectionStrip(Strip[bool]):
    """A letter names the cause, `tab` goes to the lines; `enter` keeps what there is."""

    DEFAULT_CLASSES = "strip roomy"
    BINDINGS = [
        Binding("escape,ctrl+c", "leave", show=False, priority=True),
        Binding("tab,down", "next_field(1)", show=False, priority=True),
        Binding("shift+tab,up", "next_field(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, keep: Keep, written: Reflection | None = None) -> None:
        super().__init__()
        self._title = title
        self._keep = keep
        self._values = {"missed": "", "should_not": "", "cause": ""}
        if written is not None:
            self._values = {
                "missed": in_one_line(written.missed),
                "should_not": in_one_line(written.should_not),
                "cause": written.cause,
            }
        self._letters = letters(_("cause letters: ivct"), "ivct")
        chosen = CAUSES.index(self._values["cause"]) if self._values["cause"] else None
        options = list(zip(self._letters, map(cause, CAUSES), strict=True))
        self._chooser = Chooser(_("Why"), options, chosen, id="cause", focus=False)

    def compose(self) -> ComposeResult:
        labels = (_("What I missed"), _("What I would not do again"))
        yield self.title_line(self._title)
        yield self._chooser
        for name, label in zip(LINES, labels, strict=True):
            hint = _("one line, or nothing")
            yield FieldLine(label, self._values[name], hint=hint, id=name, classes="long")
        keys = _("a letter says why    tab to the lines    enter keeps it    esc leaves it")
        yield TextLine(Content(keys), classes="strip-keys", id="keys")

    def on_mount(self) -> None:
        self._arrange(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width)

    def _arrange(self, width: int) -> None:
        indent = self._chooser.label_room
        self._chooser.stand_in(indent, columns_for([self._chooser.options], width - indent + 1))

    # --- keys ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if isinstance(self.focused, Input):
            return
        event.stop()
        if event.key == "enter":
            self._save()
        elif event.character and event.character in self._letters:
            self._name_cause(self._letters.index(event.character))
        elif event.character == "q":
            self.action_leave()

    def _name_cause(self, index: int) -> None:
        """And on to the first line; the same letter once more takes it back."""
        again = self._values["cause"] == CAUSES[index]
        self._values["cause"] = "" if again else CAUSES[index]
        self._chooser.choose(None if again else index)
        if not again:
            self.query_one(f"#{LINES[0]}", Input).focus()

    @on(Chooser.Chosen)
    def _pointed_at(self, event: Chooser.Chosen) -> None:
        event.stop()
        self._name_cause(event.index)

    def action_next_field(self, by: int) -> None:
        """Cause, first line, second line, and around."""
        lines = [self.query_one(f"#{name}", Input) for name in LINES]
        stops: list[Input | None] = [None, *lines]
        now = stops.index(self.focused) if self.focused in lines else 0
        (stops[(now + by) % len(stops)] or self).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._values[str(event.input.id)] = event.value

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._save()

    def action_leave(self) -> None:
        self.dismiss(False)

    def _save(self) -> None:
        """Nothing written is the same as leaving it."""
        if not any(value.strip() for value in self._values.values()):
            self.action_leave()
            return
        refused = self._keep(self._values)
        if refused is None:
            self.dismiss(True)
            return
        self.refuse(refused)


def ask_to_reflect(
    app: TableroApp,
    prospect: Prospect,
    *,
    closing: bool = False,
    asked: bool = True,
) -> None:
    """Ask what there is to learn.

    Where the review asks (`asked`), leaving it is kept, so that this silence asks no more; where
    the person or the closing panel asks, it is simply left.
    """

    def keep(values: Mapping[str, str]) -> str | None:
        return app.carry_out(ask.Reflect(prospect.id, **values, closing=closing))

    def go_on(kept: bool | None) -> None:
        if not kept and asked and not closing:
            app.carry_out(ask.SkipReflection(prospect.id))

    title = _("What do you take from the silence of {name}?").format(name=prospect.name)
    if closing or not asked:
        title = _("What do you take from {name}?").format(name=prospect.name)
    app.open_strip(ReflectionStrip(title, keep), go_on)


def ask_to_correct(app: TableroApp, name: str, reflection: Reflection) -> None:
    """Another wording for one that was kept."""

    def keep(values: Mapping[str, str]) -> str | None:
        changed = {
            field: value
            for field, value in values.items()
            if value.strip() != in_one_line(getattr(reflection, field))
        }
        if not changed:
            return None
        was = {field: getattr(reflection, field) for field in changed}
        return app.carry_out(ask.EditReflection(reflection.id, changed, was))

    title = _("What do you take from {name}?").format(name=name)
    app.open_strip(ReflectionStrip(title, keep, reflection))
