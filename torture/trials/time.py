"""Time: any dates in the file, on any day, in any zone of the Earth."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tablero.cli import run as tablero
from tablero.clock import Clock
from tablero.drafts import (
    Batch,
    Draft,
    DraftDate,
    DraftIdea,
    DraftMove,
    DraftNote,
    DraftOptOut,
    DraftReflection,
    DraftStep,
    DraftTouch,
    DraftVisit,
)
from tablero.model import CHANNELS, DATE_KINDS, DIRECTIONS, RESULTS, TOPICS
from tablero.store.board import Board
from torture.trial import Tally, Trial
from torture.verbs import DAY

_ZONES = (
    "UTC",
    "Europe/Madrid",
    "America/Santiago",
    "Pacific/Kiritimati",
    "Etc/GMT+12",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
)
"""From fourteen hours ahead to twelve behind, with half hours, and midnights that never were."""
_TODAYS = (
    DAY,
    date(2024, 2, 29),
    date(2025, 2, 28),
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2026, 9, 6),
    date(1900, 1, 1),
    date(2999, 12, 31),
)
_COMMANDS = (
    ("list",),
    ("list", "--json"),
    ("today", "--all"),
    ("today", "--all", "--json"),
    ("agenda", "--days", "3650"),
    ("agenda", "--json"),
    ("wall",),
    ("stats",),
    ("stats", "--json"),
    ("show", "1"),
    ("show", "1", "--json"),
    ("history",),
    ("reflect",),
    ("log", "1", "--channel", "email", "--in"),
    ("log", "2", "--channel", "phone", "--on", "yesterday"),
    ("next", "1", "call", "--on", "+3"),
    ("pin", "2"),
    ("unpin", "1"),
    ("undo",),
)
_NEGATIVE = re.compile(r"(?<![\w:.])-\d+ (?:d\b|day|week|month|año|año|día|sem)")

# --- what a file may hold ------------------------------------------------------------------


def _days(today: date) -> st.SearchStrategy[date]:
    near = st.integers(-70, 70).map(lambda days: today + timedelta(days))
    edges = (date.min, date(1, 1, 2), date(1970, 1, 1), date(2024, 2, 29), date(2038, 1, 19))
    return near | st.sampled_from((*edges, date(9999, 12, 30), date.max, today, today))


def _moments(today: date) -> st.SearchStrategy[datetime]:
    def around(minutes: int) -> datetime:
        return datetime.combine(today, datetime.min.time(), UTC) + timedelta(minutes=minutes)

    edges = (datetime.min, datetime(1969, 12, 31, 23, 59), datetime.max)
    near = st.integers(-3_000, 3_000).map(around)
    return near | st.sampled_from(edges).map(lambda edge: edge.replace(tzinfo=UTC))


@st.composite
def _person(draw: st.DrawFn, today: date) -> Draft:
    day, moment = _days(today), _moments(today)
    stage = draw(st.sampled_from(("to_contact", "conversation", "client", "nurture", "not_a_fit")))

    def some(piece: st.SearchStrategy[Any], most: int = 2) -> tuple[Any, ...]:
        return tuple(draw(st.lists(piece, max_size=most)))

    return Draft(
        draw(st.sampled_from(("Ana", "Bea", "Carl"))) + str(draw(st.integers(0, 99))),
        stage=stage,
        added=draw(st.none() | day),
        created=draw(st.none() | moment),
        pinned_on=draw(st.none() | day),
        period=draw(st.none() | st.sampled_from((1, 30, 999_999_999))),
        cost=5,
        imported=draw(st.booleans()),
        touches=some(
            st.builds(
                DraftTouch,
                day,
                st.sampled_from(DIRECTIONS),
                st.sampled_from(CHANNELS),
                st.sampled_from(("", *TOPICS)),
                st.sampled_from(RESULTS),
                st.just(""),
            ),
            5,
        ),
        notes=some((st.none() | moment).map(lambda at: DraftNote("said", at))),
        steps=some((st.none() | day).map(lambda on: DraftStep("call", on, at=1439)), 1),
        ideas=some((st.none() | day).map(lambda on: DraftIdea("try", on=on))),
        moves=some(
            st.builds(DraftMove, moment, st.just("to_contact"), st.sampled_from((stage, "client")))
        ),
        dates=some(st.tuples(st.sampled_from(DATE_KINDS), day).map(lambda pair: DraftDate(*pair))),
        reflections=some(day.map(lambda on: DraftReflection(on, "asked late"))),
        opt_outs=some(
            st.tuples(st.sampled_from(("sales", "total")), day).map(
                lambda pair: DraftOptOut(*pair)
            ),
            1,
        ),
        reflection_asked=draw(st.none() | day),
        looks=some(day),
        wall_visits=some(st.tuples(day, day).map(lambda pair: DraftVisit(*pair))),
    )


# --- the trial -----------------------------------------------------------------------------


@contextmanager
def _at(zone: str, path: Path, today: date) -> Iterator[None]:
    """In that zone, on that day, with that file."""
    before = dict(os.environ)
    os.environ.update(
        TZ=zone,
        TABLERO_TODAY=today.isoformat(),
        TABLERO_DB=str(path),
        TABLERO_LANG="en",
        XDG_CONFIG_HOME=str(path.parent / "config"),
        XDG_DATA_HOME=str(path.parent / "data"),
    )
    time.tzset()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        time.tzset()


def _said(*words: str) -> str:
    """What a command prints; an AssertionError where it fails."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = tablero(words)
    assert code == 0 or words[0] in _MAY_BE_REFUSED, f"{words}: {err.getvalue()}"
    assert code in (0, 1), f"{words}: {err.getvalue()}"
    assert "Traceback" not in err.getvalue(), err.getvalue()
    return out.getvalue()


