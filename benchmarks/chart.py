"""The chart of start-up and of a move against the size of the board: a plain SVG, which reads on
white and on dark pages alike. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from typing import NamedTuple
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 1040, 470
TOP, BOTTOM, LEFT, PLOT, PANEL = 78, 400, 74, 300, 510
"""The edges of the axes, how wide they are, and how far it is from panel to panel."""
NAMES = 15
"""The least distance between two names at the ends of lines."""
STYLE = """
text { font: 15px system-ui, 'DejaVu Sans', sans-serif; fill: #1f2328; }
.title { font-size: 18px; font-weight: 600; }
.axis { fill: #59636e; }
.grid { stroke: #59636e; stroke-opacity: 0.25; }
.back { fill: #ffffff; }
.line { fill: none; stroke: currentColor; stroke-width: 3; stroke-linejoin: round; }
.point, .name { fill: currentColor; }
.name { font-weight: 600; }
.tablero { color: #0b7a55; }
.peer { color: #b3401d; }
.floor { color: #6e7781; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .axis { fill: #9da7b1; }
  .grid { stroke: #9da7b1; }
  .back { fill: #0d1117; }
  .name { fill: currentColor; }
  .tablero { color: #4fd6a0; }
  .peer { color: #ff9b73; }
  .floor { color: #a5b0bb; }
}
"""
UNITS = ((1000.0, "s"), (1.0, "ms"))


class Series(NamedTuple):
    """One line of a panel: its name, its colour, and milliseconds by size."""

    name: str
    kind: str
    points: Mapping[int, float]


class Panel(NamedTuple):
    """One pair of axes."""

    title: str
    series: Sequence[Series]


def draw(panels: Sequence[Panel], sizes: Sequence[int]) -> str:
    """The chart, as the text of an SVG. All panels have the same axes, so that they compare."""
    drawn = [s for panel in panels for s in panel.series if s.points]
    values = [value for series in drawn for value in series.points.values()]
    left, low = log10(min(sizes)), floor(log10(min(values)))
    right, high = log10(max(sizes)), ceil(log10(max(values)))
    axes = _Axes(left, max(right, left + 1), low, max(high, low + 1))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            f' width="{WIDTH}" height="{HEIGHT}">',
            f"<title>{escape(' and '.join(panel.title for panel in panels))}</title>",
            f"<style>{STYLE}</style>",
            f'<rect class="back" width="{WIDTH}" height="{HEIGHT}"/>',
            *(
                line
                for index, panel in enumerate(panels)
                for line in _panel(panel, LEFT + index * PANEL, sizes, axes)
            ),
            "</svg>\n",
        )
    )


class _Axes(NamedTuple):
    """The ends of both axes, as powers of ten."""

    x_from: float
    x_to: float
    y_from: int
    y_to: int

    def x(self, size: int, left: int) -> float:
        return left + PLOT * (log10(size) - self.x_from) / (self.x_to - self.x_from)

    def y(self, ms: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (log10(ms) - self.y_from) / (self.y_to - self.y_from)


def _panel(panel: Panel, left: int, sizes: Sequence[int], axes: _Axes) -> Iterator[str]:
    yield _text(left, 28, panel.title, "title")
    yield _text(left, 54, "time (logarithmic)", "axis")
    for power in range(axes.y_from, axes.y_to + 1):
        y = axes.y(10.0**power)
        yield f'<path class="grid" d="M{left} {y:.1f}H{left + PLOT}"/>'
        yield _text(left - 8, y + 5, _time(10.0**power), "axis", "end")
    for size in sizes:
        x = axes.x(size, left)
        yield f'<path class="grid" d="M{x:.1f} {TOP}V{BOTTOM}"/>'
        yield _text(x, BOTTOM + 22, f"{size:,}", "axis", "middle")
    middle = left + PLOT / 2
    yield _text(middle, BOTTOM + 50, "people on the board (logarithmic)", "axis", "middle")
    drawn = [series for series in panel.series if series.points]
    for series in drawn:
        yield from _line(series, left, axes)
    yield from _names(drawn, left, axes)


def _line(series: Series, left: int, axes: _Axes) -> Iterator[str]:
    points = [(axes.x(size, left), axes.y(ms)) for size, ms in sorted(series.points.items())]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    yield f'<path class="line {series.kind}" d="M{path}"/>'
    for x, y in points:
        yield f'<circle class="point {series.kind}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'


def _names(drawn: Sequence[Series], left: int, axes: _Axes) -> Iterator[str]:
    """Each at the end of its line with its last figure, in two lines, none over another."""
    ends = sorted((axes.y(s.points[max(s.points)]), s) for s in drawn)
    lowest = float("-inf")
    for y, series in ends:
        last = max(series.points)
        y = max(y, lowest + 2 * NAMES + 6)
        lowest = y
        x = axes.x(last, left) + 12
        yield _text(x, y, series.name, f"name {series.kind}")
        yield _text(x, y + NAMES + 2, _time(series.points[last]), f"name {series.kind}")


def _time(ms: float) -> str:
    """Milliseconds as one says them: 3 ms, 0.12 s, 12 s."""
    scale, unit = next(found for found in UNITS if ms >= found[0] or found is UNITS[-1])
    value = ms / scale
    return f"{value:.0f} {unit}" if value >= 10 or value == int(value) else f"{value:.1f} {unit}"


def _text(x: float, y: float, text: str, kind: str, anchor: str = "start") -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
    )
