"""What screens and widgets ask for: each request stands for one verb of Board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, dataclass_transform

from textual.message import Message

from tablero.model import NextStep

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass_transform()
class Request(Message):
    """Asks the app for one verb; the app answers all of them in one handler.

    Its fields are set here and not by generated code: making fifty dataclasses is felt at the
    start."""

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__()
        given = dict(zip(type(self).__annotations__, values, strict=False)) | named
        for name in type(self).__annotations__:
            setattr(self, name, given[name] if name in given else getattr(type(self), name))

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.handler_name = "on_request"


class MoveCards(Request):
    ids: tuple[int, ...]
    stage: int
    place: int | str = "bottom"
    """Where in the column, the moved ones left out; or top, bottom."""


class AddProspect(Request):
    name: str
    role: str = ""
    company: str = ""
    stage: int | None = None
    """The stage's id; None keeps them in the book."""
    fields: Mapping[str, Any] = NOTHING
    """The other fields of `Board.add_prospect`."""
    referrer: int | None = None
    referred_in: int | None = None
    """The referrer's touch that gave the name."""
    tell: NextStep | None = None
    """What is planned with the referrer: telling them how it went."""


class EditProspect(Request):
    id: int
    fields: Mapping[str, Any]


class ArchiveProspects(Request):
    ids: tuple[int, ...]


class RestoreProspects(Request):
    ids: tuple[int, ...]


class CloseProspect(Request):
    id: int
    exit: str
    """The key of an exit."""
    why: str = ""


class NurtureProspect(Request):
    id: int
    on: date
    why: str = ""


class LimitTalk(Request):
    """They want no sales talk, nothing on one channel, or nothing at all."""

    id: int
    level: str
    channel: str = ""
    said: str = ""
    """In their words."""


class ReopenProspect(Request):
    id: int


class Pin(Request):
    id: int
    instead_of: int | None = None


class Unpin(Request):
    id: int


class TagProspects(Request):
    ids: tuple[int, ...]
    tag: str
    remove: bool = False


class LogTouch(Request):
    id: int
    channel: str
    direction: str = "out"
    topic: str = ""
    result: str = "none"
    note: str = ""
    on: date | None = None
    next_step: NextStep | None = None


class EditTouch(Request):
    id: int
    fields: Mapping[str, Any]


class DeleteTouch(Request):
    id: int


class PlanStep(Request):
    ids: tuple[int, ...]
    text: str
    on: date | None
    channel: str = ""
    minutes: int | None = None
    energy: str = ""
    at: int | None = None
    """Minutes after local midnight."""


class Snooze(Request):
    ids: tuple[int, ...]
    on: date
    at: int | None = None


class FinishStep(Request):
    id: int


class Settle(Request):
    """Their last word needs no answer."""

    id: int


class AddNote(Request):
    id: int
    text: str


class EditNote(Request):
    id: int
    text: str


class DeleteNote(Request):
    id: int


class DeleteIdea(Request):
    id: int


class AddIdea(Request):
    id: int
    text: str


class MarkIdea(Request):
    id: int
    state: str


class AddStage(Request):
    name: str
    after: int | None = None


class RenameStage(Request):
    id: int
    name: str


class OrderStage(Request):
    id: int
    index: int


class LimitStage(Request):
    id: int
    limit: int | None


class StallStage(Request):
    id: int
    days: int | None


class KindStage(Request):
    id: int
    kind: str


class RemoveStage(Request):
    id: int
    to: int | None = None


class AddBoard(Request):
    name: str


class RenameBoard(Request):
    id: int
    name: str


class RemoveBoard(Request):
    id: int


class OpenBoard(Request):
    id: int


class Undo(Request):
    """Undo the newest step of the file."""


class Redo(Request):
    """Do again what was undone last."""
