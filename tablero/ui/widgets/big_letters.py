"""Letters made of blocks, for a wall one reads from across the room. Pure.

Capitals three pixels wide and five high, two rows above for accents and one below for a cedilla.
A pixel is one cell wide and half a cell high, which makes it about square.
"""

from __future__ import annotations

from unicodedata import normalize

HEIGHT = 8
"""Rows of pixels: two of accents, five of the letter, one below."""
_BODY = 5
_LETTERS = {
    "A": ".#. #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": ".## #.. #.. #.. .##",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": ".### #... #.## #..# .###",
    "H": "#.# #.# ### #.# #.#",
    "I": "### .#. .#. .#. ###",
    "J": "..# ..# ..# #.# .#.",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": ".##. #..# #..# #..# .##.",
    "P": "##. #.# ##. #.. #..",
    "Q": ".##. #..# #..# #.## .###",
    "R": "##. #.# ##. #.# #.#",
    "S": ".## #.. .#. ..# ##.",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "##. ..# .#. #.. ###",
    "3": "##. ..# .#. ..# ##.",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ##. ..# ##.",
    "6": ".## #.. ### #.# ###",
    "7": "### ..# .#. .#. .#.",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ##.",
    " ": ".. .. .. .. ..",
    "-": "... ... ### ... ...",
    ".": ". . . . #",
    ",": ". . . . #",
    "'": "# # . . .",
    "\u2019": "# # . . .",
    "/": "..# ..# .#. #.. #..",
    "&": ".#.. #.#. .#.. #.#. .#.#",
    "(": ".# #. #. #. .#",
    ")": "#. .# .# .# #.",
}
_ABOVE = {
    "\u0301": "..# .#.",  # acute
    "\u0300": "#.. .#.",  # grave
    "\u0302": ".#. #.#",  # circumflex
    "\u030c": "#.# .#.",  # caron
    "\u0303": ".## ##.",  # tilde
    "\u0308": "#.# ...",  # diaeresis
    "\u030a": ".#. .#.",  # ring
}
_BELOW = {"\u0327": ".#.", "\u0328": "..#"}  # cedilla, ogonek

Bitmap = tuple[str, ...]
"""HEIGHT rows of `#` and `.`, all of one width."""


def letters(text: str) -> Bitmap | None:
    """The text in pixels; None where it holds a letter that has no picture here."""
    drawn: list[Bitmap] = []
    plain = normalize("NFD", text.upper())
    at = 0
    while at < len(plain):
        end = at + 1
        while end < len(plain) and (plain[end] in _ABOVE or plain[end] in _BELOW):
            end += 1
        if plain[at] not in _LETTERS:
            return None
        drawn.append(_letter(plain[at], plain[at + 1 : end]))
        at = end
    return tuple(".".join(letter[row] for letter in drawn) for row in range(HEIGHT))


def _letter(letter: str, marks: str) -> Bitmap:
    body = _LETTERS[letter].split()
    width = len(body[0])
    above, below = [""] * (HEIGHT - _BODY - 1), "#" if letter == "," else ""
    for mark in marks:
        if mark in _ABOVE:
            above = _ABOVE[mark].split()
        else:
            below = _BELOW[mark]
    return tuple(_centred(row, width) for row in (*above, *body, below))


def _centred(row: str, width: int) -> str:
    return row.center(width, ".")[:width]


def blocks(bitmap: Bitmap, scale: int = 1) -> list[str]:
    """The pixels as half blocks, each `scale` cells wide: HEIGHT * scale / 2 lines."""
    rows = ["".join(pixel * scale for pixel in row) for row in bitmap for _copy in range(scale)]
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(map(_half, upper, lower)) for upper, lower in pairs]


def _half(upper: str, lower: str) -> str:
    if upper == "#":
        return "█" if lower == "#" else "▀"
    return "▄" if lower == "#" else " "


def hashes(bitmap: Bitmap, scale: int = 1) -> list[str]:
    """The same with `#` alone, for fonts without blocks: a pixel is a whole cell high."""
    return [
        "".join(pixel * scale for pixel in row).replace(".", " ")
        for row in bitmap
        for _copy in range(scale)
    ]
