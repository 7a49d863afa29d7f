"""What strips are made of beside choosers: a line of text, and a line to fill in."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import NULL_SIZE, Region
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input, Label

from tablero.ui.widgets.paint import cells, pad


def _in_words(label: str, width: int) -> str:
    """As many of its words as fit."""
    while cells(label) > width and " " in label:
        label = label.rpartition(" ")[0]
    return label


class TextLine(Label):
    """A text, in as many lines as it needs."""

    virtual_size = Reactive(NULL_SIZE, repaint=False)
    """It does not scroll, so that its first size needs no second layout."""


class FieldLine(Input):
    """A line to fill in behind its label: both are one widget, since each costs as much as all
    that is drawn of a strip. The label stands in the padding."""

    virtual_size = Reactive(NULL_SIZE, repaint=False)
    """It is one line whatever is typed, so that no letter lays the screen out."""

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        # Textual's class for what is valid would have it styled twice.
        super().__init__(
            value, placeholder=hint, id=id, classes=classes, select_on_focus=False, validate_on=()
        )
        self._label = label

    def on_blur(self, event: events.Blur) -> None:
        # Out of sight with its strip, it is not drawn without the keys first.
        if self.parent is not None and not self.parent.display:
            event.prevent_default()

    def render_lines(self, crop: Region) -> list[Strip]:
        width = self.styles.padding.left
        if not width:
            return super().render_lines(crop)
        whole = Region(0, crop.y, self.outer_size.width, crop.height)
        lines = super().render_lines(whole)
        label = Strip([Segment(pad(_in_words(self._label, width), width), self._ink())], width)
        return [Strip.join([label, line.crop(width)]).crop(crop.x, crop.right) for line in lines]

    def _ink(self) -> Style:
        # What the strip has behind it: a field that one writes in has another ground.
        behind = Style(bgcolor=self.background_colors[0].rich_color)
        pot = self.app.screen_stack[0]
        return behind + pot.get_component_rich_style("ink--muted", partial=True)
