"""A frame in fewer bytes says the same as one in which every piece tells its whole style."""

from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tablero.ui.frames import Frame
from tests.ui.eye import looks

WIDTH, HEIGHT = 12, 3
CONSOLE = Console(color_system="truecolor")
colours = st.sampled_from((None, "default", "red", "color(200)", "#102030", "#fefefe"))
marks = st.sampled_from((None, True))
styles = st.none() | st.builds(
    Style, color=colours, bgcolor=colours, bold=marks, underline=marks, reverse=marks, italic=marks
)
pieces = st.lists(st.tuples(st.sampled_from(("a", "bc", " ", "   ", "d e")), styles), min_size=1)


def strip_of(parts: list[tuple[str, Style | None]]) -> Strip:
    """A line of that width; its end is blank."""
    segments = [Segment(text, style) for text, style in parts]
    return Strip(segments).adjust_cell_length(WIDTH, Style(bgcolor="#000010"))


def shown(*updates: CompositorUpdate) -> list[list[tuple[object, ...]]]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for update in updates:
        stream.feed(update.render_segments(CONSOLE))
    return looks(screen)


@given(st.lists(pieces, min_size=HEIGHT, max_size=HEIGHT))
def test_a_whole_screen_looks_the_same(lines: list[list[tuple[str, Style | None]]]) -> None:
    update = LayoutUpdate([[strip_of(parts)] for parts in lines], Region(0, 0, WIDTH, HEIGHT))
    assert shown(Frame(update)) == shown(update)


@given(pieces, st.integers(0, WIDTH - 1), st.integers(1, WIDTH), st.integers(1, WIDTH - 1))
def test_a_part_of_a_line_looks_the_same_and_touches_nothing_beside_it(
    parts: list[tuple[str, Style | None]], left: int, wide: int, cut: int
) -> None:
    right = min(WIDTH, left + wide)
    first, second = strip_of(parts).divide([cut, WIDTH])
    update = ChopsUpdate([{0: first, cut: second}], [(0, left, right)], [[cut, WIDTH]])
    blank = LayoutUpdate([[strip_of([])] for _y in range(HEIGHT)], Region(0, 0, WIDTH, HEIGHT))
    seen = shown(blank, Frame(update))
    assert (
        seen[0][left:right] == shown(LayoutUpdate([[first, second]], blank.region))[0][left:right]
    )
    assert [*seen[0][:left], *seen[0][right:]] == shown(blank)[0][: WIDTH - (right - left)]


def test_a_style_is_told_once_and_a_blank_only_for_its_ground() -> None:
    plain, bold = Style(color="#010203", bgcolor="#000000"), Style(bold=True)
    parts = [("a", plain), (" ", Style(bgcolor="#000000")), ("b", plain), ("c", plain + bold)]
    update = LayoutUpdate([[Strip([Segment(*part) for part in parts])]], Region(0, 0, 4, 1))
    assert Frame(update).render_segments(CONSOLE) == (
        "\x1b[1;1H\x1b[38;2;1;2;3;48;2;0;0;0ma b\x1b[1mc\x1b[0m"
    )
