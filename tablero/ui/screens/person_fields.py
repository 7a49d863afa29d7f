"""The fields of a person as lines of a form, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tablero import words
from tablero.i18n import _
from tablero.model import Prospect
from tablero.refusals import Value
from tablero.ui.screens.form import Field, Wrong

CONTACT = ("email", "phone", "linkedin", "city", "country", "source", "tags", "cost")


def more_fields() -> list[Field]:
    """What one may add to a new name."""
    return [Field(name, words.field_name(name), hint=_hint(name)) for name in (*CONTACT, "note")]


def all_fields(prospect: Prospect) -> list[Field]:
    """Every field of somebody, filled in."""
    names = ("name", "role", "company", *CONTACT, "period")
    return [
        Field(name, words.field_name(name), _shown(prospect, name), _hint(name)) for name in names
    ]


def _hint(name: str) -> str:
    hints = {
        "tags": _("separated by commas"),
        "cost": _("what this name cost you, as 42 or 42,50"),
        "source": _("web, event, referral, linkedin…"),
        "period": _("empty follows the cadence"),
    }
    return hints.get(name, "")


def _shown(prospect: Prospect, name: str) -> str:
    return ", ".join(prospect.tags) if name == "tags" else in_words(name, getattr(prospect, name))


def in_words(name: str, value: Value) -> str:
    """What a field holds, as one types it: cents as `42,50`, nothing as an empty line."""
    if name != "cost" or not isinstance(value, int):
        return str(value or "")
    whole, cents = divmod(value, 100)
    return f"{whole},{cents:02}" if cents else str(whole or "")


def read_fields(values: Mapping[str, str], names: Iterable[str]) -> dict[str, Any]:
    """What was typed as the values Board takes; empty lines are left out. Raises Wrong."""
    return {name: read_field(name, values[name]) for name in names if values[name].strip()}


def read_field(name: str, typed: str) -> Any:
    """One line as its value. Raises Wrong with what is expected instead."""
    text = typed.strip()
    match name:
        case "tags":
            return tuple(tag.strip() for tag in text.split(",") if tag.strip())
        case "cost":
            return read_cost(text)
        case "period":
            if not text:
                return None
            if not text.isdecimal() or len(text) > 4 or not 0 < int(text) < 3660:
                raise Wrong(name, _("Write a number of days, such as 10, or leave it empty."))
            return int(text)
        case _:
            return text


_DIGITS = 7
"""Of an amount without its cents, which the board keeps below a thousand million cents."""


def read_cost(text: str) -> int:
    """`42`, `42,50` or `42.50` in cents. Raises Wrong."""
    whole, _comma, cents = text.replace(".", ",").partition(",")
    if not text:
        return 0
    is_amount = whole.isdecimal() and len(whole) <= _DIGITS
    if not is_amount or (cents and not cents.isdecimal()) or len(cents) > 2:
        raise Wrong("cost", _("Write an amount such as 42 or 42,50."))
    return int(whole) * 100 + int(cents.ljust(2, "0") or 0)
