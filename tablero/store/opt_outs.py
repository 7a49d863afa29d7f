"""What people asked not to get: the rows, and what a total opt-out means (F10)."""

from __future__ import annotations

from datetime import date
from typing import Any

from tablero.beats import RESULT_LETTER
from tablero.model import OPT_OUTS
from tablero.refusals import StillOptedOut
from tablero.rules.search import name_is
from tablero.store.wall import Wall


class OptOuts(Wall):
    """How an opt-out is kept, and how it stands in the way."""

    def _keep_opt_out(
        self, person: Any, level: str, day: date, *, channel: str = "", said: str = ""
    ) -> None:
        """One more opt-out of theirs; asked for before, only new words are kept.

        A total one also takes the name off the wall and puts its addresses on the list.
        """
        on = day.isoformat()
        there = self._rows_where("opt_out", prospect_id=person.id, level=level, channel=channel)
        wordless = [row for row in there if row["on_day"] == on and not row["said"]]
        if wordless and said:
            self._change_row("opt_out", wordless[0]["id"], said=said)
        elif not there or (said and said not in {row["said"] for row in there}):
            values = {"level": level, "channel": channel, "on_day": on, "said": said}
            self._add_row("opt_out", prospect_id=person.id, **values)
            if level == "total" or (level == "sales" and person.opt_out != "total"):
                self._mark_request(person, on)
        self._update(person, opt_out=_strongest(person.opt_out, level))
        if level == "total":
            self._wipe(person)
            self._suppress(person, on)

    def _mark_request(self, person: Any, on: str) -> None:
        """Their last word, if it is of that day, was the request: no answer and no success."""
        self._db.run(
            "UPDATE touch SET code = substr(code, 1, 3) || ? WHERE id ="
            " (SELECT id FROM touch WHERE prospect_id = ? ORDER BY on_day DESC, at DESC, id DESC"
            " LIMIT 1) AND on_day = ? AND code GLOB '[ib]*'",
            (RESULT_LETTER["opt_out"], person.id, on),
        )

    def _drop_opt_outs(self, person: Any, levels: tuple[str, ...]) -> None:
        """Takes their opt-outs of these levels away; the strongest left is the one that counts."""
        rows = self._rows_where("opt_out", prospect_id=person.id)
        for row in rows:
            if row["level"] in levels:
                self._drop_row("opt_out", row["id"])
        left = [row["level"] for row in rows if row["level"] not in levels]
        if person.opt_out not in levels:
            left.append(person.opt_out)
        self._update(person, opt_out=_strongest(*left))

    def _suppress(self, person: Any, on: str) -> None:
        from tablero.store.suppression import Suppression  # no start needs digests

        Suppression(self._db).add(person.id, on)

    def _unsuppress(self, person: Any) -> None:
        from tablero.store.suppression import Suppression  # no start needs digests

        Suppression(self._db).lift(person.id)

    def _refuse_to_bring_back(self, person: Any, name: str = "") -> None:
        """Raises StillOptedOut unless they wrote since a total opt-out and `name` is theirs."""
        if not self._wrote_since_opt_out(person):
            raise StillOptedOut(self._prospect(person.id), "silent")
        if not name_is(name, person.name):
            raise StillOptedOut(self._prospect(person.id), "unconfirmed")

    def _wrote_since_opt_out(self, person: Any) -> bool:
        rows = self._rows_where("opt_out", prospect_id=person.id, level="total")
        since = max((row["on_day"] for row in rows), default=person.added)
        return bool(
            self._db.run(
                "SELECT EXISTS (SELECT 1 FROM touch WHERE prospect_id = ? AND on_day >= ?"
                " AND code GLOB '[ib]*' AND code NOT GLOB ?)",
                (person.id, since, "???" + RESULT_LETTER["opt_out"]),
            ).fetchone()[0]
        )


def _strongest(*levels: str) -> str:
    return max(("", *levels), key=OPT_OUTS.index)
