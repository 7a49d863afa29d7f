"""Files coming in."""

from __future__ import annotations

from tablero.store.desk import Desk


class Importing(Desk):
    """The verb of imports."""
