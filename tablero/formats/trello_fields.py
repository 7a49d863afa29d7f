"""Trello's custom fields: a board names them, and each card holds its own values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tablero.civil import local_day
from tablero.formats.headings import field_of
from tablero.formats.json_values import Members, members, moment, records, string
from tablero.formats.plain import line

_READ = frozenset({"email", "phone", "company", "role", "city", "country", "source"})


class CardValues(NamedTuple):
    """What a card's custom fields say: ours by name, and the others as lines 'Name: value'."""

    known: Mapping[str, str]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CustomFields:
    """The fields of one board, and the choices of those that offer a list."""

    names: Mapping[str, str]
    choices: Mapping[str, str]

    def values_of(self, card: Members) -> CardValues:
        known: dict[str, str] = {}
        others: list[str] = []
        for entry in records(card.get("customFieldItems")):
            name = self.names.get(string(entry.get("idCustomField")), "")
            value = self.choices.get(string(entry.get("idValue"))) or _value(entry)
            field = field_of(name)
            if field in _READ and value:
                known.setdefault(field, value)
            elif name and value:
                others.append(f"{name}: {value}")
        return CardValues(known, tuple(others))


def custom_fields(export: Members) -> CustomFields:
    fields = records(export.get("customFields"))
    return CustomFields(
        names={string(field.get("id")): line(field.get("name")) for field in fields},
        choices={
            string(option.get("id")): line(members(option.get("value")).get("text"))
            for field in fields
            for option in records(field.get("options"))
        },
    )


def _value(entry: Members) -> str:
    """One of text, number (as text), date or checked stands in it."""
    value = members(entry.get("value"))
    at = moment(value.get("date"))
    if at:
        return local_day(at).isoformat()
    checked = "✓" if string(value.get("checked")) == "true" else ""
    return line(value.get("text")) or line(value.get("number")) or checked
