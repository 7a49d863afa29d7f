"""The settings: a TOML file that a person edits by hand or by `tablero config`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tablero.i18n import LANGUAGES, _
from tablero.model import FollowUp

Value = str | int | tuple[int, ...]
GLYPHS = ("unicode", "ascii")
WALL_MODES = ("suggest", "off")
KEYS = "keys"
"""The section that maps a binding's id to the keys a person wants for it."""

_NUMBERS = FollowUp()
_DAYS = range(1, 3651)
_BINDING = re.compile(r"[a-z0-9_]+([.-][a-z0-9_]+)*")
_WORD = re.compile(r"[A-Za-z0-9_-]+")


class BadSetting(Exception):
    """A setting that cannot be used. `why`: unknown_key, unknown (see `choices`), number, numbers,
    pair, text, keys, broken (the file is no TOML; `value` says where), unreadable."""

    def __init__(self, key: str, value: str, why: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(key, value, why)
        self.key = key
        self.value = value
        self.why = why
        self.choices = choices


class Settings(NamedTuple):
    """What a person may choose. The defaults are the program's own."""

    lang: str = ""
    """One of LANGUAGES; empty follows the system."""
    theme: str = "auto"
    glyphs: str = "unicode"
    wall: str = "suggest"
    """One of WALL_MODES: whether names are proposed for the wall."""
    author: str = ""
    zone: tuple[int, int] = _NUMBERS.zone
    give_up: int = _NUMBERS.give_up
    read_after: int = _NUMBERS.read_after
    ladder: tuple[int, ...] = _NUMBERS.ladder
    beyond: int = _NUMBERS.beyond
    first: int = _NUMBERS.first
    quiet_after_import: int = _NUMBERS.quiet_after_import
    keys: Mapping[str, str] = MappingProxyType({})
    """Binding ids to the keys that replace theirs, separated by commas."""

    @property
    def follow_up(self) -> FollowUp:
        """The numbers the rules read."""
        return FollowUp(
            self.zone,
            self.give_up,
            self.read_after,
            self.ladder,
            self.beyond,
            self.first,
            self.quiet_after_import,
        )


class Described(NamedTuple):
    """One setting as `tablero config` lists it."""

    key: str
    value: str
    default: str
    reason: str


DEFAULTS = Settings()


def reasons() -> dict[str, str]:
    """What each setting is for, in one line of the reader's language."""
    return {
        "lang": _("The language, en or es; empty follows the system."),
        "theme": _("The colours: auto asks the terminal whether it is light or dark."),
        "glyphs": _("unicode, or ascii for fonts that lack the circles and blocks."),
        "wall": _("suggest proposes up to two quiet names for the wall; off keeps silent."),
        "author": _("Your name on the notes you write, for boards that several people share."),
        "zone": _("The touches between which conversations begin, by Rozo's rule."),
        "give_up": _("Up to this touch most people give up."),
        "read_after": _("Days without an answer until a touch counts as left on read."),
        "ladder": _(
            "Days to wait after each touch: close at first, then wider, so nobody feels chased."
        ),
        "beyond": _("Days to wait once the ladder has ended: long-term contact."),
        "first": _("Days a new name may wait for the first touch."),
        "quiet_after_import": _("Days without proposals for people who came from a file."),
    }


# --- reading -------------------------------------------------------------------------------


def load(path: Path) -> Settings:
    """The settings in that file; the defaults where there is none. Raises BadSetting."""
    found: dict[str, object] = {}
    for key, value in _table(_text(path)).items():
        found[key] = _key_map(value) if key == KEYS else _checked(key, value)
    return Settings(**found)  # type: ignore[arg-type]


def get_value(path: Path, key: str) -> str:
    """One setting as a person would type it. Raises BadSetting."""
    settings = load(path)
    section, _dot, binding = key.partition(".")
    if section == KEYS and binding:
        return settings.keys.get(binding, "")
    _known(key)
    return _typed(getattr(settings, key))


def describe(settings: Settings) -> list[Described]:
    """Every setting with its value, its default and its reason; remapped keys at the end."""
    told = [
        Described(key, _typed(getattr(settings, key)), _typed(getattr(DEFAULTS, key)), reason)
        for key, reason in reasons().items()
    ]
    reason = _("The keys you chose for this command.")
    return told + [Described(f"{KEYS}.{b}", k, "", reason) for b, k in settings.keys.items()]


# --- writing -------------------------------------------------------------------------------


def set_value(path: Path, key: str, value: str) -> None:
    """Write one setting, keeping the rest of the file and its comments. Raises BadSetting."""
    # Only this needs it, and every command imports the settings.
    from tablero.toml_text import with_value

    section, _dot, binding = key.partition(".")
    if section == KEYS and binding:
        place, name = KEYS, binding
        chosen: Value = _key_map({binding: value})[binding]
    else:
        place, name = "", key
        chosen = _checked(key, _from_text(key, value))
    start_file(path)
    text = _text(path)
    _table(text)
    changed = with_value(text, place, name, chosen)
    if changed is None:
        raise BadSetting(key, value, "broken")
    _write(path, changed)


def start_file(path: Path) -> None:
    """Make a settings file that explains itself, where there is none. Raises BadSetting."""
    if path.exists():
        return
    lines = ["# " + _("tablero's settings. Take the # off a line to change it."), ""]
    for key, reason in reasons().items():
        lines += [f"# {reason}", f"# {key} = {_shown_default(key)}", ""]
    lines += ["# " + _("Other keys for a command, by the name that the help shows."), f"[{KEYS}]"]
    lines += ['# "card.log-touch" = "t,f2"', ""]
    _write(path, "\n".join(lines))


def _shown_default(key: str) -> str:
    default = getattr(DEFAULTS, key)
    if isinstance(default, str):
        return f'"{default}"'
    return str(list(default) if isinstance(default, tuple) else default)


def _write(path: Path, text: str) -> None:
    """The file whole or not at all. One that is a link into somebody's dotfiles stays a link."""
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise BadSetting(str(path), error.strerror or "", "unreadable") from error


# --- one value -----------------------------------------------------------------------------


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "UTF-8"
        raise BadSetting(str(path), why or "", "unreadable") from error


def _table(text: str) -> dict[str, object]:
    if not text:
        return {}
    # Most commands find no settings file, and need no parser.
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadSetting("", str(error), "broken") from error


def _known(key: str) -> None:
    if key not in _CHECKS:
        raise BadSetting(key, "", "unknown_key", (*_CHECKS, f"{KEYS}.…"))


def _checked(key: str, value: object) -> Value:
    _known(key)
    try:
        return _CHECKS[key](value)
    except ValueError as error:
        raise BadSetting(key, _typed(value), str(error), _CHOICES.get(key, ())) from error


def _key_map(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise BadSetting(KEYS, _typed(value), "keys")
    chosen = {}
    for binding, keys in value.items():
        if not _BINDING.fullmatch(binding):
            raise BadSetting(f"{KEYS}.{binding}", _typed(keys), "unknown_key")
        names = [name.strip() for name in keys.split(",")] if isinstance(keys, str) else [""]
        if not all(re.fullmatch(r"\S+", name) for name in names):
            raise BadSetting(f"{KEYS}.{binding}", _typed(keys), "keys")
        chosen[binding] = ",".join(names)
    return MappingProxyType(chosen)


def _from_text(key: str, text: str) -> object:
    """What a person typed, as the file would hold it."""
    _known(key)
    default = getattr(DEFAULTS, key)
    if isinstance(default, str):
        return text
    words = re.split(r"[\s,]+", text.strip().strip("[]").strip())
    if not all(re.fullmatch(r"[0-9]{1,6}", word) for word in words):
        return text
    numbers = [int(word) for word in words]
    return numbers if isinstance(default, tuple) or len(numbers) > 1 else numbers[0]


def _typed(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in choices:
            raise ValueError("unknown")
        return str(value)

    return check


def _word(value: object) -> str:
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise ValueError("text")
    return value


def _line(value: object) -> str:
    if not isinstance(value, str) or not (value == "" or value.isprintable()):
        raise ValueError("text")
    return value.strip()


def _days(value: object) -> int:
    # A bool is an int to Python, and no number to a person.
    if type(value) is not int or value not in _DAYS:
        raise ValueError("number")
    return value


def _ladder(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("numbers")
    try:
        return tuple(map(_days, value))
    except ValueError:
        raise ValueError("numbers") from None


def _zone(value: object) -> tuple[int, int]:
    match value:
        case [int(first), int(last)] if 1 <= first <= last <= 99:
            return first, last
    raise ValueError("pair")


_CHOICES = {"lang": LANGUAGES, "glyphs": GLYPHS, "wall": WALL_MODES}
_CHECKS: dict[str, Callable[[object], Value]] = {
    "lang": _one_of("", *LANGUAGES),
    "theme": _word,
    "glyphs": _one_of(*GLYPHS),
    "wall": _one_of(*WALL_MODES),
    "author": _line,
    "zone": _zone,
    "give_up": _days,
    "read_after": _days,
    "ladder": _ladder,
    "beyond": _days,
    "first": _days,
    "quiet_after_import": _days,
}
