"""After their answer: one key more, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from tablero.i18n import _
from tablero.model import Prospect
from tablero.ui import messages as ask
from tablero.ui.screens.adding import split_line
from tablero.ui.screens.form import Field, FormStrip, Wrong
from tablero.ui.screens.letters import letters
from tablero.ui.screens.strip import Strip

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

SETTLE, STEP = ".", "s"


class AnsweredStrip(Strip[str]):
    """One line. A key that it does not offer closes it and means what it always means."""

    def __init__(self, referred_letter: str) -> None:
        super().__init__()
        self._choices = {
            referred_letter: _("referred me on"),
            SETTLE: _("no answer needed"),
            STEP: _("next step"),
        }

    def compose(self) -> ComposeResult:
        spans = []
        for key, label in self._choices.items():
            spans += [Content.styled(f" {key} ", "$tablero-key bold")]
            spans += [Content(f"{label}   ")]
        spans += [Content.styled(_("or go on"), "$tablero-muted")]
        with Vertical(classes="strip"):
            yield Label(Content.assemble(*spans), classes="choices")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        key = event.character or event.key
        self.dismiss(key if key in self._choices else "")
        if key not in self._choices and event.key not in ("escape", "ctrl+c"):
            self.app.pass_on(event)

    def on_click(self) -> None:
        self.dismiss("")


def ask_what_follows(app: TableroApp, prospect: Prospect) -> None:
    """Offer what usually comes after an answer."""
    referred = letters(_("referred letter: d"), "d")

    def follow(key: str | None) -> None:
        if key == referred:
            _ask_for_referred(app, prospect)
        elif key == SETTLE:
            app.carry_out(ask.Settle(prospect.id))
        elif key == STEP:
            from tablero.ui.screens.step import ask_for_step

            ask_for_step(app, (prospect.id,))

    app.push_screen(AnsweredStrip(referred), follow)


def _ask_for_referred(app: TableroApp, prospect: Prospect) -> None:
    """Somebody new, whose name this one gave; their last touch says so too."""
    touch = max(app.board.person(prospect.id).touches, key=lambda touch: touch.id)
    stage = app.scene.stages[0]

    def add(values: Mapping[str, str]) -> str | None:
        name, role, company = split_line(values["name"])
        if not name:
            raise Wrong("name", _("A name is missing. Write at least that."))
        return app.carry_out(
            ask.AddProspect(
                name, role, company, stage.id, referrer=prospect.id, referred_in=touch.id
            )
        )

    title = _("Whose name did {name} give you?").format(name=prospect.name)
    line = Field("name", _("Person"), hint=_("Name, role, company"))
    app.push_screen(FormStrip(title, [line], add))
