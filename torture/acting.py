"""Any acts, in any order, of two programs at once, all taken back and done again."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tablero.clock import Clock
from tablero.refusals import NothingToRedo, NothingToUndo, Refusal
from tablero.store.board import Board
from tablero.store.tables_discipline import JOURNALED
from torture.drawing import drawn
from torture.verbs import CONTACT, DAY, FRAME, GOING, KNOWING, PEOPLE, Verb

TABLES = [table._meta.table_name for table in JOURNALED]
State = dict[str, dict[int, tuple[Any, ...]]]
"""Table to row id to row: all that the journal follows."""
_PROCESS = 40
"""One in so many of another program's writes is a process of its own."""


class DayClock(Clock):
    """A clock that somebody sets, forwards and back."""

    def set_on(self, days: int) -> None:
        self._day = (self._day or date.min) + timedelta(days=days)


class Acting(RuleBasedStateMachine):
    """A file, two programs that have it open, and what the file held before and after each act."""

    folder: Path
    original: Path
    steps = refused = 0

    def __init__(self) -> None:
        super().__init__()
        self.path = Path(shutil.copyfile(self.original, self.folder / "board.db"))
        self.clock = DayClock(DAY)
        self.eye = sqlite3.connect(self.path, isolation_level=None)
        self.columns = {name: _columns(self.eye, name) for name in TABLES}
        self.done: list[tuple[State, State]] = []
        self.undone: list[tuple[State, State]] = []
        self.state = self.read()
        self.boards: list[Board] = []

    @initialize(keep=st.sampled_from([5, 5000]))
    def open_all(self, keep: int) -> None:
        self.keep = keep
        self.boards = [self.open(), self.open()]
        self.witness = self.open()
        first = self.boards[0].history(1)[0].id
        self.eye.execute("UPDATE journal_step SET sealed = 1")
        self.eye.execute("DELETE FROM journal_row")
        self.first = first

    def open(self) -> Board:
        board = Board(self.path, self.clock, keep_steps=self.keep)
        board._db.run("PRAGMA synchronous = OFF")  # kill -9 has trials of its own
        return board

    def teardown(self) -> None:
        for board in (*self.boards, *([self.witness] if self.boards else [])):
            board.close_file()
        self.eye.close()

    def read(self) -> State:
        rows = self.eye.execute
        return {name: {row[0]: row for row in rows(f"SELECT * FROM {name}")} for name in TABLES}

    # --- acts ----------------------------------------------------------------------------------

    def act(self, data: st.DataObject, verbs: dict[str, Verb]) -> None:
        board = self.boards[data.draw(st.integers(0, 1), label="program")]
        name = data.draw(st.sampled_from(sorted(verbs)), label="verb")
        pick = drawn(board, data.draw)
        self.note_what_came(board, lambda: verbs[name](board, pick))

    def note_what_came(self, board: Board, verb: Callable[[], object]) -> None:
        """A verb writes one step or nothing at all, and a refused one nothing at all."""
        type(self).steps += 1
        before, steps = self.state, board.history(1)
        try:
            verb()
            is_refused = False
        except Refusal:
            type(self).refused += 1
            is_refused = True
        self.state = self.read()
        if board.history(1) == steps:
            assert self.state == before, "it changed something and wrote no step"
            return
        assert not is_refused, "it was refused and wrote a step"
        assert self.state != before, "it wrote a step and changed nothing"
        self.done = [*self.done, (before, self.state)][-self.keep :]
        self.undone.clear()

    @rule(data=st.data())
    def act_on_people(self, data: st.DataObject) -> None:
        self.act(data, PEOPLE)

    @rule(data=st.data())
    def act_on_where_they_go(self, data: st.DataObject) -> None:
        self.act(data, GOING)

    @rule(data=st.data())
    def act_on_contact(self, data: st.DataObject) -> None:
        self.act(data, CONTACT)

    @rule(data=st.data())
    def act_on_what_is_known(self, data: st.DataObject) -> None:
        self.act(data, KNOWING)

    @rule(data=st.data())
    def act_on_the_frame(self, data: st.DataObject) -> None:
        self.act(data, FRAME)

    @rule(which=st.integers(0, 1), times=st.integers(1, 4))
    def undo(self, which: int, times: int) -> None:
        for _ in range(times):
            type(self).steps += 1
            if not self.done:
                with raises(NothingToUndo):
                    self.boards[which].undo()
                return
            self.boards[which].undo()
            before, after = self.done.pop()
            self.undone.append((before, after))
            self.state = self.read()
            assert self.state == before, "undoing does not give what was before"

    @rule(which=st.integers(0, 1), times=st.integers(1, 4))
    def redo(self, which: int, times: int) -> None:
        for _ in range(times):
            type(self).steps += 1
            if not self.undone:
                with raises(NothingToRedo):
                    self.boards[which].redo()
                return
            self.boards[which].redo()
            before, after = self.undone.pop()
            self.done.append((before, after))
            self.state = self.read()
            assert self.state == after, "doing it again does not give what was after"

    @rule(which=st.integers(0, 1))
    def reopen(self, which: int) -> None:
        type(self).steps += 1
        self.boards[which].close_file()
        self.boards[which] = self.open()

    @rule(name=st.text("ab", min_size=1, max_size=3), chance=st.integers(1, _PROCESS))
    def another_program_writes(self, name: str, chance: int) -> None:
        def write() -> None:
            if chance == _PROCESS:
                _in_a_process(self.path, self.keep, name)
            else:
                with self.open() as other:
                    other.add_prospect(name)

        self.note_what_came(self.witness, write)

    @rule(which=st.integers(0, 1), data=st.data())
    def another_board(self, which: int, data: st.DataObject) -> None:
        type(self).steps += 1
        board = self.boards[which]
        board.open_board(data.draw(st.sampled_from([one.id for one in board.boards()])))

    @rule(which=st.integers(0, 1), data=st.data())
    def bookkeeping(self, which: int, data: st.DataObject) -> None:
        """What is noted down without a step leaves alone what can be undone."""
        board = self.boards[which]
        people = sorted(board.snapshot().prospects)[:3]
        notes: list[Callable[[], object]] = [
            board.arrive,
            board.finish_review,
            lambda: board.start_review(people),
            lambda: board.extend_review(people),
            lambda: board.note_idea_asked(people[0] if people else 1),
        ]
        self.note_what_came(board, data.draw(st.sampled_from(notes)))

    @rule(days=st.integers(-3, 3))
    def the_clock_is_set(self, days: int) -> None:
        self.clock.set_on(days)

    @rule(which=st.integers(0, 1), rows=st.integers(0, 3))
    def a_first_look(self, which: int, rows: int) -> None:
        self.boards[which].opening(rows)

    # --- what always holds ---------------------------------------------------------------------

    @invariant()
    def what_is_kept_in_memory_is_what_the_file_says(self) -> None:
        for board in self.boards:
            kept = board.snapshot()
            self.witness.open_board(kept.board.id)
            assert kept == self.witness.reload(), "the snapshot is not what the file says"

    @invariant()
    def the_journal_tells_the_state(self) -> None:
        if not self.boards:
            return
        told = {name: dict(rows) for name, rows in (self.done or [(self.state,)])[0][0].items()}
        for name, number, after in self.eye.execute(
            "SELECT table_name, row_id, after FROM journal_row WHERE step_id IN"
            " (SELECT id FROM journal_step WHERE undone = 0) ORDER BY id"
        ):
            if after is None:
                told[name].pop(number, None)
            else:
                image = json.loads(after)
                told[name][number] = tuple(image[column] for column in self.columns[name])
        assert told == self.state, "the journal tells another story"

    @invariant()
    def the_file_is_sound(self) -> None:
        if not self.boards:
            return
        for question, answer in _SOUND.items():
            assert self.eye.execute(question).fetchall() == answer, question
        ((standing,),) = self.eye.execute(
            "SELECT count(*) FROM journal_step WHERE sealed = 0"
        ).fetchall()
        assert standing == len(self.done) + len(self.undone), "a step is missing or too many"


