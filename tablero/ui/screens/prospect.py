"""A person's page: every field, how they stand, and their story, where each thing can be mended."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from tablero import words
from tablero.i18n import _
from tablero.model import IDEA_STATES, Prospect
from tablero.person import SHEET, Person
from tablero.refusals import NoSuchProspect
from tablero.ui import messages as ask
from tablero.ui.commands import BY_ID, CARD, CURSOR, PAGE, SHIFTING, bindings, keys_in_force
from tablero.ui.scene import Scene
from tablero.ui.screens.card_strips import CardStrips
from tablero.ui.screens.page_things import correct, deletion, told_of
from tablero.ui.widgets import bars
from tablero.ui.widgets.beside import Beside
from tablero.ui.widgets.leaf import Leaf
from tablero.ui.widgets.lines import Bar
from tablero.ui.widgets.page_facts import fact_rows
from tablero.ui.widgets.page_lines import Thing, thing_at
from tablero.ui.widgets.page_story import story_rows
from tablero.ui.widgets.paint import Line
from tablero.ui.widgets.pane import Pane, Row

TWO_COLUMNS = 110
"""Cells from which the story stands beside the facts, and not below them."""
FACTS_SHARE, FACTS_WIDEST = 46, 80
"""Percent of the width that the facts take then, and at most so many cells."""
FACTS_EDGE, STORY_EDGE = 4, 5
"""Cells of a column without text: padding, the cursor's mark, and the line between the two."""
FOOTER = (
    "card.log-touch",
    "card.log-answer",
    "card.next-step",
    "card.edit",
    "card.channel",
    "card.note",
    "card.idea",
    "card.pin",
    "card.close",
    "app.undo",
    "page.sheet",
    "page.date",
    "page.way-in",
    "page.chain",
    "page.reflect",
    "page.opt-out",
)