_MAY_BE_REFUSED = {"log", "pin"}
"""To somebody who asked for no contact."""


def _negatives(value: Any, key: str = "") -> Iterator[str]:
    """Every count of days that is below nothing."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _negatives(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _negatives(part, key)
    elif isinstance(value, (int, float)) and value < 0:
        yield f"{key} = {value}"


def days(folder: Path, times: int) -> Tally:
    """So many files; every command that reckons with days is asked, in two zones."""
    new = folder / "new.db"
    Board(new, Clock(DAY)).close_file()
    tried = 0

    @settings(
        max_examples=times,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def try_one(data: st.DataObject) -> None:
        nonlocal tried
        tried += 1
        path = Path(shutil.copyfile(new, folder / "board.db"))
        today = data.draw(st.sampled_from(_TODAYS), label="today")
        zones = data.draw(st.lists(st.sampled_from(_ZONES), min_size=2, max_size=2), label="zones")
        people = [data.draw(_person(today)) for _ in range(2)]
        with _at(zones[0], path, today), Board(path, Clock(today)) as board:
            board._db.run("PRAGMA synchronous = OFF")
            board.import_drafts(Batch("csv", "", (), people), to="board")
            board.import_drafts(Batch("csv", "", (), [Draft("Zoe"), Draft("Yve")]), to="board")
        for zone, shift in zip(zones, (0, data.draw(st.sampled_from((-1, 1, 400)))), strict=True):
            moved = min(max(today + timedelta(shift), date(1900, 1, 1)), date(2999, 12, 31))
            with _at(zone, path, moved):
                for words in _COMMANDS:
                    said = _said(*words)
                    found = list(_negatives(json.loads(said))) if "--json" in words else []
                    found += _NEGATIVE.findall(said)
                    assert not found, f"{words}: {found}"

    try:
        while tried < times:
            try_one()
    except Exception as error:
        traceback.print_exception(error)
        return Tally(tried, 1, f"{type(error).__name__}: {error}"[:200])
    return Tally(tried, 0, f"{2 * len(_COMMANDS) * tried:,} commands, {len(_ZONES)} zones")


TRIALS = (
    Trial(
        row=24,
        promise="whatever the dates, the day and the zone, no days are negative and all is told",
        unit="files",
        run=days,
        times=80,
        few=2,
    ),
)
