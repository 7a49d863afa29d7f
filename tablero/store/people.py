"""Adding and editing people, and their tags."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tablero.beats import RESULT_LETTER
from tablero.model import IDEA_STATES, NextStep, Stage
from tablero.refusals import BadValue
from tablero.rules.search import fold
from tablero.store.checks import counted, line, line_or_nothing, lines_or_nothing
from tablero.store.desk import Was
from tablero.store.journal import Subject
from tablero.store.moving import Moving
from tablero.store.steps import checked_step
from tablero.store.tables import (
    IdeaRow,
    LinkRow,
    NoteRow,
    ProspectRow,
    StageMoveRow,
    TagRow,
    TouchRow,
)

LINES = ("role", "company", "email", "phone", "linkedin", "city", "country", "source")
"""The fields of one line that may stay empty."""


class People(Moving):
    """The verbs of people themselves."""

    def add_prospect(
        self,
        name: str,
        *,
        role: str = "",
        company: str = "",
        email: str = "",
        phone: str = "",
        linkedin: str = "",
        city: str = "",
        country: str = "",
        source: str = "",
        tags: Iterable[str] = (),
        cost: int = 0,
        note: str = "",
        stage: int | str | None = "",
        place: int | str = "bottom",
        referrer: int | None = None,
        referred_in: int | None = None,
        tell: NextStep | None = None,
    ) -> int:
        """Adds somebody to a stage (the first if not said) or to the book (None). Returns the id.

        `cost` is in cents. `referred_in` is the referrer's touch that gave the name; its result
        says so from now on. `tell` is the step of telling the referrer what came of it (F8); it
        is kept as an idea where one of theirs stands open for today or later, or has words.
        Raises BadValue, NoSuchStage, NoSuchProspect for an unknown referrer.
        """
        words = (role, company, email, phone, linkedin, city, country, source)
        values = _checked(dict(zip(LINES, words, strict=True), name=name, cost=cost))
        note = lines_or_nothing("note", note)
        tell = tell and checked_step(tell)
        with self._act("add_prospect") as subject:
            if referrer is not None:
                self._person(referrer, subject)
            target = self._start(stage)
            added = self._today().isoformat()
            number = self._insert(
                ProspectRow, board=self._board.id, position=0, added=added, **values
            )
            person = self._person(number, subject)
            if target is None:
                self._insert(
                    StageMoveRow, prospect=number, at=self._now(), came_from="", went_to=""
                )
            else:
                self._put([person], target, place)
            self._tag(number, tags)
            if note:
                self._note(number, note)
            if referrer is not None:
                self._insert(LinkRow, prospect=number, other=referrer, kind="referred")
                if tell:
                    self._plan_to_tell(referrer, tell)
            if referred_in is not None:
                touch = self._own(TouchRow, referred_in, Subject())
                self._update(touch, code=touch.code[:-1] + RESULT_LETTER["referred"])
        return number

    def _start(self, stage: int | str | None) -> Stage | None:
        if stage == "":
            return self._first_open()
        return None if stage is None else self._stage(stage)

    def edit_prospect(self, prospect_id: int, was: Was = None, /, **fields: Any) -> None:
        """Changes fields: name role company email phone linkedin city country source tags cost
        period. Raises BadValue, also for a field that is none of these, and TextChanged.

        Tags that somebody else put on or took off since `was` stay so.
        """
        tags = fields.pop("tags", None)
        values = _checked(fields)
        with self._act("edit_prospect") as subject:
            person = self._person(prospect_id, subject)
            if values:
                now = {field: getattr(person, field) for field in values}
                self._refuse_overwriting("prospect", person.id, now, values, was)
                self._update(person, **values)
                if person.opt_out == "total":
                    self._suppress(person, self._today().isoformat())
            if tags is not None:
                self._set_tags(person.id, self._merged(person.id, tags, was))

    def tag(self, ids: Iterable[int], name: str) -> None:
        """Gives people a tag."""
        name = line("tag", name)
        with self._act("tag") as subject:
            for person in self._people(ids, subject):
                self._tag(person.id, (name,))
            subject.detail = name

    def untag(self, ids: Iterable[int], name: str) -> None:
        """Takes a tag off people; case and accents do not matter."""
        with self._act("untag") as subject:
            for person in self._people(ids, subject):
                for row in self._tags(person.id):
                    if fold(row.name) == fold(name.strip()):
                        self._delete(row)
            subject.detail = name.strip()

    # --- how ---------------------------------------------------------------------------------

    def _plan_to_tell(self, referrer: int, tell: NextStep) -> None:
        """Plans it where nobody's words are lost by it; else it waits among the ideas."""
        today = self._today().isoformat()
        step = self._open_step(referrer)
        if step is None or not (step.text or step.on_day is None or step.on_day >= today):
            self._plan(referrer, tell)
        elif tell.text:
            self._idea(referrer, tell.text)

    def _idea(self, prospect_id: int, text: str) -> int:
        return self._insert(
            IdeaRow,
            prospect=prospect_id,
            on_day=self._today().isoformat(),
            text=text,
            state=IDEA_STATES[0],
        )

    def _tags(self, prospect_id: int) -> list[Any]:
        query = TagRow.select().where(TagRow.prospect == prospect_id).order_by(TagRow.id)
        return list(query.bind(self._db))

    def _tag(self, prospect_id: int, names: Iterable[str]) -> None:
        """Adds the tags a person does not have yet, however they are written."""
        has = {fold(row.name) for row in self._tags(prospect_id)}
        for name in names:
            clean = line("tag", name)
            if fold(clean) not in has:
                has.add(fold(clean))
                self._insert(TagRow, prospect=prospect_id, name=clean)

    def _merged(self, prospect_id: int, wanted: Iterable[str], was: Was) -> list[str]:
        """The tags wanted, with what others did to them since `was`."""
        tags = list(wanted)
        before = (was or {}).get("tags")
        if before is None:
            return tags
        now = [row.name for row in self._tags(prospect_id)]
        kept = [tag for tag in tags if tag in now or tag not in before]
        return kept + [tag for tag in now if tag not in before and tag not in tags]

    def _set_tags(self, prospect_id: int, names: Iterable[str]) -> None:
        names = [line("tag", name) for name in names]
        for row in self._tags(prospect_id):
            if row.name not in names:
                self._delete(row)
        self._tag(prospect_id, names)

    def _note(self, prospect_id: int, text: str) -> int:
        return self._insert(
            NoteRow, prospect=prospect_id, at=self._now(), author=self.author, text=text
        )


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    """Clean values for the columns of a prospect. Raises BadValue."""
    return {field: _checked_field(field, value) for field, value in fields.items()}


def _checked_field(field: str, value: Any) -> Any:
    match field:
        case "name":
            return line(field, value)
        case "cost":
            return counted(field, value, 0)
        case "period":
            return None if value is None else counted(field, value, 1)
        case _ if field in LINES:
            return line_or_nothing(field, value)
    raise BadValue("field", field, "unknown", ("name", *LINES, "tags", "cost", "period"))
