"""One person with everything that is held about them, as JSON for other programs."""

from __future__ import annotations

from tablero.cli.session import Session
from tablero.cli.shapes import Shape, date_shape, dated, prospect_shape
from tablero.cli.ways import ways_shape
from tablero.person import SHEET, Person
from tablero.rules.courtesy import before_touch, is_monologue, is_two_way, needle


def person_shape(session: Session, person: Person) -> Shape:
    """What a list says of them, what is kept, and what the rules make of it."""
    prospect = person.prospect
    standing = session.standing_of(prospect)
    stage = session.stage_of(prospect.stage)
    return {
        **prospect_shape(prospect, standing, stage),
        **_kept(session, person),
        **_judged(session, person),
        **ways_shape(session, person),
    }


def _kept(session: Session, person: Person) -> Shape:
    today = session.clock.today()
    return {
        "closed_why": person.closed_why,
        "blocked": list(person.prospect.blocked),
        "timeline": [dated(touch) for touch in person.touches],
        "notes": [dated(note) for note in person.notes],
        "ideas": [dated(idea) for idea in person.ideas],
        "steps": [dated(step) for step in person.steps],
        "stage_history": [
            {"at": move.at.isoformat(), "from": move.came_from, "to": move.went_to}
            for move in person.moves
        ],
        "referred": [link._asdict() for link in person.referred],
        "sheet": {name: person.sheet.get(name, "") for name in SHEET},
        "opt_outs": [dated(asked) for asked in person.opt_outs],
        "dates": [date_shape(found, today) for found in person.prospect.dates],
        "reflections": [dated(reflection) for reflection in person.reflections],
        "wall_visits": [dated(visit) for visit in person.wall_visits],
    }


def _judged(session: Session, person: Person) -> Shape:
    prospect, today = person.prospect, session.clock.today()
    standing, numbers = session.standing_of(prospect), session.settings.follow_up
    discipline = session.settings.discipline
    found = needle(prospect, standing, today, numbers, discipline)
    return {
        "listened": person.listened,
        "two_way": is_two_way(prospect),
        "monologue": is_monologue(standing, discipline),
        "cautions": [
            caution._asdict() for caution in before_touch(person, standing, today, discipline)
        ],
        "needle": found._asdict() if found is not None else None,
    }
