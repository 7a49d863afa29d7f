"""A new person in one line: `Name, role, company`; the other fields wait behind `tab`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tablero import words
from tablero.i18n import _
from tablero.model import Stage
from tablero.ui import messages as ask
from tablero.ui.screens.form import Field, FormStrip, Wrong
from tablero.ui.screens.person_fields import more_fields, read_fields

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


def split_line(typed: str) -> tuple[str, str, str]:
    """Name, role and company; from the second comma on all is company."""
    parts = [part.strip() for part in typed.split(",", 2)]
    name, role, company = ([*parts, "", ""])[:3]
    return name, role, company


def ask_for_person(app: TableroApp, stage: Stage, referrer: int | None = None) -> None:
    """Ask for somebody new in that stage; `referrer` gave us the name."""

    def add(values: Mapping[str, str]) -> str | None:
        name, role, company = split_line(values["name"])
        if not name:
            raise Wrong("name", _("A name is missing. Write at least that."))
        fields = read_fields(values, [field.name for field in more_fields()])
        return app.carry_out(ask.AddProspect(name, role, company, stage.id, fields, referrer))

    title = _("New in {stage}").format(stage=words.stage_name(stage))
    line = Field("name", _("Person"), hint=_("Name, role, company"))
    app.open_strip(FormStrip(title, [line], add, more=more_fields()))