class ProspectScreen(CardStrips):
    """One person. They may be on the board, closed, archived or in the book."""

    CSS_PATH = "../pages.tcss"

    HORIZONTAL_BREAKPOINTS = [(0, "-one-column"), (TWO_COLUMNS, "-two-columns")]
    # A key handler would leave the screen below as well, where that one has such a binding.
    BINDINGS = [*bindings(CARD, SHIFTING, CURSOR, PAGE), Binding("escape", "leave", show=False)]

    def __init__(self, prospect_id: int) -> None:
        super().__init__()
        self._who = prospect_id
        self._person: Person | None = None
        self._facts = Leaf("facts")
        self._story = Leaf("story")
        self._leaf = self._facts
        """The one with the cursor."""
        self._header = Bar(id="header")
        self._status = Bar(id="status")
        self._footer = Bar(id="footer")
        self._said: tuple[Line, ...] = ()
        self._drawn_for = -1
        """The width of the screen that its lines were made for."""

    def compose(self) -> ComposeResult:
        # For the first frame: Textual sets it with the second, and all would be drawn twice.
        wide = self.app.size.width >= TWO_COLUMNS
        self.add_class("-two-columns" if wide else "-one-column", update=False)
        yield self._header
        with Beside(id="page"):
            yield self._facts
            yield self._story
        yield self._status
        yield self._footer

    def on_mount(self) -> None:
        self._enter(self._facts)
        self.draw_scene()

    def on_resize(self, event: events.Resize) -> None:
        if event.size.width != self._drawn_for:
            if event.size.width < TWO_COLUMNS:
                self._enter(self._facts)
            self.draw_scene()

    # --- who is meant -------------------------------------------------------------------

    @property
    def subject(self) -> Prospect | None:
        return None if self._person is None else self._person.prospect

    @property
    def subjects(self) -> tuple[int, ...]:
        """Always this one, whoever is marked on the board."""
        return () if self._person is None else (self._who,)

    # --- drawing ------------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        try:
            self._person = self.app.board.person(self._who)
        except NoSuchProspect:
            self._person = None
        width = self._drawn_for = self.app.size.width
        facts, story = self._rows(scene, width)
        self._facts.show(facts, scene.glyphs.cursor)
        self._story.show(story, scene.glyphs.cursor)
        self._header.show(bars.header(scene, width, self.app.clock.is_set))
        self._draw_status()

    def _rows(self, scene: Scene, width: int) -> tuple[list[Row], list[Row]]:
        if self._person is None or self._who not in scene.judged.standings:
            return [Row(((_("This person is no longer here."), "muted"),))], []
        if width < TWO_COLUMNS:
            self._facts.styles.width = "1fr"
            room = max(10, width - FACTS_EDGE)
            facts = fact_rows(self._person, scene, room)
            return [*facts, *story_rows(self._person, scene, room)], []
        # Known before the first layout, so that the first frame is the whole page.
        left = min(width * FACTS_SHARE // 100, FACTS_WIDEST)
        self._facts.styles.width = left
        facts = fact_rows(self._person, scene, left - FACTS_EDGE)
        return facts, story_rows(self._person, scene, width - left - STORY_EDGE)

    def _draw_status(self) -> None:
        width, said = self.app.size.width, self._said
        self._status.show(said[0] if said else bars.hint(self._about(), width))
        keys = bars.footer(self.app.settings.keys, width, FOOTER)
        self._footer.show(said[1] if len(said) > 1 else keys)

    def _about(self) -> str:
        """What one may do with the thing under the cursor."""
        keys = self.app.settings.keys
        ids = ("card.edit", "page.delete", "card.open", "card.next-step", "page.way-in")
        edit, delete, enter, step, way = (
            (keys_in_force(BY_ID[name], keys) or [""])[0] for name in ids
        )
        text = told_of(self.thing.kind) if self.thing else ""
        if not text:
            return self._in_short()
        return text.format(edit=edit, delete=delete, enter=enter, step=step, way=way)

    def _in_short(self) -> str:
        if self._person is None:
            return ""
        standing = self.scene.standing(self._who)
        said = f"{words.said_of(standing)}, {words.days_count(standing.days)}"
        return f"{self._person.prospect.name}: {said}."

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        found = keys_in_force(BY_ID["app.undo"], self.app.settings.keys) if undoable else []
        key = found[0] if found else ""
        self._said = bars.told(sentence, key, self.app.size.width, alarm)
        self._draw_status()

    def forget_said(self) -> None:
        self._said = ()

    # --- the cursor ---------------------------------------------------------------------

    @property
    def thing(self) -> Thing | None:
        """What is under the cursor."""
        key = self._leaf.cursor
        return None if key is None else thing_at(key)

    def _moved(self) -> None:
        self._said = ()
        self._draw_status()

    def action_cursor(self, by: int) -> None:
        self._leaf.move(by)
        self._moved()

    def action_page(self, pages: int) -> None:
        self._leaf.move_page(pages)
        self._moved()

    def action_end(self, last: bool) -> None:
        self._leaf.move_to_end(last)
        self._moved()

    def action_column(self, by: int) -> None:
        """Between what is known and what happened."""
        if self._story.display and self.app.size.width >= TWO_COLUMNS:
            self._enter(self._story if by > 0 else self._facts)
            self._moved()

    def _enter(self, leaf: Leaf) -> None:
        self._leaf = leaf
        for each in (self._facts, self._story):
            each.lead(each is leaf)
        leaf.focus()

    @on(Leaf.Entered)
    def _entered(self, event: Leaf.Entered) -> None:
        """By the mouse; or back from a strip."""
        if event.leaf is not self._leaf:
            self._enter(event.leaf)
            self._moved()

    @on(Pane.Chosen)
    def _clicked(self) -> None:
        self._moved()

    # --- what is known, and learnt ----------------------------------------------------------

    def action_write_sheet(self) -> None:
        """Why them, what was heard; the cursor on the line it stands on."""
        from tablero.ui.screens.sheet import ask_for_sheet

        person, thing = self._person, self.thing
        if person is not None:
            first = SHEET[thing.id] if thing is not None and thing.kind == "sheet" else SHEET[0]
            ask_for_sheet(self.app, person.prospect, first)

    def action_add_date(self) -> None:
        """A day that matters to them."""
        from tablero.ui.screens.key_dates import ask_for_date

        if self.subject is not None:
            ask_for_date(self.app, self.subject)

    def action_add_way_in(self) -> None:
        """Who can bring one closer; on the best bridge, that one."""
        from tablero.ui.screens.ways_in import ask_for_kind, ask_for_way_in

        if self.subject is None:
            return
        if self.thing is not None and self.thing.kind == "bridge":
            ask_for_kind(self.app, self.subject, self.thing.id)
        else:
            ask_for_way_in(self.app, self.subject)

    def action_who_brought_whom(self) -> None:
        """The chain of names, and the thanks."""
        from tablero.ui.screens.ways_in import ask_who_brought_whom

        if self.subject is not None:
            ask_who_brought_whom(self.app, self.subject)

    def action_reflect(self) -> None:
        """What there is to learn, asked by oneself."""
        from tablero.ui.screens.reflecting import ask_to_reflect

        if self.subject is not None:
            ask_to_reflect(self.app, self.subject, asked=False)

    def action_opt_out(self) -> None:
        """What they asked not to get."""
        from tablero.ui.screens.opting_out import ask_for_opt_out

        if self.subject is not None:
            ask_for_opt_out(self.app, self.subject)

    def action_forget(self) -> None:
        """For ever, once their name is typed."""
        from tablero.ui.screens.forgetting import ask_to_forget

        if self.subject is not None:
            ask_to_forget(self.app, self.subject)

    # --- the thing under the cursor -----------------------------------------------------------

    def action_open_page(self) -> None:
        """`enter`: another person's page, an idea one state on, else what `e` does."""
        person, thing = self._person, self.thing
        if person is None or thing is None:
            return
        match thing.kind:
            case "idea":
                idea = next(i for i in person.ideas if i.id == thing.id)
                after = IDEA_STATES[(IDEA_STATES.index(idea.state) + 1) % len(IDEA_STATES)]
                self.app.carry_out(ask.MarkIdea(idea.id, after))
            case "link" | "referred":
                links = person.links if thing.kind == "link" else person.referred
                self.app.open_page(next(link.other for link in links if link.id == thing.id))
            case "bridge":
                self.app.open_page(thing.id)
            case _:
                self.action_edit()

    def action_edit(self) -> None:
        """Correct what is under the cursor, else the person's fields."""
        if self._person is None or self.thing is None:
            return
        match self.thing.kind:
            case "step":
                self.action_plan_step()
            case "sheet":
                self.action_write_sheet()
            case "opt_out":
                self.action_opt_out()
            case _:
                if not correct(self.app, self._person, self.thing):
                    super().action_edit()

    def action_delete(self) -> None:
        """Delete what is under the cursor; undo brings it back."""
        request = deletion(self._person, self.thing)
        if request is None:
            self.say(_("This is not deleted here. a archives people, z takes back an opt-out."))
        else:
            self.app.carry_out(request)
