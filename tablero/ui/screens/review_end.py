"""The end of the review: what was done, one line for oneself, and tomorrow (F20, UX)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Label

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import Prospect, ReviewDay
from tablero.person import Person
from tablero.refusals import BadFile, NoSuchProspect, Refusal
from tablero.rules.agenda import agenda
from tablero.rules.day_done import day_done, whom_to_read
from tablero.rules.insight import Today, conversion
from tablero.rules.streaks import review_streak, touches_today
from tablero.ui import discipline_messages as ask
from tablero.ui.commands import BY_ID, REVIEW_END, bindings, keys_in_force
from tablero.ui.review_walk import left_over, todays_review, walk
from tablero.ui.scene import Scene
from tablero.ui.screens.card_actions import ask_for_idea
from tablero.ui.screens.face import Face
from tablero.ui.widgets import bars, review_end_lines
from tablero.ui.widgets.lines import Bar
from tablero.ui.widgets.paint import Line
from tablero.ui.widgets.review_end_lines import Ahead, Ending, ahead_lines, done_lines, label_room
from tablero.ui.widgets.review_pane import Block
from tablero.words import insight

WEEKEND = 5


class ReviewEndScreen(Face):
    """`tab` or a letter begins the line for oneself; until then the keys act."""

    CSS_PATH = "../review.tcss"
    BINDINGS = [
        *bindings(REVIEW_END),
        Binding("tab,shift+tab", "line", show=False, priority=True),
        Binding("escape", "back", show=False),
    ]

    def __init__(self, told: tuple[str, bool] = ("", False)) -> None:
        """`told` is what was just done, and whether it can be undone."""
        super().__init__()
        self._told = told
        self._said: Line = ()
        self._ahead = Ahead()
        self._rest: tuple[int, ...] = ()
        """Of those who did not fit in the day, as many as another ration holds."""
        self._idea: Prospect | None = None
        self._kept = ""
        """The line as it is in the file."""
        self._day: date | None = None
        """The day whose review this is the end of; None before the first frame."""
        self._header = Bar(id="header")
        self._done = Block(id="done")
        self._line = Input(id="line-for-me", select_on_focus=False, compact=True)
        self._coming = Block(id="coming")
        self._status = Bar(id="status")
        self._footer = Bar(id="footer")

    def compose(self) -> ComposeResult:
        yield self._header
        yield self._done
        with Horizontal(id="takeaway"):
            yield Label(Content(f"  {_('I take along')}"), id="takeaway-label")
            yield self._line
        yield self._coming
        yield self._status
        yield self._footer

    def on_mount(self) -> None:
        self._line.placeholder = _("tab, then one line for you; nothing is fine too")
        self.query_one("#takeaway-label").styles.width = label_room() + 2
        self._day = self.app.scene.today
        sentence, undoable = self._told
        self.say(sentence, undoable=undoable)
        self._finish()
        self.draw_scene()
        # The whole board is asked what comes, so the first frame does not wait for it.
        self.call_after_refresh(self._look_ahead)

    def was_uncovered(self) -> None:
        if self._is_yesterdays:
            self._leave_yesterday()

    def was_covered(self) -> None:
        self._keep_line()

    def _finish(self) -> None:
        """Today's review is done, from now on and for good."""
        review = todays_review(self.app.scene)
        if review is None or review.finished is not None:
            return
        try:
            self.app.board.finish_review()
            self.app.redraw()
        except (Refusal, BadFile) as refused:
            self.say(words.refusal(refused), alarm=True)

    # --- drawing ------------------------------------------------------------------------

    def on_resize(self) -> None:
        self.draw_scene()

    def show_scene(self, scene: Scene) -> None:
        if self._is_yesterdays:
            self.call_later(self._leave_yesterday)
            return
        self._read_line()
        review = todays_review(scene)
        people = [self._read(key) for key in whom_to_read(review, scene.snapshot, scene.today)]
        read = [person for person in people if person is not None]
        minute = self.app.clock.minute()
        self._idea = self._idea_wanted(review)
        count = len(walk(review, scene, minute, None).everybody) if review is not None else 0
        ending = Ending(count, _minutes(review), day_done(read, scene.today, minute), self._idea)
        width, key = self.app.size.width, self._key("end.idea")
        lines = [(), *done_lines(ending, scene, width, key), ()]
        self._done.styles.height = min(len(lines), max(3, self.app.size.height - 9))
        self._done.show(lambda width, height: lines)
        self._header.show(lambda width: review_end_lines.header(count, scene, width))
        self._draw_ahead()
        self._draw_status()

    @property
    def _is_yesterdays(self) -> bool:
        return self._day is not None and self._day != self.app.scene.today

    def _leave_yesterday(self) -> None:
        """Another day has begun. Whoever is writing their line finishes it first."""
        if self.app.front is self and not self._line.has_focus:
            self.app.pop_screen()
            self.app.say(_("A new day has begun: r starts its review."))

    def _read(self, who: int) -> Person | None:
        try:
            return self.app.board.person(who)
        except NoSuchProspect:
            return None

    def _idea_wanted(self, review: ReviewDay | None) -> Prospect | None:
        """Who is asked an idea for, and has none of today."""
        asked = None if review is None or review.idea_for is None else self._read(review.idea_for)
        if asked is None or not asked.prospect.is_pinned:
            return None
        has_one = any(idea.on == self.app.scene.today for idea in asked.ideas)
        return None if has_one else asked.prospect

    def _draw_ahead(self) -> None:
        ahead, scene = self._ahead, self.app.scene
        self._coming.show(lambda width, height: ahead_lines(ahead, scene, width, height))
        self._footer.show(self._footer_line)

    def _footer_line(self, width: int) -> Line:
        count = len(self._rest)
        more = ngettext("go on with that one", "go on with these {count}", count)
        shown = [("end.done", _("board"))]
        shown += [("end.more", more.format(count=count))] if count else []
        shown += [("app.undo", _("undo")), ("end.figures", _("figures")), ("app.quit", _("back"))]
        pairs = [(self._key(command), label) for command, label in shown]
        return bars.keys_line([(key, label) for key, label in pairs if key], width)

    def _draw_status(self) -> None:
        across = self.app.scene.glyphs.across
        self._status.show(self._said or (lambda width: ((across * width, "rule"),)))

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        key = self._key("app.undo") if undoable else ""
        self._said = bars.said(sentence, key, self.app.size.width, alarm) if sentence else ()
        self._draw_status()

    def _key(self, command: str) -> str:
        return next(iter(keys_in_force(BY_ID[command], self.app.settings.keys)), "")

    # --- what comes -----------------------------------------------------------------------

    def _look_ahead(self) -> None:
        scene = self.app.scene
        tomorrow = [e for e in agenda(scene.snapshot, scene.today, 1) if e.day > scene.today]
        rest = left_over(scene, self.app.clock.minute())
        a_day = max(1, scene.discipline.ration)
        self._rest = tuple(prospect.id for prospect in rest[:a_day])
        self._ahead = Ahead(tuple(tomorrow), tuple(rest), tuple(self._figures(scene)))
        self._draw_ahead()

    def _figures(self, scene: Scene) -> Iterator[str]:
        yield insight.conversion(conversion(scene.snapshot, scene.today, scene.discipline))
        done = (day.day for day in self.app.board.review_days() if day.finished)
        goal = scene.discipline.goal if scene.today.weekday() < WEEKEND else None
        touches, streak = (
            touches_today(scene.snapshot, scene.today),
            review_streak(done, scene.today),
        )
        today = Today(touches, goal, streak, 0, 0)
        kept = insight.streak(today)
        if kept:
            yield _("Reviews: {streak}.").format(streak=kept)
        if goal is not None:
            yield _("Touches today: {touches}.").format(touches=insight.touches_today(today))

    # --- keys ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A letter that is no key here begins the line."""
        if self._line.has_focus or not event.character or not event.character.isalnum():
            return
        if self._is_key(event.key):
            return
        event.stop()
        self._line.focus()
        self._line.insert_text_at_cursor(event.character)

    def _is_key(self, key: str) -> bool:
        return key in self.active_bindings

    def action_line(self) -> None:
        """Into the line, and back to the keys."""
        if self._line.has_focus:
            self._leave_line()
        else:
            self._line.focus()

    def action_back(self) -> None:
        """Out of the line; else to the board."""
        if self._line.has_focus:
            self._leave_line()
        else:
            self.action_leave()

    def _leave_line(self) -> None:
        """The keys act again, and one of them may lead away: the line is kept by then."""
        self.set_focus(None)
        if self._keep_line() and self._is_yesterdays:
            self._leave_yesterday()

    def _keep_line(self) -> bool:
        """Keep what was written; says whether the file has it now."""
        text = " ".join(self._line.value.split())
        if text != self._kept:
            if self.app.carry_out(ask.WriteTakeaway(text, {"takeaway": self._kept})) is not None:
                return False
            self._kept = text
        return True

    def settled(self) -> None:
        """The line is as it was chosen, and so stands in the file."""
        self.set_focus(None)
        self._read_line()

    def _read_line(self) -> None:
        """The line as it is in the file, where it was undone or written elsewhere."""
        lines = self.app.board.takeaways(1)
        found = next((text for day, text in lines if day == self._day), "")
        if found != self._kept and not self._line.has_focus:
            self._kept = self._line.value = found

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_leave()

    def action_leave(self) -> None:
        """The line is kept, whichever way one leaves; then the board."""
        was_kept = " ".join(self._line.value.split()) == self._kept
        if self._keep_line():
            self.app.pop_screen()
            if not was_kept:
                self.app.say(_("Your line is kept."), undoable=True)

    def action_more(self) -> None:
        """On with those who did not fit in the day, as many as another ration holds."""
        if not self._rest:
            self.say(_("Nobody else is waiting today."))
            return
        try:
            self.app.board.extend_review(self._rest)
        except (Refusal, BadFile) as refused:
            self.say(words.refusal(refused), alarm=True)
            return
        self._back_to_review(None)
        self.app.redraw()

    def action_add_idea(self) -> None:
        """The idea that the day asks for."""
        if self._idea is not None:
            ask_for_idea(self.app, self._idea)

    def show_person(self, prospect_id: int) -> None:
        """What was undone may bring somebody back: then the review goes on with them."""
        review = todays_review(self.app.scene)
        if review is None:
            return
        if prospect_id in walk(review, self.app.scene, self.app.clock.minute(), None).waiting:
            self._back_to_review(prospect_id)

    def _back_to_review(self, who: int | None) -> None:
        from tablero.ui.screens.review import ReviewScreen

        self.app.switch_screen(ReviewScreen(who))


def _minutes(review: ReviewDay | None) -> int | None:
    """From the first name to the last, rounded; None while it is not finished."""
    if review is None or review.finished is None:
        return None
    return round((review.finished - review.started).total_seconds() / 60)
