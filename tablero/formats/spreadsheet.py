"""A board as a table for spreadsheets, one row a person."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import date

from tablero.formats.board_order import in_board_order
from tablero.formats.codes import ARCHIVED, BOOK
from tablero.formats.formulas import shown
from tablero.model import Prospect, Snapshot, Standing

HEADINGS = (
    "id",
    "name",
    "role",
    "company",
    "city",
    "country",
    "email",
    "phone",
    "linkedin",
    "stage",
    "source",
    "referred_by",
    "touches",
    "streak",
    "last_touch",
    "next_step",
    "next_date",
    "on_wall",
    "opt_out",
    "tags",
    "created",
)
READING_ONLY = ("id", "touches", "streak", "last_touch", "created")
"""What an import does not take from such a table: whoever comes in counts from that day."""
_PARTS_A_TAG = re.compile(r'[;,"]')


def export_csv(snapshot: Snapshot, standings: Mapping[int, Standing]) -> str:
    """Everybody of a complete snapshot, in the board's order. No cell is a formula, and `read`
    takes all but READING_ONLY back as it was."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(HEADINGS)
    for prospect in in_board_order(snapshot):
        row = _row(snapshot, prospect, standings.get(prospect.id))
        writer.writerow(map(shown, row))
    return file.getvalue()


def _row(snapshot: Snapshot, prospect: Prospect, standing: Standing | None) -> list[str]:
    referrer = snapshot.prospects.get(prospect.referrer or 0)
    step = prospect.step
    return [
        str(prospect.id),
        prospect.name,
        prospect.role,
        prospect.company,
        prospect.city,
        prospect.country,
        prospect.email,
        prospect.phone,
        prospect.linkedin,
        _place(snapshot, prospect),
        prospect.source,
        referrer.name if referrer else "",
        str(standing.touches if standing else 0),
        str(standing.streak if standing else 0),
        _last_touch(prospect),
        step.text if step else "",
        _iso(step.on if step else None),
        _iso(prospect.pinned_on),
        _opt_out(prospect),
        "; ".join(map(_tag, prospect.tags)),
        _iso(prospect.added),
    ]


def _tag(tag: str) -> str:
    """A tag in a list of them; in quotes where it holds what parts them."""
    return '"' + tag.replace('"', '""') + '"' if _PARTS_A_TAG.search(tag) else tag


def _place(snapshot: Snapshot, prospect: Prospect) -> str:
    if prospect.archived:
        return ARCHIVED
    if prospect.stage is None:
        return BOOK
    stage = snapshot.stage(prospect.stage)
    return stage.name or stage.key


def _opt_out(prospect: Prospect) -> str:
    """The level, and the channels they want nothing on by their names."""
    level = "" if prospect.opt_out == "channel" else prospect.opt_out
    return "; ".join(filter(None, (level, *prospect.blocked)))


def _last_touch(prospect: Prospect) -> str:
    last = prospect.beats.rpartition(" ")[2]
    return _iso(date.fromordinal(int(last[:-4]))) if last else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
