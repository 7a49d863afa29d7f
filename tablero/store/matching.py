"""Knowing people again: external ids, LinkedIn slug, e-mail, phone, then name and company."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from tablero.drafts import Draft
from tablero.rules.search import fold
from tablero.store.database import Database
from tablero.store.mark_index import MarkIndex
from tablero.store.sheaf import FULL

_IN_LINKEDIN = re.compile(r"linkedin\.[a-z.]+/in/([^/?#\s]+)", re.IGNORECASE)
_OWN_IDS = frozenset({"linkedin", "trello", "hubspot", "tablero"})
"""Sources whose ids are one a person, so that two ids are two people of the same name."""
_SHORTEST_PHONE = 7
_HERE = "+board_id = ?"
_ELSEWHERE = "+board_id <> ? AND opt_out = 'total'"
"""The plus keeps SQLite from an index that has another order."""


def linkedin_slug(address: str) -> str:
    """What LinkedIn calls a person, from an address or the slug itself; empty if neither."""
    if not address:
        return ""
    found = _IN_LINKEDIN.search(address)
    slug = unquote(found[1] if found else address).strip().strip("/").casefold()
    return "" if "/" in slug or " " in slug else slug


def phone_digits(phone: str) -> str:
    """The digits in their international order; empty where there are too few for a phone."""
    digits = re.sub(r"\D", "", phone).removeprefix("00") if phone else ""
    return digits if len(digits) >= _SHORTEST_PHONE else ""


class Known(NamedTuple):
    """Somebody of the file, as far as it takes to know them again."""

    id: int
    here: bool
    """On this board; others are known only because they asked for no contact."""
    opt_out: str
    slug: str
    name: str
    sources: frozenset[str]
    """Those of their external ids."""


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
        self._db = database
        self._board = board
        self._index = MarkIndex()
        self._new: dict[int, Known] = {}
        """The last ones that were added, who may not be in the file yet."""
        self._newer: dict[int, Known] = {}
        self._draft: Draft | None = None
        self._marks = Marks("", "", "", "", "")
        self._in_order: list[tuple[str, ...]] = []
        for which in (_HERE, _ELSEWHERE):
            self._read(which)

    def _read(self, which: str) -> None:
        """In the order of their ids, in which they lie: nothing has to be sorted."""
        people = self._db.run(
            f"SELECT id, name, company, email, phone, linkedin FROM prospect WHERE {which}"
            " ORDER BY id",
            (self._board,),
        )
        for number, *fields in people:
            for mark in marks_of(*fields).in_order():
                self._index.add(mark, number)
        keys = self._db.run(
            "SELECT k.prospect_id, k.source, k.key FROM source_key AS k CROSS JOIN prospect AS p"
            f" ON p.id = k.prospect_id WHERE {which} ORDER BY k.id",
            (self._board,),
        )
        for number, *key in keys:
            self._index.add(("key", *key), number)

    def find(self, draft: Draft) -> Known | None:
        """Who this draft is, if anybody."""
        by_key = [n for source, key in draft.keys for n in self._index.find(("key", source, key))]
        if by_key:
            return min(map(self._known, by_key), key=lambda known: not known.here)
        marks = self._marks_of(draft)
        for mark in self._in_order:
            for number in self._index.find(mark):
                known = self._known(number)
                if _may_be(known, draft, marks, mark[0]):
                    return known
        return None

    def add(self, number: int, draft: Draft, opt_out: str) -> None:
        """Somebody new."""
        marks = self._marks_of(draft)
        self.know_by_more(number, draft)
        sources = frozenset(source for source, _key in draft.keys)
        if len(self._newer) >= FULL:
            self._new, self._newer = self._newer, {}
        self._newer[number] = Known(number, True, opt_out, marks.slug, marks.name, sources)

    def know_by_more(self, number: int, draft: Draft) -> None:
        """From now on the marks of a draft are theirs too."""
        self._marks_of(draft)
        for mark in self._in_order:
            self._index.add(mark, number)
        for source, key in draft.keys:
            self._index.add(("key", source, key), number)

    def forget(self, number: int) -> None:
        """Somebody new was written and will be changed: from now on the file tells."""
        self._new.pop(number, None)
        self._newer.pop(number, None)

    def id_of(self, key: tuple[str, str]) -> int | None:
        """The id of whoever on this board has this external id."""
        people = map(self._known, self._index.find(("key", *key)))
        return next((known.id for known in people if known.here), None)

    def has_key(self, number: int, key: tuple[str, str]) -> bool:
        """Whether this external id is known of that prospect."""
        return number in self._index.find(("key", *key))

    def _marks_of(self, draft: Draft) -> Marks:
        if draft is not self._draft:
            slugs = [key for source, key in draft.keys if source == "linkedin"]
            marks = marks_of(draft.name, draft.company, draft.email, draft.phone, draft.linkedin)
            self._marks = _with_slug(marks, slugs)
            self._in_order = [*self._marks.in_order()]
            self._draft = draft
        return self._marks

    def _known(self, number: int) -> Known:
        known = self._newer.get(number) or self._new.get(number)
        if known is not None:
            return known
        here, opt_out, name, linkedin = self._db.run(
            "SELECT board_id = ?, opt_out, name, linkedin FROM prospect WHERE id = ?",
            (self._board, number),
        ).fetchone()
        keys = self._db.run("SELECT source, key FROM source_key WHERE prospect_id = ?", (number,))
        pairs = keys.fetchall()
        slugs = [key for source, key in pairs if source == "linkedin"]
        marks = _with_slug(marks_of(name, "", "", "", linkedin), slugs)
        sources = frozenset(source for source, _key in pairs)
        return Known(number, here == 1, opt_out, marks.slug, marks.name, sources)


def _with_slug(marks: Marks, slugs: Sequence[str]) -> Marks:
    return marks if marks.slug or not slugs else marks._replace(slug=slugs[0].casefold())


def _may_be(known: Known, draft: Draft, marks: Marks, by: str) -> bool:
    if marks.slug and known.slug and marks.slug != known.slug:
        return False
    if by == "phone":  # a switchboard answers for everybody
        return bool(set(marks.name.split()) & set(known.name.split()))
    if by == "name":
        return not any(source in _OWN_IDS & known.sources for source, _key in draft.keys)
    return True
