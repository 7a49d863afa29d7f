"""Takes one picture: the app on the demo or on an empty board, brought where the shot wants it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from textual.events import MouseDown, MouseMove
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Input

from screenshots import album
from screenshots.album import DAY, MORNING, Shot
from screenshots.picture import picture
from tablero.clock import Clock
from tablero.config import Settings
from tablero.demo.file import make_demo
from tablero.store.board import Board
from tablero.ui.app import TableroApp
from tablero.ui.widgets.board_view import BoardView


class Morning(Clock):
    """That day, always at the same minute, and as if nobody had set it."""

    is_set = False

    def now(self) -> datetime:
        return MORNING


async def take(shot: Shot, home: Path) -> str:
    """That picture as SVG; the board's file goes into `home`."""
    clock = Morning(DAY)
    path = home / f"{shot.file_name}.db"
    if not shot.empty:
        make_demo(path, clock)
    with Board(path, clock) as board:
        app = TableroApp(board, clock, Settings(theme=shot.theme), None)
        async with app.run_test(size=shot.size) as pilot:
            await pilot.pause()
            if shot.at:
                app.go_to(board.find(shot.at).id)
            for key in shot.keys:
                await pilot.pause()
                match key:
                    case album.DRAG:
                        await _drag(app, pilot)
                    case album.MEANWHILE:
                        _change_role(path, clock, board.find(shot.at).id)
                    case _:
                        await pilot.press(key)
            await _settle(app, pilot)
            return picture(app)


def _change_role(path: Path, clock: Clock, who: int) -> None:
    with Board(path, clock) as elsewhere:
        elsewhere.edit_prospect(who, role="Head of Training, Iberia and Latin America")


async def _settle(app: TableroApp, pilot: Pilot[str]) -> None:
    await pilot.pause()
    for field in app.screen.query(Input):
        field.cursor_blink = False
    await pilot.pause()


async def _drag(app: TableroApp, pilot: Pilot[str]) -> None:
    """Take the card under the cursor with the mouse, over to Sofía Lleras, and hold it there."""
    view = app.screen.query_one(BoardView)
    start = view.place_of(view.columns.cursor)
    end = view.place_of(app.board.find("lleras").id)
    assert start is not None
    assert end is not None
    grip = view.region.offset + Offset(4, 1)
    await _mouse(pilot, MouseDown, start.offset + grip)
    # Somewhat aside, where the slot shows beside the card in the air.
    for aim in (start.offset + Offset(3, 0), end.offset + Offset(14, 2)):
        await _mouse(pilot, MouseMove, aim + grip)


async def _mouse(pilot: Pilot[str], kind: type[MouseDown | MouseMove], at: tuple[int, int]) -> None:
    # Pilot's own way to move the mouse lets go of the button.
    await pilot._post_mouse_events([kind], offset=at, button=1)
