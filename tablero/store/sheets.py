"""What is known of a person beside their fields: the sheet and the dates that matter to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tablero.model import DATE_KINDS
from tablero.store.checks import line_or_nothing, lines_or_nothing, one_of
from tablero.store.desk import Was
from tablero.store.plain_rows import PlainRows


class Sheets(PlainRows):
    """The verbs of the sheet (F22, F23) and of dates (F18)."""

    def write_sheet(self, prospect_id: int, values: Mapping[str, str], *, was: Was = None) -> None:
        """Writes these of SHEET about them; empty text removes one, those not given stay.

        Raises BadValue, TextChanged.
        """
        texts = _checked(values)
        with self._act("write_sheet") as subject:
            person = self._person(prospect_id, subject)
            for field, text in texts.items():
                key = {"prospect_id": person.id, "field": field}
                self._write_row("sheet", text, field, was, key)
            subject.detail = next(iter(texts)) if len(texts) == 1 else ""

    def add_date(self, prospect_id: int, kind: str, on: date, text: str = "") -> int:
        """Keeps a date of theirs, one of DATE_KINDS. Returns its id. Raises BadValue."""
        one_of("kind", kind, DATE_KINDS)
        text = line_or_nothing("text", text)
        with self._act("add_date") as subject:
            person = self._person(prospect_id, subject)
            subject.detail = kind
            return self._add_row(
                "key_date", prospect_id=person.id, kind=kind, on_day=on.isoformat(), text=text
            )

    def edit_date(
        self,
        date_id: int,
        *,
        kind: str | None = None,
        on: date | None = None,
        text: str | None = None,
        was: Was = None,
    ) -> None:
        """Corrects a date; what is not given stays. Raises BadValue, TextChanged."""
        with self._act("edit_date") as subject:
            row = self._own_row("key_date", date_id, subject)
            kind = row["kind"] if kind is None else one_of("kind", kind, DATE_KINDS)
            text = row["text"] if text is None else line_or_nothing("text", text)
            self._refuse_overwriting("key_date", date_id, row, {"text": text}, was)
            self._change_row(
                "key_date",
                date_id,
                kind=kind,
                on_day=row["on_day"] if on is None else on.isoformat(),
                text=text,
            )
            subject.detail = kind or ""

    def delete_date(self, date_id: int) -> None:
        """Takes a date away."""
        with self._act("delete_date") as subject:
            subject.detail = self._own_row("key_date", date_id, subject)["kind"]
            self._drop_row("key_date", date_id)


def _checked(values: Mapping[str, str]) -> dict[str, str]:
    from tablero.person import SHEET  # no start needs it

    return {
        one_of("field", field, SHEET): lines_or_nothing(field, text)
        for field, text in values.items()
    }
