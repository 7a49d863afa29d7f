"""Where people stand: columns, exits, the book, and how they come and go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tablero.model import NextStep, Stage
from tablero.refusals import BadValue, NoSuchStage
from tablero.store.checks import line_or_nothing, lines_or_nothing
from tablero.store.opt_outs import OptOuts
from tablero.store.placing import positions
from tablero.store.steps import Steps
from tablero.store.tables import StageMoveRow


def name_in_history(stage: Stage | None) -> str:
    """What the stage history calls a stage: its name, or its key while it has none."""
    return "" if stage is None else stage.name or stage.key


class Moving(Steps, OptOuts):
    """The verbs that move people."""

    def move(
        self, prospect_ids: Iterable[int], stage: int | str | None, place: int | str = "bottom"
    ) -> None:
        """Moves people into a stage, or into the book (None), in the order they stand in now.

        `place` is an index in the column without them, 'top' or 'bottom'. Who was in the book
        or archived comes on the board. Into 'do not contact' is a total opt-out, and only
        `lift_opt_out` leads out of an exit after one: StillOptedOut says what is missing.
        Raises NoSuchProspect, NoSuchStage, BadValue.
        """
        with self._act("move") as subject:
            people = self._people(prospect_ids, subject)
            if stage is None:
                self._take_off(people)
            else:
                target = self._stage(stage)
                self._put(people, target, place)
                subject.detail = name_in_history(target)

    def close(self, prospect_id: int, exit: str, why: str = "") -> None:
        """Moves somebody into an exit, with the reason. `do_not_contact` is a total opt-out, and
        `why` their words.

        Raises NoSuchStage where `exit` is none, StillOptedOut as `move`.
        """
        why = lines_or_nothing("why", why)
        with self._act("close") as subject:
            person = self._person(prospect_id, subject)
            target = self.find_stage(exit)
            if not target.is_exit:
                raise NoSuchStage(exit, tuple(s for s in self._stages() if s.is_exit))
            self._put([person], target, "bottom")
            self._update(person, closed_why=why)
            if target.key == "do_not_contact":
                self._keep_opt_out(person, "total", self._today(), said=why)
            subject.detail = name_in_history(target)

    def reopen(self, prospect_id: int) -> None:
        """Brings somebody back from an exit to the stage they were in, else to the first.

        Raises StillOptedOut as `move`.
        """
        with self._act("reopen") as subject:
            person = self._person(prospect_id, subject)
            here = self._stage_of(person)
            if here is not None and here.is_exit:
                subject.detail = name_in_history(self._bring_back(person))

    def nurture(self, prospect_id: int, on: date, text: str, why: str = "") -> None:
        """Moves somebody to the first nurture stage, with a next step on a day.

        Raises NoSuchStage where the board has no such stage.
        """
        step = NextStep(line_or_nothing("text", text), on)
        why = lines_or_nothing("why", why)
        with self._act("nurture") as subject:
            person = self._person(prospect_id, subject)
            target = next((s for s in self._stages() if s.kind == "nurture"), None)
            if target is None:
                raise NoSuchStage("nurture", self._stages())
            self._put([person], target, "bottom")
            self._plan(person.id, step)
            self._update(person, closed_why=why)
            subject.detail = on.isoformat()

    def archive(self, ids: Iterable[int]) -> None:
        """Puts people away, off the board and the wall."""
        with self._act("archive") as subject:
            for person in self._people(ids, subject):
                self._wipe(person)
                self._update(person, archived=1)

    def unarchive(self, ids: Iterable[int]) -> None:
        """Brings people back to where they stood."""
        with self._act("unarchive") as subject:
            for person in self._people(ids, subject):
                self._update(person, archived=0)

    # --- how ---------------------------------------------------------------------------------

    def _stage_of(self, person: Any) -> Stage | None:
        """Where somebody stands; None in the book."""
        return next((s for s in self._stages() if s.id == person.stage_id), None)

    def _bring_back(self, person: Any) -> Stage:
        """From an exit to where they came from, else to the first stage. Says where that is."""
        stages = {stage.id: stage for stage in self._stages()}
        back = stages.get(person.closed_from_id)
        target = self._first_open() if back is None or back.is_exit else back
        self._put([person], target, "bottom")
        return target

    def _refuse_to_leave(self, person: Any, old: Stage | None) -> None:
        if person.opt_out == "total" and old is not None and old.is_exit:
            self._refuse_to_bring_back(person)

    def _column(self, stage: int) -> list[tuple[int, int]]:
        """Ids and positions of a stage's people, in order."""
        rows = self._db.run(
            "SELECT id, position FROM prospect WHERE board_id = ? AND archived = 0"
            " AND stage_id = ? ORDER BY position, id",
            (self._board.id, stage),
        )
        return list(rows.fetchall())

    def _put(self, people: Sequence[Any], target: Stage, place: int | str) -> None:
        """Puts people into a stage; those who stand there already in that order stay."""
        stages = {stage.id: stage for stage in self._stages()}
        order = list(stages)
        people = sorted(people, key=lambda row: _standing(row, order))
        moved = [row.id for row in people]
        column = self._column(target.id)
        others = [spot for spot in column if spot[0] not in set(moved)]
        index = _index(place, len(others))
        ids = [number for number, _ in others]
        ids[index:index] = moved
        if ids != [number for number, _ in column]:
            self._write_positions(positions(others, moved, index))
        for row in people:
            self._enter(row, stages.get(row.stage_id), target)

    def _write_positions(self, places: dict[int, int]) -> None:
        self._db.run_many(
            "UPDATE prospect SET position = ? WHERE id = ?",
            [(position, number) for number, position in places.items()],
        )

    def _enter(self, row: Any, old: Stage | None, target: Stage) -> None:
        """All that coming into a stage means, but for the position."""
        if row.archived:
            self._update(row, archived=0)
        if old is not None and old.id == target.id:
            return
        if target.key != "do_not_contact":
            self._refuse_to_leave(row, old)
        self._insert(
            StageMoveRow,
            prospect=row.id,
            at=self._now(),
            came_from=name_in_history(old),
            went_to=name_in_history(target),
        )
        if not target.is_exit:
            self._update(row, stage=target.id, closed_from=None, closed_why="")
            return
        came_from = row.closed_from_id if old is not None and old.is_exit else row.stage_id
        self._wipe(row)
        self._update(row, stage=target.id, closed_from=came_from)
        if target.key == "do_not_contact":
            self._keep_opt_out(row, "total", self._today())

    def _take_off(self, people: Iterable[Any]) -> None:
        stages = {stage.id: stage for stage in self._stages()}
        for row in people:
            if row.stage_id is None:
                continue
            self._refuse_to_leave(row, stages[row.stage_id])
            self._wipe(row)
            self._insert(
                StageMoveRow,
                prospect=row.id,
                at=self._now(),
                came_from=name_in_history(stages[row.stage_id]),
                went_to="",
            )
            self._update(row, stage=None, closed_from=None, closed_why="")


def _standing(row: Any, order: list[int]) -> tuple[bool, int, int, int]:
    """Sorts as people stand on the board; those of the book come last."""
    if row.stage_id is None:
        return True, 0, 0, row.id
    return False, order.index(row.stage_id), row.position, row.id


def _index(place: int | str, length: int) -> int:
    match place:
        case "top":
            return 0
        case "bottom":
            return length
        case int():
            return max(0, min(place, length))
    raise BadValue("place", place, "unknown", ("top", "bottom"))
