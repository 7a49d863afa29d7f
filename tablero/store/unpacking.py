"""What a draft brings, written once: each new piece becomes a row and is remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from tablero.drafts import (
    Draft,
    DraftDate,
    DraftIdea,
    DraftMove,
    DraftNote,
    DraftOptOut,
    DraftReflection,
    DraftStep,
    DraftTouch,
)
from tablero.store import pieces
from tablero.store.database import Database
from tablero.store.journal import micros
from tablero.store.sheaf import Sheaf


class Unpacking:
    """The pieces of one import, counted; one person after the other."""

    def __init__(self, database: Database, now: datetime, today: date) -> None:
        self._db = database
        self._at = micros(now)
        self._today = today
        self.sheaf = Sheaf(database)
        self.count: Counter[str] = Counter()
        """Rows written: notes, touches, ideas, steps ..."""
        self._has: set[str] = set()
        """Digests of what the person at hand had before."""
        self._brought: set[str] = set()
        self._only: set[str] = set()

    def begin(self, known: int | None = None) -> None:
        """Turns to the next person: somebody new, or one whose rows are all written."""
        self._has = set() if known is None else pieces.pieces_of(self._db, known)
        self._brought.clear()
        self._only.clear()

    def lacks(self, piece: str) -> bool:
        """Whether the person at hand was without this piece when their turn began."""
        return piece not in self._has

    def is_new(self, piece: str) -> bool:
        """Whether a piece comes for the first time; from now on it does not."""
        if piece in self._has:
            return False
        self.mark(piece)
        return True

    def mark(self, piece: str) -> None:
        """Remembers a piece, also when it is edited or deleted later."""
        self._brought.add(piece)

    def remember(self, number: int, *, known: bool) -> None:
        """Writes down for later imports what this one brought to the person at hand."""
        if not self._brought:
            return
        there = (
            known
            and self._db.run(
                "SELECT pieces FROM imported WHERE prospect_id = ?", (number,)
            ).fetchone()
        )
        if there:
            text = " ".join(sorted(self._brought.union(there[0].split())))
            self._db.run("UPDATE imported SET pieces = ? WHERE prospect_id = ?", (text, number))
        else:
            text = " ".join(sorted(self._brought))
            self.sheaf.add("imported", prospect_id=number, pieces=text)
            if known:  # whose next turn asks the file
                self.sheaf.flush()

    def unpack(self, number: int, draft: Draft, *, has_step: bool = False) -> None:
        """Writes what is new in a draft. An open step is left out where there is one."""
        for touch in draft.touches:
            if self.is_new(pieces.of_touch(touch)):
                self._add_touch(number, touch)
        for note in draft.notes:
            if self.is_new(pieces.of_note(note)):
                self._add_note(number, note)
        for idea in draft.ideas:
            if self.is_new(pieces.of_idea(idea)):
                self._add_idea(number, idea)
        for step in draft.steps:
            is_open = step.done_on is None
            if is_open and has_step:
                continue
            if self.is_new(pieces.of_step(step)):
                has_step = has_step or is_open
                self._add_step(number, step)
        for told in draft.reflections:
            if self.is_new(pieces.of_reflection(told)):
                self._add_reflection(number, told)
        for known in draft.dates:
            is_free = known.kind != "birthday" or self._is_free(known.kind)
            if is_free and self.is_new(pieces.of_date(known)):
                self._add_date(number, known)
        for field, text in draft.sheet:
            if self._is_free(field) and self.is_new(pieces.of_sheet(field, text)):
                self._add_sheet(number, field, text)

    def _is_free(self, what: str) -> bool:
        """Whether they lack the one birthday, or that text of the sheet."""
        return what not in self._only and pieces.of_only(what) not in self._has

    def unpack_history(self, number: int, draft: Draft, born: DraftMove | None) -> None:
        """What only somebody new brings: where they were, and what became of looking at them."""
        for at, came_from, went_to in (*((born,) if born else ()), *draft.moves):
            self.sheaf.add(
                "stage_move",
                prospect_id=number,
                at=micros(at),
                came_from=came_from,
                went_to=went_to,
            )
        for day in draft.looks:
            self.sheaf.add("look", prospect_id=number, on_day=day.isoformat())
        for visit in draft.wall_visits:
            self.sheaf.add(
                "wall_visit",
                prospect_id=number,
                pinned_on=visit.pinned_on.isoformat(),
                wiped_on=visit.wiped_on.isoformat(),
                touches=visit.touches,
                answered=int(visit.answered),
            )

    def day_of(self, asked: DraftOptOut) -> date:
        """The day of an opt-out, the import's own where the file does not say."""
        return asked.on or self._today

    def add_opt_out(self, number: int, asked: DraftOptOut) -> None:
        """Writes an opt-out of somebody new."""
        self.mark(pieces.of_opt_out(asked))
        self.sheaf.add(
            "opt_out",
            prospect_id=number,
            level=asked.level,
            channel=asked.channel,
            on_day=self.day_of(asked).isoformat(),
            said=asked.said,
        )

    def tag(self, number: int, tags: Iterable[str]) -> None:
        """Writes tags."""
        for tag in tags:
            self.sheaf.add("tag", prospect_id=number, name=tag)
            self.mark(pieces.of_tag(tag))

    def _add_touch(self, number: int, touch: DraftTouch) -> None:
        # A microsecond apart, so the touches of a day stay in the file's order.
        at = self._at + self.count["touches"]
        self.count["touches"] += 1
        self.sheaf.add(
            "touch",
            prospect_id=number,
            on_day=touch.on.isoformat(),
            at=at,
            code=pieces.code(touch),
            note=touch.note,
        )

    def _add_note(self, number: int, note: DraftNote) -> None:
        self.count["notes"] += 1
        at = self._at if note.at is None else micros(note.at)
        self.sheaf.add("note", prospect_id=number, at=at, author=note.author, text=note.text)

    def _add_idea(self, number: int, idea: DraftIdea) -> None:
        self.count["ideas"] += 1
        day = (idea.on or self._today).isoformat()
        self.sheaf.add("idea", prospect_id=number, on_day=day, text=idea.text, state=idea.state)

    def _add_step(self, number: int, step: DraftStep) -> None:
        self.count["steps"] += 1
        self.sheaf.add(
            "step",
            prospect_id=number,
            text=step.text,
            on_day=step.on and step.on.isoformat(),
            channel=step.channel,
            minutes=step.minutes,
            energy=step.energy,
            done_on=step.done_on and step.done_on.isoformat(),
            at_minute=step.at,
            put_off=step.put_off,
        )

    def _add_reflection(self, number: int, told: DraftReflection) -> None:
        self.count["reflections"] += 1
        self.sheaf.add(
            "reflection",
            prospect_id=number,
            on_day=told.on.isoformat(),
            missed=told.missed,
            should_not=told.should_not,
            cause=told.cause,
            closing=int(told.closing),
        )

    def _add_date(self, number: int, known: DraftDate) -> None:
        self.count["dates"] += 1
        self._only.add(known.kind)
        self.sheaf.add(
            "key_date",
            prospect_id=number,
            kind=known.kind,
            on_day=known.on.isoformat(),
            text=known.text,
        )

    def _add_sheet(self, number: int, field: str, text: str) -> None:
        self.count["sheet"] += 1
        self._only.add(field)
        self.sheaf.add("sheet", prospect_id=number, field=field, text=text)
