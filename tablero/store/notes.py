"""Notes, ideas and the links between people."""

from __future__ import annotations

from tablero.model import IDEA_STATES, LINK_KINDS
from tablero.refusals import BadValue
from tablero.store.checks import line, lines, one_of
from tablero.store.desk import Was
from tablero.store.people import People
from tablero.store.tables import IdeaRow, LinkRow, NoteRow


class Notes(People):
    """The verbs of notes, ideas and links."""

    def add_note(self, prospect_id: int, text: str) -> int:
        """Adds a note by this board's author. Returns its id. Raises BadValue."""
        text = lines("note", text)
        with self._act("add_note") as subject:
            return self._note(self._person(prospect_id, subject).id, text)

    def edit_note(self, note_id: int, text: str, *, was: Was = None) -> None:
        """Changes a note's text; its day and author stay. Raises BadValue, TextChanged."""
        text = lines("note", text)
        with self._act("edit_note") as subject:
            row = self._own(NoteRow, note_id, subject)
            self._refuse_overwriting("note", row.id, {"note": row.text}, {"note": text}, was)
            self._update(row, text=text)

    def delete_note(self, note_id: int) -> None:
        """Takes a note away."""
        with self._act("delete_note") as subject:
            self._delete(self._own(NoteRow, note_id, subject))

    def add_idea(self, prospect_id: int, text: str) -> int:
        """Adds an idea for this person. Returns its id. Raises BadValue."""
        text = line("idea", text)
        with self._act("add_idea") as subject:
            return self._idea(self._person(prospect_id, subject).id, text)

    def mark_idea(self, idea_id: int, state: str) -> None:
        """Says how far an idea has come: one of IDEA_STATES. Raises BadValue."""
        one_of("state", state, IDEA_STATES)
        with self._act("mark_idea") as subject:
            self._update(self._own(IdeaRow, idea_id, subject), state=state)
            subject.detail = state

    def delete_idea(self, idea_id: int) -> None:
        """Takes an idea away."""
        with self._act("delete_idea") as subject:
            self._delete(self._own(IdeaRow, idea_id, subject))

    def link(self, prospect_id: int, other_id: int, kind: str) -> None:
        """`other_id` leads to `prospect_id` (F8): referred, closer, decides or influences.

        Raises BadValue for another kind and for a link to oneself.
        """
        one_of("kind", kind, LINK_KINDS)
        if prospect_id == other_id:
            raise BadValue("other", str(other_id), "unknown")
        with self._act("link") as subject:
            self._people((prospect_id, other_id), subject)
            there = LinkRow.select().where(
                LinkRow.prospect == prospect_id, LinkRow.other == other_id, LinkRow.kind == kind
            )
            if there.bind(self._db).first() is None:
                self._insert(LinkRow, prospect=prospect_id, other=other_id, kind=kind)
            subject.detail = kind

    def unlink(self, link_id: int) -> None:
        """Takes a link away."""
        with self._act("unlink") as subject:
            self._delete(self._own(LinkRow, link_id, subject))
