"""The return after some time away: a few today, the rest spread over the days ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding

from tablero.i18n import _
from tablero.rules.ration import days_ration
from tablero.rules.returning import Return
from tablero.ui.commands import BY_ID, keys_in_force
from tablero.ui.discipline_messages import SpreadSteps
from tablero.ui.scene import Scene
from tablero.ui.screens.face import Face
from tablero.ui.screens.review import begin_review
from tablero.ui.widgets import bars
from tablero.ui.widgets.lines import Bar
from tablero.ui.widgets.paint import Line
from tablero.ui.widgets.returning_lines import returning_lines
from tablero.ui.widgets.review_pane import Block

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


class ReturningScreen(Face):
    """`enter` takes the proposal, `esc` leaves everything as it is; both begin the review.

    The key that goes a level back begins nothing: `r` proposes it again.
    """

    CSS_PATH = "../review.tcss"
    # Bindings and not key handlers, which would overtake the keys typed before.
    BINDINGS = [
        Binding("enter", "take", show=False),
        Binding("escape", "keep", show=False),
    ]

    def __init__(self, plan: Return) -> None:
        super().__init__()
        self._plan = plan
        self._said: tuple[str, bool, bool] | None = None
        self._header = Bar(id="header")
        self._lines = Block(id="coming")
        self._status = Bar(id="status")
        self._footer = Bar(id="footer")

    def compose(self) -> ComposeResult:
        yield self._header
        yield self._lines
        yield self._status
        yield self._footer

    def on_mount(self) -> None:
        self.draw_scene()

    def show_scene(self, scene: Scene) -> None:
        plan = self._plan
        self._header.show(lambda width: bars.titled(scene, _("REVIEW"), _("the return"), width))
        self._lines.show(lambda width, height: returning_lines(plan, scene, width, height))
        self._status.show(lambda width: ((scene.glyphs.across * width, "rule"),))
        self._footer.show(self._footer_line)

    def _footer_line(self, width: int) -> Line:
        keys = [(_("enter"), _("take it")), (_("esc"), _("leave all as it is"))]
        back = keys_in_force(BY_ID["app.quit"], self.app.settings.keys)
        keys += [(key, _("back")) for key in back[:1]]
        return bars.keys_line(keys, width)

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        self._said = (sentence, undoable, alarm)
        self._status.show(bars.said(sentence, "", self.app.size.width, alarm))

    def action_take(self) -> None:
        """Nine today, the rest on their new days: one step to undo."""
        if self.app.carry_out(SpreadSteps(self._plan.later)) is None:
            self._begin([due.prospect.id for due in self._plan.today])

    def action_keep(self) -> None:
        """The usual review, nothing moved."""
        self._said = None
        self._begin(_usual(self.app))

    def _begin(self, ids: list[int]) -> None:
        self.app.morning.days_away = 0
        self.app.pop_screen()
        begin_review(self.app, ids)
        if self._said is not None:
            sentence, undoable, alarm = self._said
            self.app.say(sentence, undoable=undoable, alarm=alarm)


def _usual(app: TableroApp) -> list[int]:
    scene = app.scene
    today = days_ration(scene.snapshot, scene.judged, scene.discipline)
    return [each.prospect.id for each in today]
