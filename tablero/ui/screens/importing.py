"""What a file would bring, then bringing it. A large one is read and written in a thread."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from textual.message import Message
from textual.worker import Worker

from tablero import words
from tablero.drafts import ImportReport
from tablero.formats import read
from tablero.i18n import _
from tablero.refusals import BadFile, BadImport, Refusal
from tablero.ui.commands import BY_ID, FILES, bindings, keys_in_force
from tablero.ui.scene import Scene
from tablero.ui.screens.list_face import ListFace
from tablero.ui.widgets import bars
from tablero.ui.widgets.import_lines import preview_rows, progress_bar
from tablero.ui.widgets.paint import Line
from tablero.ui.widgets.pane import Row

AT_ONCE = 300_000
"""Bytes up to which a file is done at once: some 2,000 people, a fifth of a second."""
TOLD_EVERY = 0.1
"""Seconds between two words on how far it is."""


class ImportScreen(ListFace):
    """The preview of one file; `enter` imports it."""

    BINDINGS = bindings([command for command in FILES if command.id == "files.place"])

    @dataclass
    class Read(Message):
        """So many people are read, and such a share of the file."""

        count: int
        share: float

    @dataclass
    class Finished(Message):
        """The thread is done."""

        outcome: ImportReport | str

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._to: str | None = None
        """Where its people go: board, book, or as the file's kind has it."""
        self._report: ImportReport | None = None
        self._refused = ""
        self._worker: Worker[None] | None = None
        self._trial = True
        self._stopping = False
        self._share = 0.0
        self._count = 0
        self._told_at = 0.0
        self._eager = False
        """`enter` was pressed before the preview was there."""

    def on_mount(self) -> None:
        super().on_mount()
        self._start(trial=True)

    def on_unmount(self) -> None:
        self._stopping = True

    # --- what it says ---------------------------------------------------------------------

    def heading(self) -> str:
        return _("IMPORT")

    def rows(self, scene: Scene, width: int) -> Sequence[Row]:
        if self._report is None:
            told = wrap(self._refused, max(20, min(width - 4, 90)))
            lines: list[Line] = [(), ((str(self._path), "name"),), ()]
            return [Row(line) for line in (*lines, *(((line, "text"),) for line in told))]
        stages = scene.snapshot.stages
        return preview_rows(self._report, self._path, stages, scene.glyphs, width - 2)

    def about(self) -> str:
        if self._report is None:
            return _("Nothing was changed.") if self._refused else ""
        if self._goes_to_book:
            return _("Nothing is written yet. They go to the book: off the board, found by /.")
        return _("Nothing is written yet. They go to their stages on the board.")

    @property
    def _goes_to_book(self) -> bool:
        if self._to is not None:
            return self._to == "book"
        return self._report is not None and set(self._report.by_stage) == {""}

    def _footer_line(self, width: int) -> Line:
        keys = self.app.settings.keys
        back = (keys_in_force(BY_ID["app.quit"], keys)[0], _("back"))
        if self._worker is not None:
            return bars.keys_line([(_("esc"), _("stops it"))], width)
        if self._report is None:
            return bars.keys_line([back], width)
        enter = (keys_in_force(BY_ID["list.choose"], keys), _("import"))
        place = (
            keys_in_force(BY_ID["files.place"], keys),
            _("to the board") if self._goes_to_book else _("to the book"),
        )
        shown = [(found[0], label) for found, label in (enter, place) if found]
        return bars.keys_line([*shown, back], width)

    # --- the keys -----------------------------------------------------------------------

    def action_choose(self) -> None:
        """Import what is shown."""
        if self._worker is not None:
            self._eager = self._trial
        elif self._report is not None:
            self._start(trial=False)

    def action_turn_place(self) -> None:
        """To the book instead of the board, or the other way round."""
        if self._worker is None and self._report is not None:
            self._to = "board" if self._goes_to_book else "book"
            self._start(trial=True)

    def action_leave(self) -> None:
        if self._worker is not None:
            self._stopping = True
        else:
            super().action_leave()

    # --- the work -----------------------------------------------------------------------

    def _start(self, *, trial: bool) -> None:
        self._trial, self._stopping = trial, False
        self._share, self._count = 0.0, 0
        if self._bytes() <= AT_ONCE:
            self._finish(self._attempt())
            return
        self._worker = self.run_worker(self._in_thread, thread=True)
        self.say(_("Reading {file}…").format(file=self._path.name))
        self.draw_scene()

    def _bytes(self) -> int:
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    def _attempt(self) -> ImportReport | str:
        """The report, or the sentence that says why there is none."""
        try:
            batch = read(self._path, watch=self._goes_on)
            return self.app.board.import_drafts(
                batch, to=self._to, dry_run=self._trial, progress=self._goes_on_with
            )
        except (BadImport, BadFile, Refusal) as refused:
            return words.refusal(refused)

    def _goes_on(self, share: float) -> bool:
        self._share = share
        now = time.monotonic()
        if self._worker is not None and now >= self._told_at + TOLD_EVERY:
            self._told_at = now
            self.post_message(self.Read(self._count, share))
        return not self._stopping

    def _goes_on_with(self, count: int) -> bool:
        self._count = count
        return self._goes_on(self._share)

    def _in_thread(self) -> None:
        outcome = self._attempt()
        if self.is_attached:
            self.post_message(self.Finished(outcome))

    def on_import_screen_read(self, message: Read) -> None:
        text = _("Trying {count}…") if self._trial else _("Writing {count}…")
        if not message.count:
            text = _("Reading {file}…")
        told = text.format(count=words.number(message.count), file=self._path.name)
        self.say(f"{progress_bar(message.share, self.app.scene.glyphs)}  {told}")

    def on_import_screen_finished(self, message: Finished) -> None:
        self._worker = None
        self.say("")
        self._finish(message.outcome)

    def _finish(self, outcome: ImportReport | str) -> None:
        if isinstance(outcome, str):
            self._refused = outcome
            self.draw_scene()
            if self._report is not None:
                self.say(outcome, alarm=True)
        elif self._trial:
            self._report = outcome
            self.draw_scene()
            if self._eager:
                self._eager = False
                self._start(trial=False)
        else:
            self._land(outcome)

    def _land(self, report: ImportReport) -> None:
        """To the board, where the people are, with the sentence."""
        self.app.read_again(report.imported)
        self.app.to_board()
        changed = bool(report.imported or report.archived or report.updated)
        self.app.say(words.imported(report), undoable=changed)
