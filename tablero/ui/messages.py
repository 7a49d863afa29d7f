"""What screens and widgets ask for: each request stands for one verb of Board. Nothing is done here.

They are tuples and not messages of their own, since making forty classes is felt at the start.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from textual.message import Message

from tablero.model import DraftStep

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Ask(Message):
    """Carries a request to the app, which answers all of them in one handler."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


class MoveCards(NamedTuple):
    ids: tuple[int, ...]
    stage: int
    place: int | str = "bottom"
    """Where in the column, the moved ones left out; or top, bottom."""


class AddProspect(NamedTuple):
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


class EditProspect(NamedTuple):
    id: int
    fields: Mapping[str, Any]


class ArchiveProspects(NamedTuple):
    ids: tuple[int, ...]


class RestoreProspects(NamedTuple):
    ids: tuple[int, ...]


class CloseProspect(NamedTuple):
    id: int
    exit: str
    """The key of an exit."""
    why: str = ""


class NurtureProspect(NamedTuple):
    id: int
    on: date
    why: str = ""


class LimitTalk(NamedTuple):
    """They want no sales talk, or nothing on one channel."""

    id: int
    level: str


class ReopenProspect(NamedTuple):
    id: int


class Pin(NamedTuple):
    id: int
    instead_of: int | None = None


class Unpin(NamedTuple):
    id: int


class TagProspects(NamedTuple):
    ids: tuple[int, ...]
    tag: str
    remove: bool = False


class LogTouch(NamedTuple):
    id: int
    channel: str
    direction: str = "out"
    topic: str = ""
    result: str = "none"
    note: str = ""
    on: date | None = None
    next_step: DraftStep | None = None


class EditTouch(NamedTuple):
    id: int
    fields: Mapping[str, Any]


class DeleteTouch(NamedTuple):
    id: int


class PlanStep(NamedTuple):
    ids: tuple[int, ...]
    text: str
    on: date | None
    channel: str = ""
    minutes: int | None = None
    energy: str = ""


class Snooze(NamedTuple):
    ids: tuple[int, ...]
    on: date


class FinishStep(NamedTuple):
    id: int


class Settle(NamedTuple):
    """Their last word needs no answer."""

    id: int


class AddNote(NamedTuple):
    id: int
    text: str


class EditNote(NamedTuple):
    id: int
    text: str


class DeleteNote(NamedTuple):
    id: int


class DeleteIdea(NamedTuple):
    id: int


class AddIdea(NamedTuple):
    id: int
    text: str


class MarkIdea(NamedTuple):
    id: int
    state: str


class AddStage(NamedTuple):
    name: str
    after: int | None = None


class RenameStage(NamedTuple):
    id: int
    name: str


class OrderStage(NamedTuple):
    id: int
    index: int


class LimitStage(NamedTuple):
    id: int
    limit: int | None


class StallStage(NamedTuple):
    id: int
    days: int | None


class KindStage(NamedTuple):
    id: int
    kind: str


class RemoveStage(NamedTuple):
    id: int
    to: int | None = None


class AddBoard(NamedTuple):
    name: str


class RenameBoard(NamedTuple):
    id: int
    name: str


class RemoveBoard(NamedTuple):
    id: int


class OpenBoard(NamedTuple):
    id: int


class Undo(NamedTuple):
    """Undo the newest step of the file."""


class Redo(NamedTuple):
    """Do again what was undone last."""


Request = (
    MoveCards
    | AddProspect
    | EditProspect
    | ArchiveProspects
    | RestoreProspects
    | CloseProspect
    | NurtureProspect
    | LimitTalk
    | ReopenProspect
    | Pin
    | Unpin
    | TagProspects
    | LogTouch
    | EditTouch
    | DeleteTouch
    | PlanStep
    | Snooze
    | FinishStep
    | Settle
    | AddNote
    | EditNote
    | DeleteNote
    | DeleteIdea
    | AddIdea
    | MarkIdea
    | AddStage
    | RenameStage
    | OrderStage
    | LimitStage
    | StallStage
    | KindStage
    | RemoveStage
    | AddBoard
    | RenameBoard
    | RemoveBoard
    | OpenBoard
    | Undo
    | Redo
)
