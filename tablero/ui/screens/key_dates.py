"""A day that matters to somebody: a letter for what it is, then the day and a few words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from tablero import words
from tablero.i18n import _
from tablero.model import DATE_KINDS, YEARLY_DATES, KeyDate, Prospect
from tablero.rules.dates import day_of
from tablero.rules.days import BadDay
from tablero.ui import discipline_messages as ask
from tablero.ui.screens.digits import Choice, KeyStrip, chosen
from tablero.ui.screens.form import Field, FormStrip, Wrong
from tablero.ui.screens.letters import letters
from tablero.words.known import date_kind

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


def ask_for_date(app: TableroApp, prospect: Prospect) -> None:
    """A new one."""
    keys = letters(_("date letters: bwcmurdo"), "bwcmurdo")
    kinds = dict(zip(keys, DATE_KINDS, strict=True))

    def ask_when(key: str) -> None:
        kind = kinds[key]

        def keep(values: Mapping[str, str]) -> str | None:
            day = read_day(values["on"], kind, app.scene.today)
            return app.carry_out(ask.AddDate(prospect.id, kind, day, values["text"]))

        app.open_strip(FormStrip(f"{prospect.name}: {date_kind(kind)}", _fields(kind), keep))

    title = _("A date of {name}").format(name=prospect.name)
    choices = [Choice(key, date_kind(kind)) for key, kind in kinds.items()]
    app.open_strip(KeyStrip(title, choices), chosen(ask_when))


def ask_for_other_date(app: TableroApp, prospect: Prospect, key_date: KeyDate) -> None:
    """The day and the words of one that is there."""
    kind, shown = key_date.kind, words.day_full(key_date.on)

    def keep(values: Mapping[str, str]) -> str | None:
        typed = values["on"]
        same = typed.strip() == shown
        day = key_date.on if same else read_day(typed, kind, app.scene.today)
        was = {"text": key_date.text}
        return app.carry_out(ask.EditDate(key_date.id, day, values["text"], was))

    fields = _fields(kind, shown, key_date.text)
    app.open_strip(FormStrip(f"{prospect.name}: {date_kind(kind)}", fields, keep))


def _fields(kind: str, on: str = "", text: str = "") -> list[Field]:
    hint = _("3/12 or 3/12/1980") if kind in YEARLY_DATES else _("24/11, 24 nov or 2026-11-24")
    return [
        Field("on", _("Day"), on, hint),
        Field("text", _("About"), text, _("a few words, or nothing")),
    ]


def read_day(typed: str, kind: str, today: date) -> date:
    """The day that was typed for a date of that kind; what happens once is still to come.

    Raises Wrong.
    """
    if not typed.strip():
        raise Wrong("on", _("Which day? Write 3/12, or 3/12/1980 with its year."))
    try:
        day = day_of(kind, typed, today)
    except BadDay as wrong:
        raise Wrong("on", words.refusal(wrong)) from None
    if kind not in YEARLY_DATES and day < today:
        raise Wrong("on", _("That day is past. Write today or a later one."))
    return day
