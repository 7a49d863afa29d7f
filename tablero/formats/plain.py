"""Text from a file as plain text: cleaned of what no person typed, and folded for comparing."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")
_NOT_WORDS = re.compile(r"[\W_]+")


def block(value: object) -> str:
    """A text of several lines, without control characters; '' for what is no text."""
    if not isinstance(value, str):
        return ""
    return _CONTROLS.sub("", _BREAKS.sub("\n", value)).strip()


def line(value: object) -> str:
    """A text of one line; breaks, tabs and runs of blanks become one space."""
    return _BLANKS.sub(" ", block(value))


def fold(value: str) -> str:
    """Words without case, accents or punctuation, one space apart."""
    letters = unicodedata.normalize("NFKD", value.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", bare).strip()


def has_words(value: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(letter.isalnum() for letter in value)


def fingerprint(*values: str) -> str:
    """The same 16 hex digits for the same values, whatever their case and accents."""
    folded = "\n".join(fold(value) for value in values)
    return blake2b(folded.encode("utf-8", "replace"), digest_size=8).hexdigest()
