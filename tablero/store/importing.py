"""The verb that brings a file onto the board: one transaction, one step of the journal."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from tablero.model import Stage
from tablero.refusals import BadValue
from tablero.rules.stage_names import match_stage
from tablero.store.checks import line, line_or_nothing
from tablero.store.database import CACHE_KB
from tablero.store.desk import NothingChanged
from tablero.store.journal import Subject
from tablero.store.opt_outs import OptOuts
from tablero.store.placing import GAP
from tablero.store.stages import Stages
from tablero.store.tables import StageRow
from tablero.text import LINE_LIMIT

if TYPE_CHECKING:
    from tablero.drafts import Batch, DraftStage, ImportReport


_CACHE_KB = 64 * 1024
"""What an import of some 30,000 people writes. A larger one has to go on in the file before it is
done, and from then on others read what they have."""


class Importing(Stages, OptOuts):
    """The verb of imports."""

    def import_drafts(
        self,
        batch: Batch,
        *,
        to: str | None = None,
        dry_run: bool = False,
        progress: Callable[[int], bool] | None = None,
    ) -> ImportReport:
        """Brings a file's people onto the board, or into the book. Says what it did.

        `to` is 'board', 'book' or the batch's own way (None). Whoever is here already only gets
        what they lack; the same file twice adds nothing (DOMAIN 2.3). A dry run does it all and
        takes it back. It may run in a thread of its own: then the verbs of other threads raise
        Busy meanwhile. `progress` hears how many drafts were read; where it returns False,
        everything is taken back and Cancelled raised.
        """
        from tablero.drafts import ImportReport  # seven modules that only an import needs
        from tablero.store.intake import Intake

        if to not in (None, "board", "book"):
            raise BadValue("to", to, "unknown", ("board", "book"))
        to_book = to == "book" or (to is None and batch.to_book)
        title = line_or_nothing("board", batch.title[:LINE_LIMIT])
        report = ImportReport(batch.format)
        with self._import_alone(), self._act("import_drafts") as subject:
            new_stages: list[str] = []
            had_people = self._has_people()
            if not to_book:
                self._take_stages(batch, new_stages)
            intake = Intake(
                self._db,
                self._board.id,
                self.clock.now(),
                self._today(),
                cache(lambda name: self._stage_for(name, new_stages)),
            )
            report = intake.take(batch, to_book=to_book, progress=progress)
            for number, asked in intake.asked:
                self._keep_opt_out(
                    self._person(number, Subject()),
                    asked.level,
                    asked.on or self._today(),
                    channel=asked.channel,
                    said=asked.said,
                )
            # Columns come with people; for those who are here already nothing is built anew.
            comes_to_nothing = had_people and not (intake.new or intake.updated)
            stages = () if comes_to_nothing else tuple(new_stages)
            report = replace(report, by_stage=self._in_order(report), new_stages=stages)
            subject.people(intake.first_new)
            subject.names = [title] if title else []
            subject.many = intake.new + len(intake.updated)
            subject.detail = batch.format
            if dry_run or comes_to_nothing:
                raise NothingChanged
        return report

    @property
    def is_importing(self) -> bool:
        """Whether an import goes on, perhaps in another thread."""
        return self._importing is not None

    @contextmanager
    def _import_alone(self) -> Iterator[None]:
        """One import at a time; in a thread of its own, its connection ends with it."""
        self._refuse_while_importing()
        self._importing = threading.get_ident()
        try:
            # While its pages are in memory, others can read.
            self._db.run(f"PRAGMA cache_size = -{_CACHE_KB}")
            yield
        finally:
            self._importing = None
            if self._at_home():
                self._db.run(f"PRAGMA cache_size = -{CACHE_KB}")
            else:
                self._db.close()

    def _in_order(self, report: ImportReport) -> dict[str, int]:
        keys = [*(stage.key for stage in self._stages()), ""]
        return {key: report.by_stage[key] for key in keys if key in report.by_stage}

    # --- stages ------------------------------------------------------------------------------

    def _stage_for(self, name: str, new: list[str]) -> Stage:
        if not name.strip():
            return self._first_open()
        return self._match_or_add(name, new)

    def _match_or_add(
        self, name: str, new: list[str], *, key: str = "", kind: str = "open", **limits: int | None
    ) -> Stage:
        stages = self._stages()
        found = next((s for s in stages if key and s.key == key), None)
        found = found or match_stage(name or key, stages)
        if found is not None:
            return found
        new.append(line("stage", name or key))
        return self._stage(self._add_stage(new[-1], kind, key=key, **limits))

    def _take_stages(self, batch: Batch, new: list[str]) -> None:
        """The file's stages in its order; a board without people becomes like tablero's own."""
        becomes_alike = batch.format == "tablero" and not self._has_people()
        for number, draft in enumerate(batch.stages, 1):
            stage = self._match_or_add(
                draft.name,
                new,
                key=draft.key,
                kind=draft.kind or "open",
                stall_days=draft.stall_days,
                card_limit=draft.card_limit,
            )
            if becomes_alike:
                self._become(stage, draft, number)

    def _has_people(self) -> bool:
        return bool(
            self._db.run(
                "SELECT EXISTS (SELECT 1 FROM prospect WHERE board_id = ?)", (self._board.id,)
            ).fetchone()[0]
        )

    def _become(self, stage: Stage, draft: DraftStage, number: int) -> None:
        values: dict[str, Any] = {
            "position": number * GAP,
            "kind": draft.kind or stage.kind,
            "stall_days": draft.stall_days,
            "card_limit": draft.card_limit,
        }
        if draft.name:
            values["name"] = line("stage", draft.name)
        StageRow.update(**values).where(StageRow.id == stage.id).execute(self._db)
