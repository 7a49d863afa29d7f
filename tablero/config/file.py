"""Showing the settings, and writing them into the file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tablero import own_files
from tablero.config import DEFAULTS, KEYS, BadSetting, Settings, load, text_of
from tablero.config.key_names import is_key
from tablero.config.reasons import reasons
from tablero.config.values import Value, checked, from_text, key_map, table, typed, value_of
from tablero.i18n import _
from tablero.toml_text import with_value

THEMES = (
    "auto",
    "rotulador",
    "pizarra",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
"""The app's themes, for those who must not load it. In a file any word passes, and the app says
what it does not know: a theme that went away must not stop `tablero list`."""


class Described(NamedTuple):
    """One setting as `tablero config` lists it."""

    key: str
    value: str
    default: str
    reason: str


def describe(settings: Settings) -> list[Described]:
    """Every setting with its value, its default and its reason; remapped keys at the end."""
    told = [
        Described(key, typed(value_of(settings, key)), typed(value_of(DEFAULTS, key)), reason)
        for key, reason in reasons().items()
    ]
    reason = _("The keys you chose for this command.")
    return told + [Described(f"{KEYS}.{b}", k, "", reason) for b, k in settings.keys.items()]


def get_value(path: Path, key: str) -> str:
    """One setting as a person would type it; `keys` gives a line for each. Raises BadSetting."""
    settings = load(path)
    section, _dot, binding = key.partition(".")
    if section != KEYS:
        return typed(value_of(settings, key))
    chosen = {name: keys for name, keys in settings.keys.items() if binding in ("", name)}
    if not chosen:
        raise BadSetting(key, "", "no_keys")
    return chosen.get(binding) or "\n".join(f"{name} = {keys}" for name, keys in chosen.items())


def set_value(path: Path, key: str, value: str) -> None:
    """Write one setting, keeping the rest of the file and its comments. Raises BadSetting."""
    place, name, chosen = _chosen(key, value)
    start_file(path)
    text = text_of(path)
    try:
        table(text)
    except BadSetting as error:
        error.path = str(path)
        raise
    changed = with_value(text, place, name, chosen)
    if changed is None:
        broken = BadSetting(key, value, "broken")
        broken.path = str(path)
        raise broken
    _write(path, changed)


def _chosen(key: str, value: str) -> tuple[str, str, Value]:
    """The section, the name in it and the value. Raises BadSetting."""
    section, _dot, binding = key.partition(".")
    if section == KEYS and binding:
        keys = key_map({binding: value})[binding]
        if not all(map(is_key, keys.split(","))):
            raise BadSetting(key, value, "keys")
        return KEYS, binding, keys
    chosen = checked(key, from_text(key, value))
    if key == "theme" and chosen not in THEMES:
        raise BadSetting(key, value, "unknown", THEMES)
    return "", key, chosen


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
    default = value_of(DEFAULTS, key)
    if isinstance(default, str):
        return f'"{default}"'
    return str(list(default) if isinstance(default, tuple) else default)


def _write(path: Path, text: str) -> None:
    """The file whole or not at all. One that is a link into somebody's dotfiles stays a link:
    it holds nothing of anybody, and stands in a folder where only they may put one."""
    target = path.resolve()
    try:
        own_files.make_folder(target.parent)
        own_files.put_in_place(target, text)
    except OSError as error:
        raise BadSetting(str(path), error.strerror or "", "unreadable") from error
