"""One walk through the app as a person takes it. Whatever it does it undoes again, so that the
next walk finds the same board."""

from __future__ import annotations

import re

from benchmarks.boards import columns
from benchmarks.samples import Samples
from benchmarks.stopwatch import Stopwatch

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
PAGE_UP, PAGE_DOWN, ESCAPE, BACK = "\x1b[5~", "\x1b[6~", "\x1b", "\x7f"
IN_SIGHT = 5
"""Columns that are wholly in sight at this width; the others are folded at the edge."""
HELD, RATE = 60, 60
"""How often a held key comes, and how often a second."""
PAGES = 6
FLOOR_KEYS = 3
WORDS = ("carmen", "peña", "turia")
"""What is filtered for: names and a company, with an accent among them."""
CARD, ELSEWHERE = (8, 10), (70, 12)
"""Cells (from 1) on the first column's second card, and on a place in the third column."""
STEPS = 15
"""Motions of a drag from one to the other."""
LAST_OF_FRAME = "all keys"
"""Stands at the end of the lowest line, which is drawn last."""
STALLED = r"▌\d"
"""A head's count of stalled cards: there only once everybody is read and judged."""


class Walk:
    """The app on a board of that size, and what each thing took there, in turns with a key of the
    empty app that is the floor."""

    def __init__(self, app: Stopwatch, floor: Stopwatch, size: int, samples: Samples) -> None:
        self._app = app
        self._floor = floor
        self._size = size
        self._samples = samples
        self._columns = columns(size, HELD + 1)
        self.acts = 0
        """Things done that `u` takes back."""

    def take(self) -> None:
        """All of it, once. Raises NoAnswer where something does not do what it should."""
        self._start()
        self._cursor()
        self._held_key()
        self._filter()
        self._moves()
        self._drags()
        self._pages()
        self._touches()
        self._review()
        self._undo()
        self._note("memory end", self._app.peak_memory)

    def _note(self, what: str, *found: float) -> None:
        self._samples.add(what, self._size, *found)

    def _press(self, what: str, key: str, shows: str = "") -> None:
        self._note(what, self._app.press(key, shows).ms)

    def _top(self) -> None:
        """The cursor on the first card of the first column, wherever it was before."""
        for _turn in range(FLOOR_KEYS):
            self._note("floor key", self._floor.press("k", "KEY").ms)
        self._app.forget()
        self._app.send("1g")
        self._app.settle()

    # --- looking --------------------------------------------------------------------------

    def _start(self) -> None:
        firsts = [re.escape(names[0][:12]) for names in self._columns[:IN_SIGHT] if names]
        self._note("start", self._app.until(*firsts, LAST_OF_FRAME))
        self._app.until(STALLED)
        self._note("whole", self._app.settle())
        self._note("memory start", self._app.peak_memory)

    def _cursor(self) -> None:
        self._top()
        for _step in range(8):
            self._press("down", DOWN)
        for _step in range(6):
            self._press("up", UP)
        for what, key in [("right", RIGHT)] * (IN_SIGHT - 1) + [("left", LEFT)] * (IN_SIGHT - 1):
            self._press(what, key)
        self._top()
        far = min(PAGES, max(1, len(self._columns[0]) // 10))
        for what, key in ([("page down", PAGE_DOWN)] * far + [("page up", PAGE_UP)] * far) * (
            PAGES // far
        ):
            self._press(what, key)

    def _held_key(self) -> None:
        names = self._columns[0]
        if len(names) <= HELD:
            return  # there is nowhere to go so far
        self._top()
        self._note("held", self._app.hold(DOWN, HELD, RATE, re.escape(names[HELD])))

    def _filter(self) -> None:
        self._top()
        self._press("filter opened", "/")
        for word in WORDS:
            for end in range(1, len(word) + 1):
                self._press("letter", word[end - 1], f"«{word[:end]}»: ")
            for end in range(len(word) - 1, -1, -1):
                self._press("letter taken back", BACK, f"«{word[:end]}»: " if end else "")
        self._app.press(ESCAPE)

    def _pages(self) -> None:
        self._top()
        for _person in range(3):
            self._app.press(DOWN)
            self._press("page opened", "\r")
            self._press("page closed", "q", LAST_OF_FRAME)

    # --- doing ----------------------------------------------------------------------------

    def _act(self, what: str, key: str, shows: str = "") -> None:
        self._press(what, key, shows)
        self.acts += 1

    def _moves(self) -> None:
        self._top()
        self._app.press(DOWN)
        for key in "LH" * 3:
            self._act("move", key)
        for way in (RIGHT, LEFT) * 2:
            self._press("grab", " ", "drops it")
            self._press("carry", way)
            self._act("drop by key", " ", LAST_OF_FRAME)

    def _drags(self) -> None:
        self._top()
        for (x, y), (to_x, to_y) in ((CARD, ELSEWHERE), (ELSEWHERE, CARD)) * 2:
            self._app.forget()
            self._app.send(f"\x1b[<0;{x};{y}M")
            self._app.settle()
            for step in range(1, STEPS + 1):
                at_x, at_y = x + (to_x - x) * step // STEPS, y + (to_y - y) * step // STEPS
                motion = self._app.press(f"\x1b[<32;{at_x};{at_y}M")
                if step == 1:
                    self._note("lift", motion.ms)
                    continue
                self._note("motion", motion.ms)
                self._note("motion size", motion.size / 1000)
            self._act("drop by mouse", f"\x1b[<0;{to_x};{to_y}m", LAST_OF_FRAME)

    def _touches(self) -> None:
        self._top()
        for _person in range(3):
            self._app.press(DOWN)
            self._press("strip", "t", "enter saves")
            self._act("touch", "\r", r"Touch #\d+ with .*undo")

    def _review(self) -> None:
        self._top()
        self._press("review opened", "r", "REVIEW")
        for _person in range(3):
            self._act("look", " ", "looked at")
        for _person in range(2):
            self._press("look back", BACK)
        self._press("strip in review", "t", "enter saves")
        self._act("touch in review", "\r", r"Touch #\d+ with .*undo")
        self._app.press(ESCAPE, LAST_OF_FRAME)

    def _undo(self) -> None:
        for _act in range(self.acts):
            self._press("undo", "u", "Undone")
