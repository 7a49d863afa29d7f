"""Acts on stages, boards and the journal."""

from __future__ import annotations

from tablero import words
from tablero.i18n import _
from tablero.store.board import Board
from tablero.ui import messages as ask
from tablero.ui.acts.done import Done
from tablero.ui.scene import Scene


def perform(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.AddStage(name=name, after=after):
            board.add_stage(name, after=after)
            return Done(_("Stage {name} added.").format(name=name))
        case ask.RenameStage(id=stage, name=name):
            board.rename_stage(stage, name, was=request.was)
        case ask.OrderStage(id=stage, index=index):
            board.order_stage(stage, index)
        case ask.LimitStage(id=stage, limit=limit):
            board.limit_stage(stage, limit)
        case ask.StallStage(id=stage, days=days):
            board.stall_stage(stage, days)
        case ask.KindStage(id=stage, kind=kind):
            board.kind_stage(stage, kind)
        case ask.RemoveStage(id=stage, to=to):
            name = words.stage_name(scene.snapshot.stage(stage))
            board.remove_stage(stage, to)
            return Done(_("Stage {name} removed.").format(name=name))
        case _:
            return None
    name = words.stage_name(board.snapshot().stage(stage))
    return Done(_("Stage {name}: saved.").format(name=name))


def perform_board(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.AddBoard(name=name):
            board.open_board(board.add_board(name))
            return Done(_("Board {name} added.").format(name=name))
        case ask.RenameBoard(id=which, name=name):
            board.rename_board(which, name, was=request.was)
            return Done(_("Board {name}: saved.").format(name=name))
        case ask.RemoveBoard(id=which):
            board.remove_board(which)
            return Done(_("Board removed."))
        case ask.OpenBoard(id=which):
            board.open_board(which)
            return Done(undoable=False)
    return None


def perform_journal(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.Undo():
            step = board.undo()
            return Done(words.undone(step), _first(step.prospects), undoable=False)
        case ask.Redo():
            step = board.redo()
            return Done(words.redone(step), _first(step.prospects))
    return None


def _first(ids: tuple[int, ...]) -> int | None:
    return ids[0] if ids else None
