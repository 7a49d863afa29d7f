"""The one strongest rule that has something to say after a touch or a move (UX 1.5).

Whoever touches or moves somebody loads the rules; no start needs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tablero.model import Prospect, Stage
from tablero.rules.follow_up import judge
from tablero.store.board import Board
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
    """What a move calls for, or that somebody is won; most moves call for nothing."""
    stage = board.snapshot().stage(stage_id)
    if stage.kind == "client":
        from tablero.rules.winning import win
        from tablero.words.review import won

        return won(win(board.person(who), scene.today))
    if stage.key not in ("conversation", "proposal"):
        return ""
    from tablero.rules.courtesy import after_move

    person = board.person(who)
    standing = judge(person.prospect, stage, scene.today, scene.numbers)
    return _said(after_move(person, standing, stage, scene.discipline), person.prospect)


def _said(found: Sequence[Caution], prospect: Prospect) -> str:
    from tablero.words.courtesy import caution

    return caution(found[0], prospect.name) if found else ""


def _stage(prospect: Prospect, scene: Scene) -> Stage | None:
    return None if prospect.stage is None else scene.snapshot.stage(prospect.stage)
