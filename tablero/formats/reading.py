"""Any file a person brings: what it is shows in its content, and the name only helps."""

from __future__ import annotations

import re
from pathlib import Path

from tablero.drafts import Batch
from tablero.formats.csv_table import read_table
from tablero.formats.json_stream import read_document
from tablero.formats.linkedin import find_connections, read_linkedin
from tablero.formats.source import Source, Watch
from tablero.formats.tablero_export import PEOPLE
from tablero.formats.tablero_json import is_tablero, read_tablero
from tablero.formats.tables import find_table
from tablero.formats.trello import is_trello, read_trello
from tablero.refusals import BadImport

FORMATS = ("trello", "linkedin", "csv", "tablero")
_OPENS_JSON = re.compile(r"\s*(?:\{|\[\s*[\[{\"\]\d])")
_OTHER_KINDS = re.compile(r"\s*(?:<(?:!doctype|html|\?xml)|BEGIN:V|%PDF-|\{\\rtf)", re.IGNORECASE)


def read(path: Path, *, format: str | None = None, watch: Watch | None = None) -> Batch:
    """The people in a file, read lazily: BadImport may come while the drafts are read too.

    `format` is one of FORMATS and says what the file must be. Raises BadImport, nothing else; but
    Cancelled, now or while the drafts are read, where `watch` says no.
    """
    if format is not None and format not in FORMATS:
        raise BadImport(str(path), "unknown_format", format)
    source = Source(path, watch)
    if source.looks_binary:
        raise BadImport(source.path, "binary")
    if _OTHER_KINDS.match(source.head):
        raise BadImport(source.path, "not_export", source.head.split(maxsplit=1)[0][:40])
    if format in (None, "trello", "tablero") and _OPENS_JSON.match(source.head):
        return _read_document(source, format)
    if format in (None, "linkedin", "csv"):
        return _read_text(source, format)
    raise BadImport(source.path, "not_export", format)


def _read_document(source: Source, format: str | None) -> Batch:
    document = read_document(source, PEOPLE)
    if format != "tablero" and is_trello(document.value):
        return read_trello(document.value)
    if format != "trello" and is_tablero(document.value):
        return read_tablero(source, document)
    raise BadImport(source.path, "not_export", "json")


def _read_text(source: Source, format: str | None) -> Batch:
    connections = find_connections(source) if format != "csv" else None
    if connections:
        return read_linkedin(connections)
    if format == "linkedin":
        raise BadImport(source.path, "not_export", "linkedin")
    return read_table(find_table(source))
