"""The app: one handler for every request (one verb of Board), then one redraw of what is open."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.screen import Screen

from tablero import words
from tablero.clock import Clock
from tablero.config import Settings
from tablero.i18n import _
from tablero.logbook import note
from tablero.model import Snapshot
from tablero.refusals import BadFile, Busy, Refusal, TextChanged, WallFull
from tablero.rules.judged import Judged, judge_all
from tablero.store.board import Board
from tablero.store.errors import told_plainly
from tablero.ui import messages as ask
from tablero.ui.commands import APP, bindings
from tablero.ui.doors import Doors
from tablero.ui.finder import Found
from tablero.ui.morning import Morning
from tablero.ui.scene import Scene, make_scene
from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.card_actions import CardActions
from tablero.ui.screens.face import Face
from tablero.ui.sieve import Sieve
from tablero.ui.themes import THEMES, variable_defaults
from tablero.ui.widgets.glyphs import glyphs_named

if TYPE_CHECKING:
    from tablero.person import Mode
    from tablero.ui.acts.done import Offer

FIRST_ROWS = 12
"""Cards of each column in the first frame; the others follow in the next tick."""
EXAMPLE = "example"
"""What the app gives as it ends where the example is wanted in its place."""
SOON = 0.02
"""Seconds between two looks whether everybody is read."""
LOOK_EVERY = 1.0
"""Seconds between two looks for what another process wrote, and for another day."""


class TableroApp(Doors):
    """The board on a person's own data."""

    TITLE = "tablero"
    CSS_PATH = "tablero.tcss"
    AUTO_FOCUS = ""
    BINDINGS = bindings(APP)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, board: Board, clock: Clock, settings: Settings, dark: bool | None) -> None:
        super().__init__()
        self.board = board
        self.clock = clock
        self.settings = settings
        self.greeting = ""
        """What is said once everybody is read."""
        self._dark = dark
        self._sieve = Sieve()
        self.morning = Morning(clock)
        self._marked: frozenset[int] = frozenset()
        self._is_behind = False
        """Whether something is saved that could not be read again yet."""
        self._judged: Judged | None = None
        with told_plainly(board.path):
            self.scene: Scene = self._make_scene(board.opening(FIRST_ROWS))
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
        self.call_after_refresh(self._await_everybody)
        self.set_interval(LOOK_EVERY, self._look)

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
                self._is_behind = True
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

    @property
    def face(self) -> Face | None:
        """The full screen that is open, below any strip."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Face):
                return screen
        return None

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        """One sentence on the screen that is open."""
        face = self.face
        if face is not None:
            face.say(sentence, undoable=undoable, alarm=alarm)

    # --- what is drawn ------------------------------------------------------------------

    def redraw(self) -> None:
        """Read what changed, judge whom it touched, draw the open screen."""
        self.show_snapshot(self.board.snapshot())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Judge and draw that snapshot."""
        self._marked = frozenset(who for who in self._marked if who in snapshot.prospects)
        self.scene = self._make_scene(snapshot)
        face = self.face
        for screen in self.screen_stack:
            # Textual would draw a hidden screen's changes through the one that hides it.
            if isinstance(screen, Face) and screen is not face:
                screen.fall_behind()
        if face is not None:
            face.draw_scene()

    def _make_scene(self, snapshot: Snapshot) -> Scene:
        numbers = self.settings.follow_up
        self._judged = judge_all(snapshot, self.clock.today(), numbers, self._judged)
        return make_scene(
            snapshot,
            self._judged,
            numbers,
            glyphs_named(self.settings.glyphs),
            suggest=self.settings.wall == "suggest",
            filter_words=self._sieve.words,
            mode=self._sieve.mode,
            matches=self._sieve.sift(snapshot),
            marked=self._marked,
            discipline=self.settings.discipline,
            now=self.clock.here() if snapshot.complete else None,
            review=self.morning.progress(snapshot, self._judged, self.settings.discipline),
        )

    def _await_everybody(self) -> None:
        """Keys are answered while another thread still reads."""
        if self.board.is_reading_ahead:
            self.set_timer(SOON, self._await_everybody)
            return
        with self.saying_why():
            self._show_everybody()
            self.call_after_refresh(self._greet)

    def read_everybody(self) -> None:
        """The whole board now, and the day's beginning."""
        with self.saying_why():
            self._show_everybody()
        self._greet()

    def _show_everybody(self) -> None:
        # What starting left behind makes room for everybody.
        gc.collect()
        self.redraw()
        # What has been made by now stays; the collector need not walk it at every key.
        gc.freeze()
        gc.enable()

    def _greet(self) -> None:
        with self.saying_why():
            self._begin_day()
            self._doubt_settings()

    def _doubt_settings(self) -> None:
        """Say what the settings name that is not there: a theme, a command."""
        chosen = self.settings
        if not chosen.keys and chosen.theme in ("auto", self.theme):
            return
        # Most people have chosen neither.
        from tablero.ui.settings_file import complaint

        doubt = complaint(self, chosen)
        if doubt:
            self.say(doubt, alarm=True)

    def _begin_day(self, *, is_new_day: bool = False) -> None:
        """Who is due today, in one sentence; any key works on the board at once."""
        if self.morning.has_begun(self.scene.today):
            return
        opening = self.morning.begin(self.board, self.scene, self.size.width - 2)
        self.show_snapshot(self.scene.snapshot)
        sentence = opening if is_new_day else self.greeting or opening
        # Whoever was quicker reads what their own key has done.
        if sentence and (is_new_day or not self.has_typed):
            self.say(sentence)

    def _look(self) -> None:
        """Notice another process's writes, the turn of the day and of the minute."""
        if self.board.is_importing:
            return
        with self.saying_why():
            if self.board.changed_elsewhere() or self._is_behind:
                self.show_snapshot(self.board.reload())
                self._is_behind = False
            elif self.morning.is_over(self.clock.today()):
                self.redraw()
                self._begin_day(is_new_day=True)
            elif self._is_another_minute():
                self.show_snapshot(self.scene.snapshot)

    def _is_another_minute(self) -> bool:
        """Whether the hours on the screen are past, and what waits for one may be due."""
        drawn = self.scene.now
        return drawn is not None and (drawn.hour, drawn.minute) != divmod(self.clock.minute(), 60)

    # --- filter, mode and marks -------------------------------------------------------------

    @property
    def found(self) -> Found:
        """Whom the words of the filter let through."""
        return self._sieve.found

    @property
    def mode(self) -> Mode | None:
        """The time and energy that the board and the review are narrowed to."""
        return self._sieve.mode

    def prepare_filter(self) -> None:
        """Read the notes, so that the first letter already finds in them."""
        self._sieve.learn(self.board.note_texts(), self.board.snapshot())

    def set_filter(self, typed: str) -> None:
        """Show only whom these words fit; empty shows everybody."""
        self._sieve.words = typed.strip()
        self.redraw()

    def set_mode(self, mode: Mode | None) -> None:
        """Show only whose step fits that time and energy; None shows everybody."""
        self._sieve.mode = mode
        self.redraw()
        face = self.face
        if isinstance(face, BoardScreen):
            face.stay_in_sight()

    def mark(self, ids: Iterable[int]) -> None:
        """Mark these, and nobody else."""
        marked = frozenset(ids)
        if marked != self._marked:
            self._marked = marked
            self.show_snapshot(self.board.snapshot())

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

    def go_to(self, prospect_id: int) -> None:
        """The cursor on that card of the board; whoever has none, their page."""
        columns = self.scene.stages
        prospect = self.scene.prospect(prospect_id)
        if prospect is None or not any(
            prospect_id in self.scene.snapshot.columns.get(stage.id, ()) for stage in columns
        ):
            self.open_page(prospect_id)
            return
        in_sight = self._sieve.sift(self.scene.snapshot)
        if in_sight is not None and prospect_id not in in_sight:
            self._sieve.mode = None
            self.set_filter("")
        self.to_board().show_person(prospect_id)

    # --- settings -------------------------------------------------------------------------

    def apply_settings(self, settings: Settings) -> None:
        """From now on these hold; all but the language, which waits for the next start."""
        self.settings = settings
        self.theme = self._theme_wanted()
        self.set_keymap(dict(settings.keys))
        self._judged = None
        self.redraw()

    def on_app_blur(self) -> None:
        face = self.face
        if face is not None:
            face.put_back()
