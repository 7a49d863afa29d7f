"""All fields of somebody in one form; only what was changed is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tablero import words
from tablero.i18n import _
from tablero.model import Prospect
from tablero.refusals import BadValue
from tablero.text import BadText, clean_line
from tablero.ui import messages as ask
from tablero.ui.screens.form import Field, FormStrip, Wrong
from tablero.ui.screens.person_fields import all_fields, read_field

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


def ask_for_fields(app: TableroApp, prospect: Prospect) -> None:
    """Edit somebody."""
    fields = all_fields(prospect)

    def save(values: Mapping[str, str]) -> str | None:
        changed = changed_fields(fields, values)
        was = {name: getattr(prospect, name) for name in changed}
        return app.carry_out(ask.EditProspect(prospect.id, changed, was)) if changed else None

    title = _("Edit {name}").format(name=prospect.name)
    app.open_strip(FormStrip(title, fields, save))


def changed_fields(fields: list[Field], values: Mapping[str, str]) -> dict[str, Any]:
    """What was typed over, as the values Board takes. Raises Wrong."""
    return {
        field.name: _read(field.name, values[field.name])
        for field in fields
        if values[field.name].strip() != field.value
    }


def _read(name: str, typed: str) -> Any:
    if name == "name" or typed.strip():
        try:
            clean_line(typed)
        except BadText as bad:
            raise Wrong(name, words.refusal(BadValue(name, typed, bad.why))) from None
    return read_field(name, typed)
