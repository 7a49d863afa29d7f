"""What other programs read: the values as JSON. Keys and codes are English in every language."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tablero.model import JournalStep, KeyDate, NextStep, Prospect, Snapshot, Stage, Standing

Shape = dict[str, object]


def prospect_shape(prospect: Prospect, standing: Standing, stage: Stage | None) -> Shape:
    """One person. `cost` is in cents; `stage` is null in the book."""
    return {
        "id": prospect.id,
        "name": prospect.name,
        "role": prospect.role,
        "company": prospect.company,
        "stage": stage.key if stage else None,
        "touches": standing.touches,
        "zone": standing.zone,
        "streak": standing.streak,
        "days": standing.days,
        "limit": standing.limit,
        "freshness": standing.freshness,
        "stalled": standing.stalled,
        "turn": standing.turn,
        "left_on_read": standing.left_on_read,
        "pinned": prospect.is_pinned,
        "next_step": next_step_shape(prospect.step),
        "tags": list(prospect.tags),
        "email": prospect.email,
        "phone": prospect.phone,
        "linkedin": prospect.linkedin,
        "city": prospect.city,
        "country": prospect.country,
        "source": prospect.source,
        "cost": prospect.cost,
        "period": prospect.period,
        "opt_out": prospect.opt_out,
        "archived": prospect.archived,
        "added": prospect.added.isoformat(),
        "referrer": prospect.referrer,
    }


def stage_shape(stage: Stage, name: str, snapshot: Snapshot, stalled: int) -> Shape:
    """One stage; `name` in the reader's language where its owner gave none."""
    return {
        "key": stage.key,
        "name": name,
        "kind": stage.kind,
        "stall_days": stage.stall_days,
        "card_limit": stage.card_limit,
        "count": snapshot.counts.get(stage.id, 0),
        "stalled": stalled,
    }


def step_shape(step: JournalStep) -> Shape:
    """One act of the journal."""
    return {
        "id": step.id,
        "at": step.at.isoformat(),
        "verb": step.verb,
        "names": list(step.names),
        "many": step.many,
        "prospects": list(step.prospects),
        "undone": step.undone,
    }


def dated(value: NamedTuple) -> Shape:
    """A value with its days and moments as ISO 8601."""
    return {
        name: part.isoformat() if isinstance(part, date) else part
        for name, part in value._asdict().items()
    }


def date_shape(found: KeyDate, today: date) -> Shape:
    """A day that matters to somebody; `next` is null where it is over."""
    # Lists do without it.
    from tablero.rules.dates import next_on

    near = next_on(found, today)
    return {**dated(found), "next": near.isoformat() if near else None}


def next_step_shape(step: NextStep | None) -> Shape | None:
    if step is None:
        return None
    return dated(step)
