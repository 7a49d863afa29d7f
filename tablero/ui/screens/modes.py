"""`f`: what fits the time and the energy there is; kept modes have a digit each (F14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from tablero import words
from tablero.i18n import _
from tablero.model import ENERGIES
from tablero.person import Mode
from tablero.ui import discipline_messages as ask
from tablero.ui.review_walk import todays_review, walk
from tablero.ui.screens.digits import Choice, KeyStrip, chosen
from tablero.ui.screens.form import Field, FormStrip
from tablero.ui.screens.letters import letters
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.chooser import Chooser, columns_for
from tablero.ui.widgets.field_line import TextLine

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

MINUTES = (5, 15, 30, 60, None)
TIME_KEYS = "12340"
ENERGY_LEVELS = (*ENERGIES, "")
KEPT_KEYS = "56789"
"""The kept modes that have a digit."""


Then = Callable[["TableroApp"], None]
"""What follows once the strip is closed."""


class ModeStrip(Strip[Then]):
    """A digit marks the time, a letter the energy, `enter` narrows. The digit of a kept mode
    narrows at once."""

    DEFAULT_CLASSES = "strip roomy"
    BINDINGS = [Binding("escape,ctrl+c", "leave", show=False, priority=True)]

    def __init__(self, now: Mode | None, kept: tuple[Mode, ...]) -> None:
        super().__init__()
        self._minutes = None if now is None else now.minutes
        self._energy = "" if now is None else now.energy
        self._kept = kept[: len(KEPT_KEYS)]
        self._energy_keys = letters(_("energy letters: lmha"), "lmha")
        self._keep, self._drop, self._clear = tuple(letters(_("mode letters: kdx"), "kdx"))
        self._choosers = self._make_choosers()

    def _make_choosers(self) -> list[Chooser]:
        times = [_("any time") if m is None else _("{count} min").format(count=m) for m in MINUTES]
        levels = [words.energy(level) if level else _("any") for level in ENERGY_LEVELS]
        time = self._minutes if self._minutes in MINUTES else None
        found = [
            Chooser(
                _("Time"),
                list(zip(TIME_KEYS, times, strict=True)),
                MINUTES.index(time),
                id="time",
                focus=False,
            ),
            Chooser(
                _("Energy"),
                list(zip(self._energy_keys, levels, strict=True)),
                ENERGY_LEVELS.index(self._energy),
                id="energy",
                focus=False,
            ),
        ]
        if self._kept:
            modes = [
                (key, f"{mode.name} ({words.effort(mode.minutes, mode.energy)})")
                for key, mode in zip(KEPT_KEYS, self._kept, strict=False)
            ]
            found.append(Chooser(_("Kept"), modes, id="kept", focus=False))
        return found

    def compose(self) -> ComposeResult:
        yield self.title_line(_("How much time and energy is there?"))
        yield from self._choosers
        yield TextLine(Content(self._keys()), classes="strip-keys")

    def _keys(self) -> str:
        keys = [
            _("enter shows what fits"),
            _("{key} shows everybody").format(key=self._clear),
            _("{key} keeps it under a name").format(key=self._keep),
        ]
        if self._kept:
            keys.append(_("{key} drops a kept one").format(key=self._drop))
        return "    ".join([*keys, _("esc leaves it")])

    def on_mount(self) -> None:
        self._arrange(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width)

    def _arrange(self, width: int) -> None:
        indent = max(chooser.label_room for chooser in self._choosers)
        upper = columns_for([c.options for c in self._choosers[:2]], width - indent + 1)
        for chooser in self._choosers:
            is_kept = chooser.id == "kept"
            own = columns_for([chooser.options], width - indent + 1) if is_kept else upper
            chooser.stand_in(indent, own)

    # --- keys ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        event.stop()
        key = event.character or ""
        if event.key == "enter":
            self._apply(self._marked())
        elif not key:
            return
        elif key in TIME_KEYS:
            self._mark(0, TIME_KEYS.index(key))
        elif key in KEPT_KEYS[: len(self._kept)]:
            self._apply(self._kept[KEPT_KEYS.index(key)])
        elif key == self._clear:
            self._apply(None)
        elif key == self._keep:
            self._keep_it()
        elif key == self._drop and self._kept:
            self.dismiss(partial(_ask_which_to_drop, kept=self._kept))
        elif key in self._energy_keys:
            self._mark(1, self._energy_keys.index(key))
        elif key == "q":
            self.action_leave()

    @on(Chooser.Chosen)
    def _pointed_at(self, event: Chooser.Chosen) -> None:
        event.stop()
        if event.chooser.id == "kept":
            self._apply(self._kept[event.index])
        else:
            self._mark(self._choosers.index(event.chooser), event.index)

    def _mark(self, which: int, index: int) -> None:
        self._choosers[which].choose(index)
        if which == 0:
            self._minutes = MINUTES[index]
        else:
            self._energy = ENERGY_LEVELS[index]

    def _marked(self) -> Mode | None:
        if self._minutes is None and not self._energy:
            return None
        same = (m for m in self._kept if (m.minutes, m.energy) == (self._minutes, self._energy))
        return next(same, Mode(0, "", self._minutes, self._energy))

    def _apply(self, mode: Mode | None) -> None:
        self.dismiss(partial(narrow, mode=mode))

    def _keep_it(self) -> None:
        mode = self._marked()
        if mode is None:
            self.refuse(_("Mark a time or an energy first."))
            return
        self.dismiss(partial(_ask_for_name, mode=mode))

    def action_leave(self) -> None:
        self.dismiss(None)


def ask_for_mode(app: TableroApp) -> None:
    """Ask how much time and energy there is."""

    def follow(then: Then | None) -> None:
        if then is not None:
            then(app)

    app.open_strip(ModeStrip(app.mode, app.board.modes()), follow)


def narrow(app: TableroApp, mode: Mode | None) -> None:
    """Show who fits, and say how many of today's review that is."""
    app.set_mode(mode)
    if mode is None:
        app.say(_("Everybody is shown."))
        return
    review = todays_review(app.scene)
    text = mode.name or words.effort(mode.minutes, mode.energy)
    if review is None:
        app.say(_("Only who fits: {mode}.").format(mode=text))
        return
    now = walk(review, app.scene, app.clock.minute(), mode)
    said = _("{mode}: {count} of the {left} who wait today.")
    app.say(said.format(mode=text, count=len(now.fitting), left=len(now.waiting)))


def _ask_for_name(app: TableroApp, mode: Mode) -> None:
    def keep(values: Mapping[str, str]) -> str | None:
        refused = app.carry_out(ask.KeepMode(values["name"], mode.minutes, mode.energy))
        if refused is None:
            app.set_mode(mode._replace(name=" ".join(values["name"].split())))
        return refused

    title = _("A name for: {mode}").format(mode=words.effort(mode.minutes, mode.energy))
    hint = _("on the train, tired, ...")
    app.open_strip(FormStrip(title, [Field("name", _("Name"), mode.name, hint)], keep))


def _ask_which_to_drop(app: TableroApp, kept: tuple[Mode, ...]) -> None:
    def drop(key: str) -> None:
        mode = kept[KEPT_KEYS.index(key)]
        refused = app.carry_out(ask.DropMode(mode.id))
        if refused is None and app.mode is not None and app.mode.id == mode.id:
            app.set_mode(app.mode._replace(id=0, name=""))

    choices = [Choice(key, mode.name) for key, mode in zip(KEPT_KEYS, kept, strict=False)]
    app.open_strip(KeyStrip(_("Drop which mode?"), choices), chosen(drop))
