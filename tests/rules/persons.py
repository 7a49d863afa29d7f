"""Prospects for the rules' tests, told by what happened and how many days ago."""

from __future__ import annotations

from datetime import date, timedelta

from tablero.beats import encode_beat
from tablero.model import DEFAULT_STAGES, BoardName, NextStep, Prospect, Snapshot, Stage
from tablero.person import Person

TODAY = date(2026, 11, 22)
STAGES = tuple(
    Stage(number, spec.key, "", spec.kind, spec.stall_days, None)
    for number, spec in enumerate(DEFAULT_STAGES, start=1)
)


def stage(key: str) -> Stage:
    return next(stage for stage in STAGES if stage.key == key)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def beats(*touches: str) -> str:
    """Each as `17 out email value seen`: days ago, then as much as there is to say."""
    return " ".join(_beat(*touch.split()) for touch in touches)


def _beat(days: str, direction: str, channel: str, topic: str = "", result: str = "none") -> str:
    return encode_beat(ago(int(days)).toordinal(), direction, channel, topic.strip("-"), result)


def step(days_ahead: int | None) -> NextStep:
    return NextStep("call", None if days_ahead is None else ago(-days_ahead), "phone", 15, "high")


def person(*touches: str, number: int = 1, in_stage: str | None = "conversation", **fields):
    """Somebody added 100 days ago with these touches."""
    plain = Prospect(
        id=number,
        name=f"Person {number}",
        role="",
        company="",
        stage=None if in_stage is None else stage(in_stage).id,
        email="",
        phone="",
        linkedin="",
        city="",
        country="",
        source="",
        tags=(),
        cost=0,
        period=None,
        opt_out="",
        archived=False,
        added=ago(100),
        imported=False,
        pinned_on=None,
        step=None,
        settled=False,
        beats=beats(*touches),
        referrer=None,
    )
    return plain._replace(**fields)


def page_of(prospect: Prospect, **fields) -> Person:
    """Their page with nothing on it but these fields."""
    return Person(prospect, (), (), (), (), (), (), (), "", **fields)


def snapshot(*people: Prospect) -> Snapshot:
    """A board with these people in this order."""
    columns = {
        s.id: tuple(p.id for p in people if p.stage == s.id and not p.archived) for s in STAGES
    }
    return Snapshot(
        board=BoardName(1, ""),
        boards=(BoardName(1, ""),),
        stages=STAGES,
        prospects={p.id: p for p in people},
        columns=columns,
        counts={key: len(ids) for key, ids in columns.items()},
        complete=True,
        wall=tuple(p.id for p in people if p.is_pinned),
    )
