"""LinkedIn's Connections.csv, alone or in the archive LinkedIn sends: people for the book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from tablero.drafts import Batch, Draft, Skipped
from tablero.formats import limits
from tablero.formats.dates import DAY_FIRST, noon, parse_date
from tablero.formats.plain import fingerprint, fold, line
from tablero.formats.source import DRAFTS, Source
from tablero.formats.tables import DELIMITERS, Table, cells_of

_HEADINGS = {
    "first name": "first",
    "last name": "last",
    "url": "url",
    "profile url": "url",
    "email address": "email",
    "company": "company",
    "position": "role",
    "connected on": "connected",
}
_CERTAIN = frozenset({"first", "last", "connected"})
_PROFILE = re.compile(
    r"(?:https?://)?(?:\w{2,3}\.)?linkedin\.com/in/([^/?#\s]+)/?.*", re.IGNORECASE
)


def find_connections(source: Source) -> Table | None:
    """The table under LinkedIn's headings, below whatever notes; None elsewhere."""
    for above, heading_line in enumerate(islice(source.lines(), limits.MOST_LINES_ABOVE)):
        if "connected on" not in heading_line.casefold():
            continue
        for delimiter in DELIMITERS:
            headings = cells_of(heading_line, delimiter)
            if set(map(_field, headings)) >= _CERTAIN:
                return Table(source, delimiter, headings, 1, above)
    return None


def _field(heading: str) -> str:
    return _HEADINGS.get(fold(heading), "")


def read_linkedin(table: Table) -> Batch:
    """Connections in the file's order. Raises BadImport while it is read: long_row."""
    return Batch(format="linkedin", title="", stages=(), drafts=_drafts(table), to_book=True)


def _drafts(table: Table) -> Iterator[Draft | Skipped]:
    fields = [_field(heading) for heading in table.headings]
    seen: set[int] = set()
    for row, cells in table.rows(DRAFTS):
        entry = _entry(row, dict(zip(fields, map(line, cells), strict=False)))
        if isinstance(entry, Draft):
            key = hash(entry.keys[0])
            if key in seen:
                entry = Skipped(row, entry.name, "duplicate")
            else:
                seen.add(key)
        yield entry


def _entry(row: int, cells: dict[str, str]) -> Draft | Skipped:
    name = line(f"{cells.get('first', '')} {cells.get('last', '')}")
    email, company = cells.get("email", ""), cells.get("company", "")
    url = cells.get("url", "")
    if not name:
        # Members who hid themselves leave only the date.
        return Skipped(row, email or company, "no_name" if email or company or url else "hidden")
    slug = slug_of(url)
    return Draft(
        name=name,
        role=cells.get("role", ""),
        company=company,
        email=email if "@" in email else "",
        linkedin=profile_address(url),
        source="linkedin",
        created=noon(parse_date(cells.get("connected", ""), DAY_FIRST)),
        keys=(("linkedin", slug.casefold()),)
        if slug
        else (("csv", fingerprint(name, company, "")),),
        line=row,
    )


def profile_address(url: str) -> str:
    """A LinkedIn address in one form, readable; '' for any other address."""
    slug = slug_of(url) if url else ""
    return f"https://www.linkedin.com/in/{slug}" if slug else ""


def slug_of(url: str) -> str:
    """The name in a LinkedIn address, percent-decoded; '' for any other address."""
    found = _PROFILE.fullmatch(url)
    slug = line(unquote(found[1])) if found else ""
    return slug if slug and not set(slug) & set("/?#% \ufffd") else (found[1] if found else "")
