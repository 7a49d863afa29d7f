"""What screens and widgets ask for. Every request is one verb of Board; nothing is changed here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from textual.message import Message

from tablero.model import DraftStep


class Request(Message):
    """Asks the app for one verb; the app answers all of them in one handler."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.handler_name = "on_request"


@dataclass
class MoveCards(Request):
    ids: tuple[int, ...]
    stage: int
    place: int | str = "bottom"
    """Where in the column, the moved ones left out; or top, bottom."""


@dataclass
class AddProspect(Request):
    name: str
    role: str = ""
    company: str = ""
    stage: int | None = None
    """The stage's id; None keeps them in the book."""
    fields: dict[str, Any] = field(default_factory=dict)
    """The other fields of `Board.add_prospect`."""
    referrer: int | None = None


@dataclass
class EditProspect(Request):
    id: int
    fields: dict[str, Any]


@dataclass
class ArchiveProspects(Request):
    ids: tuple[int, ...]


@dataclass
class RestoreProspects(Request):
    ids: tuple[int, ...]


@dataclass
class CloseProspect(Request):
    id: int
    exit: str
    """The key of an exit."""
    why: str = ""


@dataclass
class NurtureProspect(Request):
    id: int
    on: date
    why: str = ""


@dataclass
class LimitTalk(Request):
    """They want no sales talk, or nothing on one channel."""

    id: int
    level: str


@dataclass
class ReopenProspect(Request):
    id: int


@dataclass
class Pin(Request):
    id: int
    instead_of: int | None = None


@dataclass
class Unpin(Request):
    id: int


@dataclass
class TagProspects(Request):
    ids: tuple[int, ...]
    tag: str
    remove: bool = False


@dataclass
class LogTouch(Request):
    id: int
    channel: str
    direction: str = "out"
    topic: str = ""
    result: str = "none"
    note: str = ""
    on: date | None = None
    next_step: DraftStep | None = None


@dataclass
class EditTouch(Request):
    id: int
    fields: dict[str, Any]


@dataclass
class DeleteTouch(Request):
    id: int


@dataclass
class PlanStep(Request):
    ids: tuple[int, ...]
    text: str
    on: date | None
    channel: str = ""
    minutes: int | None = None
    energy: str = ""


@dataclass
class Snooze(Request):
    ids: tuple[int, ...]
    on: date


@dataclass
class FinishStep(Request):
    id: int


@dataclass
class Settle(Request):
    """Their last word needs no answer."""

    id: int


@dataclass
class AddNote(Request):
    id: int
    text: str


@dataclass
class EditNote(Request):
    id: int
    text: str


@dataclass
class DeleteNote(Request):
    id: int


@dataclass
class AddIdea(Request):
    id: int
    text: str


@dataclass
class MarkIdea(Request):
    id: int
    state: str


@dataclass
class AddStage(Request):
    name: str
    after: int | None = None


@dataclass
class RenameStage(Request):
    id: int
    name: str


@dataclass
class OrderStage(Request):
    id: int
    index: int


@dataclass
class LimitStage(Request):
    id: int
    limit: int | None


@dataclass
class StallStage(Request):
    id: int
    days: int | None


@dataclass
class KindStage(Request):
    id: int
    kind: str


@dataclass
class RemoveStage(Request):
    id: int
    to: int | None = None


@dataclass
class AddBoard(Request):
    name: str


@dataclass
class RenameBoard(Request):
    id: int
    name: str


@dataclass
class RemoveBoard(Request):
    id: int


@dataclass
class OpenBoard(Request):
    id: int


@dataclass
class Undo(Request):
    pass


@dataclass
class Redo(Request):
    pass
