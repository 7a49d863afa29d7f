"""The daily review: one name at a time, why today, and every key of a card (F14, F20, UX)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from tablero import words
from tablero.i18n import _
from tablero.model import Prospect, ReviewDay
from tablero.person import Person
from tablero.refusals import BadFile, NoSuchProspect, Refusal
from tablero.rules.follow_up import next_day
from tablero.rules.ration import days_ration
from tablero.rules.returning import plan_return
from tablero.rules.review import queue
from tablero.rules.visits import wants_idea
from tablero.ui import discipline_messages as ask
from tablero.ui.commands import BY_ID, CARD, REVIEW, SHIFTING, bindings, keys_in_force
from tablero.ui.messages import NurtureProspect
from tablero.ui.review_walk import Walk, todays_review, walk
from tablero.ui.scene import Scene
from tablero.ui.screens.card_strips import CardStrips
from tablero.ui.screens.strip import Strip
from tablero.ui.visit import Visit, make_visit
from tablero.ui.widgets import review_bars
from tablero.ui.widgets.beside import Beside
from tablero.ui.widgets.lines import Bar
from tablero.ui.widgets.paint import Line
from tablero.ui.widgets.review_lines import Drawn, Page, pause_lines, review_lines
from tablero.ui.widgets.review_pane import Draw, ReviewPane, ReviewWall
from tablero.ui.widgets.wall import Wall
from tablero.words.review import in_words

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

WIDE = 110
"""Cells from which the wall stands beside a name in full."""


class ReviewScreen(CardStrips):
    """One person of the day's ration. Whatever handles them brings the next name."""

    CSS_PATH = "../review.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (WIDE, "-wide")]
    # A binding and not a key handler, which would overtake the keys typed before it.
    BINDINGS = [*bindings(CARD, SHIFTING, REVIEW), Binding("escape", "leave", show=False)]

    def __init__(self, who: int | None = None) -> None:
        super().__init__()
        self._who = who
        """Whose name stands here; nobody while those who wait do not fit the mode."""
        self._again = False
        """One went back to them, so that nothing brings the next name but a key."""
        self._walk: Walk | None = None
        self._person: Person | None = None
        self._visit: Visit | None = None
        self._back: frozenset[int] = frozenset()
        """Who waits again since the last act: an undone step goes to them."""
        self._rest: int | None = None
        """To whom nurture was just offered, after the third skip in a row."""
        self._stale = False
        """Something was done under a strip or on a page, and the next name waits for its end."""
        self._said: tuple[Line, ...] = ()
        """What was just done, in the lines it takes."""
        self._told = ("", False)
        self._header = Bar(id="header")
        self._pane = ReviewPane()
        self._wall = ReviewWall()
        self._status = Bar(id="status")

    def compose(self) -> ComposeResult:
        # Textual names the width only after a first frame, which would be laid out wide.
        self.set_class(self.app.size.width < WIDE, "-tiny")
        yield self._header
        with Beside(id="desk"):
            yield self._pane
            yield self._wall
        yield self._status

    def on_mount(self) -> None:
        self.draw_scene()

    def was_uncovered(self) -> None:
        """A strip has closed: only now the next name may come."""
        if not self._stale:
            self._draw_status()
            self._end()
        elif self.app.front is self:
            self.draw_scene()
        else:
            self._draw(new=False)

    def was_covered(self) -> None:
        if not self._stale:
            self._said = ()
            self._rest = None

    # --- who is meant -------------------------------------------------------------------

    @property
    def subject(self) -> Prospect | None:
        return None if self._person is None else self._person.prospect

    @property
    def subjects(self) -> tuple[int, ...]:
        """Always this one, whoever is marked on the board."""
        return () if self.subject is None else (self.subject.id,)

    # --- from name to name --------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        review = todays_review(scene)
        if review is None:
            self.call_later(self._leave_yesterday)
            return
        before, self._walk = self._walk, self._walk_now(review)
        waited = before or self._walk
        self._back = frozenset(self._walk.waiting) - frozenset(waited.waiting)
        self._stale = self._is_covered
        if self._stale:
            return
        if self._is_to_stay(self._walk):
            self._draw(new=False)
        else:
            self._go_on(self._walk)

    @property
    def _is_covered(self) -> bool:
        """Whether something lies above that does not go away by itself now."""
        top = self.app.front
        return top is not self and not (isinstance(top, Strip) and top.ENDS_WITH_ITS_ACT)

    def _walk_now(self, review: ReviewDay) -> Walk:
        return walk(review, self.scene, self.app.clock.minute(), self.app.mode)

    def _leave_yesterday(self) -> None:
        """Another day has begun, and with it another review."""
        if self.app.front is self and todays_review(self.scene) is None:
            self.app.pop_screen()
            self.app.say(_("A new day has begun: r starts its review."))

    def _is_to_stay(self, now: Walk) -> bool:
        if self._who in now.fitting:
            return True
        return self._again and self._who in now.everybody

    def _go_on(self, now: Walk) -> None:
        """The next name; after the last one, the end."""
        self._go_to(now.after(self._who), again=False)
        if not now.waiting:
            # Later, so that the sentence of the last act goes along.
            self.call_later(self._end)

    def _go_to(self, who: int | None, *, again: bool) -> None:
        self._who = who
        self._again = again
        self._draw(new=True)

    def _end(self) -> None:
        if self.app.front is self and self._walk is not None and not self._walk.waiting:
            from tablero.ui.screens.review_end import ReviewEndScreen

            self.app.switch_screen(ReviewEndScreen(self._told))

    def show_person(self, prospect_id: int) -> None:
        """An undone step names whom it was about: if they wait again, back to them."""
        if prospect_id in self._back:
            self._go_to(prospect_id, again=False)

    # --- drawing ------------------------------------------------------------------------

    def _draw(self, *, new: bool) -> None:
        now, scene, who = self._walk, self.scene, self._who
        if now is None:
            return
        self._person = self._read()
        self._visit = None
        if self._person is not None and who in scene.judged.standings:
            self._visit = make_visit(self._person, scene, now.review, who in now.waiting)
        self._pane.show(self._drawing(self._visit, now), scene.glyphs.across, new=new)
        self._wall.show(scene)
        self._header.show(lambda width: review_bars.header(now, who, scene, width))
        self._draw_status()

    def _read(self) -> Person | None:
        if self._who is None:
            return None
        try:
            return self.app.board.person(self._who)
        except NoSuchProspect:
            return None

    def _drawing(self, visit: Visit | None, now: Walk) -> Draw:
        scene, keys = self.scene, self.app.settings.keys
        mode = self.app.mode

        def draw(width: int, height: int, back: int) -> Drawn:
            page = Page(scene, keys, width, height, back)
            if visit is None:
                return pause_lines(now, mode, page)
            return review_lines(visit, page)

        return draw

    def _draw_status(self) -> None:
        self._pane.show_tail(self._said[:-1])
        self._status.show(self._said[-1] if self._said else self._after)

    def _after(self, width: int) -> Line:
        if self._walk is None or self._who is None:
            return ()
        people = self.scene.snapshot.prospects
        ahead = [people[key] for key in self._walk.queue_after(self._who)]
        return review_bars.after(ahead, self.scene, width)

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        """What was done; a rule that spoke is never cut short, it takes a second line."""
        key = self._key("app.undo") if undoable else ""
        self._told = (sentence, undoable)
        self._said = review_bars.said(sentence, key, self.app.size.width, alarm)
        # Under a strip that closes, one frame shows all of it together.
        if not self._stale:
            self._draw_status()

    def _key(self, command: str) -> str:
        return next(iter(keys_in_force(BY_ID[command], self.app.settings.keys)), "")

    # --- keys ---------------------------------------------------------------------------

    def action_look(self) -> None:
        """Looked at, and left as they are; whoever is done already is only passed."""
        visit, now = self._visit, self._walk
        if visit is None or now is None:
            return
        self._rest = None
        self._again = False
        if visit.waits:
            self._look(visit)
        else:
            self._said = ()
            self._go_on(now)

    def _look(self, visit: Visit) -> None:
        """After the third look in a row, nurture is offered once."""
        who, key = visit.person.prospect, self._key("review.rest")
        if self.app.carry_out(ask.LookAt(who.id)) is None and visit.rest_is_next and key:
            self._rest = who.id
            text = _("{name}: looked at {count} times in a row. {key} lets them rest in Nurture.")
            times = in_words(self.scene.discipline.skips_offer)
            self.say(text.format(name=who.name, count=times, key=key), undoable=True)

    def action_back(self) -> None:
        """The name before this one, also where it is done."""
        now = self._walk
        target = None if now is None else now.before(self._who)
        self._rest = None
        if now is None or target is None:
            self.say(_("This is the first name."))
            return
        self._said = ()
        self._go_to(target, again=target not in now.fitting)

    def action_scroll(self, by: int) -> None:
        """Through the story."""
        self._said = ()
        self._pane.scroll_story(by)
        self._draw_status()

    def action_rest(self) -> None:
        """Nurture, where it was offered."""
        visit = self._visit
        who = self._rest
        if who is None and visit is not None and visit.offers_rest:
            who = visit.person.prospect.id
        if who is not None:
            self._rest = None
            day = next_day(self.scene.today, self.scene.discipline.nurture_days)
            self.app.carry_out(NurtureProspect(who, day))

    def action_reflect(self) -> None:
        """What there is to learn from a silence."""
        from tablero.ui.screens.reflecting import ask_to_reflect

        if self._visit is not None:
            who = self._visit.person.prospect
            ask_to_reflect(self.app, who, asked=self._visit.asks_reflection)

    def action_why(self) -> None:
        """Why this person, and all that was heard from them."""
        from tablero.ui.screens.sheet import ask_for_sheet

        if self.subject is not None:
            ask_for_sheet(self.app, self.subject)

    @on(Wall.NameOpened)
    def _name_opened(self) -> None:
        if self._wall.cursor is not None:
            self.app.open_page(self._wall.cursor)


