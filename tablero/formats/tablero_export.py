"""tablero's own JSON, written: a whole board that `read` takes back whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tablero.formats.board_order import in_board_order
from tablero.formats.plain import fingerprint
from tablero.model import KeyDate, Prospect, Snapshot, Stage
from tablero.person import (
    SHEET,
    Idea,
    Note,
    OptOut,
    Person,
    Reflection,
    StageMove,
    Step,
    Touch,
    WallVisit,
)

VERSION = 1
MARK = "tablero"
PEOPLE = "prospects"


class _Names(NamedTuple):
    """What ids are called in the file."""

    uids: Mapping[int, str]
    stages: Mapping[int, Stage]


def export_json(snapshot: Snapshot, people: Iterable[Person]) -> str:
    """A complete snapshot and everybody's page as one JSON text, in the board's order."""
    pages = {person.prospect.id: person for person in people}
    names = _Names(
        {prospect_id: _uid(snapshot.board.id, page) for prospect_id, page in pages.items()},
        {stage.id: stage for stage in snapshot.stages},
    )
    document = {
        MARK: VERSION,
        "board": snapshot.board.name,
        "stages": [_stage(stage) for stage in snapshot.stages],
        PEOPLE: [
            _prospect(pages[prospect.id], names)
            for prospect in in_board_order(snapshot)
            if prospect.id in pages
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=_day) + "\n"


def _day(value: object) -> str:
    """Days and moments in ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _uid(board_id: int, person: Person) -> str:
    """The same in every export of this file. Whoever came from another board keeps the name
    they had there, so boards may pass people to and fro."""
    for source, external_id in person.keys:
        if source == MARK:
            return external_id
    prospect = person.prospect
    return f"{board_id}-{prospect.id}-{fingerprint(prospect.name)[:8]}"


def _stage(stage: Stage) -> dict[str, object]:
    return _filled(
        {
            "key": stage.key,
            "name": stage.name,
            "kind": stage.kind,
            "stall_days": stage.stall_days,
            "card_limit": stage.card_limit,
        }
    )


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    """Without what says nothing, so that a person can read the file."""
    return {key: value for key, value in values.items() if value not in ("", None, (), [], {}, 0)}


def _prospect(person: Person, names: _Names) -> dict[str, object]:
    prospect = person.prospect
    stage = names.stages.get(prospect.stage) if prospect.stage is not None else None
    return _filled(
        {
            "uid": names.uids[prospect.id],
            **_card(prospect),
            "stage": stage.key if stage else "",
            "in_book": prospect.stage is None,
            "closed_why": person.closed_why,
            "touches": _entries(person.touches),
            "notes": _entries(person.notes),
            "steps": [_step(step) for step in person.steps],
            "ideas": _entries(person.ideas),
            "moves": _entries(person.moves),
            "links": _links(person, names),
            "dates": _entries(prospect.dates),
            "sheet": _filled({field: person.sheet.get(field) for field in SHEET}),
            "opt_outs": _entries(person.opt_outs),
            "reflections": _entries(person.reflections),
            "reflection_asked": person.reflection_asked,
            "looks": person.looks,
            "wall_visits": _entries(person.wall_visits),
            "keys": [
                {"source": source, "id": external_id}
                for source, external_id in person.keys
                if source != MARK
            ],
        }
    )


def _card(prospect: Prospect) -> dict[str, object]:
    return {
        "name": prospect.name,
        "role": prospect.role,
        "company": prospect.company,
        "email": prospect.email,
        "phone": prospect.phone,
        "linkedin": prospect.linkedin,
        "city": prospect.city,
        "country": prospect.country,
        "source": prospect.source,
        "tags": prospect.tags,
        "cost": prospect.cost,
        "period": prospect.period,
        "opt_out": prospect.opt_out,
        "archived": prospect.archived,
        "added": prospect.added,
        "imported": prospect.imported,
        "pinned_on": prospect.pinned_on,
        "settled": prospect.settled,
    }


def _entries(
    entries: Sequence[Touch]
    | Sequence[Note]
    | Sequence[Step]
    | Sequence[Idea]
    | Sequence[StageMove]
    | Sequence[KeyDate]
    | Sequence[OptOut]
    | Sequence[Reflection]
    | Sequence[WallVisit],
) -> list[dict[str, object]]:
    """By the names of their fields; ids mean nothing in another file."""
    return [
        _filled({key: value for key, value in entry._asdict().items() if key != "id"})
        for entry in entries
    ]


def _step(step: Step) -> dict[str, object]:
    """With its hour as 17:00, for people and so that midnight is not taken for nothing."""
    (entry,) = _entries((step,))
    if step.at is not None:
        entry["at"] = f"{step.at // 60:02d}:{step.at % 60:02d}"
    return entry


def _links(person: Person, names: _Names) -> list[dict[str, object]]:
    """Who leads to them; whoever only `referrer` names is a referral too."""
    kinds = {(link.other, link.kind) for link in person.links}
    if person.prospect.referrer is not None:
        kinds.add((person.prospect.referrer, "referred"))
    return [
        {"other": names.uids[other], "kind": kind}
        for other, kind in sorted(kinds)
        if other in names.uids
    ]
