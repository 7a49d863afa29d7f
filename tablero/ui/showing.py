"""The app as it shows: everybody read and judged, what of them is in sight, the turn of the day."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from tablero.clock import Clock
from tablero.config import Settings
from tablero.model import Snapshot
from tablero.rules.judged import Judged, judge_all
from tablero.store.board import Board
from tablero.store.desk import Edition
from tablero.store.errors import told_plainly
from tablero.ui.doors import Doors
from tablero.ui.finder import Found
from tablero.ui.head_start import HeadStart
from tablero.ui.morning import Morning
from tablero.ui.scene import Scene, make_scene
from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.face import Face
from tablero.ui.sieve import Sieve
from tablero.ui.widgets.glyphs import glyphs_named

if TYPE_CHECKING:
    from tablero.person import Mode

FIRST_ROWS = 12
"""Cards of each column in the first frame; the others follow when they are read."""
MANY = 5_000
"""From so many people on, another thread reads them: it is felt."""
SOON = 0.02
"""Seconds between two looks whether everybody is read."""
LOOK_EVERY = 1.0
"""Seconds between two looks for what another process wrote, and for another day."""


class Showing(Doors):
    """Draws whatever is read, as often as something is."""

    def __init__(self, board: Board, clock: Clock, settings: Settings) -> None:
        super().__init__()
        self.board = board
        self.clock = clock
        self.settings = settings
        self.greeting = ""
        """What is said once everybody is read."""
        self.morning = Morning(clock)
        self.is_behind = False
        """Whether something is saved that could not be read again yet."""
        self._sieve = Sieve()
        self._noted: Edition | None = None
        """The edition of the file whose notes the filter looks through."""
        self._marked: frozenset[int] = frozenset()
        self._judged: Judged | None = None
        self._head_start: HeadStart | None = None
        with told_plainly(board.path):
            self.scene: Scene = self._make_scene(board.opening(FIRST_ROWS))

    def begin_showing(self) -> None:
        """After the first frame everybody, and from then on whatever changes."""
        self.call_after_refresh(self._after_first_frame)
        self.set_interval(LOOK_EVERY, self._look)

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

    def judge_anew(self) -> None:
        """With the next scene everybody: the settings are others."""
        self._judged = None

    def _make_scene(self, snapshot: Snapshot) -> Scene:
        numbers = self.settings.follow_up
        before = self._judged
        if self._head_start is not None and snapshot.complete:
            before = self._head_start.judged(snapshot) or before
            self._head_start = None
        self._judged = judge_all(snapshot, self.clock.today(), numbers, before)
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

    def _once_read(self, then: Callable[[], None]) -> None:
        """Keys are answered while another thread still reads."""
        if self._head_start is not None and self._head_start.go_on():
            self.set_timer(SOON, partial(self._once_read, then))
        else:
            with self.saying_why():
                then()

    def _after_first_frame(self) -> None:
        self._start_judging()
        self._once_read(self._begin)

    def _begin(self) -> None:
        self._show_everybody()
        self.call_after_refresh(self._greet)

    def read_again(self, people: int = 0) -> None:
        """Everybody as the file has them now, where so many more may have come."""
        if len(self.scene.snapshot.prospects) + people < MANY:
            self.show_snapshot(self.board.reload())
        else:
            self.board.read_ahead()
            self._start_judging()
            self._once_read(self.redraw)

    def _start_judging(self) -> None:
        ahead = self.board.ahead
        if ahead is not None:
            stages, numbers = self.scene.snapshot.stages, self.settings.follow_up
            self._head_start = HeadStart(ahead, stages, self.clock.today(), numbers)

    def read_everybody(self) -> None:
        """The whole board now, and the day's beginning."""
        with self.saying_why():
            self._show_everybody()
        self._greet()

    def _show_everybody(self) -> None:
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
            if self.board.changed_elsewhere() or self.is_behind:
                self.read_again()
                self.is_behind = False
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
        """Read the notes and fold everybody, unless nothing was written since."""
        edition = self.board.edition
        if edition != self._noted:
            with self.saying_why():
                self._sieve.learn(self.board.note_texts(), self.board.snapshot())
                self._noted = edition

    def set_filter(self, typed: str) -> None:
        """Show only whom these words fit; empty shows everybody."""
        self._sieve.words = typed.strip()
        if self._sieve.words:
            self.prepare_filter()
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
