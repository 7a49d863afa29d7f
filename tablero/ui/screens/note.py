"""A note of any length, to be edited."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, TextArea

from tablero.i18n import _
from tablero.model import Prospect
from tablero.person import Note
from tablero.ui import messages as ask
from tablero.ui.screens.strip import Strip


class NoteStrip(Strip[bool]):
    """`enter` begins a line, so `ctrl+s` or `tab` saves."""

    BINDINGS = [
        Binding("escape,ctrl+c", "leave", show=False, priority=True),
        Binding("ctrl+s,tab", "save", show=False, priority=True),
    ]

    def __init__(self, prospect: Prospect, note: Note) -> None:
        super().__init__()
        self._prospect = prospect
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical(classes="strip roomy"):
            heading = _("A note about {name}").format(name=self._prospect.name)
            yield self.title_line(heading)
            yield TextArea(self._note.text, id="note", compact=True, tab_behavior="focus")
            yield Label("", classes="refused", id="refused")
            yield Label(Content(_("ctrl+s or tab saves    esc leaves it")), classes="strip-keys")

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def action_leave(self) -> None:
        self.dismiss(False)

    def action_save(self) -> None:
        """Save it; refused, it stays as it is typed."""
        refused = self.app.carry_out(ask.EditNote(self._note.id, self.query_one(TextArea).text))
        if refused is None:
            self.dismiss(True)
            return
        self.refuse(refused)
