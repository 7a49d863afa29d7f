"""A word on the last line while another program holds the file: until it lets go, or the wait is
over, the app can draw nothing else. Keys that are pressed meanwhile come after it."""

from __future__ import annotations

from rich.cells import set_cell_size
from textual.app import App
from textual.driver import Driver

from tablero.i18n import _


def say_waiting(app: App[str], driver: Driver | None) -> None:
    """Write it straight to the terminal; the next frame draws over it."""
    if driver is None:
        return
    width, height = app.size
    sentence = _("Another program is writing this board; waiting for it…")
    text = set_cell_size(f" {sentence}", width)
    driver.write(f"\x1b7\x1b[{height};1H\x1b[0;7m{text}\x1b[0m\x1b8")
    driver.flush()
    app.screen.refresh()
