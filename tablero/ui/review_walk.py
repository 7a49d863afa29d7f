"""Whom the day's review has visited and whom it visits next. Pure, but for the day's hour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tablero.model import Prospect, ReviewDay
from tablero.person import Mode
from tablero.rules.review import Due, fits, is_handled, queue, to_visit
from tablero.ui.scene import Scene


class Walk(NamedTuple):
    """The day's ration at one moment."""

    review: ReviewDay
    everybody: tuple[int, ...]
    """The ids of the ration in order, without those who are gone."""
    waiting: tuple[int, ...]
    """Who has not been handled yet, in order."""
    fitting: tuple[int, ...]
    """Who of these fits the time and energy there is."""

    @property
    def done(self) -> int:
        """How many have been handled."""
        return len(self.everybody) - len(self.waiting)

    def after(self, who: int | None) -> int | None:
        """The next to visit behind that name, from the first again at the end; or None."""
        return next(iter(self.queue_after(who)), who if who in self.fitting else None)

    def queue_after(self, who: int | None) -> list[int]:
        """All who are still to come behind that name, in the order they will come in."""
        behind = self._behind(who)
        ahead = [key for key in self.fitting if key in behind]
        return ahead + [key for key in self.fitting if key not in behind and key != who]

    def before(self, who: int | None) -> int | None:
        """The name before that one, handled or not; None before the first."""
        place = self.everybody.index(who) if who in self.everybody else len(self.everybody)
        return self.everybody[place - 1] if place > 0 else None

    def _behind(self, who: int | None) -> Sequence[int]:
        if who not in self.everybody:
            return self.everybody
        return self.everybody[self.everybody.index(who) + 1 :]


def todays_review(scene: Scene) -> ReviewDay | None:
    """The review of the scene's day, if it has begun."""
    review = scene.snapshot.review
    return review if review is not None and review.day == scene.today else None


def walk(review: ReviewDay, scene: Scene, minute: int, mode: Mode | None) -> Walk:
    """Where that review stands, so many minutes after local midnight. It asks only of the
    ration, never of the whole board."""
    people = scene.snapshot.prospects
    waiting = tuple(to_visit(review, scene.snapshot, scene.judged, scene.discipline, minute))
    fitting = waiting
    if mode is not None:
        fitting = tuple(i for i in waiting if fits(people[i], mode.minutes, mode.energy))
    return Walk(review, tuple(i for i in review.queue if i in people), waiting, fitting)


def left_over(scene: Scene, minute: int) -> list[Prospect]:
    """Who is due, is not in today's review and was not handled beside it, in order."""
    review = todays_review(scene)
    chosen = frozenset(() if review is None else review.queue)
    due = queue(scene.snapshot, scene.judged, scene.discipline)
    return [
        d.prospect for d in due if d.prospect.id not in chosen and not _handled(d, scene, minute)
    ]


def _handled(due: Due, scene: Scene, minute: int) -> bool:
    prospect = due.prospect
    stage = None if prospect.stage is None else scene.snapshot.stage(prospect.stage)
    return is_handled(
        prospect, due.standing, stage, scene.today, scene.numbers, scene.discipline, minute
    )
