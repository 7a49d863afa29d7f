"""What other programs read: the values as JSON. Keys and codes are English in every language."""

from __future__ import annotations

from tablero.model import JournalStep, NextStep, Prospect, Snapshot, Stage, Standing
from tablero.person import Person

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
        "next_step": _next_step(prospect.step),
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


def person_shape(person: Person, standing: Standing, stage: Stage | None) -> Shape:
    """One person with everything that is held about them."""
    return prospect_shape(person.prospect, standing, stage) | {
        "closed_why": person.closed_why,
        "timeline": [{**touch._asdict(), "on": touch.on.isoformat()} for touch in person.touches],
        "notes": [{**note._asdict(), "at": note.at.isoformat()} for note in person.notes],
        "ideas": [{**idea._asdict(), "on": idea.on.isoformat()} for idea in person.ideas],
        "steps": [
            {
                **step._asdict(),
                "on": step.on.isoformat() if step.on else None,
                "done_on": step.done_on.isoformat() if step.done_on else None,
            }
            for step in person.steps
        ],
        "stage_history": [
            {"at": move.at.isoformat(), "from": move.came_from, "to": move.went_to}
            for move in person.moves
        ],
        "links": [link._asdict() for link in person.links],
        "referred": [link._asdict() for link in person.referred],
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


def _next_step(step: NextStep | None) -> Shape | None:
    if step is None:
        return None
    return {**step._asdict(), "on": step.on.isoformat() if step.on else None}
