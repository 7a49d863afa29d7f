"""The closing panel: rest, not a fit, no sales talk, opt-out; and the way back from an exit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import Prospect
from tablero.rules.closing import is_early
from tablero.rules.follow_up import next_day
from tablero.ui import messages as ask
from tablero.ui.scene import Scene
from tablero.ui.screens.digits import Choice, KeyStrip, chosen
from tablero.ui.screens.letters import letters
from tablero.ui.screens.offer import OfferStrip
from tablero.ui.screens.opting_out import ask_to_lift
from tablero.ui.screens.reflecting import ask_to_reflect
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.chooser import Chooser, columns_for
from tablero.ui.widgets.field_line import FieldLine, TextLine

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

REST, NOT_A_FIT, NO_SALES, NO_CONTACT = "rest", "not_a_fit", "sales", "do_not_contact"


class ClosingStrip(Strip[str]):
    """One letter closes, and the caller learns which way. `tab` opens a line for the reason,
    then moves the brackets."""

    DEFAULT_CLASSES = "strip roomy"
    BINDINGS = [
        Binding("escape,ctrl+c", "leave", show=False, priority=True),
        Binding("tab,down", "next(1)", show=False, priority=True),
        Binding("shift+tab,up", "next(-1)", show=False, priority=True),
    ]

    def __init__(self, prospect: Prospect, scene: Scene) -> None:
        super().__init__()
        self._prospect = prospect
        self._scene = scene
        self._ways = self._find_ways()
        self._chooser = Chooser(
            "", [(k, label) for k, _w, label in self._ways], 0, id="way", focus=False
        )

    def _find_ways(self) -> list[tuple[str, str, str]]:
        """Letter, what it does, and in words."""
        days = self._scene.discipline.nurture_days
        rest = ngettext("Nurture, {days} day", "Nurture, {days} days", days).format(days=days)
        found = [
            (REST, rest),
            (NOT_A_FIT, words.stage_word(NOT_A_FIT).lower()),
            (NO_SALES, words.opt_out("sales")),
            (NO_CONTACT, _("opt-out, no contact at all")),
        ]
        keys = letters(_("closing letters: cntb"), "cntb")
        ways = [(key, way, label) for key, (way, label) in zip(keys, found, strict=True)]
        return [way for way in ways if self._is_open(way[1])]

    def _is_open(self, way: str) -> bool:
        """Does it lead anywhere? People may remove stages, but nobody's opt-out is refused."""
        match way:
            case "rest":
                return any(stage.kind == "nurture" for stage in self._scene.snapshot.stages)
            case "not_a_fit":
                return self._has_exit(NOT_A_FIT)
            case "sales":
                return self._prospect.opt_out not in ("sales", "total")
        return True

    def _has_exit(self, key: str) -> bool:
        return any(s.key == key and s.is_exit for s in self._scene.snapshot.stages)

    def compose(self) -> ComposeResult:
        gate = gate_sentence(self._prospect, self._scene)
        heading = _("Close: {name}").format(name=self._prospect.name)
        yield self.title_line(heading)
        if gate:
            yield TextLine(Content(gate), classes="gate")
        yield self._chooser
        why = FieldLine(_("Why"), hint=_("one line, or nothing"), id="why")
        why.display = False
        yield why
        yield TextLine("", classes="strip-keys", id="keys")

    def on_mount(self) -> None:
        self._arrange(self.app.size.width)
        self._say_keys()

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width)

    def _arrange(self, width: int) -> None:
        self._chooser.stand_in(2, columns_for([self._chooser.options], width - 1))

    def _say_keys(self) -> None:
        writing = isinstance(self.focused, Input) or self.query_one("#why").display
        text = (
            _("enter closes as marked    tab marks the next    esc leaves it")
            if writing
            else _("enter takes what is marked    tab one line first    esc leaves it")
        )
        self.query_one("#keys", TextLine).update(Content(text))

    # --- keys ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if isinstance(self.focused, Input):
            return
        event.stop()
        keys = [key for key, _way, _label in self._ways]
        if event.key == "enter":
            self._close(self._chooser.chosen or 0)
        elif event.character in keys:
            self._close(keys.index(event.character))
        elif event.character == "q":
            self.action_leave()

    def action_next(self, by: int) -> None:
        """The line first; once one writes, the brackets move on."""
        if isinstance(self.focused, Input):
            self._chooser.choose(((self._chooser.chosen or 0) + by) % len(self._ways))
            return
        why = self.query_one("#why")
        why.display = True
        why.focus()
        self._say_keys()

    @on(Chooser.Chosen)
    def _pointed_at(self, event: Chooser.Chosen) -> None:
        event.stop()
        self._close(event.index)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._close(self._chooser.chosen or 0)

    def action_leave(self) -> None:
        self.dismiss()

    def _close(self, index: int) -> None:
        way = self._ways[index][1]
        refused = self._carry_out(way, self.query_one("#why", Input).value)
        if refused is None:
            self.dismiss(way)
            return
        self.refuse(refused)

    def _carry_out(self, way: str, why: str) -> str | None:
        who = self._prospect.id
        if way == REST:
            day = next_day(self._scene.today, self._scene.discipline.nurture_days)
            return self.app.carry_out(ask.NurtureProspect(who, day, why))
        if way != NO_SALES and self._has_exit(way):
            return self.app.carry_out(ask.CloseProspect(who, way, why))
        level = NO_SALES if way == NO_SALES else "total"
        return self.app.carry_out(ask.LimitTalk(who, level, said=why))


def gate_sentence(prospect: Prospect, scene: Scene) -> str:
    """Before the zone where conversations begin, closing is said to be early (F4, seed 003).

    Nothing after an explicit no, which is an answer.
    """
    standing = scene.standing(prospect.id)
    if not is_early(prospect, standing, scene.numbers):
        return ""
    if not standing.touches:
        return _("No touch of yours yet.")
    return _("You are at touch #{number}. Most people give up here.").format(
        number=standing.touches
    )


def ask_how_to_close(app: TableroApp, prospect: Prospect) -> None:
    """The panel; for who stands in an exit, the way back."""
    stage = None if prospect.stage is None else app.scene.snapshot.stage(prospect.stage)
    if stage is None or not stage.is_exit:
        early = bool(gate_sentence(prospect, app.scene))

        def closed(way: str | None) -> None:
            if way == NOT_A_FIT and early:
                _offer_a_line(app, prospect)

        app.open_strip(ClosingStrip(prospect, app.scene), closed)
    elif prospect.opt_out == "total":
        ask_to_lift(app, prospect)
    else:
        _ask_to_reopen(app, prospect, words.stage_name(stage))


def _offer_a_line(app: TableroApp, prospect: Prospect) -> None:
    """Who closed early may write down what there is to learn; any other key goes on."""

    def follow(wanted: bool | None) -> None:
        if wanted:
            ask_to_reflect(app, prospect, closing=True)

    app.open_strip(OfferStrip(_("write a line about what you take from it")), follow)


def _ask_to_reopen(app: TableroApp, prospect: Prospect, stage: str) -> None:
    key = letters(_("reopen letter: r"), "r")

    def reopen(_key: str) -> None:
        app.carry_out(ask.ReopenProspect(prospect.id))

    hint = _("enter opens them again    esc leaves it")
    choices = [Choice(key, _("open again, where they were"))]
    strip = KeyStrip(f"{prospect.name}: {stage}", choices, hint=hint, enter=key)
    app.open_strip(strip, chosen(reopen))
