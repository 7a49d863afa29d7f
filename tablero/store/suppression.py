"""The suppression list: the addresses of those who asked for no contact, as digests (F10).

It outlives the people themselves. A digest answers whether an address is on the list, and tells
nothing else about anybody. Loaded only where somebody opts out or a file is imported.
"""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b

from tablero.store.database import Database
from tablero.store.matching import marks_of

_DIGEST = 16
Digest = tuple[str, str]
"""The kind of address (email, phone, linkedin) and the digest of it."""


def digests_with(salt: bytes, email: str, phone: str, linkedin: str) -> list[Digest]:
    """The digests of the addresses that are there, written as an import compares them."""
    marks = marks_of("", "", email, phone, linkedin)
    keys = (("email", marks.email), ("phone", marks.phone), ("linkedin", marks.slug))
    return [
        (kind, blake2b(key.encode(), key=salt, digest_size=_DIGEST).hexdigest())
        for kind, key in keys
        if key
    ]


class Suppression:
    """The list of one file."""

    def __init__(self, database: Database) -> None:
        self._db = database
        (salt,) = database.run("SELECT salt FROM suppression_salt").fetchone()
        self._salt = bytes.fromhex(salt)

    @cached_property
    def _is_empty(self) -> bool:
        return not self._db.run("SELECT EXISTS (SELECT 1 FROM suppressed)").fetchone()[0]

    def is_suppressed(self, email: str, phone: str, linkedin: str) -> bool:
        """Whether one of these asked for no contact; empty ones did not.

        Most lists are empty, so that is found out once for all whom an import asks about.
        """
        return not self._is_empty and any(
            self._db.run("SELECT 1 FROM suppressed WHERE kind = ? AND digest = ?", one).fetchone()
            for one in self.digests(email, phone, linkedin)
        )

    def digests(self, email: str, phone: str, linkedin: str) -> list[Digest]:
        """Those of this file, as `digests_with` makes them."""
        return digests_with(self._salt, email, phone, linkedin)

    def add(self, prospect: int, day: str) -> None:
        """Puts a prospect's addresses on the list, from an ISO day on; those there stay."""
        self._db.run_many(
            "INSERT INTO suppressed (kind, digest, on_day, prospect_id) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (kind, digest) DO NOTHING",
            [(kind, digest, day, prospect) for kind, digest in self._digests_of(prospect)],
        )

    def lift(self, prospect: int) -> None:
        """Takes a prospect's addresses off, but for those of others who asked for no contact."""
        own = set(self._digests_of(prospect))
        others = self._digests_of_others(prospect)
        rows = self._db.run(
            "SELECT suppressed.id, kind, digest, suppressed.prospect_id, opt_out = 'total'"
            " FROM suppressed LEFT JOIN prospect ON prospect.id = suppressed.prospect_id"
        ).fetchall()
        for number, kind, digest, whose, still_total in rows:
            if whose != prospect and ((kind, digest) not in own or still_total):
                continue
            heir = others.get((kind, digest))
            if heir is None:
                self._db.run("DELETE FROM suppressed WHERE id = ?", (number,))
            else:
                self._db.run("UPDATE suppressed SET prospect_id = ? WHERE id = ?", (heir, number))

    def _digests_of(self, prospect: int) -> list[Digest]:
        row = self._db.run(
            "SELECT email, phone, linkedin FROM prospect WHERE id = ?", (prospect,)
        ).fetchone()
        return self.digests(*row)

    def _digests_of_others(self, prospect: int) -> dict[Digest, int]:
        rows = self._db.run(
            "SELECT id, email, phone, linkedin FROM prospect WHERE opt_out = 'total' AND id <> ?",
            (prospect,),
        )
        return {
            digest: number
            for number, *addresses in rows.fetchall()
            for digest in self.digests(*addresses)
        }