_SOUND: dict[str, list[Any]] = {
    "PRAGMA foreign_key_check": [],
    "PRAGMA quick_check": [("ok",)],
    "SELECT step_id FROM journal_pen": [(None,)],
    "SELECT id FROM journal_row WHERE step_id NOT IN (SELECT id FROM journal_step)": [],
    "SELECT id FROM journal_step WHERE sealed = 0"
    " AND id NOT IN (SELECT step_id FROM journal_row)": [],
    "SELECT prospect_id FROM step WHERE done_on IS NULL GROUP BY 1 HAVING count(*) > 1": [],
    "SELECT board_id FROM prospect WHERE pinned_on IS NOT NULL GROUP BY 1 HAVING count(*) > 7": [],
    "SELECT id FROM prospect WHERE opt_out = 'total' AND pinned_on IS NOT NULL": [],
    "SELECT id FROM board WHERE id NOT IN (SELECT board_id FROM stage WHERE kind = 'open')": [],
    "SELECT prospect.id FROM prospect JOIN stage ON stage.id = stage_id"
    " WHERE stage.board_id <> prospect.board_id": [],
}


def _columns(eye: sqlite3.Connection, table: str) -> list[str]:
    return [name for (_, name, *_) in eye.execute(f"PRAGMA table_info({table})")]


@contextmanager
def raises(kind: type[Refusal]) -> Iterator[None]:
    try:
        yield
    except kind:
        return
    raise AssertionError(f"no {kind.__name__}")


_WRITING = """
import sys
from datetime import date
from pathlib import Path
from tablero.clock import Clock
from tablero.store.board import Board
path, keep, name = sys.argv[1:]
with Board(Path(path), Clock(date(2026, 11, 22)), keep_steps=int(keep)) as board:
    board.add_prospect(name)
"""


def _in_a_process(path: Path, keep: int, name: str) -> None:
    command = [sys.executable, "-c", _WRITING, str(path), str(keep), name]
    subprocess.run(command, check=True, env=dict(os.environ))
