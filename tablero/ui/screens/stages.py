"""The stages of the board as a table: their order, names, kinds and limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import STAGE_KINDS, Stage
from tablero.ui import messages as ask
from tablero.ui.commands import STAGES, bindings
from tablero.ui.scene import Scene
from tablero.ui.screens.digits import Choice, KeyStrip, chosen
from tablero.ui.screens.form import Field, FormStrip, Wrong
from tablero.ui.screens.list_face import ListFace
from tablero.ui.widgets.pane import Row
from tablero.ui.widgets.stage_lines import stage_rows

KEYS = "123456789abcdefghijklmnoprstuvwxyz"
"""What numbers a choice; `q` leaves."""


class StagesScreen(ListFace):
    """One row a stage, the exits last."""

    BINDINGS = bindings(STAGES)
    FOOTER = (
        "stages.new",
        "stages.rename",
        "stages.remove",
        "stages.stall",
        "stages.limit",
        "stages.down",
        "stages.up",
        "stages.kind",
    )

    def heading(self) -> str:
        return _("STAGES")

    def rows(self, scene: Scene, width: int) -> Sequence[Row]:
        return stage_rows(scene, width - 1)

    def about(self) -> str:
        stage = self.stage
        if stage is None:
            return ""
        if stage.is_exit:
            return _("An exit is no column: whoever is closed goes there.")
        return _("In a stage, people stall after these days without a touch.")

    @property
    def stage(self) -> Stage | None:
        """The one under the cursor."""
        stages = self.app.scene.snapshot.stages
        return next((stage for stage in stages if stage.id == self.pane.cursor), None)

    # --- order --------------------------------------------------------------------------

    def action_shift(self, by: int) -> None:
        """Earlier or later, among the columns or among the exits."""
        stage = self.stage
        if stage is None:
            return
        row = [s.id for s in self.app.scene.snapshot.stages if s.is_exit == stage.is_exit]
        index = row.index(stage.id) + by
        if 0 <= index < len(row):
            self.app.carry_out(ask.OrderStage(stage.id, index))

    # --- one line of text ---------------------------------------------------------------

    def action_new(self) -> None:
        stage = self.stage
        after = stage.id if stage is not None and not stage.is_exit else None

        def add(values: Mapping[str, str]) -> str | None:
            refused = self.app.carry_out(ask.AddStage(values["name"], after))
            if refused is None:
                self._go_to_newest()
            return refused

        self.app.open_strip(FormStrip(_("A new stage"), [_name_field("")], add))

    def _go_to_newest(self) -> None:
        self.pane.place_cursor(max(stage.id for stage in self.app.scene.snapshot.stages))

    def action_rename(self) -> None:
        stage = self.stage
        if stage is None:
            return
        name = words.stage_name(stage)

        def rename(values: Mapping[str, str]) -> str | None:
            was = {"name": stage.name}
            return self.app.carry_out(ask.RenameStage(stage.id, values["name"], was))

        title = _("Another name for {stage}").format(stage=name)
        self.app.open_strip(FormStrip(title, [_name_field(name)], rename))

    def action_stall(self) -> None:
        stage = self.stage
        if stage is None or stage.is_exit:
            return

        def keep(values: Mapping[str, str]) -> str | None:
            return self.app.carry_out(ask.StallStage(stage.id, _number("days", values["days"])))

        field = Field(
            "days", _("Days"), str(stage.stall_days or ""), _("empty: nobody stalls here")
        )
        title = _("{stage}: days without a touch until somebody is stalled")
        self.app.open_strip(FormStrip(title.format(stage=words.stage_name(stage)), [field], keep))

    def action_limit(self) -> None:
        stage = self.stage
        if stage is None or stage.is_exit:
            return

        def keep(values: Mapping[str, str]) -> str | None:
            return self.app.carry_out(ask.LimitStage(stage.id, _number("cards", values["cards"])))

        field = Field("cards", _("Cards"), str(stage.card_limit or ""), _("empty: as many as come"))
        title = _("{stage}: how many cards it should hold at most")
        self.app.open_strip(FormStrip(title.format(stage=words.stage_name(stage)), [field], keep))

    # --- one key ------------------------------------------------------------------------

    def action_kind(self) -> None:
        stage = self.stage
        if stage is None:
            return
        choices = [Choice(str(n), words.stage_kind(k)) for n, k in enumerate(STAGE_KINDS, 1)]

        def keep(key: str) -> None:
            self.app.carry_out(ask.KindStage(stage.id, STAGE_KINDS[int(key) - 1]))

        title = _("What is {stage}?").format(stage=words.stage_name(stage))
        self.app.open_strip(KeyStrip(title, choices), chosen(keep))

    def action_remove(self) -> None:
        """Remove the stage; where there are people, ask where they go."""
        stage = self.stage
        if stage is None:
            return
        snapshot = self.app.scene.snapshot
        people = sum(p.stage == stage.id for p in snapshot.prospects.values())
        if not people:
            self.app.carry_out(ask.RemoveStage(stage.id))
            return
        by_key = dict(zip(KEYS, snapshot.stages, strict=False))

        def remove(key: str) -> None:
            self.app.carry_out(ask.RemoveStage(stage.id, by_key[key].id))

        choices = [Choice(k, words.stage_name(s)) for k, s in by_key.items() if s.id != stage.id]
        title = ngettext(
            "{count} person is in {stage}. Where do they go?",
            "{count} people are in {stage}. Where do they go?",
            people,
        ).format(count=people, stage=words.stage_name(stage))
        hint = _("esc leaves the stage and its people as they are")
        self.app.open_strip(KeyStrip(title, choices, hint=hint), chosen(remove))


def _name_field(value: str) -> Field:
    return Field("name", _("Name"), value)


def _number(field: str, typed: str) -> int | None:
    """A whole number, or nothing. Raises Wrong."""
    text = typed.strip()
    if not text:
        return None
    if not text.isdecimal() or len(text) > 4 or int(text) < 1:
        raise Wrong(field, _("Write a number such as 7, or leave it empty."))
    return int(text)
