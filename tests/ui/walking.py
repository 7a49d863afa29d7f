"""Walking the app as a person does: point at somebody, press keys, count them."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tablero.model import Prospect
from tablero.person import Person
from tablero.ui.app import TableroApp

SMALL = (80, 24)
LARGE = (160, 48)


async def point_at(pilot: Pilot[str], name: str) -> int:
    """The board's cursor on somebody, once the day has begun; gives their id."""
    app = pilot.app
    assert isinstance(app, TableroApp)
    await until(pilot, lambda: app.morning.has_begun(app.scene.today))
    found = app.board.find(name)
    app.go_to(found.id)
    await pilot.pause()
    return found.id


def prospect(app: TableroApp, who: int) -> Prospect:
    """Somebody as they are now."""
    return app.board.snapshot().prospects[who]


def page(app: TableroApp, who: int) -> Person:
    """Everything about somebody as it is now."""
    return app.board.person(who)


async def type_text(pilot: Pilot[str], text: str) -> None:
    """Letters of a name or a note; they count as no keys of a walk.

    Once a line is being written the rest comes in one piece, as a terminal pastes it.
    """
    names = {" ": "space", ",": "comma", "+": "plus", "/": "slash", "-": "minus", ".": "full_stop"}
    for place, letter in enumerate(text):
        if place and isinstance(pilot.app.focused, Input):
            pilot.app.post_message(events.Paste(text[place:]))
            await pilot.pause()
            return
        await pilot.press(names.get(letter, letter))


async def until(pilot: Pilot[str], holds: Callable[[], bool], turns: int = 500) -> None:
    """Let the app go on until that holds; fails where it never does."""
    for _turn in range(turns):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came about")
