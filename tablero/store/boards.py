"""The boards of a file."""

from __future__ import annotations

from tablero.model import BoardName
from tablero.refusals import LastOne, NameTaken, NoSuchBoard
from tablero.rules.search import fold
from tablero.store.checks import line
from tablero.store.default_board import add_board_row
from tablero.store.desk import Desk, Was
from tablero.store.placing import GAP
from tablero.store.reading import read_boards
from tablero.store.tables import BoardRow


class Boards(Desk):
    """The verbs of boards."""

    def add_board(self, name: str) -> int:
        """Adds a board with the usual stages. Returns its id. Raises BadValue, NameTaken."""
        name = line("name", name)
        with self._act("add_board") as subject:
            self._refuse_taken_board(name)
            last = BoardRow.select(BoardRow.position).order_by(BoardRow.position.desc())
            board = add_board_row(self._db, name, last.bind(self._db).first().position + GAP)
            subject.names = [name]
        return board

    def rename_board(self, board_id: int, name: str, *, was: Was = None) -> None:
        """Gives a board another name. Raises BadValue, NameTaken, NoSuchBoard, TextChanged."""
        name = line("name", name)
        with self._act("rename_board") as subject:
            board = self._board_of(board_id)
            self._refuse_overwriting("board", board.id, {"name": board.name}, {"name": name}, was)
            self._refuse_taken_board(name, but=board)
            BoardRow.update(name=name).where(BoardRow.id == board.id).execute(self._db)
            subject.names = [board.name]
            subject.detail = name

    def remove_board(self, board_id: int) -> None:
        """Removes a board with everybody on it. Raises LastOne, NoSuchBoard."""
        with self._act("remove_board") as subject:
            board = self._board_of(board_id)
            if len(read_boards(self._db)) == 1:
                raise LastOne("board")
            self._clear(board.id)
            BoardRow.delete().where(BoardRow.id == board.id).execute(self._db)
            subject.names = [board.name]

    def _clear(self, board: int) -> None:
        """Removes all a board holds; who asked for no contact stays on the suppression list."""
        from tablero.store.tables_discipline import JOURNALED  # models that no start needs

        theirs = "prospect_id IN (SELECT id FROM prospect WHERE board_id = ?)"
        self._db.run(f"UPDATE suppressed SET prospect_id = NULL WHERE {theirs}", (board,))
        for table in reversed(JOURNALED):
            name, fields = table._meta.table_name, table._meta.fields
            if "prospect" in fields or "board" in fields:
                which = theirs if "prospect" in fields else "board_id = ?"
                self._db.run(f"DELETE FROM {name} WHERE {which}", (board,))

    def _board_of(self, board_id: int) -> BoardName:
        boards = read_boards(self._db)
        for board in boards:
            if board.id == board_id:
                return board
        raise NoSuchBoard(str(board_id), boards)

    def _refuse_taken_board(self, name: str, but: BoardName | None = None) -> None:
        for board in read_boards(self._db):
            if board != but and fold(board.name) == fold(name):
                raise NameTaken(name)
