"""Text from a file as plain text: without what programs put around it, and folded for comparing.

Control characters stay, so that the row that has them can be refused and named."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from tablero.text import settled

_BLANKS = re.compile(r"[^\S\x1c-\x1f]+")
_NOT_WORDS = re.compile(r"[\W_]+")
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""Those of the letters of Europe."""


def block(value: object) -> str:
    """A text of several lines; '' for what is no text."""
    return settled(value) if isinstance(value, str) else ""


def line(value: object) -> str:
    """A text of one line; breaks, tabs and runs of blanks become one space."""
    if isinstance(value, str) and value.isprintable() and "  " not in value:
        return value.strip(" ")  # the only blank that is printable
    text = block(value)
    if text.isprintable() and "  " not in text:
        return text
    return _BLANKS.sub(" ", text)


def fold(value: str) -> str:
    """Words without case, accents or punctuation, one space apart."""
    if value.isascii():
        return _NOT_WORDS.sub(" ", value.lower()).strip()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", value.casefold()))
    if not bare.isascii():
        bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", bare).strip()


def has_words(value: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(map(str.isalnum, value))


def fingerprint(*values: str) -> str:
    """The same 16 hex digits for the same values, whatever their case and accents."""
    folded = "\n".join(map(fold, values))
    return blake2b(folded.encode("utf-8", "replace"), digest_size=8).hexdigest()
