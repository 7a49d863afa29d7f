"""The verbs of opting out, and of being let back after a total one (F10)."""

from __future__ import annotations

from datetime import date

from tablero.model import CHANNELS, OPT_OUTS
from tablero.store.checks import lines_or_nothing, one_of, past_day
from tablero.store.journal import Subject
from tablero.store.moving import Moving


class OptingOut(Moving):
    """What people asked not to get."""

    def opt_out(
        self,
        prospect_id: int,
        level: str,
        *,
        channel: str = "",
        said: str = "",
        on: date | None = None,
    ) -> None:
        """Keeps what they asked not to get, in their words: sales, channel or total.

        Total leaves the wall and goes on the suppression list. '' takes back those of sales and
        channels; a total one only `lift_opt_out` takes back. Raises BadValue.
        """
        one_of("opt_out", level, OPT_OUTS)
        one_of("channel", channel, ("", *CHANNELS))
        said = lines_or_nothing("said", said)
        day = past_day("on", on, self._today())
        with self._act("opt_out") as subject:
            person = self._person(prospect_id, subject)
            if not level:
                self._drop_opt_outs(person, ("sales", "channel"))
            else:
                where = channel if level == "channel" else ""
                self._keep_opt_out(person, level, day, channel=where, said=said)
            subject.detail = level

    def wrote_since_opt_out(self, prospect_id: int) -> bool:
        """Whether they wrote on the day of their total opt-out or later, so that it may end."""
        with self._reading():
            return self._wrote_since_opt_out(self._person(prospect_id, Subject()))

    def is_suppressed(self, *, email: str = "", phone: str = "", linkedin: str = "") -> bool:
        """Whether one of these addresses is of somebody, of any board, with a total opt-out."""
        if not (email or phone or linkedin):
            return False
        from tablero.store.suppression import Suppression  # no start needs digests

        with self._reading():
            return Suppression(self._db).is_suppressed(email.strip(), phone, linkedin)

    def lift_opt_out(self, prospect_id: int, name: str) -> None:
        """Takes a total opt-out back, and them out of 'do not contact' to where they were.

        Raises StillOptedOut: `silent` where they have not written on the day of the opt-out or
        later, `unconfirmed` unless `name` is theirs (case and accents do not matter).
        """
        with self._act("lift_opt_out") as subject:
            person = self._person(prospect_id, subject)
            if person.opt_out != "total":
                return
            self._refuse_to_bring_back(person, name)
            self._drop_opt_outs(person, ("total",))
            self._unsuppress(person)
            here = self._stage_of(person)
            if here is not None and here.key == "do_not_contact":
                self._bring_back(person)
