"""An app that says what it cannot read of its file, and stays open with what it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from tablero import words
from tablero.refusals import BadFile, Refusal
from tablero.store.board import Board
from tablero.store.errors import told_plainly
from tablero.ui.gate import Gate

if TYPE_CHECKING:
    from textual.actions import ActionParseResult


class Candid(Gate[str]):
    """What a key, or the clock, sets going ends in a sentence where the file is to blame."""

    board: Board

    def say(self, sentence: str, *, undoable: bool = False, alarm: bool = False) -> None:
        """One sentence on the screen that is open."""
        raise NotImplementedError

    def say_waiting(self) -> None:
        """That another program holds the file; nothing else can be drawn until it lets go."""
        from tablero.ui.waiting import say_waiting  # hardly anybody ever waits

        say_waiting(self, self._driver)

    @contextmanager
    def saying_why(self) -> Iterator[None]:
        """Whatever is refused meanwhile, or proves to be damaged, is said."""
        try:
            with told_plainly(self.board.path):
                yield
        except (Refusal, BadFile) as refused:
            self.say(words.refusal(refused), alarm=True)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        with self.saying_why():
            return await super().run_action(action, default_namespace, namespaces)
        return True
