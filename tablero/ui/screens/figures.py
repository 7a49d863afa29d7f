"""The figures (`%`): what one's own touches have brought, drawn from the board as it is now."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Sparkline

from tablero.i18n import _
from tablero.rules.insight import Figures, figures
from tablero.ui.commands import BY_ID, bindings
from tablero.ui.scene import Scene
from tablero.ui.screens.list_face import ListFace
from tablero.ui.widgets.figure_lines import figure_lines
from tablero.ui.widgets.glyphs import UNICODE
from tablero.ui.widgets.lines import Bar
from tablero.ui.widgets.paint import fit
from tablero.ui.widgets.pane import Row
from tablero.words import insight as say

LEAD_TO = ("board.review", "board.agenda")
"""The commands that lead on from here, to those the figures speak of."""


class FiguresScreen(ListFace):
    """The conversion line on top; below it a text, which scrolls."""

    BINDINGS = bindings([BY_ID[name] for name in LEAD_TO])
    FOOTER = LEAD_TO

    def __init__(self) -> None:
        super().__init__()
        self._sentence = Bar(id="conversion")
        self._trend = Sparkline(id="trend", summary_function=_last)
        self._span = Bar(id="span")
        self._drawn_from: Scene | None = None
        self._figures: Figures | None = None

    def compose(self) -> ComposeResult:
        header, *rest = super().compose()
        yield header
        yield self._sentence
        yield self._trend
        yield self._span
        yield from rest

    def heading(self) -> str:
        return _("FIGURES")

    def about(self) -> str:
        return _("Counted from your own touches, for you alone.")

    def rows(self, scene: Scene, width: int) -> Sequence[Row]:
        found = self._read(scene)
        self._draw_conversion(scene, found, width)
        discipline = self.app.settings.discipline
        people = scene.snapshot.prospects
        lines = figure_lines(found, people, discipline, scene.glyphs, width - 2)
        return [Row(line) for line in lines]

    def _read(self, scene: Scene) -> Figures:
        """Counted again only when something happened: ten thousand people are felt."""
        if self._figures is None or self._drawn_from is not scene:
            board, discipline = self.app.board, self.app.settings.discipline
            moves, reviews = board.stage_history(), board.review_days()
            self._figures = figures(
                scene.snapshot, scene.judged, scene.today, moves, reviews, discipline
            )
            self._drawn_from = scene
        return self._figures

    def _draw_conversion(self, scene: Scene, found: Figures, width: int) -> None:
        line = found.conversion
        points = [point.per_cent for point in line.line if point.per_cent is not None]
        # Its glyphs are not in every font, and what it shows is said in words as well.
        self._trend.display = len(points) > 1 and scene.glyphs is UNICODE
        self._trend.data = points
        room = width - 2
        self._sentence.show(((" ", "text"), (fit(say.conversion(line), room), "name")))
        self._span.show(((" ", "text"), (fit(say.conversion_span(line), room), "muted")))


def _last(values: Sequence[float]) -> float:
    """Where several days share a cell, the newest speaks."""
    return values[-1]
