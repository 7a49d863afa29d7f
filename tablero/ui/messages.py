"""What screens and widgets ask for: each request stands for one verb of Board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, dataclass_transform

from textual.message import Message

from tablero.model import NextStep
from tablero.refusals import Value

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


class Rewrite(Request):
    """Asks for other words where some stand already.

    Its heirs have `was`: the texts by field, as they were when one began to change them.
    """

    def with_text(self, field: str, text: Value, was: Value) -> Request:
        """The same with that text, knowing what stands there now."""
        return self._but(field, {**self._fields(), field: text}, text, was)

    def without(self, field: str, stays: Value) -> Request | None:
        """The same without that text, which `stays` as it is; None where nothing is left."""
        others = {name: value for name, value in self._fields().items() if name != field}
        if not others and not hasattr(self, "on"):
            return None
        return self._but(field, others, stays, stays)

    def _fields(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = getattr(self, "fields", NOTHING)
        return found

    def _but(self, field: str, fields: Mapping[str, Any], text: Value, was: Value) -> Request:
        given = {name: getattr(self, name) for name in type(self).__annotations__}
        given["was"] = {**given["was"], field: was}
        given[next(name for name in ("fields", "name", "text") if name in given)] = text
        if "fields" in given:
            given["fields"] = fields
        return type(self)(**given)


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


class EditProspect(Rewrite):
    id: int
    fields: Mapping[str, Any]
    was: Mapping[str, Any] = NOTHING


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


class EditTouch(Rewrite):
    id: int
    fields: Mapping[str, Any]
    was: Mapping[str, Any] = NOTHING


class DeleteTouch(Request):
    id: int


class PlanStep(Rewrite):
    ids: tuple[int, ...]
    text: str
    on: date | None
    channel: str = ""
    minutes: int | None = None
    energy: str = ""
    at: int | None = None
    """Minutes after local midnight."""
    was: Mapping[str, Any] = NOTHING


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


class EditNote(Rewrite):
    id: int
    text: str
    was: Mapping[str, Any] = NOTHING


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


class RenameStage(Rewrite):
    id: int
    name: str
    was: Mapping[str, Any] = NOTHING


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


class RenameBoard(Rewrite):
    id: int
    name: str
    was: Mapping[str, Any] = NOTHING


class RemoveBoard(Request):
    id: int


class OpenBoard(Request):
    id: int


class Undo(Request):
    """Undo the newest step of the file."""


class Redo(Request):
    """Do again what was undone last."""
