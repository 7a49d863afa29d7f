"""Finding people by words: accents, case and the order of the words do not matter."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from tablero.model import Prospect
from tablero.text import MARK, shown

_ACCENTS = re.compile(r"(?<=\S)[\u0300-\u036f]+")
"""On something: an accent that stands alone is all there is to find."""


def fold(text: str) -> str:
    """The text in lower case and without accents; ñ becomes n, ß becomes ss."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", normalize("NFKD", text)).casefold()


@lru_cache(maxsize=64)
def search_words(text: str) -> tuple[str, ...]:
    """The folded words of what somebody typed."""
    return tuple(fold(text).split())


def haystack(prospect: Prospect) -> str:
    """What the filter looks through, folded: name, role, company and tags, one a line.

    Notes are not part of a prospect; whoever has them adds a line with `fold(notes)`.
    """
    return fold("\n".join((prospect.name, prospect.role, prospect.company, *prospect.tags)))


def matches(words: str, haystack: str) -> bool:
    """Whether every word is somewhere in the (folded) haystack; no words match everything."""
    return all(word in haystack for word in search_words(words))


def name_is(who: str, name: str) -> bool:
    """Whether `who` is the whole name, but for accents, case and spaces: as it is kept, or as
    it is shown, which leaves out what nobody can type."""
    if search_words(who) == search_words(name):
        return True
    to_type = _words_shown(name)
    return bool(to_type) and _words_shown(who) == to_type


def _words_shown(text: str) -> tuple[str, ...]:
    return search_words(shown(text).replace(MARK, ""))
