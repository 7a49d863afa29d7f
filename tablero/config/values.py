"""What each setting may be: read from the file, or typed at the command line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from tablero.config import DEFAULTS, GLYPHS, KEYS, RESPOND, WALL_MODES, BadSetting, Settings
from tablero.discipline import Discipline
from tablero.i18n import LANGUAGES
from tablero.text import BadText, clean_line

Value = str | int | tuple[int, ...]
_DAYS = (1, 3650)
_BINDING = re.compile(r"[a-z0-9_]+([.-][a-z0-9_]+)*")
_WORD = re.compile(r"[A-Za-z0-9_-]+")


# --- a file ----------------------------------------------------------------------------------


def read(text: str, path: Path) -> Settings:
    """The settings in the text of that file. Raises BadSetting, which names the line."""
    try:
        return _settings(table(text))
    except BadSetting as error:
        error.path = str(path)
        error.line = error.line or _line_of(text, error.key)
        raise


def table(text: str) -> dict[str, object]:
    """The text as TOML. Raises BadSetting."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        broken = BadSetting("", str(error), "broken")
        found = re.search(r"line (\d+)", str(error))
        broken.line = int(found[1]) if found else 0
        raise broken from error


def _settings(found: Mapping[str, object]) -> Settings:
    plain: dict[str, object] = {}
    numbers: dict[str, Value] = {}
    for key, value in found.items():
        if key == KEYS:
            plain[key] = key_map(value)
        elif key in Settings._fields:
            plain[key] = checked(key, value)
        else:
            numbers[key] = checked(key, value)
    if numbers:
        plain["discipline"] = _discipline(numbers)
    return Settings(**plain)  # type: ignore[arg-type]


def _discipline(numbers: dict[str, Value]) -> Discipline:
    """The program's own numbers with those in the place of theirs."""
    respond = list(DEFAULTS.discipline.respond)
    for key, at in RESPOND.items():
        if isinstance(days := numbers.pop(key, None), int):
            respond[at] = days
    return Discipline()._replace(**numbers, respond=tuple(respond))  # type: ignore[arg-type]


def _line_of(text: str, key: str) -> int:
    """The line that gives a key its value, counted from 1; 0 where it cannot be told."""
    name = re.escape(key.removeprefix(f"{KEYS}."))
    here = re.compile(rf"""\s*\[?\s*(['"]?){name}\1\s*[=\].]""")
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if key and here.match(line)), 0)


# --- one value -----------------------------------------------------------------------------


def value_of(settings: Settings, key: str) -> Value:
    """What those settings say under that key. Raises BadSetting."""
    known(key)
    if key in RESPOND:
        return settings.discipline.respond[RESPOND[key]]
    found: Value = getattr(settings if key in Settings._fields else settings.discipline, key)
    return found


def known(key: str) -> None:
    """Raises BadSetting where no setting is called so."""
    if key not in _CHECKS:
        raise BadSetting(key, "", "unknown_key")


def checked(key: str, value: object) -> Value:
    """The value as that setting keeps it. Raises BadSetting."""
    known(key)
    try:
        return _CHECKS[key](value)
    except ValueError as error:
        why, *choices = error.args
        raise BadSetting(key, typed(value), why, tuple(choices)) from error


def key_map(value: object) -> Mapping[str, str]:
    """The section of remapped keys. Raises BadSetting."""
    if not isinstance(value, dict):
        raise BadSetting(KEYS, typed(value), "keys")
    chosen = {}
    for binding, keys in value.items():
        if not _BINDING.fullmatch(binding):
            raise BadSetting(f"{KEYS}.{binding}", typed(keys), "unknown_key")
        names = [name.strip() for name in keys.split(",")] if isinstance(keys, str) else [""]
        if not all(re.fullmatch(r"\S+", name) for name in names):
            raise BadSetting(f"{KEYS}.{binding}", typed(keys), "keys")
        chosen[binding] = ",".join(names)
    return MappingProxyType(chosen)


def from_text(key: str, text: str) -> object:
    """What a person typed, as the file would hold it. Raises BadSetting."""
    default = value_of(DEFAULTS, key)
    if isinstance(default, str):
        return text
    words = re.split(r"[\s,]+", text.strip().strip("[]").strip())
    if not all(re.fullmatch(r"[0-9]{1,6}", word) for word in words):
        return text
    numbers = [int(word) for word in words]
    return numbers if isinstance(default, tuple) or len(numbers) > 1 else numbers[0]


def typed(value: object) -> str:
    """The value as a person types it."""
    return ",".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


# --- the checks ----------------------------------------------------------------------------


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in choices:
            raise ValueError("unknown", *filter(None, choices))
        return str(value)

    return check


def _word(value: object) -> str:
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise ValueError("text")
    return value


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("text")
    try:
        return clean_line(value) if value.strip() else ""
    except BadText:
        raise ValueError("text") from None


def _number(least: int, most: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        # A bool is an int to Python, and no number to a person.
        if type(value) is not int or not least <= value <= most:
            raise ValueError("number", str(least), str(most))
        return value

    return check


def _pair(why: str, least: int, most: int, *, apart: int) -> Callable[[object], tuple[int, int]]:
    """Two numbers, the second at least so much greater than the first."""

    def check(value: object) -> tuple[int, int]:
        match value:
            case [int(first), int(last)] if least <= first <= last - apart <= most - apart:
                return first, last
        raise ValueError(why)

    return check


def _ladder(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("numbers")
    try:
        return tuple(map(_days, value))
    except ValueError:
        raise ValueError("numbers") from None


_days = _number(*_DAYS)
_CHECKS: dict[str, Callable[[object], Value]] = {
    "lang": _one_of("", *LANGUAGES),
    "theme": _word,
    "glyphs": _one_of(*GLYPHS),
    "wall": _one_of(*WALL_MODES),
    "author": _line,
    "zone": _pair("pair", 1, 99, apart=0),
    "ladder": _ladder,
    **dict.fromkeys(("give_up", "read_after", "beyond", "first", "quiet_after_import"), _days),
    **{key: _days for key in Discipline._fields if key != "respond"},
    "listened": _number(1, 5),
    "needle": _pair("per_cent", 1, 1000, apart=1),
    **dict.fromkeys(("backups_daily", "backups_weekly", "backups_monthly"), _number(0, 366)),
    "hours": _pair("hours", 0, 24, apart=1),
    **dict.fromkeys(RESPOND, _days),
}
