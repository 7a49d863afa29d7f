"""A path as people type it, and as terminals paste it when a file is dropped on them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ESCAPED = re.compile(r"\\(.)")


def dropped_path(text: str) -> Path:
    """The path in `text`: quotes, `file://` and backslashes before blanks are undone, and `~`.

    Only the first of several lines counts. An empty text gives the current folder.
    """
    line = next(iter(text.strip().splitlines()), "").strip()
    if len(line) > 1 and line[0] == line[-1] and line[0] in "'\"":
        line = line[1:-1].replace("'\\''", "'")
    elif line.startswith("file://"):
        line = unquote(urlsplit(line).path)
    elif not Path(line).exists():
        # On Windows a backslash parts folders; there the path as it stands exists.
        line = _ESCAPED.sub(r"\1", line)
    try:
        return Path(line).expanduser()
    except RuntimeError:
        return Path(line)
