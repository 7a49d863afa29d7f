"""What all full screens share: they draw a scene, and say one sentence after an act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tablero import words
from tablero.refusals import BadFile, Busy
from tablero.store.errors import told_plainly
from tablero.ui.scene import Scene
from tablero.ui.screens.asking import Asking

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


class Face(Asking):
    """A full screen of tablero."""

    app: TableroApp
    AUTO_FOCUS = ""
    is_behind = False
    """Another full screen hides it, and a newer scene waits for its return."""

    async def _dispatch_message(self, message: Message) -> None:
        with self.app.saying_why():
            await super()._dispatch_message(message)

    def fall_behind(self) -> None:
        """Another screen hides this one, and something was done there: what was said here, and
        the undo it offered, are no longer of the last act."""
        self.is_behind = True
        self.forget_said()

    def forget_said(self) -> None:
        """Nothing was said, as far as this screen knows; it is drawn later."""

    def on_screen_resume(self) -> None:
        self.catch_up()
        self.was_uncovered()

    def catch_up(self) -> None:
        """Draw what changed while another screen hid this one."""
        if self.is_behind:
            self.is_behind = False
            self.draw_scene()

    def draw_scene(self) -> None:
        """Draw the app's scene. Where the file cannot be read, that is said in its place."""
        try:
            with told_plainly(self.app.board.path):
                self.show_scene(self.app.scene)
        except (Busy, BadFile) as refused:
            self.say(words.refusal(refused), alarm=True)

    def show_scene(self, scene: Scene) -> None:
        """Draw this scene."""
        raise NotImplementedError

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        """One sentence about what was just done, or why it was not."""
        self.notify(sentence, severity="error" if alarm else "information", markup=False)

    def settled(self) -> None:
        """A text that was being written here was saved in the end, by another way."""

    def show_person(self, prospect_id: int) -> None:
        """The cursor on that person, where this screen has one."""

    def put_back(self) -> bool:
        """Cancel whatever is in the air; says whether anything was."""
        return False

    def action_leave(self) -> None:
        """One level back."""
        self.app.pop_screen()
