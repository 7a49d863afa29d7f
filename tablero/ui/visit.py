"""One name of the review: everything the rules have to say of them, ready to be drawn."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from tablero.beats import decode_beats
from tablero.model import CALLS, ReviewDay, Stage, Standing
from tablero.person import Person
from tablero.rules.courtesy import Caution, before_touch
from tablero.rules.hours import good_from, is_good, their_hour, zone_of
from tablero.rules.next_touch import likely_channel
from tablero.rules.review import Due, reason_for
from tablero.rules.talk import Talk, talk_about
from tablero.rules.visits import asks_reflection, skips
from tablero.rules.ways_in import Bridge, best_bridge
from tablero.ui.scene import Scene


class BadHour(NamedTuple):
    """A call is planned, and it is no hour to call them."""

    there: datetime
    """The moment on their clocks."""
    good: datetime | None
    """When it becomes good today, on ours."""


class Visit(NamedTuple):
    """What stands on the screen."""

    person: Person
    standing: Standing
    due: Due | None
    """Why they are due; None once they are not."""
    waits: bool
    """Not handled yet."""
    touched_today: bool
    """A touch of mine is dated today."""
    bad_hour: BadHour | None
    caution: Caution | None
    """The strongest rule against one more touch."""
    asks_reflection: bool
    offers_rest: bool
    """Nurture is offered, after the third look in a row."""
    rest_is_next: bool
    """One more look would be that third one."""
    asks_idea: bool
    """They are the wall name that is asked an idea for today."""
    bridge: Bridge | None
    talks: tuple[Talk, ...]


def make_visit(person: Person, scene: Scene, review: ReviewDay, waits: bool) -> Visit:
    """The visit of somebody of that review's ration."""
    prospect = person.prospect
    standing = scene.standing(prospect.id)
    discipline = scene.discipline
    bad_hour = _bad_hour(person, scene)
    passed, may_rest = skips(person), _may_rest(prospect.stage, scene)
    return Visit(
        person,
        standing,
        _due(person, standing, scene),
        waits,
        _touched_today(person, scene),
        bad_hour,
        _caution(person, standing, scene, bad_hour),
        asks_reflection(person, standing, scene.today, scene.numbers, discipline),
        may_rest and passed == discipline.skips_offer,
        may_rest and passed == discipline.skips_offer - 1,
        review.idea_for == prospect.id and all(i.on < scene.today for i in person.ideas),
        best_bridge(scene.snapshot, scene.judged, person),
        tuple(talk_about(person, scene.today, discipline)),
    )


def _touched_today(person: Person, scene: Scene) -> bool:
    day = scene.today.toordinal()
    beats = decode_beats(person.prospect.beats)
    return any(beat.day == day and beat.direction != "in" for beat in beats)


def _due(person: Person, standing: Standing, scene: Scene) -> Due | None:
    prospect = person.prospect
    stage = None if prospect.stage is None else scene.snapshot.stage(prospect.stage)
    found = reason_for(prospect, standing, stage, scene.today, scene.numbers, scene.discipline)
    return None if found is None else Due(prospect, standing, *found)


def _bad_hour(person: Person, scene: Scene) -> BadHour | None:
    prospect, now = person.prospect, scene.now
    if now is None or likely_channel(prospect) not in CALLS:
        return None
    zone = zone_of(prospect.city, prospect.country)
    if zone is None or is_good(zone, now, scene.discipline.hours):
        return None
    return BadHour(their_hour(zone, now), good_from(zone, now, scene.discipline.hours))


def _caution(
    person: Person, standing: Standing, scene: Scene, bad_hour: BadHour | None
) -> Caution | None:
    """What they asked not to get goes before their hour, and that before every other rule.

    A hypothesis that is missing stands in its own line.
    """
    channel = likely_channel(person.prospect)
    found = before_touch(person, standing, scene.today, scene.discipline, channel)
    if bad_hour is not None:
        found = [caution for caution in found if caution.code.startswith("opt_out")]
    return next((caution for caution in found if caution.code != "hypothesis"), None)


def _may_rest(stage_id: int | None, scene: Scene) -> bool:
    """There is a nurture stage, and they are not in it."""
    nurture: list[Stage] = [s for s in scene.snapshot.stages if s.kind == "nurture"]
    return bool(nurture) and stage_id not in {stage.id for stage in nurture}
