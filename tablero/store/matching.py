"""Knowing people again: external ids, LinkedIn slug, e-mail, phone, then name and company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from tablero.drafts import Draft
from tablero.rules.search import fold
from tablero.store.database import Database

_IN_LINKEDIN = re.compile(r"linkedin\.[a-z.]+/in/([^/?#\s]+)", re.IGNORECASE)
_OWN_IDS = frozenset({"linkedin", "trello", "hubspot", "tablero"})
"""Sources whose ids are one a person, so that two ids are two people of the same name."""
_SHORTEST_PHONE = 7


def linkedin_slug(address: str) -> str:
    """What LinkedIn calls a person, from an address or the slug itself; empty if neither."""
    found = _IN_LINKEDIN.search(address)
    slug = unquote(found[1] if found else address).strip().strip("/").casefold()
    return "" if "/" in slug or " " in slug else slug


def phone_digits(phone: str) -> str:
    """The digits in their international order; empty where there are too few for a phone."""
    digits = re.sub(r"\D", "", phone).removeprefix("00")
    return digits if len(digits) >= _SHORTEST_PHONE else ""


class Known(NamedTuple):
    """Somebody of the file, as far as it takes to know them again."""

    id: int
    here: bool
    """On this board; others are known only because they asked for no contact."""
    opt_out: str
    slug: str
    name: str


class Marks(NamedTuple):
    """What a person can be known by, each mark empty where there is none."""

    slug: str
    email: str
    phone: str
    name: str
    company: str

    def in_order(self) -> Iterator[tuple[str, ...]]:
        """The marks that are there, the strongest first."""
        if self.slug:
            yield "linkedin", self.slug
        if self.email:
            yield "email", self.email
        if self.phone:
            yield "phone", self.phone
        yield "name", self.name, self.company


def marks_of(name: str, company: str, email: str, phone: str, linkedin: str) -> Marks:
    """The marks of somebody with these fields."""
    return Marks(
        linkedin_slug(linkedin), email.casefold(), phone_digits(phone), fold(name), fold(company)
    )


class Matching:
    """Everybody of a board by their marks, and whoever asked for no contact on any board."""

    def __init__(self, database: Database, board: int) -> None:
        self._by_mark: dict[tuple[str, ...], list[Known]] = {}
        self._by_key: dict[tuple[str, str], Known] = {}
        self._keys: dict[int, set[tuple[str, str]]] = {}
        people = database.run(
            "SELECT id, board_id = ?, opt_out, name, company, email, phone, linkedin"
            " FROM prospect WHERE board_id = ? OR opt_out = 'total' ORDER BY board_id <> ?, id",
            (board, board, board),
        )
        known: dict[int, Known] = {}
        for number, here, opt_out, *fields in people:
            marks = marks_of(*fields)
            known[number] = Known(number, here == 1, opt_out, marks.slug, marks.name)
            self._add_marks(known[number], marks)
        for number, source, key in database.run("SELECT prospect_id, source, key FROM source_key"):
            if number in known:
                self._add_key(known[number], (source, key))

    def find(self, draft: Draft) -> Known | None:
        """Who this draft is, if anybody."""
        keys = [known for key in draft.keys if (known := self._by_key.get(key))]
        if keys:
            return min(keys, key=lambda known: not known.here)
        marks = _marks(draft)
        for mark in marks.in_order():
            for known in self._by_mark.get(mark, ()):
                if self._may_be(known, draft, marks, mark[0]):
                    return known
        return None

    def _may_be(self, known: Known, draft: Draft, marks: Marks, by: str) -> bool:
        if marks.slug and known.slug and marks.slug != known.slug:
            return False
        if by == "phone":  # a switchboard answers for everybody
            return bool(set(marks.name.split()) & set(known.name.split()))
        if by == "name":
            theirs = {source for source, _ in self._keys.get(known.id, ())}
            return not any(source in _OWN_IDS & theirs for source, _ in draft.keys)
        return True

    def add(self, number: int, draft: Draft, opt_out: str) -> None:
        """Somebody new, or known by more than before."""
        marks = _marks(draft)
        known = Known(number, True, opt_out, marks.slug, marks.name)
        self._add_marks(known, marks)
        for key in draft.keys:
            self._add_key(known, key)

    def id_of(self, key: tuple[str, str]) -> int | None:
        """The id of whoever on this board has this external id."""
        known = self._by_key.get(key)
        return known.id if known is not None and known.here else None

    def has_key(self, number: int, key: tuple[str, str]) -> bool:
        """Whether this external id is known of that prospect."""
        return key in self._keys.get(number, ())

    def _add_marks(self, known: Known, marks: Marks) -> None:
        for mark in marks.in_order():
            self._by_mark.setdefault(mark, []).append(known)

    def _add_key(self, known: Known, key: tuple[str, str]) -> None:
        self._by_key.setdefault(key, known)
        self._keys.setdefault(known.id, set()).add(key)


def _marks(draft: Draft) -> Marks:
    marks = marks_of(draft.name, draft.company, draft.email, draft.phone, draft.linkedin)
    if marks.slug:
        return marks
    slugs = [key for source, key in draft.keys if source == "linkedin"]
    return marks._replace(slug=slugs[0].casefold() if slugs else "")
