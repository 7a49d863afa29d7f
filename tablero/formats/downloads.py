"""The exports that lie in a folder where a browser leaves them."""

from __future__ import annotations

import os
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

ENDINGS = (".json", ".csv", ".zip")
SHOWN = 30
"""Files at most: what was downloaded before all these is hardly what is meant."""


class FoundFile(NamedTuple):
    """A file that may be an export."""

    path: Path
    on: date
    """The local day of its last change."""
    size: int
    """In bytes."""


def exports_in(folder: Path) -> list[FoundFile]:
    """The files of that folder that may be exports, newest first; none where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            found = [_stat(entry) for entry in entries if _may_be(entry)]
    except OSError:
        return []
    newest = sorted((pair for pair in found if pair), reverse=True)
    files = (file for _moment, file in newest if _holds_people(file.path))
    return list(islice(files, SHOWN))


def _may_be(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith(ENDINGS) and not entry.name.startswith(".")


def _stat(entry: os.DirEntry[str]) -> tuple[float, FoundFile] | None:
    try:
        facts = entry.stat()
        if not entry.is_file() or not facts.st_size:
            return None
    except OSError:
        return None
    on = date.fromtimestamp(facts.st_mtime)
    return facts.st_mtime, FoundFile(Path(entry.path), on, facts.st_size)


def _holds_people(path: Path) -> bool:
    """Of all the zips in such a folder, only the one that LinkedIn sends is meant."""
    if path.suffix.lower() != ".zip":
        return True
    from tablero.formats.archive import holds_connections  # zipfile, where there is a zip at all

    return holds_connections(path)
