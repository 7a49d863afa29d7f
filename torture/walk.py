"""A walk through every screen and every strip of the app, looking at each line it draws."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unicodedata import bidirectional, category

from textual.pilot import Pilot
from wcwidth import wcwidth

from tablero.clock import Clock
from tablero.config import Settings
from tablero.store.board import Board
from tablero.ui import commands
from tablero.ui.app import TableroApp
from torture.ugly import DAY

FACES = {
    "": (*commands.CARD, *commands.BOARD, *commands.APP),
    "enter": (*commands.CARD, *commands.PAGE),
    "r": (*commands.CARD, *commands.REVIEW),
    "W": commands.BIG_WALL,
    "A": commands.AGENDA,
    "R": commands.REFLECTIONS,
    "S": commands.STAGES,
    "b": commands.BOARDS,
    "I": commands.FILES,
    "percent_sign": (),
    "question_mark": (),
}
"""The key that opens a screen from the board, and the commands that open something on it."""
ELSEWHERE = {
    "app.quit",
    "board.demo",
    "app.settings",
    "card.archive",
    "card.settle",
    "card.channel",
}
"""They leave the app, or change somebody without asking."""
FORBIDDEN_KINDS = {"Cc", "Cs", "Zl", "Zp"}
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}

TURNS = 20
"""How often the app may draw after a resize until every widget knows of it."""

Visit = tuple[str, ...]
"""The keys that lead there from the board."""


def visits() -> Iterator[Visit]:
    """Every screen, and every strip on it."""
    for face, strips in FACES.items():
        way = (face,) if face else ()
        yield way
        for command in strips:
            if command.id not in ELSEWHERE:
                yield (*way, command.keys.split(",")[0])


def faults(app: TableroApp) -> list[str]:
    """The lines on the screen that are not as wide as it is, or hold what a terminal obeys."""
    width = app.size.width
    texts = [strip.text for strip in app.screen._compositor.render_strips()]
    return [
        f"{width} wide, {at} {text!r}" for at, text in enumerate(texts) if not is_sound(text, width)
    ]


def is_sound(text: str, width: int) -> bool:
    """Whether a terminal that adds up letter by letter fills just so many cells with it, and
    obeys nothing in it."""
    return (
        sum(wcwidth(letter) for letter in text) == width
        and FORBIDDEN_KINDS.isdisjoint(category(letter) for letter in text)
        and TURNING.isdisjoint(bidirectional(letter) for letter in text)
    )


def walk(
    path: Path, ways: Sequence[Visit], size: tuple[int, int], sizes: Sequence[tuple[int, int]] = ()
) -> list[str]:
    """Go all these ways on the board of that file, and at the end of each through these sizes.
    What was wrong on the way; a crash is raised."""
    return asyncio.run(_walk(path, ways, size, sizes))


async def _walk(
    path: Path, ways: Sequence[Visit], size: tuple[int, int], sizes: Sequence[tuple[int, int]]
) -> list[str]:
    found: list[str] = []
    with Board(path, Clock(DAY)) as board:
        app = TableroApp(board, Clock(DAY), Settings(theme="pizarra"), True)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            people = [who for column in app.scene.columns.values() for who in column]
            for number, way in enumerate(ways):
                look = _looker(app, way, found)
                _start_over(app, people[number % len(people)])
                await pilot.pause()
                look()
                for key in way:
                    await pilot.press(key)
                    look()
                await _through(pilot, app, (*sizes, size) if sizes else (), look)
    return found


def _looker(app: TableroApp, way: Visit, found: list[str]) -> Callable[[], None]:
    def look() -> None:
        if app._exception is not None:
            raise app._exception
        found.extend(f"{' '.join(way) or 'board'}: {fault}" for fault in faults(app))

    return look


def _start_over(app: TableroApp, who: int) -> None:
    app.to_board()
    app.go_to(who)


async def _through(
    pilot: Pilot[str],
    app: TableroApp,
    sizes: Sequence[tuple[int, int]],
    look: Callable[[], None],
) -> None:
    for columns, rows in sizes:
        await pilot.resize_terminal(columns, rows)
        for _turn in range(TURNS):
            if not faults(app):
                break
            await pilot.pause(0.02)
        look()
