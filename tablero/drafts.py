"""What comes in from files: people as a file tells of them, and what an import did.

The lowest floor, beside `model`; kept apart so that only those who read files load it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple


class DraftTouch(NamedTuple):
    on: date
    direction: str
    channel: str
    topic: str = ""
    result: str = "none"
    note: str = ""


class DraftNote(NamedTuple):
    text: str
    at: datetime | None = None
    author: str = ""


class DraftStep(NamedTuple):
    text: str
    on: date | None = None
    channel: str = ""
    minutes: int | None = None
    energy: str = ""
    done_on: date | None = None
    at: int | None = None
    put_off: int = 0


class DraftDate(NamedTuple):
    kind: str
    on: date
    text: str = ""


class DraftReflection(NamedTuple):
    on: date
    missed: str = ""
    should_not: str = ""
    cause: str = ""
    closing: bool = False


class DraftOptOut(NamedTuple):
    level: str
    on: date | None = None
    """None means the day of the import."""
    channel: str = ""
    said: str = ""


class DraftVisit(NamedTuple):
    """A stay on the wall that has ended."""

    pinned_on: date
    wiped_on: date
    touches: int = 0
    answered: bool = False


class DraftIdea(NamedTuple):
    text: str
    state: str = "idea"
    on: date | None = None


class DraftMove(NamedTuple):
    at: datetime
    came_from: str
    went_to: str


class DraftLink(NamedTuple):
    """`other` is a key of the other draft: (source, external id)."""

    other: tuple[str, str]
    kind: str


class Draft(NamedTuple):
    """One person as a file tells of them."""

    name: str
    role: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    linkedin: str = ""
    city: str = ""
    country: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    cost: int = 0
    period: int | None = None
    opt_out: str = ""
    """sales or total; a blocked channel stands in `opt_outs`, which says which one."""
    stage: str = ""
    """The stage's key or name in the file; empty for the import's own default."""
    archived: bool = False
    closed_why: str = ""
    created: datetime | None = None
    added: date | None = None
    """The day the count starts; None means the day of the import."""
    pinned_on: date | None = None
    settled: bool = False
    imported: bool = True
    keys: tuple[tuple[str, str], ...] = ()
    """(source, external id): ('trello', card id), ('linkedin', slug), ('tablero', uid) ..."""
    touches: tuple[DraftTouch, ...] = ()
    notes: tuple[DraftNote, ...] = ()
    steps: tuple[DraftStep, ...] = ()
    ideas: tuple[DraftIdea, ...] = ()
    moves: tuple[DraftMove, ...] = ()
    links: tuple[DraftLink, ...] = ()
    dates: tuple[DraftDate, ...] = ()
    reflections: tuple[DraftReflection, ...] = ()
    opt_outs: tuple[DraftOptOut, ...] = ()
    sheet: tuple[tuple[str, str], ...] = ()
    """Pairs of a name of SHEET and its text."""
    reflection_asked: date | None = None
    looks: tuple[date, ...] = ()
    wall_visits: tuple[DraftVisit, ...] = ()
    line: int = 0
    """Where in the file, counted as a person would: the row, or the card's number."""
    in_book: bool = False
    """For the book, wherever the rest of the batch goes; `stage` is empty then."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that gives no person, and why: a code that `words` puts into a sentence."""

    line: int
    name: str
    reason: str
    """no_name, hidden, archived_list, duplicate, suppressed, bad_text, template."""


class DraftStage(NamedTuple):
    """A stage as a file names it; only tablero's own export knows more than the name."""

    name: str
    key: str = ""
    kind: str = ""
    stall_days: int | None = None
    card_limit: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """A file that was read. `drafts` may be read once."""

    format: str
    """trello, linkedin, csv or tablero."""
    title: str
    """The board's name in the file, or empty."""
    stages: tuple[DraftStage, ...]
    """In the file's order, those that have people or are open."""
    drafts: Iterable[Draft | Skipped]
    to_book: bool = False
    partial_history: bool = False
    """The file holds only the newest part of its history (Trello: 1,000 actions)."""
    notices: tuple[str, ...] = ()
    """Codes for `words`: ambiguous_dates, no_checklists ..."""

    def __iter__(self) -> Iterator[Draft | Skipped]:
        return iter(self.drafts)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do."""

    format: str
    imported: int = 0
    """New people, without the archived."""
    updated: int = 0
    archived: int = 0
    """New people who came in archived."""
    duplicates: int = 0
    """People who were here already, unchanged, or stand twice in the file."""
    notes: int = 0
    touches: int = 0
    skipped: tuple[Skipped, ...] = ()
    """The first rows that were left out."""
    untold: int = 0
    """Rows left out beyond those."""
    by_stage: Mapping[str, int] = field(default_factory=dict)
    """Stage key to new people, in the board's order; '' is the book."""
    new_stages: tuple[str, ...] = ()
    steps: int = 0
    ideas: int = 0
    partial_history: bool = False
    notices: tuple[str, ...] = ()

    @property
    def left_out(self) -> int:
        """How many rows gave no person."""
        return len(self.skipped) + self.untold
