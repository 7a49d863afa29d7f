"""What a text may hold, the same for every entrance and every engine; and what of it a terminal
may be shown. Beside `model`, the lowest floor."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import bidirectional, category, normalize

LINE_LIMIT = 1_000
TEXT_LIMIT = 100_000
"""Characters. Trello's longest description has 16,384."""

# Patterns as texts: `re` makes each with its first use, which no start has.
_BREAKS = "\r\n|[\r\v\f\x85\u2028\u2029]"
_MARK_OF_ORDER = "\ufeff"
"""What programs put before a file's first letter; nobody types it."""
_SPACES = " \n\t\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""To Python, four control characters are blanks too."""
_FORBIDDEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_SPACES_IN_LINE = r"\s*[\n\t]\s*"


class BadText(ValueError):
    """A text that cannot be kept. `why`: empty, control or too_long."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def with_plain_breaks(text: str) -> str:
    """The text with its line breaks as `\\n`, and no mark of byte order."""
    return text if text.isprintable() else re.sub(_BREAKS, "\n", text).replace(_MARK_OF_ORDER, "")


def settled(text: str) -> str:
    """The same, and no space around it."""
    return with_plain_breaks(text).strip(_SPACES)


def is_obeyed(text: str) -> bool:
    """Whether it holds what a terminal obeys, or no database keeps: control characters other than
    a tab or a line break, and halves of letters (lone surrogates)."""
    return not text.isprintable() and re.search(_FORBIDDEN, text) is not None


def clean_text(text: str) -> str:
    """Text of several lines: NFC, line breaks as `\\n`, no space around it.

    Raises BadText for nothing to be seen, for what is_obeyed, and for too much.
    """
    if not text.isascii():
        text = normalize("NFC", text)
    plain = text.strip(" ") if text.isprintable() else _with_the_unprintable(text)
    if not plain:
        raise BadText("empty")
    if len(plain) > TEXT_LIMIT:
        raise BadText("too_long")
    return plain


def _with_the_unprintable(text: str) -> str:
    """Settled, and nothing where nothing of it is seen. Raises BadText."""
    plain = settled(text)
    if is_obeyed(plain):
        raise BadText("control")
    return plain if plain.isprintable() or _unseen().sub("", plain).strip() else ""


def clean_line(text: str) -> str:
    """Text of one line: line breaks and tabs become one space. Raises BadText."""
    line = clean_text(text)
    if not line.isprintable():
        line = re.sub(_SPACES_IN_LINE, " ", line)
    if len(line) > LINE_LIMIT:
        raise BadText("too_long")
    return line


# --- what a terminal is shown ----------------------------------------------------------------
#
# Terminals do not agree how wide a family of emoji is, nor a heart with 'as emoji' behind it, a
# flag, a tone of skin. A letter is drawn in the simplest form, on which they all agree; what
# is kept is what was typed.

MARK = "\ufffd"
"""Stands where there was something that must not be drawn."""
_BASE = "\u25cc"
"""Carries a combining mark that has no letter below it."""
MARKS_ON_A_LETTER = 6
"""More are not drawn; Hebrew with all its signs needs five."""
_JOINER = "\u200d"


@cache
def _unseen() -> re.Pattern[str]:
    """Takes no room where it is understood, and some room where not: joiners, selectors, tags,
    and the signs of direction, which could turn the rest of a line around. ZWNJ is Persian
    spelling. Made for the first who needs it, as `_odd`."""
    return re.compile(
        "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200d-\u200f\u202a-\u202c"
        "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
        "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    )


_NEVER_DRAWN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_BLANK = "\t\n\u2028\u2029"
_TURNING = "[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]"
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
FENCE = "\u2800"
"""A blank that reads from left to right. Terminals that turn right-to-left words around take all
up to the next such letter along, and a name would stand in its neighbour's column."""
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)

_PLAIN = re.compile("[ -~\xa1-\xac\xae-\u02ff\u2013-\u2026\u20ac\u2190-\u21ff\u2500-\u25ff\u2713]*")
"""What nearly every line is made of, in a pattern that is made at once."""


@cache
def _odd() -> re.Pattern[str]:
    """All that is not surely one whole letter of a width that every terminal agrees on.

    Making it takes ten milliseconds, so it is made for the first who needs it.
    """
    return re.compile(
        "[^ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
        "\u20a0-\u20bf\u2190-\u2bff\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u9fff"
        "\uac00-\ud7a3\uff01-\uff9f\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"
    )


def is_plain(text: str) -> bool:
    """Whether every letter of it surely is whole, and as wide on one terminal as on another."""
    return _PLAIN.fullmatch(text) is not None or _odd().search(text) is None


def shown(text: str) -> str:
    """The text as it may be drawn on one line, in letters whose width terminals agree on.

    What a terminal would obey becomes a visible mark; what is not seen anyway is left out.
    """
    if is_plain(text):
        return text
    return _kept(text) if len(text) <= LINE_LIMIT else _simplest(text)


def _simplest(text: str) -> str:
    drawn: list[str] = []
    marks = 0
    joins = False
    for letter in text:
        if is_plain(letter):
            if joins and category(letter) == "So":
                joins = False
                continue
            drawn.append(letter)
            marks, joins = 0, False
        elif _unseen().match(letter):
            joins = letter == _JOINER and bool(drawn) and category(drawn[-1]) == "So"
        elif ord(letter) in _SKIN_TONES and drawn:
            continue
        elif category(letter) in ("Mn", "Me"):
            if not drawn or drawn[-1].isspace():
                drawn.append(_BASE)
            marks += 1
            if marks <= MARKS_ON_A_LETTER:
                drawn.append(letter)
        else:
            drawn.append(_simple(letter))
            marks, joins = 0, False
    return "".join(drawn) or (MARK if text else "")


_kept = lru_cache(maxsize=2048)(_simplest)


def _simple(letter: str) -> str:
    code = ord(letter)
    if code in _FLAG_LETTERS:
        return chr(code - _FLAG_LETTERS.start + ord("A"))
    if re.match(_NEVER_DRAWN, letter) or code in _SKIN_TONES or code & 0xFFFE == 0xFFFE:
        return MARK
    return " " if letter in _BLANK else letter


# --- what another program, or a terminal, is told whole ----------------------------------------


def harmless(text: str) -> str:
    """The text whole, with its line breaks, but for what a terminal would obey."""
    if text.isprintable():
        return text
    plain = re.sub(
        _TURNING, "", text.replace("\t", " ").replace("\u2028", "\n").replace("\u2029", "\n")
    )
    return re.sub(_NEVER_DRAWN, MARK, plain)


# --- from the right -----------------------------------------------------------------------------


def turns_around(text: str) -> bool:
    """Whether terminals that know how turn a part of it around."""
    return _FROM_THE_RIGHT.search(text) is not None


def fenced(text: str) -> tuple[str, bool]:
    """With a fence in the first of the blanks at its end; whether it still needs one."""
    bare = text.rstrip(" ")
    if len(bare) < len(text):
        return f"{bare}{FENCE}{text[len(bare) + 1 :]}", False
    kinds = (bidirectional(letter) for letter in reversed(text))
    return text, next((kind for kind in kinds if kind in ("L", "R", "AL", "AN")), "") != "L"
