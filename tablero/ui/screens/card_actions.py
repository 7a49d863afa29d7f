"""What one may do with the person under the cursor, on whichever screen they stand. The strips
are imported when first opened, since the first frame of the board needs none of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import WALL_LINES, Prospect
from tablero.ui import messages as ask
from tablero.ui.scene import Scene
from tablero.ui.screens.face import Face

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


class CardActions(Face):
    """The commands on a card; a screen says who is meant."""

    @property
    def subject(self) -> Prospect | None:
        """Who is under the cursor."""
        raise NotImplementedError

    @property
    def scene(self) -> Scene:
        """What is on the screen."""
        return self.app.scene

    @property
    def subjects(self) -> tuple[int, ...]:
        """The marked ones in sight, or the one under the cursor: a filter keeps the others out."""
        marked = self.scene.marked
        if marked:
            in_sight = [i for ids in self.scene.columns.values() for i in ids if i in marked]
            if in_sight:
                return tuple(in_sight)
        return (self.subject.id,) if self.subject is not None else ()

    # --- places -------------------------------------------------------------------------

    def action_shift_stage(self, by: int) -> None:
        """One stage on or back, at the same height, else at the end."""
        who = self.subject
        if who is None or who.stage is None or who.archived:
            return
        stages = [stage.id for stage in self.scene.stages]
        if who.stage not in stages:
            return
        index = stages.index(who.stage) + by
        if not 0 <= index < len(stages):
            return
        place = self.scene.snapshot.columns[who.stage].index(who.id)
        there = len(self.scene.snapshot.columns.get(stages[index], ()))
        self.app.carry_out(ask.MoveCards((who.id,), stages[index], min(place, there)))

    def action_shift_place(self, by: int) -> None:
        """One place up or down among those in sight."""
        who = self.subject
        if who is None or who.stage is None or who.archived:
            return
        in_sight = self.scene.columns.get(who.stage, ())
        if who.id not in in_sight:
            return
        index = in_sight.index(who.id) + by
        if 0 <= index < len(in_sight):
            column = self.scene.snapshot.columns[who.stage]
            self.app.carry_out(ask.MoveCards((who.id,), who.stage, column.index(in_sight[index])))

    def action_move_to(self) -> None:
        """Ask for the stage by its number."""
        from tablero.ui.screens.digits import Choice, KeyStrip, chosen

        if not self.subjects:
            return
        stages = self.scene.snapshot.stages[:9]
        choices = [Choice(str(n), words.stage_name(s)) for n, s in enumerate(stages, 1)]

        def move(key: str) -> None:
            self._to_stage(stages[int(key) - 1].id)

        self.app.open_strip(KeyStrip(self._title(_("Move to")), choices), chosen(move))

    def _to_stage(self, stage: int) -> None:
        ids = self.subjects
        only_one = len(ids) == 1
        chosen_stage = self.scene.snapshot.stage(stage)
        if chosen_stage.is_exit and only_one:
            self.app.carry_out(ask.CloseProspect(ids[0], chosen_stage.key))
            return
        who = self.scene.prospect(ids[0])
        if only_one and who is not None and who.stage == stage and not who.archived:
            name = words.stage_name(chosen_stage)
            self.app.say(_("{name} is in {stage} already.").format(name=who.name, stage=name))
            return
        self.app.carry_out(ask.MoveCards(ids, stage, "bottom"))
        self.app.mark(frozenset())

    def _title(self, verb: str) -> str:
        ids = self.subjects
        if len(ids) == 1 and self.subject is not None:
            return f"{verb}: {self.subject.name}"
        return f"{verb}: " + ngettext("{count} person", "{count} people", len(ids)).format(
            count=len(ids)
        )

    # --- the wall -----------------------------------------------------------------------

    def action_toggle_pin(self) -> None:
        """Pin, or wipe; an eighth name asks which one to wipe."""
        who = self.subject
        if who is not None:
            self.app.carry_out(ask.Unpin(who.id) if who.is_pinned else ask.Pin(who.id))

    def ask_whom_to_wipe(self, prospect_id: int) -> None:
        """The wall is full: its numbers choose who makes room."""
        from tablero.ui.screens.digits import Choice, KeyStrip, chosen

        wall = self.scene.wall[:WALL_LINES]
        choices = [Choice(str(n), p.name) for n, p in enumerate(wall, 1)]

        def pin(key: str) -> None:
            self.app.carry_out(ask.Pin(prospect_id, instead_of=wall[int(key) - 1].id))

        title = _("The wall has seven lines. Whom do you wipe?")
        self.app.open_strip(KeyStrip(title, choices, hint=_("esc leaves them all")), chosen(pin))

    # --- short texts ----------------------------------------------------------------------

    def action_add_idea(self) -> None:
        """One idea for this person."""
        if self.subject is not None:
            ask_for_idea(self.app, self.subject)

    def action_tag(self) -> None:
        """Put a tag on, or take it off where everybody meant has it."""
        from tablero.ui.screens.form import Field, FormStrip

        ids = self.subjects
        if not ids:
            return

        def keep(values: Mapping[str, str]) -> str | None:
            tag = values["tag"].strip()
            everybody = all(tag in self.scene.snapshot.prospects[i].tags for i in ids)
            refused = self.app.carry_out(ask.TagProspects(ids, tag, remove=everybody))
            if refused is None:
                self.app.mark(frozenset())
            return refused

        title = self._title(_("Tag"))
        hint = _("a tag they have already is taken off")
        self.app.open_strip(FormStrip(title, [Field("tag", _("Tag"), hint=hint)], keep))

    # --- states -------------------------------------------------------------------------

    def action_settle(self) -> None:
        """Their last word needs no answer."""
        if self.subject is not None:
            self.app.carry_out(ask.Settle(self.subject.id))

    def action_archive(self) -> None:
        """Archive, or bring back."""
        ids = self.subjects
        if not ids:
            return
        if self.subject is not None and self.subject.archived:
            self.app.carry_out(ask.RestoreProspects(ids))
        else:
            self.app.carry_out(ask.ArchiveProspects(ids))
            self.app.mark(frozenset())


def ask_for_idea(app: TableroApp, who: Prospect) -> None:
    """One line: an idea for this person."""
    from tablero.ui.screens.form import Field, FormStrip

    def keep(values: Mapping[str, str]) -> str | None:
        return app.carry_out(ask.AddIdea(who.id, values["text"]))

    title = _("An idea for {name}").format(name=who.name)
    app.open_strip(FormStrip(title, [Field("text", _("Idea"))], keep))
