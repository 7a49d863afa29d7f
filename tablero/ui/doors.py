"""The app's other screens, each imported when it is first opened: few starts need one."""

from __future__ import annotations

from tablero.ui.scene import Scene
from tablero.ui.screens.face import Face
from tablero.ui.type_ahead import TypeAhead


class Doors(TypeAhead[str]):
    """The keys that lead to other screens."""

    scene: Scene

    def read_everybody(self) -> None:
        """Have the whole board, not only its first screenful."""
        raise NotImplementedError

    def _open(self, face: Face) -> None:
        """Show a full screen; whoever is so quick that nobody is read yet waits for that."""
        if not self.scene.snapshot.complete:
            self.read_everybody()
        self.push_screen(face)

    def action_keys(self) -> None:
        from tablero.ui.screens.keys import KeysScreen

        self._open(KeysScreen())

    def action_transfer(self) -> None:
        from tablero.ui.screens.transfer import TransferScreen

        self._open(TransferScreen())

    def action_big_wall(self) -> None:
        from tablero.ui.screens.big_wall import BigWallScreen

        self._open(BigWallScreen())

    def action_boards(self) -> None:
        from tablero.ui.screens.boards import BoardsScreen

        self._open(BoardsScreen())

    def action_stages(self) -> None:
        from tablero.ui.screens.stages import StagesScreen

        self._open(StagesScreen())

    def open_page(self, prospect_id: int) -> None:
        """Everything about somebody, wherever they are."""
        from tablero.ui.screens.prospect import ProspectScreen

        self._open(ProspectScreen(prospect_id))
