"""JSON that may be anything, read value by value without surprises."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime

Members = dict[str, object]

_HOUR = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def members(value: object) -> Members:
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def records(value: object) -> list[Members]:
    """The objects of a list; whatever else stands in it is left out."""
    return [item for item in items(value) if isinstance(item, dict)]


def string(value: object) -> str:
    """The text as it stands, for ids; '' for what is no text."""
    return value if isinstance(value, str) else ""


def number(value: object) -> float:
    """A finite number, else infinity: what has no place comes last."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    return math.inf


def whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def moment(value: object) -> datetime | None:
    """An ISO 8601 moment as UTC; without an offset it is taken as UTC."""
    try:
        read = datetime.fromisoformat(string(value))
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day(value: object) -> date | None:
    try:
        return date.fromisoformat(string(value))
    except ValueError:
        return None


def minute(value: object) -> int | None:
    """'17:00' as minutes after midnight."""
    found = _HOUR.fullmatch(string(value))
    return int(found[1]) * 60 + int(found[2]) if found else None
