"""The command palette: every command of the screen, and everybody by name."""

from __future__ import annotations

from textual.command import Provider


class Everything(Provider):
    """Commands and people."""

    async def search(self, query: str):  # type: ignore[no-untyped-def]
        return
        yield
