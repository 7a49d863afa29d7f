"""The settings: a TOML file that a person edits by hand or by `tablero config`."""

# Without `annotations` from the future: NamedTuple compiles each that is a text, at every start.
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tablero.discipline import Discipline
from tablero.model import SOURCES, FollowUp

GLYPHS = ("unicode", "ascii")
WALL_MODES = ("suggest", "off")
KEYS = "keys"
"""The section that maps a binding's id to the keys a person wants for it."""
RESPOND = {f"respond_{source}": at for at, source in enumerate(SOURCES)}
"""The settings of the first response, one a source, and their places in `Discipline.respond`."""

_NUMBERS = FollowUp()


class BadSetting(Exception):
    """A setting that cannot be used.

    `why`: unknown_key, unknown (see `choices`), number (`choices`: the least and the most),
    numbers, pair, per_cent, hours, text, keys, no_keys, broken (the file is no TOML; `value` says
    where), unreadable. `path` and `line` say where it stands, when it was read from the file.
    """

    def __init__(self, key: str, value: str, why: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(key, value, why)
        self.key = key
        self.value = value
        self.why = why
        self.choices = choices
        self.path = ""
        self.line = 0
        """Counted from 1; 0 where no line can be named."""


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
    backups_daily: int = 7
    """How many of the days' own backups stay; 0 makes none."""
    backups_weekly: int = 4
    backups_monthly: int = 12
    keys: Mapping[str, str] = MappingProxyType({})
    """Binding ids to the keys that replace theirs, separated by commas."""
    discipline: Discipline = Discipline()
    """The numbers of the review, the guards and the figures; each is a setting of its own."""

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


DEFAULTS = Settings()


def load(path: Path) -> Settings:
    """The settings in that file; the defaults where there is none. Raises BadSetting."""
    text = text_of(path)
    if not text:
        return DEFAULTS
    # Most people have no settings file, and pay for no parser.
    from tablero.config.values import read

    return read(text, path)


def text_of(path: Path) -> str:
    """What stands in the file; nothing where there is none. Raises BadSetting."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "UTF-8"
        raise BadSetting(str(path), why or "", "unreadable") from error
