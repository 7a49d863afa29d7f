"""A strip at the bottom that asks for a few lines; what cannot be understood is said beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from tablero.i18n import _
from tablero.refusals import BadValue
from tablero.ui.screens.strip import Strip
from tablero.ui.widgets.field_line import FieldLine, TextLine


class Field(NamedTuple):
    """One line to fill in."""

    name: str
    label: str
    value: str = ""
    hint: str = ""


class Wrong(Exception):
    """What was typed in a field cannot be used; the sentence stands beside it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


Submit = Callable[[Mapping[str, str]], "str | None"]
"""Takes what was typed; gives a sentence where it was refused. May raise Wrong."""


class FormStrip(Strip[bool]):
    """Asks on the lowest lines, the board still in sight. `enter` saves, `esc` leaves it."""

    BINDINGS = [
        Binding("escape,ctrl+c", "leave", show=False),
        Binding("tab,down", "next_field", show=False, priority=True),
        Binding("shift+tab,up", "previous_field", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        submit: Submit,
        *,
        more: Sequence[Field] = (),
        hint: str = "",
        first: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = (*fields, *more)
        self._hidden = {field.name for field in more}
        self._submit = submit
        self._hint = hint
        self._first = first
        """The field that the cursor starts in, where it is not the first one."""

    def compose(self) -> ComposeResult:
        yield self.title_line(self._title)
        for field in self._fields:
            line = FieldLine(field.label, field.value, hint=field.hint, id=f"field-{field.name}")
            line.display = field.name not in self._hidden
            yield line
        keys = _("enter saves    esc leaves it")
        if self._hidden:
            keys = _("enter saves    tab more fields    esc leaves it")
        yield TextLine(Content(self._hint or keys), classes="strip-keys")

    def on_mount(self) -> None:
        (self._field(self._first) if self._first else self.inputs()[0]).focus()

    def _field(self, name: str) -> FieldLine:
        return self.query_one(f"#field-{name}", FieldLine)

    def inputs(self) -> list[FieldLine]:
        """The fields in sight."""
        return [field for field in self.query(FieldLine) if field.display]

    def action_next_field(self) -> None:
        self._step(1)

    def action_previous_field(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._hidden:
            for name in self._hidden:
                self._field(name).display = True
            self._hidden = set()
        fields = self.inputs()
        now = next((n for n, field in enumerate(fields) if field.has_focus), 0)
        fields[(now + by) % len(fields)].focus()

    def action_leave(self) -> None:
        self.dismiss(False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._clear_wrongs()
        values = {field.name: self._field(field.name).value for field in self._fields}
        try:
            refused = self._submit(values)
        except Wrong as wrong:
            self._point_at(wrong.field, wrong.sentence)
            return
        if refused is None:
            self.dismiss(True)
        else:
            self.refuse(refused)

    def refuse(self, sentence: str) -> None:
        self._point_at(self._fields[0].name, sentence)

    def settled(self) -> None:
        self.dismiss(True)

    def advise(self, sentence: str) -> None:
        """Say something beside the first field; with nothing, nothing any more."""
        self._clear_wrongs()
        if sentence:
            self._point_at(self._fields[0].name, sentence)

    def _clear_wrongs(self) -> None:
        for field in self._fields:
            self.doubt(self._field(field.name), "")

    def _point_at(self, name: str, sentence: str) -> None:
        names = [field.name for field in self._fields]
        if name not in names:
            name = names[0]
        field = self._field(name)
        field.display = True
        self.doubt(field, sentence)
        field.focus()


def wrong_value(error: BadValue, sentence: str) -> Wrong:
    """A refused value as something to show beside its own field."""
    return Wrong(error.field, sentence)
