"""Copy mail, phone, link or a summary (by OSC 52, so it also works over ssh)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tablero import words
from tablero.i18n import _
from tablero.model import Prospect
from tablero.ui.scene import Scene
from tablero.ui.screens.digits import Choice, KeyStrip, chosen
from tablero.ui.screens.letters import letters

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


def ask_what_to_copy(app: TableroApp, prospect: Prospect) -> None:
    """One key for one thing; only what there is is offered."""
    offers = copies(prospect, app.scene)
    choices = [Choice(key, label) for key, (label, _text) in offers.items()]

    def copy(key: str) -> None:
        label, text = offers[key]
        app.copy_to_clipboard(text)
        app.say(_("Copied: {what}.").format(what=text if "\n" not in text else label))

    title = _("Copy from {name}").format(name=prospect.name)
    app.open_strip(KeyStrip(title, choices), chosen(copy))


def copies(prospect: Prospect, scene: Scene) -> dict[str, tuple[str, str]]:
    """Key to what it is called and the text itself."""
    keys = letters(_("copy letters: mpls"), "mpls")
    texts = (prospect.email, prospect.phone, prospect.linkedin, summary(prospect, scene))
    labels = (_("mail"), _("phone"), _("link"), _("summary"))
    return {
        key: (label, text) for key, label, text in zip(keys, labels, texts, strict=True) if text
    }


def summary(prospect: Prospect, scene: Scene) -> str:
    """A few lines one can paste into a message to somebody else."""
    standing = scene.standing(prospect.id)
    about = ", ".join(
        part for part in (prospect.role, prospect.company, prospect.city, prospect.country) if part
    )
    reach = ", ".join(part for part in (prospect.email, prospect.phone, prospect.linkedin) if part)
    story = f"{words.said_of(standing)}, {words.days_count(standing.days)}"
    step = words.step_line(prospect.step, scene.today)
    return "\n".join(line for line in (prospect.name, about, reach, story, step) if line)
