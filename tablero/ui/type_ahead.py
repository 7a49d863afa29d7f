"""Keys that arrive faster than screens open: each waits until the one before it has been handled.

Over a slow line several keys come in one piece. Textual would hand them all to whatever has the
focus now, so that of `t e 2` the last two would reach the board instead of the strip.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.widget import Widget

from tablero.ui.ending import Ending

Result = TypeVar("Result")

PATIENCE = 1.0
"""Seconds until the next key goes on although nobody said that the last one was handled."""


class Handled(Message):
    """Follows a key on the same way through the widgets; here, the key has been everywhere."""

    def __init__(self, turn: int, *, again: bool = False) -> None:
        super().__init__()
        self.turn = turn
        self.again = again
        """It went twice, the second time behind whatever the key itself set going."""


class Free(Message):
    """The key in hand is done with: the next one may go."""

    def __init__(self, turn: int) -> None:
        super().__init__()
        self.turn = turn


class TypeAhead(Ending[Result]):
    """An app that hands out one key at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key] = deque()
        """Keys that wait for their turn."""
        self._turn = 0
        self._in_hand = False
        self._before: Widget | None = None
        """What the key in hand was typed on."""
        self._overdue: asyncio.TimerHandle | None = None
        """Ends the wait for it. Textual's own timers are tasks, too dear for one at every key."""

    @property
    def front(self) -> Widget:
        """What keys go to: the strip that is open, else the screen."""
        return self.screen

    @property
    def has_typed(self) -> bool:
        """Whether any key was pressed yet."""
        return self._turn > 0

    @property
    def is_typing(self) -> bool:
        """Whether a key is being handled, or waits for its turn."""
        return self._in_hand or bool(self._typed)

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._in_hand:
            self._typed.append(event)
        else:
            await self._hand_out(event)

    def pass_on(self, event: events.Key) -> None:
        """Let a key that a closing screen had no use for mean what it means below, at its turn."""
        self._typed.appendleft(events.Key(event.key, event.character))

    def pop_screen(self) -> AwaitComplete:
        """What stands on a screen that goes away can say nothing more."""
        gone = super().pop_screen()
        if self._in_hand:
            self._when_open(self._turn)
        return gone

    async def _hand_out(self, event: events.Key) -> None:
        self._in_hand = True
        self._turn += 1
        self._before = self.front
        turn, target = self._turn, self.focused or self.screen
        loop = asyncio.get_running_loop()
        self._overdue = loop.call_later(PATIENCE, self.post_message, Free(turn))
        await super().on_event(event)
        target.post_message(Handled(turn))

    def on_handled(self, message: Handled) -> None:
        if message.turn != self._turn:
            return
        if self.front is self._before and not message.again:
            (self.focused or self.screen).post_message(Handled(message.turn, again=True))
        elif self.front is self._before:
            # Later, since the focus too is moved later.
            self.post_message(Free(message.turn))
        else:
            self._when_open(message.turn)

    def _when_open(self, turn: int) -> None:
        """Go on once what is in front is drawn, and nothing else came meanwhile."""
        front = self.front

        def go_on() -> None:
            if self.front is front:
                self.post_message(Free(turn))
            else:
                self._when_open(turn)

        front.call_after_refresh(go_on)

    async def on_free(self, message: Free) -> None:
        if message.turn == self._turn and self._in_hand:
            self._in_hand = False
            if self._overdue is not None:
                self._overdue.cancel()
            if self._typed:
                await self._hand_out(self._typed.popleft())
