"""The one strongest rule that has something to say after a touch or a move (UX 1.5).

Whoever touches or moves somebody loads the rules; no start needs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tablero import words
from tablero.i18n import _
from tablero.model import Prospect, Stage
from tablero.rules.follow_up import is_planned, judge
from tablero.store.board import Board
from tablero.ui.acts.done import Done, Offer
from tablero.ui.messages import PlanStep
from tablero.ui.scene import Scene

if TYPE_CHECKING:
    from tablero.rules.courtesy import Caution


def after_touch(board: Board, who: int, scene: Scene) -> str:
    """What the strongest rule says of the touch just logged, or nothing."""
    from tablero.rules.courtesy import after_touch

    person = board.person(who)
    standing = judge(person.prospect, _stage(person.prospect, scene), scene.today, scene.numbers)
    found = after_touch(person, standing, scene.today, scene.discipline)
    return _said(found, person.prospect)


def after_move(board: Board, who: int, stage_id: int, scene: Scene) -> str:
    """What a move calls for, or nothing, as most moves do."""
    stage = board.snapshot().stage(stage_id)
    if stage.key not in ("conversation", "proposal"):
        return ""
    from tablero.rules.courtesy import after_move

    person = board.person(who)
    standing = judge(person.prospect, stage, scene.today, scene.numbers)
    return _said(after_move(person, standing, stage, scene.discipline), person.prospect)


def won(board: Board, who: int, scene: Scene) -> Done:
    """What it took to win them, and a proposal for a month on (S6)."""
    from tablero.rules.winning import win
    from tablero.words.review import won as told

    person = board.person(who)
    found = win(person, scene.today, scene.discipline)
    sentence = f"{person.prospect.name}. {told(found)}"
    if is_planned(person.prospect, scene.today):
        return Done(sentence, select=who)
    text = _("ask who else it would help")
    label = _("plan it for {day}: {text}").format(day=words.day_medium(found.ask_on), text=text)
    return Done(sentence, select=who, offer=Offer(label, PlanStep((who,), text, found.ask_on)))


def _said(found: Sequence[Caution], prospect: Prospect) -> str:
    from tablero.words.courtesy import caution

    return caution(found[0], prospect.name) if found else ""


def _stage(prospect: Prospect, scene: Scene) -> Stage | None:
    return None if prospect.stage is None else scene.snapshot.stage(prospect.stage)
