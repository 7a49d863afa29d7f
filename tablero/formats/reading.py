"""Any file a person brings: what it is shows in its content, and the name only helps."""

from __future__ import annotations

import re
from pathlib import Path

from tablero.drafts import Batch
from tablero.formats import json_values
from tablero.formats.csv_table import read_table
from tablero.formats.linkedin import find_connections, read_linkedin
from tablero.formats.source import decode, load, looks_binary
from tablero.formats.tablero_json import is_tablero, read_tablero
from tablero.formats.tables import find_table
from tablero.formats.trello import is_trello, read_trello
from tablero.refusals import BadImport

FORMATS = ("trello", "linkedin", "csv", "tablero")
MOST_TABLE_BYTES = 64 * 1024 * 1024
_OPENS_JSON = re.compile(r"\s*(?:\{|\[\s*[\[{\"\]\d])")
_OTHER_KINDS = re.compile(r"\s*(?:<(?:!doctype|html|\?xml)|BEGIN:V|%PDF-|\{\\rtf)", re.IGNORECASE)


def read(path: Path, *, format: str | None = None) -> Batch:
    """The people in a file, read lazily: BadImport may come while the drafts are read too.

    `format` is one of FORMATS and says what the file must be. Raises BadImport, nothing else.
    """
    if format is not None and format not in FORMATS:
        raise BadImport(str(path), "unknown_format", format)
    text = decode(load(path))
    if not text.strip():
        raise BadImport(str(path), "empty")
    if looks_binary(text):
        raise BadImport(str(path), "binary")
    if _OTHER_KINDS.match(text):
        raise BadImport(str(path), "not_export", text.split(maxsplit=1)[0][:40])
    if format in (None, "trello", "tablero") and _OPENS_JSON.match(text):
        return _read_document(str(path), text, format)
    if format in (None, "linkedin", "csv"):
        return _read_text(str(path), text, format)
    raise BadImport(str(path), "not_export", format)


def _read_document(path: str, text: str, format: str | None) -> Batch:
    document = json_values.parse(path, text)
    if format != "tablero" and is_trello(document):
        return read_trello(document)
    if format != "trello" and is_tablero(document):
        return read_tablero(path, document)
    raise BadImport(path, "not_export", "json")


def _read_text(path: str, text: str, format: str | None) -> Batch:
    if len(text) > MOST_TABLE_BYTES:
        raise BadImport(path, "too_big")
    connections = find_connections(path, text) if format != "csv" else None
    if connections:
        return read_linkedin(connections)
    if format == "linkedin":
        raise BadImport(path, "not_export", "linkedin")
    return read_table(find_table(path, text))