def open_review(app: TableroApp) -> None:
    """Begin today's review, go on with it, or show what it came to."""
    if not app.morning.has_begun(app.scene.today):
        app.read_everybody()
    if todays_review(app.scene) is not None:
        show_review(app)
        return
    snapshot, judged, discipline = app.scene.snapshot, app.scene.judged, app.scene.discipline
    if app.morning.days_away >= discipline.return_after:
        due = queue(snapshot, judged, discipline)
        plan = plan_return(due, app.scene.today, discipline)
        if plan.later:
            from tablero.ui.screens.returning import ReturningScreen

            app.open_face(ReturningScreen(plan))
            return
    begin_review(app, [each.prospect.id for each in days_ration(snapshot, judged, discipline)])


def begin_review(app: TableroApp, ids: list[int]) -> None:
    """Today's review with these people, and its first name."""
    try:
        app.board.start_review(ids)
        wall = [app.board.person(pinned.id) for pinned in app.scene.wall]
        asked = wants_idea(wall)
        if asked is not None:
            app.board.note_idea_asked(asked.prospect.id)
        app.redraw()
    except (Refusal, BadFile) as refused:
        app.say(words.refusal(refused), alarm=True)
        return
    show_review(app)


def show_review(app: TableroApp) -> None:
    """The name at which today's review stands, or its end."""
    review = todays_review(app.scene)
    if review is None:
        return
    if walk(review, app.scene, app.clock.minute(), None).waiting:
        app.open_face(ReviewScreen())
        return
    from tablero.ui.screens.review_end import ReviewEndScreen

    app.open_face(ReviewEndScreen())
