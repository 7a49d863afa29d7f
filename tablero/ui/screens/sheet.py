"""The sheet: why this person, what was heard from them, what they like, who else is near."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tablero.i18n import _
from tablero.model import Prospect
from tablero.person import SHEET
from tablero.ui import discipline_messages as ask
from tablero.ui.screens.form import Field, FormStrip
from tablero.words.known import sheet_field

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


def ask_for_sheet(app: TableroApp, prospect: Prospect, first: str = "why") -> None:
    """All of it, the cursor on one of SHEET; only what was changed is saved."""
    written = app.board.person(prospect.id).sheet
    fields = [
        Field(name, sheet_field(name), in_one_line(written.get(name, "")), _hint(name))
        for name in SHEET
    ]

    def save(values: Mapping[str, str]) -> str | None:
        changed = {f.name: values[f.name] for f in fields if values[f.name].strip() != f.value}
        was = {name: written.get(name, "") for name in changed}
        return app.carry_out(ask.WriteSheet(prospect.id, changed, was)) if changed else None

    title = _("What you know of {name}").format(name=prospect.name)
    hint = _("enter saves    tab next line    esc leaves it")
    app.open_strip(FormStrip(title, fields, save, hint=hint, first=first))


def in_one_line(text: str) -> str:
    """A text as a line of a form holds it."""
    return " ".join(text.split())


def _hint(name: str) -> str:
    hints = {
        "why": _("what they, of all people, would get from it"),
        "needs": _("what they lack, in their words"),
        "worries": _("what keeps them from it"),
        "manner": _("how they are, how they buy"),
        "process": _("the steps until they decide"),
        "decider": _("who says yes, and who is heard"),
        "interests": _("what else they like to talk about"),
        "competitor": _("whom else they have near"),
    }
    return hints[name]
