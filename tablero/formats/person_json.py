"""All that is held about one person, as a file to give to them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from tablero.i18n import _


def export_person(name: str, held: Mapping[str, object], written: date) -> str:
    """One JSON text; its keys are English in every language."""
    about = _(
        "Everything that this board of tablero holds about the person, as it was written down."
        " The names of other people are left out where the board keeps them in a field of their"
        " own; notes and other texts are given as they were written, and may name others."
        " What stands under `journal` is what undo still knows, with texts that were changed or"
        " deleted since. Backups and exports made earlier may hold older states."
    )
    document = {"about": about, "name": name, "written": written.isoformat(), **held}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
