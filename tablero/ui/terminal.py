"""What the terminal says of itself before the app takes it: is its ground dark or light."""

from __future__ import annotations

import os
import re
import select
import sys
import time

ASK_BACKGROUND = "\x1b]11;?\x1b\\"
ASK_KIND = "\x1b[c"
"""Every terminal answers this one, so its answer ends the wait for the other."""
WAIT = 0.08
"""Seconds at most; a terminal on this machine answers within one or two milliseconds."""
_COLOUR = re.compile(rb"\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)")
_KIND = re.compile(rb"\x1b\[\?[\d;]*c")


def is_dark() -> bool | None:
    """Is the terminal's background dark? None where it does not tell."""
    told = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    if told.isdigit():
        return int(told) < 7 or int(told) == 8
    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stdout__):
        return None
    try:
        return dark_from(_ask(sys.__stdin__.fileno(), sys.__stdout__.fileno()))
    except (OSError, ImportError):
        return None


def dark_from(answer: bytes) -> bool | None:
    """Reads the answer to ASK_BACKGROUND: luminance below one half is dark."""
    found = _COLOUR.search(answer)
    if found is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5)


def _ask(terminal: int, output: int) -> bytes:
    # Unix only; elsewhere the import fails and the default theme is taken.
    import termios
    import tty

    before = termios.tcgetattr(terminal)
    answer = b""
    try:
        tty.setcbreak(terminal, termios.TCSANOW)
        os.write(output, (ASK_BACKGROUND + ASK_KIND).encode())
        until = time.monotonic() + WAIT
        while not _KIND.search(answer):
            left = until - time.monotonic()
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                break
            answer += os.read(terminal, 256)
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
    return answer
