"""Two people changed the same text: both are shown whole, and one key says which stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tablero import words
from tablero.i18n import _
from tablero.person import SHEET
from tablero.refusals import TextChanged, Value
from tablero.ui import messages as ask
from tablero.ui.screens.face import Face
from tablero.ui.screens.letters import letters
from tablero.ui.screens.person_fields import in_words
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.chooser import Chooser, columns_for
from tablero.ui.widgets.field_line import TextLine

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

MINE, THEIRS, BOTH = "mine", "theirs", "both"
LONG = ("note", "missed", "should_not", *SHEET)
"""Texts of several lines, which may stand below each other."""
SHORT = ("text", "takeaway")
"""Texts of one line, which may stand beside each other."""


class BothTextsStrip(Strip[str]):
    """Theirs, mine, and a letter for each; `esc` goes back to where mine is being written."""

    DEFAULT_CLASSES = "strip roomy"
    BINDINGS = [
        Binding("escape,ctrl+c", "leave", show=False, priority=True),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(10)", show=False, priority=True),
        Binding("pageup", "scroll(-10)", show=False, priority=True),
    ]

    def __init__(self, clash: TextChanged) -> None:
        super().__init__()
        self._clash = clash
        ways = {MINE: _("keep mine"), THEIRS: _("keep theirs"), BOTH: _("keep both")}
        keys = dict(zip(letters(_("both texts letters: mtb"), "mtb"), ways, strict=True))
        self._ways = {k: way for k, way in keys.items() if way != BOTH or joined(clash) is not None}
        offered = [(key, ways[way]) for key, way in self._ways.items()]
        self._chooser = Chooser("", offered, id="ways", focus=False)

    def compose(self) -> ComposeResult:
        clash = self._clash
        title = _("Changed by somebody else meanwhile: {field}")
        yield self.title_line(title.format(field=words.field_name(clash.field)))
        with VerticalScroll(id="texts", can_focus=False):
            yield TextLine(Content(self._theirs_since()), classes="whose")
            yield TextLine(_whole(clash.field, clash.theirs), classes="text")
            yield TextLine(Content(_("Yours, not saved yet")), classes="whose")
            yield TextLine(_whole(clash.field, clash.mine), classes="text")
        yield self._chooser
        yield TextLine(Content(self._keys()), classes="strip-keys", id="keys")

    def _keys(self) -> str:
        texts = self.query("#texts")
        if texts and texts.first().max_scroll_y:
            return _("up and down show the rest    esc goes back to yours")
        return _("esc goes back to yours")

    def _theirs_since(self) -> str:
        if self._clash.changed is None:
            return _("Theirs")
        here = self._clash.changed.astimezone()
        day = words.step_day(here.date(), self.app.scene.today)
        return _("Theirs, {day} {hour}").format(day=day, hour=words.clock_hour(here))

    def on_mount(self) -> None:
        self._arrange(self.app.size.width)
        self.call_after_refresh(self._say_keys)

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width)
        self.call_after_refresh(self._say_keys)

    def _say_keys(self) -> None:
        self.query_one("#keys", TextLine).update(Content(self._keys()))

    def _arrange(self, width: int) -> None:
        self._chooser.stand_in(2, columns_for([self._chooser.options], width - 1))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.character in self._ways:
            self.dismiss(self._ways[event.character])

    @on(Chooser.Chosen)
    def _pointed_at(self, event: Chooser.Chosen) -> None:
        event.stop()
        self.dismiss(list(self._ways.values())[event.index])

    def action_scroll(self, by: int) -> None:
        """Through texts that are longer than the strip."""
        self.query_one("#texts").scroll_relative(y=by, animate=False)

    def action_leave(self) -> None:
        self.dismiss("")


def _whole(field: str, value: Value) -> Content:
    text = in_words(field, value)
    return Content(text) if text else Content.styled(_("nothing"), "$tablero-muted")


def joined(clash: TextChanged) -> str | None:
    """Theirs and mine as one text; None where a field has room for one only."""
    theirs, mine = clash.theirs, clash.mine
    if not isinstance(theirs, str) or not isinstance(mine, str) or not (theirs and mine):
        return None
    if clash.field in LONG:
        return f"{theirs}\n\n{mine}"
    return f"{theirs}; {mine}" if clash.field in SHORT else None


def ask_which_text(app: TableroApp, request: ask.Rewrite, clash: TextChanged) -> None:
    """Show both, and write what was chosen. What asked for it closes then, as if it had been
    saved at once; `esc` leaves it open as it was."""
    below = app.front
    if any(isinstance(widget, BothTextsStrip) for widget in app.what_is_open()):
        return

    def keep(way: str | None) -> None:
        if way == THEIRS:
            _settle(app, below, request.without(clash.field, clash.theirs))
        elif way:
            text = clash.mine if way == MINE else joined(clash)
            _settle(app, below, request.with_text(clash.field, text, clash.theirs))

    app.open_strip(BothTextsStrip(clash), keep)


def _settle(app: TableroApp, below: Widget, request: ask.Request | None) -> None:
    if request is None:
        app.say(_("Theirs stays."))
    else:
        refused = app.carry_out(request)
        if refused is not None:
            if isinstance(below, Strip):
                below.refuse(refused)
            return
    if isinstance(below, (Strip, Face)):
        below.settled()
