"""Those a filter found outside the columns: closed, archived, in the book."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tablero import words
from tablero.i18n import _
from tablero.model import Prospect
from tablero.ui import messages as ask
from tablero.ui.scene import Scene
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.field_line import TextLine

SHOWN = 200


class ElsewhereStrip(Strip[None]):
    """`enter` brings somebody on the board from the book, or opens their page."""

    BINDINGS = [
        Binding("escape,ctrl+c,q,tab", "leave", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]

    def __init__(self, people: Sequence[Prospect], scene: Scene) -> None:
        super().__init__()
        self._people = people[:SHOWN]
        self._scene = scene

    def compose(self) -> ComposeResult:
        title = _("Not in a column")
        yield self.title_line(title)
        yield OptionList(
            *(Option(self._line(p), id=str(p.id)) for p in self._people), id="elsewhere"
        )
        keys = _("enter opens; from the book it brings them to the board    esc leaves it")
        yield TextLine(Content(keys), classes="strip-keys")

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def _line(self, prospect: Prospect) -> Content:
        about = ", ".join(part for part in (prospect.role, prospect.company) if part)
        return Content.assemble(
            (prospect.name, "bold"), Content(f"  {about}  "), (self._where(prospect), "dim")
        )

    def _where(self, prospect: Prospect) -> str:
        if prospect.archived:
            return _("archived")
        if prospect.stage is None:
            return _("in the book")
        return words.stage_name(self._scene.snapshot.stage(prospect.stage))

    def action_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def action_leave(self) -> None:
        self.dismiss()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.is_closed:
            return
        prospect = self._people[event.option_index]
        self.dismiss()
        if prospect.stage is None and not prospect.archived:
            first = self._scene.stages[0].id
            self.app.carry_out(ask.MoveCards((prospect.id,), first))
        else:
            self.app.open_page(prospect.id)
