"""Requests of the review and of the discipline around it; loaded where one is first made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tablero.ui.messages import NOTHING, Request, Rewrite


class LookAt(Request):
    """Looked at in the review and left as they are."""

    id: int


class WriteTakeaway(Rewrite):
    """One line for oneself, at the end of the review."""

    text: str
    was: Mapping[str, Any] = NOTHING


class SpreadSteps(Request):
    """After days away: each one's step on its new day."""

    days: Mapping[int, date]


class Reflect(Request):
    id: int
    missed: str = ""
    should_not: str = ""
    cause: str = ""
    closing: bool = False


class EditReflection(Rewrite):
    id: int
    fields: Mapping[str, str]
    was: Mapping[str, Any] = NOTHING


class DeleteReflection(Request):
    id: int


class SkipReflection(Request):
    """It was asked and left; it is not asked again for this silence."""

    id: int


class LiftOptOut(Request):
    """They want to hear from us again; `name` is theirs, typed."""

    id: int
    name: str


class Forget(Request):
    """Out of every table and of the journal, for ever."""

    id: int


class WriteSheet(Rewrite):
    """What is known of somebody, by the names of SHEET."""

    id: int
    fields: Mapping[str, str]
    was: Mapping[str, Any] = NOTHING


class AddDate(Request):
    id: int
    kind: str
    on: date
    text: str = ""


class EditDate(Rewrite):
    id: int
    on: date
    text: str = ""
    was: Mapping[str, Any] = NOTHING


class DeleteDate(Request):
    id: int


class AddWayIn(Request):
    """`other` leads to `id`."""

    id: int
    other: int
    kind: str


class DeleteWayIn(Request):
    id: int


class KeepMode(Request):
    """A filter by time and energy, under a name."""

    name: str
    minutes: int | None
    energy: str


class DropMode(Request):
    id: int
