"""The palette: every command of the screen below, everybody by name, themes and languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from tablero.i18n import _
from tablero.ui.commands import BY_ID, keys_in_force
from tablero.ui.keeping import KeepingApp
from tablero.ui.palette import Entry, People, find
from tablero.ui.screens.strip import Strip
from tablero.ui.settings_file import choose_language, choose_theme
from tablero.ui.widgets.field_line import FieldLine, TextLine
from tablero.ui.widgets.paint import Line, fit, spread, width_of
from tablero.ui.widgets.pane import Pane, Row

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

LANGUAGE_NAMES = {"en": "English", "es": "español"}
ASIDE = 20
"""Cells at most for the key or the stage at the right edge."""


class PaletteStrip(Strip[Entry]):
    """Type a few letters, `enter` does it."""

    DEFAULT_CLASSES = "strip palette"
    BINDINGS = [
        Binding("escape,ctrl+c", "leave", show=False),
        Binding("down,ctrl+n,tab", "cursor(1)", show=False, priority=True),
        Binding("up,ctrl+p,shift+tab", "cursor(-1)", show=False, priority=True),
        Binding("pagedown", "cursor(10)", show=False, priority=True),
        Binding("pageup", "cursor(-10)", show=False, priority=True),
    ]

    def __init__(
        self,
        commands: Sequence[Entry],
        people: People,
        *,
        title: str = "",
        hint: str = "",
        keys: str = "",
    ) -> None:
        super().__init__()
        self._title = title or _("Do, or go to")
        self._keys = keys or _("enter does it    esc leaves it")
        self._commands = commands
        self._people = people
        self._found: list[Entry] = []
        hint = hint or _("a command, or somebody's name")
        self._input = FieldLine("", hint=hint)
        self.pane = Pane()

    def compose(self) -> ComposeResult:
        yield self.title_line(self._title)
        yield self._input
        yield self.pane
        yield TextLine(Content(self._keys), classes="strip-keys")

    def on_mount(self) -> None:
        self._input.focus()
        self._show("")

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    def _show(self, typed: str) -> None:
        self._found = self.entries(typed)
        self.pane.cursor = 0 if self._found else None
        self._draw()

    def entries(self, typed: str) -> list[Entry]:
        """What fits these words."""
        return find(typed, self._commands, self._people)

    def _draw(self) -> None:
        width = max(1, self.app.size.width - 2)
        scene = self.app.scene
        rows = [
            Row(_line(entry, width, scene.glyphs.ellipsis), number)
            for number, entry in enumerate(self._found)
        ]
        if not rows and self._input.value.strip():
            rows = [Row(((_("Nothing and nobody fits these words."), "muted"),))]
        self.pane.show(rows, scene.glyphs.cursor)

    def action_cursor(self, by: int) -> None:
        self.pane.move(by)

    @on(Input.Submitted)
    @on(Pane.Chosen)
    def _chosen(self, event: Input.Submitted | Pane.Chosen) -> None:
        event.stop()
        if self.pane.cursor is not None:
            self.dismiss(self._found[self.pane.cursor])

    def action_leave(self) -> None:
        self.dismiss()


def _line(entry: Entry, width: int, ellipsis: str) -> Line:
    right: Line = ((f"  {fit(entry.aside, ASIDE, ellipsis)} ", "muted"),)
    room = width - width_of(right)
    label = fit(entry.label, room, ellipsis)
    about = fit(f"  {entry.about}", room - width_of(((label, ""),)), ellipsis)
    return spread(((label, "name"), (about, "muted")), right, width)


def open_palette(app: TableroApp) -> None:
    """Ask for a command or a name, then do it on the screen that is open."""
    commands = [
        *_commands_of(app, app.screen),
        *(
            Entry(_("theme {name}").format(name=name), partial(choose_theme, app, name))
            for name in _themes(app)
        ),
        *(
            Entry(_("language: {name}").format(name=name), partial(choose_language, app, code))
            for code, name in LANGUAGE_NAMES.items()
        ),
        *_commands_of_its_file(app),
        Entry(_("quit"), app.exit, _("Leave tablero, from wherever you are")),
    ]
    app.open_strip(
        PaletteStrip(commands, People(app.board.snapshot(), app.go_to)),
        lambda entry: entry.run() if entry else None,
    )


def _commands_of_its_file(app: TableroApp) -> Iterator[Entry]:
    # The example, which is thrown away, has none.
    if isinstance(app, KeepingApp):
        about = _("A verified copy beside the board, which stays")
        yield Entry(_("back up now"), app.back_up_now, about)


def _themes(app: TableroApp) -> list[str]:
    """Our own first, and what the terminal asks for before them all."""
    own = ["auto", "rotulador", "pizarra"]
    return own + sorted(name for name in app.available_themes if name not in own)


def _commands_of(app: TableroApp, screen: Screen[object]) -> Iterator[Entry]:
    """Every command that has a key on that screen, in the order of the help."""
    bound = {active.binding.id: active for active in screen.active_bindings.values()}
    keys = app.settings.keys
    for name, command in BY_ID.items():
        active = bound.get(name)
        if active is None or name == "app.palette":
            continue
        run = partial(app.call_later, app.run_action, active.binding.action, active.node)
        aside = ", ".join(keys_in_force(command, keys))
        yield Entry(command.label, run, command.help, aside)
