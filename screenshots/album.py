"""Which pictures there are, and how to get to each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple

DAY = date(2026, 11, 22)
MORNING = datetime(2026, 11, 22, 8, 10, tzinfo=UTC)
WIDE, MIDDLE, NARROW = (160, 48), (120, 36), (80, 24)
TO_DIEGO = ("r", *("space",) * 4)
A_REVIEW = (
    *("r", *("t", "enter") * 3, "space", "s", "h"),
    *(*("t", "enter") * 2, "t", "w", "6", "s", "2"),
)
"""The demo's nine: touches as planned, one looked at, one for later, a gesture, a new day."""
DRAG = "drag"
"""In place of a key: the mouse takes the card under the cursor towards Sofía Lleras."""


MEANWHILE = "meanwhile"
"""In place of a key: another program changes the role of whoever is under the cursor."""


BOTH_TEXTS = ("e", "tab", "comma", "space", *"Iberia", MEANWHILE, "enter")


class Shot(NamedTuple):
    """One picture: the demo, somebody under the cursor, some keys."""

    name: str
    language: str
    theme: str
    size: tuple[int, int] = WIDE
    keys: tuple[str, ...] = ()
    at: str = ""
    """Part of the name under the cursor; without one, the first card."""
    empty: bool = False
    """On a board nobody is on yet, with a Trello export in Downloads."""

    @property
    def file_name(self) -> str:
        return f"{self.name}-{self.language}-{self.theme}.svg"


ALBUM = (
    Shot("board", "en", "pizarra", at="martin"),
    Shot("board", "en", "rotulador", at="martin"),
    Shot("board", "es", "pizarra", at="martin"),
    Shot("board", "es", "rotulador", at="martin"),
    Shot("narrow", "en", "pizarra", NARROW, at="martin"),
    Shot("narrow", "es", "rotulador", NARROW, at="martin"),
    Shot("drag", "en", "pizarra", keys=(DRAG,), at="diego"),
    Shot("wall", "en", "rotulador", MIDDLE, ("w", "j")),
    Shot("large-wall", "en", "pizarra", keys=("W",)),
    Shot("large-wall", "es", "rotulador", NARROW, ("W",)),
    Shot("touch", "en", "pizarra", MIDDLE, ("t", "t"), "diego"),
    Shot("touch", "es", "rotulador", NARROW, ("t", "tab"), "diego"),
    Shot("next-step", "en", "rotulador", MIDDLE, ("s",), "teresa"),
    Shot("review", "en", "pizarra", MIDDLE, TO_DIEGO),
    Shot("review", "es", "rotulador", NARROW, TO_DIEGO),
    Shot("review-end", "en", "rotulador", NARROW, A_REVIEW),
    Shot("review-end", "es", "pizarra", NARROW, A_REVIEW),
    Shot("gate", "en", "pizarra", MIDDLE, ("x",), "joaquin"),
    Shot("gate", "es", "rotulador", MIDDLE, ("x",), "joaquin"),
    Shot("guard", "en", "pizarra", MIDDLE, ("t", "enter"), "diego"),
    Shot(
        "reflection",
        "en",
        "rotulador",
        MIDDLE,
        ("enter", "r", "v", "tab", "tab", *"spoke only of us"),
        "diego",
    ),
    Shot("agenda", "en", "pizarra", NARROW, ("A",)),
    Shot("figures", "en", "pizarra", keys=("percent_sign",)),
    Shot("figures", "es", "rotulador", NARROW, ("percent_sign",)),
    Shot("prospect", "en", "pizarra", MIDDLE, ("enter",), "valentina"),
    Shot("prospect", "es", "rotulador", NARROW, ("enter",), "martin"),
    Shot("both-texts", "en", "pizarra", NARROW, BOTH_TEXTS, "martin"),
    Shot("both-texts", "es", "rotulador", NARROW, BOTH_TEXTS, "martin"),
    Shot("forget", "en", "rotulador", NARROW, ("F",), "luis"),
    Shot("filter", "en", "rotulador", MIDDLE, ("slash", *"director")),
    Shot("help", "en", "pizarra", MIDDLE, ("question_mark",)),
    Shot("palette", "en", "rotulador", MIDDLE, ("colon", *"sta")),
    Shot("import", "en", "pizarra", MIDDLE, ("I", "enter"), empty=True),
    Shot("stages", "en", "rotulador", MIDDLE, ("S",)),
    Shot("first-start", "en", "pizarra", NARROW, empty=True),
    Shot("first-start", "es", "rotulador", NARROW, empty=True),
)
