"""Values as verbs take them: clean, known, within bounds, or BadValue with the field's name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tablero.refusals import BadValue
from tablero.text import BadText, clean_line, clean_text


def line(field: str, text: str) -> str:
    """One line that must not be empty. Raises BadValue."""
    return _cleaned(field, text, clean_line)


def line_or_nothing(field: str, text: str) -> str:
    """One line, or nothing. Raises BadValue."""
    return _cleaned(field, text, clean_line) if text.strip() else ""


def lines(field: str, text: str) -> str:
    """A text that must not be empty. Raises BadValue."""
    return _cleaned(field, text, clean_text)


def lines_or_nothing(field: str, text: str) -> str:
    """A text, or nothing. Raises BadValue."""
    return _cleaned(field, text, clean_text) if text.strip() else ""


def _cleaned(field: str, text: str, clean: Callable[[str], str]) -> str:
    try:
        return clean(text)
    except BadText as error:
        raise BadValue(field, text, error.why) from None


def one_of(field: str, value: str, choices: tuple[str, ...]) -> str:
    """The value, which is one of the choices. Raises BadValue."""
    if value not in choices:
        raise BadValue(field, value, "unknown", choices)
    return value


def past_day(field: str, day: date | None, today: date) -> date:
    """The day, today if none is given; it has come already. Raises BadValue."""
    if day is not None and day > today:
        raise BadValue(field, day.isoformat(), "date")
    return day or today


def counted(field: str, value: int, least: int) -> int:
    """A whole number, at least `least` and below a thousand million. Raises BadValue."""
    if not least <= value < 10**9:
        raise BadValue(field, str(value), "number")
    return value
