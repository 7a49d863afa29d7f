"""Forgetting a person for ever: their whole name is typed, and nothing takes it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tablero.i18n import _
from tablero.model import Prospect
from tablero.rules.search import name_is
from tablero.ui.discipline_messages import Forget
from tablero.ui.screens.form import Field, FormStrip, Wrong
from tablero.words.forgetting import in_short

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


def ask_to_forget(app: TableroApp, prospect: Prospect) -> None:
    """What would go, and their name as the key to it."""

    def forget(values: Mapping[str, str]) -> str | None:
        if not name_is(values["name"], prospect.name):
            raise Wrong("name", _("That is not their name, so nothing was forgotten."))
        return app.carry_out(Forget(prospect.id))

    goes = in_short(app.board.holdings(prospect.id).rows)
    title = _("Forget {name} for ever").format(name=prospect.name)
    fields = [Field("name", _("Their name"), "", prospect.name)]
    hint = _("the whole name, enter forgets them; u brings nobody back    esc leaves it")
    app.open_strip(FormStrip(f"{title}: {goes}" if goes else title, fields, forget, hint=hint))
