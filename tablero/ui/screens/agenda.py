"""The agenda: what was promised and what comes, for seven days or thirty."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from tablero.i18n import _, ngettext
from tablero.rules.agenda import Entry, agenda
from tablero.ui.commands import AGENDA, BY_ID, bindings, keys_in_force
from tablero.ui.scene import Scene
from tablero.ui.screens.list_face import ListFace
from tablero.ui.widgets.agenda_lines import agenda_rows
from tablero.ui.widgets.pane import Pane, Row

SPANS = (7, 30)
"""Days ahead, one and the other."""


class AgendaScreen(ListFace):
    """One row a step or a date, under its day."""

    BINDINGS = bindings(AGENDA)
    FOOTER = ("list.choose", *(command.id for command in AGENDA))

    def __init__(self) -> None:
        super().__init__()
        self._days = SPANS[0]
        self._entries: list[Entry] = []

    def heading(self) -> str:
        return _("AGENDA, {count} days").format(count=self._days)

    def rows(self, scene: Scene, width: int) -> Sequence[Row]:
        self._entries = agenda(scene.snapshot, scene.today, self._days)
        return agenda_rows(self._entries, scene.today, self._days, width - 1, scene.glyphs)

    def about(self) -> str:
        found = keys_in_force(BY_ID["agenda.span"], self.app.settings.keys)
        other = SPANS[1] if self._days == SPANS[0] else SPANS[0]
        people = len({entry.prospect.id for entry in self._entries})
        told = ngettext("{count} person.", "{count} people.", people).format(count=people)
        if not found:
            return told
        return _("{people} {key} shows {days} days.").format(people=told, key=found[0], days=other)

    def action_turn_span(self) -> None:
        """Seven days, or thirty."""
        self._days = SPANS[1] if self._days == SPANS[0] else SPANS[0]
        self.moved()
        self.draw_scene()

    def action_choose(self) -> None:
        """The person's page."""
        if self.pane.cursor is not None and self.pane.cursor < len(self._entries):
            self.app.open_page(self._entries[self.pane.cursor].prospect.id)

    @on(Pane.Chosen)
    def _clicked_entry(self) -> None:
        if self.is_active:
            self.action_choose()
