"""The glyphs of the board and their plain fallback; nothing outside this list is ever drawn."""

# Without `annotations` from the future: NamedTuple compiles each that is a text, at every start.
from typing import NamedTuple


class Glyphs(NamedTuple):
    """One cell each, but for the two-cell tags."""

    fresh: str = "│"
    cooling: str = "║"
    stalled: str = "▌"
    frozen: str = "█"
    answered: str = "●"
    unanswered: str = "○"
    dot: str = "·"
    cursor: str = "►"
    back: str = "◄"
    theirs: str = "← "
    outbound: str = "→"
    inbound: str = "←"
    no_answer: str = "✓ "
    seen: str = "✓✓"
    talked: str = "= "
    across: str = "─"
    down: str = "│"
    cross: str = "┼"
    tee_up: str = "┴"
    tee_down: str = "┬"
    ellipsis: str = "…"
    full: str = "█"
    done: str = "■"
    undone: str = "□"

    def bar(self, freshness: str | None) -> str:
        """The left bar of a card: the amount of ink grows with the silence."""
        match freshness:
            case "cooling":
                return self.cooling
            case "stalled":
                return self.stalled
            case "frozen":
                return self.frozen
            case _:
                return self.fresh

    def tag(self, tag: str) -> str:
        """The two cells that say where the conversation stands."""
        match tag:
            case "none":
                return self.no_answer
            case "seen":
                return self.seen
            case "theirs":
                return self.theirs
            case "talked":
                return self.talked
            case _:
                return "  "


UNICODE = Glyphs()
ASCII = Glyphs(
    fresh="|",
    cooling=":",
    stalled="#",
    frozen="@",
    answered="*",
    unanswered="o",
    dot=".",
    cursor=">",
    back="<",
    theirs="< ",
    outbound=">",
    inbound="<",
    no_answer="v ",
    seen="vv",
    across="-",
    down="|",
    cross="+",
    tee_up="+",
    tee_down="+",
    ellipsis="~",
    full="#",
    done="#",
    undone=".",
)


def glyphs_named(name: str) -> Glyphs:
    """`ascii`, or anything else for the usual ones."""
    return ASCII if name == "ascii" else UNICODE
