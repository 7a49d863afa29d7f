"""Which words name a key of the keyboard, as the app's toolkit calls them."""

from __future__ import annotations

import re
import unicodedata

_NAMED = frozenset(
    [
        "escape",
        "enter",
        "return",
        "tab",
        "space",
        "backspace",
        "delete",
        "insert",
        "home",
        "end",
        "pageup",
        "pagedown",
        "left",
        "right",
        "up",
        "down",
        "slash",
        "backslash",
        "at",
        "minus",
        "plus",
        "underscore",
        "newline",
    ]
)
_MODIFIERS = frozenset(["ctrl", "shift", "alt", "super", "hyper", "meta"])


def is_key(name: str) -> bool:
    """Is that a key: `t`, `f2`, `ctrl+t`, `shift+left`, `full_stop`?"""
    *held, key = name.split("+")
    return _MODIFIERS.issuperset(held) and (
        (len(key) == 1 and key.isalnum())
        or key in _NAMED
        or re.fullmatch(r"f([1-9]|1\d|2[0-4])", key) is not None
        or _is_sign(key)
    )


def _is_sign(name: str) -> bool:
    """Unicode's name of a sign, in small letters: full_stop, question_mark."""
    try:
        return len(name) > 1 and unicodedata.lookup(name.replace("_", " ")).isprintable()
    except KeyError:
        return False
