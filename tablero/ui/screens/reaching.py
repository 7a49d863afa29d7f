"""`o`: open the channel, and have the touch ready to be logged on coming back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tablero import words
from tablero.i18n import _
from tablero.model import Prospect
from tablero.refusals import OptedOut
from tablero.ui.channels import FIELD_OF, channel_to_open, open_address, way_to
from tablero.ui.commands import BY_ID, keys_in_force
from tablero.ui.screens.logging_touches import OwnTouch

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


def reach(app: TableroApp, prospect: Prospect) -> None:
    """Open the channel or copy its address, then open the touch strip filled in."""
    if prospect.opt_out == "total":
        app.say(words.refusal(OptedOut(prospect)), alarm=True)
        return
    channel = channel_to_open(prospect)
    if channel in FIELD_OF:
        way = way_to(prospect, channel)
        if way is None:
            app.say(_missing(app, prospect, channel), alarm=True)
            return
        if open_address(way.url, os.environ):
            app.say(_("Opened: {address}.").format(address=way.address))
        else:
            app.copy_to_clipboard(way.address)
            app.say(
                _("Nothing to open it with here. Copied: {address}.").format(address=way.address)
            )
    app.open_strip(OwnTouch(prospect, app.scene, channel))


def _missing(app: TableroApp, prospect: Prospect, channel: str) -> str:
    keys = keys_in_force(BY_ID["card.edit"], app.settings.keys)
    field = words.field_name(FIELD_OF[channel])
    if getattr(prospect, FIELD_OF[channel]).strip():
        text = _("{name}'s {field} cannot be opened. Correct it with {key}.")
    else:
        text = _("{name} has no {field} yet. Fill it in with {key}.")
    return text.format(name=prospect.name, field=field, key=keys[0] if keys else "e")
