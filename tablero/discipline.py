"""The numbers of the discipline of following up: each a setting with its reason beside it.

The lowest floor, beside `model`; kept apart because no start and no list needs them.
"""

# Without `annotations` from the future: NamedTuple compiles each that is a text, at every start.
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tablero.model import SOURCES

FIRST_RESPONSE: Mapping[str, int] = MappingProxyType(
    {
        "web": 1,
        "store": 1,
        "referral": 2,
        "finder": 2,
        "content": 2,
        "event": 3,
        "conference": 3,
        "linkedin": 3,
        "client": 5,
    }
)
"""Days until the first touch, by source (F17)."""
MINUTES: Mapping[str, int] = MappingProxyType(
    {"whatsapp": 5, "email": 15, "linkedin": 15, "phone": 15, "video": 60, "meeting": 60}
)
"""Minutes that a step takes on a channel; any other is RESEARCH_MINUTES (F14)."""
RESEARCH_MINUTES = 30
ENERGY: Mapping[str, str] = MappingProxyType(
    {
        "whatsapp": "low",
        "email": "medium",
        "linkedin": "medium",
        "phone": "high",
        "video": "high",
        "meeting": "high",
        "visit": "high",
        "event": "high",
    }
)
"""The energy a step takes on a channel; any other is medium (F14)."""


class Discipline(NamedTuple):
    """Every number that the review, the guards and the figures read."""

    ration: int = 9
    """People a day's review visits; the rest waits for tomorrow."""
    goal: int = 5
    """Touches a day, Monday to Friday (F20)."""
    date_notice: int = 3
    """Days before a birthday or another date from which it is noticed (F18)."""
    return_after: int = 4
    """Weekdays without a start from which the review opens with the return."""
    nurture_days: int = 45
    """Days that somebody rests in nurture (F4)."""
    reflect_from: int = 2
    """The streak left on read from which one line is asked (F6)."""
    skips_offer: int = 3
    """Looks in a row after which nurture is offered once."""
    tell_after: int = 7
    """Days after which whoever gave a name is told how it went (F8)."""
    ask_after: int = 30
    """Days after winning somebody on which one asks who else it would help (S6)."""
    put_offs: int = 3
    """Times from which a step that is always moved is worth a thought (S13)."""
    channel_run: int = 3
    """G1: unanswered touches in a row on one channel."""
    breath: int = 2
    """G2: days since my last touch without an answer."""
    month_touches: int = 5
    """G3: touches of mine in `month_days` days without an inbound; the ladder's own most."""
    month_days: int = 30
    monologue: int = 3
    """The streak from which it is a monologue (F11)."""
    product_run: int = 3
    """Touches of mine about my product in a row, unanswered (F12); one less is the notice."""
    listened: int = 3
    """Of the listening sheet's five, how many before a proposal (F22)."""
    needle: tuple[int, int] = (50, 150)
    """Per cent of the planned gap: below is too much, above too little (F13)."""
    hours: tuple[int, int] = (9, 19)
    """Between which local hours one calls somebody."""
    conversion_days: int = 90
    """The window of the conversion line (F19)."""
    answer_days: int = 30
    """Days within which an inbound answers a touch (F19)."""
    few_touches: int = 20
    """Under so many touches there are too few data (F19)."""
    respond: tuple[int, ...] = tuple(map(FIRST_RESPONSE.__getitem__, SOURCES))
    """Days until the first touch, in the order of SOURCES (F17)."""

    def first_response(self, source: str) -> int | None:
        """Days until the first touch for that source; None for one that has no limit."""
        return self.respond[SOURCES.index(source)] if source in SOURCES else None
