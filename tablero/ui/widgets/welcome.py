"""What an empty board says: the first three keys, the newest export that lies in Downloads, and
nothing to read before them."""

from __future__ import annotations

from datetime import date

from tablero import words
from tablero.formats.downloads import exports_in
from tablero.i18n import _
from tablero.locations import downloads
from tablero.ui.widgets.paint import Line, fit

MARGIN = 3


def welcome_lines(width: int, found_file: str = "") -> tuple[Line, ...]:
    """The lines of an empty board; `found_file` names an export that lies in Downloads."""
    lines: list[Line] = [(), ((_("Whom do you not want to forget?"), "name"),), ()]
    lines += _entry("n", _("write their name and role"), _("Martín Echeverri, Buyer, Andariega"))
    file_line = _("in Downloads: {file}").format(file=found_file) if found_file else ""
    lines += _entry("I", _("bring your Trello, your LinkedIn contacts, a CSV"), file_line)
    lines += _entry("d", _("look first at an example with 24 people"), "")
    lines.append(((_("Everything stays on this machine. u undoes anything."), "muted"),))
    return tuple(_indented(line, width) for line in lines)


def found_file(today: date) -> str:
    """The newest export in Downloads with its age; nothing where there is none."""
    newest = next(iter(exports_in(downloads())), None)
    if newest is None:
        return ""
    return f"{newest.path.name} ({words.step_day(newest.on, today)})"


def _entry(key: str, text: str, example: str) -> list[Line]:
    lines: list[Line] = [((f"{key}   ", "key"), (text, "text"))]
    if example:
        lines.append((("    ", "text"), (example, "muted")))
    return [*lines, ()]


def _indented(line: Line, width: int) -> Line:
    room = max(0, width - MARGIN)
    spans: list[tuple[str, str]] = [(" " * min(MARGIN, width), "text")]
    for text, ink in line:
        cut = fit(text, room)
        spans.append((cut, ink))
        room -= len(cut)
    return tuple(spans)
