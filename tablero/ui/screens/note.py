"""A note, in one line or in many, here or in the person's own editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import TextArea

from tablero.i18n import _
from tablero.model import Prospect
from tablero.person import Note
from tablero.text import LINE_LIMIT
from tablero.ui import messages as ask
from tablero.ui.screens.form import Field, FormStrip
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.field_line import TextLine

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

OUTSIDE = Binding("ctrl+o", "write_outside", show=False, priority=True)


def ask_for_note(app: TableroApp, who: Prospect) -> None:
    """A new one, in a line; or in many, from an editor."""
    app.open_strip(NewNote(who))


def ask_for_other_note(app: TableroApp, who: Prospect, note: Note) -> None:
    """That one otherwise."""
    was = {"note": note.text}
    app.open_strip(NoteStrip(who, note.text, lambda text: ask.EditNote(note.id, text, was)))


class NewNote(FormStrip):
    """One line. What an editor brings back in several goes on in a NoteStrip."""

    BINDINGS = [OUTSIDE]

    def __init__(self, who: Prospect) -> None:
        title = _("A note about {name}").format(name=who.name)
        keys = _("enter saves    ctrl+o your own editor    esc leaves it")
        super().__init__(title, [Field("text", _("Note"))], self._keep, hint=keys)
        self._who = who

    def _keep(self, values: Mapping[str, str]) -> str | None:
        return self.app.carry_out(ask.AddNote(self._who.id, values["text"]))

    def action_write_outside(self) -> None:
        # Few notes are that long.
        from tablero.ui.outside import write_outside

        line = self.inputs()[0]
        written = write_outside(self.app, line.value)
        if written.told_to_end:
            self.app.carry_out(ask.AddNote(self._who.id, written.text))
        elif "\n" in written.text or len(written.text) > LINE_LIMIT:
            app, who = self.app, self._who
            self.dismiss(False)
            app.open_strip(
                NoteStrip(
                    who, written.text, lambda text: ask.AddNote(who.id, text), written.sentence
                )
            )
        else:
            line.value = written.text
            line.cursor_position = len(written.text)
            self.advise(written.sentence)


class NoteStrip(Strip[bool]):
    """`enter` begins a line, so `ctrl+s` or `tab` saves."""

    DEFAULT_CLASSES = "strip roomy"
    BINDINGS = [
        Binding("escape,ctrl+c", "leave", show=False, priority=True),
        Binding("ctrl+s,tab", "save", show=False, priority=True),
        OUTSIDE,
    ]

    def __init__(
        self, who: Prospect, text: str, request: Callable[[str], ask.Request], said: str = ""
    ) -> None:
        super().__init__()
        self._who = who
        self._text = text
        self._request = request
        """What saves a text."""
        self._said = said
        """What is to be said from the beginning."""

    def compose(self) -> ComposeResult:
        yield self.title_line(_("A note about {name}").format(name=self._who.name))
        yield TextArea(self._text, id="note", compact=True, tab_behavior="focus")
        keys = _("ctrl+s or tab saves    ctrl+o your own editor    esc leaves it")
        yield TextLine(Content(keys), classes="strip-keys")

    def on_mount(self) -> None:
        self._area.focus()
        self._area.move_cursor(self._area.document.end)
        if self._said:
            self.refuse(self._said)

    @property
    def _area(self) -> TextArea:
        return self.query_one(TextArea)

    def action_leave(self) -> None:
        self.dismiss(False)

    def action_save(self) -> None:
        """Save it; refused, it stays as it is typed."""
        refused = self.app.carry_out(self._request(self._area.text))
        if refused is None:
            self.dismiss(True)
            return
        self.refuse(refused)

    def action_write_outside(self) -> None:
        from tablero.ui.outside import write_outside

        written = write_outside(self.app, self._area.text)
        if written.text != self._area.text:
            self._area.text = written.text
            self._area.move_cursor(self._area.document.end)
        if written.told_to_end:
            self.action_save()
        else:
            self.refuse(written.sentence)
