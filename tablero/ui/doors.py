"""The ways through the app: to its other screens, each imported when it is first opened since
few starts need one, and back to the board."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from textual.widget import Widget

from tablero.i18n import _
from tablero.ui.candid import Candid
from tablero.ui.scene import Scene
from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.face import Face

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp
    from tablero.ui.screens.strip import Answer, Strip


class Doors(Candid):
    """The keys that lead to other screens."""

    scene: Scene

    def read_everybody(self) -> None:
        """Have the whole board, not only its first screenful."""
        raise NotImplementedError

    @property
    def face(self) -> Face | None:
        """The full screen that is open, below any strip."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Face):
                return screen
        return None

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        """One sentence on the screen that is open."""
        face = self.face
        if face is not None:
            face.say(sentence, undoable=undoable, alarm=alarm)

    def open_face(self, face: Face) -> None:
        """Show a full screen; whoever is so quick that nobody is read yet waits for that."""
        if not self.scene.snapshot.complete:
            self.read_everybody()
        self.push_screen(face)

    def open_strip(
        self, strip: Strip[Answer], then: Callable[[Answer | None], object] | None = None
    ) -> None:
        """Ask on the lowest lines of the screen that is open; `then` gets the answer."""
        face = self.screen
        if isinstance(face, Face):
            face.open_strip(strip, then)

    @property
    def front(self) -> Widget:
        face = self.screen
        return (face.strip if isinstance(face, Face) else None) or face

    def what_is_open(self) -> Iterator[Widget]:
        for screen in self.screen_stack:
            yield screen
            if isinstance(screen, Face):
                yield from screen.strips

    def to_board(self) -> BoardScreen:
        """Leave every strip, and every other screen."""
        while not isinstance(self.screen, BoardScreen):
            self.pop_screen()
        self.screen.close_strips()
        self.screen.catch_up()
        return self.screen

    def action_leave(self) -> None:
        """One level back."""
        face = self.screen
        if isinstance(face, Face):
            face.action_leave()

    def action_help_quit(self) -> None:
        self.say(_("q leaves tablero."))

    def action_suspend_process(self) -> None:
        """To the shell, where there is one."""
        if sys.platform != "win32":
            from tablero.ui.driver import has_shell

            if not has_shell():
                self.say(_("This terminal has no shell to go to. q leaves tablero."))
                return
        super().action_suspend_process()

    def action_keys(self) -> None:
        from tablero.ui.screens.keys import KeysScreen

        self.open_face(KeysScreen())

    def action_palette(self) -> None:
        from tablero.ui.screens.palette import open_palette

        open_palette(cast("TableroApp", self))

    def action_settings(self) -> None:
        from tablero.ui.settings_file import edit_settings

        edit_settings(cast("TableroApp", self))

    def action_transfer(self) -> None:
        from tablero.ui.screens.transfer import TransferScreen

        self.open_face(TransferScreen())

    def action_big_wall(self) -> None:
        from tablero.ui.screens.big_wall import BigWallScreen

        self.open_face(BigWallScreen())

    def action_boards(self) -> None:
        from tablero.ui.screens.boards import BoardsScreen

        self.open_face(BoardsScreen())

    def action_stages(self) -> None:
        from tablero.ui.screens.stages import StagesScreen

        self.open_face(StagesScreen())

    def action_review(self) -> None:
        from tablero.ui.screens.review import open_review

        open_review(cast("TableroApp", self))

    def action_choose_mode(self) -> None:
        from tablero.ui.screens.modes import ask_for_mode

        ask_for_mode(cast("TableroApp", self))

    def action_agenda(self) -> None:
        from tablero.ui.screens.agenda import AgendaScreen

        self.open_face(AgendaScreen())

    def action_figures(self) -> None:
        from tablero.ui.screens.figures import FiguresScreen

        self.open_face(FiguresScreen())

    def action_reflections(self) -> None:
        from tablero.ui.screens.reflections import ReflectionsScreen

        self.open_face(ReflectionsScreen())

    def open_page(self, prospect_id: int) -> None:
        """Everything about somebody, wherever they are."""
        from tablero.ui.screens.prospect import ProspectScreen

        self.open_face(ProspectScreen(prospect_id))
