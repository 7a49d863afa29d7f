"""Any text, anywhere: drawn without harm, kept as typed or refused, on a screen of any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color

from tablero.clock import Clock
from tablero.refusals import BadValue
from tablero.store.board import Board
from tablero.text import LINE_LIMIT
from tablero.ui.sight import Sight
from tablero.ui.widgets.page_lines import wrapped
from tablero.ui.widgets.paint import filled, fit, pad, spread
from torture.trial import Tally, Trial
from torture.ugly import CORPUS, DAY, OBEYED, make_ugly, poison
from torture.walk import Visit, is_sound, visits, walk

PIECES = st.sampled_from([letter for text in (*CORPUS[:-3], *OBEYED) for letter in (text, *text)])
TEXTS = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(PIECES, max_size=12).map("".join),
    st.text(st.characters(codec="utf-8", categories=("Cc", "Cf", "Mn", "So", "Lo")), max_size=30),
)
"""Any letters at all, the pieces of the corpus in any order, and much of what is odd."""
SIZES = ((1, 1), (2, 1), (20, 5), (300, 100), (1, 50), (200, 2))


def each_text(times: int, test: Callable[[str], None]) -> None:
    """Run the test on so many texts; it counts for itself and never fails."""
    calm = settings(
        max_examples=times,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    calm(given(TEXTS)(test))()


# --- 14: drawing -------------------------------------------------------------------------------


def draw(_folder: Path, times: int) -> Tally:
    """Each text through everything that cuts, fills, breaks or lets out a line."""
    tried = lost = 0

    def test(text: str) -> None:
        nonlocal tried, lost
        tried += 1
        # For letters that Unicode has not given out yet, terminals guess.
        if not any(category(letter) == "Cn" for letter in text):
            lost += not all(is_sound(line, width) for line, width in _drawings(text, tried))

    each_text(times, test)
    return Tally(tried, lost, "on cards, in columns, in fields")


def _drawings(text: str, number: int) -> Iterator[tuple[str, int]]:
    width = 1 + number % 24
    short = fit(text, width)
    yield pad(text, width), width
    yield short + " " * (width - _cells(short)), width
    line = spread(((text, "name"),), ((text, "muted"),), width * 2)
    yield "".join(part for part, _ink in line), width * 2
    for row in wrapped(text, max(4, width)):
        yield "".join(part for part, _ink in filled(((row, "text"),), width + 4)), width + 4
    raw = Segment(text)
    out = Sight().apply([raw, Segment("  ")], Color(0, 0, 0))
    yield "".join(segment.text for segment in out), raw.cell_length + 2


def _cells(text: str) -> int:
    return Segment(text).cell_length


@contextmanager
def undrawn() -> Iterator[None]:
    """Everything is drawn as it is kept."""
    with pytest.MonkeyPatch.context() as taken:
        taken.setattr("tablero.ui.widgets.paint.shown", _as_it_is)
        taken.setattr("tablero.ui.widgets.page_lines.shown", _as_it_is)
        taken.setattr(Sight, "apply", lambda _self, segments, _ground: segments)
        yield


def _as_it_is(text: str) -> str:
    return text


def draw_unguarded(folder: Path, times: int) -> Tally:
    with undrawn():
        return draw(folder, times)


# --- 14: the screens ----------------------------------------------------------------------------


def show(folder: Path, times: int) -> Tally:
    """Every screen and strip on a board of ugly texts, then on one that another program spoiled."""
    path = folder / "board.db"
    make_ugly(path).close_file()
    ways = _some_ways(times // 2)
    seen = walk(path, ways, (80, 24))
    poison(path)
    seen += walk(path, ways, (160, 48))
    told = f"{len(CORPUS)} texts in every field; no column out of its place"
    return Tally(2 * len(ways), len(seen), seen[0][:120] if seen else told)


def _some_ways(count: int) -> list[Visit]:
    """So many screens and strips, from the first to the last."""
    ways = list(visits())
    return [ways[number * len(ways) // count] for number in range(count)]


def show_unguarded(folder: Path, times: int) -> Tally:
    with undrawn():
        return show(folder, times)


# --- 15: keeping --------------------------------------------------------------------------------


def keep(folder: Path, times: int) -> Tally:
    """Each text into a name and a note: refused with a reason, or kept just as it was typed."""
    tried = lost = refused = 0
    with Board(folder / "board.db", Clock(DAY)) as board:
        board._db.run("PRAGMA synchronous = OFF")
        who = board.add_prospect("Ana")
        note = board.add_note(who, "first")

        def test(text: str) -> None:
            nonlocal tried, lost, refused
            tried += 1
            try:
                board.edit_note(note, text)
                board.edit_prospect(who, company=text)
            except BadValue as bad:
                refused += 1
                lost += not _may_refuse(text, bad.why)
            except Exception:
                lost += 1
            else:
                ((kept,),) = board._db.run("SELECT text FROM note WHERE id = ?", (note,))
                ((line,),) = board._db.run("SELECT company FROM prospect WHERE id = ?", (who,))
                lost += not (_is_the_same(text, kept) and _is_the_same(text, line))

        each_text(times, test)
    return Tally(tried, lost, f"{refused} refused")


def _may_refuse(text: str, why: str) -> bool:
    if why == "control":
        return any(category(letter) in ("Cc", "Cs") for letter in text)
    if why == "too_long":
        return len(text) > LINE_LIMIT // 3
    return not any(category(letter)[0] in "LNPS" for letter in text)


def _is_the_same(typed: str, kept: str) -> bool:
    """But for the kind of its blanks and breaks, and for marks of byte order."""
    words = normalize("NFC", typed).replace("\ufeff", "").split()
    is_harmless = not any(
        category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in kept
    )
    return is_harmless and kept.split() == words


def keep_unguarded(folder: Path, times: int) -> Tally:
    with pytest.MonkeyPatch.context() as taken:
        taken.setattr("tablero.store.checks.clean_line", _as_it_is)
        taken.setattr("tablero.store.checks.clean_text", _as_it_is)
        return keep(folder, times)


# --- 18: sizes ----------------------------------------------------------------------------------


def squeeze(folder: Path, times: int) -> Tally:
    """Every screen and strip through the smallest and the largest terminals, and back."""
    path = folder / "board.db"
    make_ugly(path).close_file()
    ways = _some_ways(max(1, times // len(SIZES)))
    seen: list[Any] = walk(path, ways, (80, 24), SIZES)
    return Tally(len(ways) * len(SIZES), len(seen), seen[0][:120] if seen else "1x1 to 300x100")


TRIALS = (
    Trial(
        14,
        "any text is drawn in its place, and obeyed by nobody",
        "texts",
        draw,
        15_000,
        300,
        "what cleans the drawing",
        draw_unguarded,
    ),
    Trial(
        14,
        "any text stands on every screen",
        "screens",
        show,
        64,
        2,
        "what cleans the drawing",
        show_unguarded,
    ),
    Trial(
        15,
        "a text is kept as typed, or refused by one rule",
        "texts",
        keep,
        3_000,
        100,
        "the rule",
        keep_unguarded,
    ),
    Trial(18, "a terminal of any size is drawn on", "sizes", squeeze, 240, 6),
)
