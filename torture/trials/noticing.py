"""What one program writes, an open app shows within two seconds."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from tablero.clock import Clock
from tablero.config import Settings
from tablero.store.board import Board
from tablero.ui import showing as ui
from tablero.ui.app import TableroApp
from torture.trial import Tally, Trial

WITHIN = 2.0
"""Seconds."""
TRIED_FOR = 1.25 * WITHIN


def _noticed(folder: Path, times: int) -> Tally:
    """Somebody is renamed beside an app; the app's screen is watched until it says so."""
    path = folder / "board.db"
    with Board(path, Clock()) as board, Board(path, Clock()) as other:
        app = TableroApp(board, Clock(), Settings(), True)
        waits = asyncio.run(_watch(app, other, times))
    late = sum(wait > WITHIN for wait in waits)
    return Tally(times, late, f"the longest took {max(waits):.2f} s")


async def _watch(app: TableroApp, other: Board, times: int) -> list[float]:
    waits = []
    who = other.add_prospect("Old")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for turn in range(times):
            other.edit_prospect(who, name=f"New {turn}")
            begun = time.monotonic()
            while f"New {turn}" not in _text(app) and time.monotonic() - begun < TRIED_FOR:
                await asyncio.sleep(0.02)
            waits.append(time.monotonic() - begun)
    return waits


def _text(app: TableroApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def _unwatched(folder: Path, _times: int) -> Tally:
    every = ui.LOOK_EVERY
    ui.LOOK_EVERY = 60.0
    try:
        return _noticed(folder, 1)
    finally:
        ui.LOOK_EVERY = every


TRIALS = (
    Trial(
        row=4,
        promise="what another program writes is on the screen within two seconds",
        unit="writes",
        run=_noticed,
        times=40,
        few=1,
        guard="the look every second",
        unguarded=_unwatched,
    ),
)
