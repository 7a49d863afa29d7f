"""The app: one handler for every request (one verb of Board), then one redraw of what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tablero import words
from tablero.clock import Clock
from tablero.config import Settings
from tablero.i18n import _
from tablero.logbook import note
from tablero.refusals import BadFile, Busy, Refusal, TextChanged, WallFull
from tablero.store.board import Board
from tablero.store.errors import told_plainly
from tablero.ui import messages as ask
from tablero.ui.commands import APP, bindings
from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.card_actions import CardActions
from tablero.ui.showing import Showing
from tablero.ui.themes import THEMES, variable_defaults

if TYPE_CHECKING:
    from tablero.ui.acts.done import Offer

EXAMPLE = "example"
"""What the app gives as it ends where the example is wanted in its place."""


class TableroApp(Showing):
    """The board on a person's own data."""

    TITLE = "tablero"
    CSS_PATH = "tablero.tcss"
    AUTO_FOCUS = ""
    BINDINGS = bindings(APP)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, board: Board, clock: Clock, settings: Settings, dark: bool | None) -> None:
        super().__init__(board, clock, settings)
        self._dark = dark
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._theme_wanted()
        self.set_keymap(dict(settings.keys))

    def _theme_wanted(self) -> str:
        wanted = self.settings.theme
        if wanted in self.available_themes:
            return wanted
        return "rotulador" if self._dark is False else "pizarra"

    def get_default_screen(self) -> Screen[None]:
        return BoardScreen()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)

    def refresh_css(self, animate: bool = True) -> None:
        # The theme that was set before there is a screen: the start parses all for it anyway.
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        self.board.when_held(self.say_waiting)
        self.begin_showing()

    # --- one request, one verb, one redraw -------------------------------------------------

    def on_request(self, request: ask.Request) -> None:
        self.carry_out(request)

    def carry_out(self, request: ask.Request) -> str | None:
        """Do it and draw it. Gives the sentence that says why where it was refused."""
        from tablero.ui.acts import perform  # the first frame waits for no verb

        self.asked = type(request).__name__
        before = self.board.written
        try:
            with told_plainly(self.board.path):
                done = perform(self.board, request, self.scene)
                self.redraw()
        except WallFull:
            self._make_room(request)
            return None
        except (Refusal, BadFile) as refused:
            if isinstance(refused, BadFile):
                note("refused", why=refused.why)
            sentence = words.refusal(refused)
            self.show_snapshot(self.scene.snapshot)
            if isinstance(refused, Busy | BadFile) and self.board.written > before:
                self.is_behind = True
                self.say(_("That is saved. It is drawn as soon as the file can be read again."))
                return None
            self.say(sentence, alarm=True)
            if isinstance(refused, TextChanged) and isinstance(request, ask.Rewrite):
                from tablero.ui.screens.both_texts import ask_which_text  # two seldom meet

                ask_which_text(self, request, refused)
            return sentence
        face = self.face
        if done.select is not None and face is not None:
            face.show_person(done.select)
        self.say(done.sentence, undoable=done.undoable)
        if done.offer is not None:
            self._offer(done.offer)
        return None

    def _offer(self, offer: Offer) -> None:
        from tablero.ui.screens.offer import OfferStrip

        def take(wanted: bool | None) -> None:
            if wanted:
                self.carry_out(offer.request)

        self.open_strip(OfferStrip(offer.label), take)

    def _make_room(self, request: ask.Request) -> None:
        face = self.face
        if isinstance(request, ask.Pin) and isinstance(face, CardActions):
            face.ask_whom_to_wipe(request.id)

    # --- the program ----------------------------------------------------------------------

    def action_undo(self) -> None:
        self.carry_out(ask.Undo())

    def action_redo(self) -> None:
        self.carry_out(ask.Redo())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The example is for those who have nobody yet; later, `d` would only lead away. And
        nobody's page is opened by name while an import may hold the file."""
        if action == "palette" and self.board.is_importing:
            return False
        return action != "demo" or not self.scene.snapshot.prospects

    def action_demo(self) -> None:
        """Close this file; `run` opens the example and then comes back."""
        self.exit(EXAMPLE)

    # --- settings -------------------------------------------------------------------------

    def apply_settings(self, settings: Settings) -> None:
        """From now on these hold; all but the language, which waits for the next start."""
        self.settings = settings
        self.theme = self._theme_wanted()
        self.set_keymap(dict(settings.keys))
        self.judge_anew()
        self.redraw()

    def on_app_blur(self) -> None:
        face = self.face
        if face is not None:
            face.put_back()
