"""Reading what the terminal sends, so that no pasted text is taken for keys."""

from __future__ import annotations

from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

BEGIN, END = "\x1b[200~", "\x1b[201~"
STAND_IN = "\x1a"
"""In the place of a pasted escape: it too is refused, and no sequence begins with it."""


class PasteParser(XTermParser):
    """Textual's reader takes an escape inside a paste for the begin of a key, and all that follows
    for keys: a text from a web page could move, close or delete people."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasting = False
        self._last = ""
        """The end of what was read before, where the begin of a paste may be cut in two."""
        self._held = ""
        """What may be the first half of the end of a paste."""

    def feed(self, data: str) -> Iterable[Message]:
        # Nothing read means that nothing comes any more.
        return super().feed(self._mended(data) if data else data)

    def _mended(self, data: str) -> str:
        mended = ""
        while data:
            if self._pasting:
                done, data = self._until_end(self._held + data)
            else:
                done, data = self._until_begin(data)
            mended += done
        return mended

    def _until_begin(self, data: str) -> tuple[str, str]:
        seen = self._last + data
        found = seen.find(BEGIN)
        if found < 0:
            self._last = seen[1 - len(BEGIN) :]
            return data, ""
        self._pasting, before, self._last = True, len(self._last), ""
        cut = found + len(BEGIN) - before
        return data[:cut], data[cut:]

    def _until_end(self, data: str) -> tuple[str, str]:
        found = data.find(END)
        if found >= 0:
            self._pasting, self._held = False, ""
            return data[:found].replace("\x1b", STAND_IN) + END, data[found + len(END) :]
        last = data.rfind("\x1b")
        kept = last if last >= 0 and END.startswith(data[last:]) else len(data)
        self._held = data[kept:]
        return data[:kept].replace("\x1b", STAND_IN), ""
