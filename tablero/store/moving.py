"""Where people stand: columns, exits, the book, and how they come and go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tablero.model import NextStep, Stage
from tablero.refusals import BadValue, NoSuchStage
from tablero.store.checks import line_or_nothing, lines_or_nothing
from tablero.store.opt_outs import OptOuts
from tablero.store.placing import positions, spread
from tablero.store.steps import Steps
from tablero.store.tables import StageMoveRow

Spot = tuple[int, int]
"""Position and id: by which a column is sorted."""
_STANDING = (
    "FROM prospect WHERE board_id = ?1 AND archived = 0 AND stage_id = ?2"
    " AND id NOT IN (SELECT value FROM json_each(?3))"
)


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
            f"SELECT id, position {_STANDING} ORDER BY position, id", self._in(stage)
        )
        return list(rows.fetchall())

    def _in(self, stage: int, moved: Sequence[int] = ()) -> tuple[int, int, str]:
        return self._board.id, stage, json.dumps(moved)

    def _neighbours(
        self, stage: int, moved: Sequence[int], place: int | str
    ) -> tuple[Spot | None, Spot | None]:
        """Who would stand right before and after these; the column itself is not read."""
        column = f"SELECT position, id {_STANDING} ORDER BY position"
        match place:
            case "bottom":
                where = f"{column} DESC, id DESC LIMIT 1", self._in(stage, moved)
                return self._db.run(*where).fetchone(), None
            case "top" | int():
                index = 0 if place == "top" else max(0, place)
            case _:
                raise BadValue("place", place, "unknown", ("top", "bottom"))
        first = max(0, index - 1)
        some = self._db.run(f"{column}, id LIMIT 2 OFFSET {first}", self._in(stage, moved))
        spots = [*some.fetchall(), None, None]
        if index == 0:
            return None, spots[0]
        if spots[0] is None:  # past the end
            return self._neighbours(stage, moved, "bottom")
        return spots[0], spots[1]

    def _put(self, people: Sequence[Any], target: Stage, place: int | str) -> None:
        """Puts people into a stage; those who stand there already in that order stay."""
        stages = {stage.id: stage for stage in self._stages()}
        order = list(stages)
        people = sorted(people, key=lambda row: _standing(row, order))
        moved = [row.id for row in people]
        before, after = self._neighbours(target.id, moved, place)
        if people and not _stand_between(people, target, before, after):
            found = spread(before and before[0], after and after[0], len(moved))
            if found is None:
                self._number_again(target, moved, after)
            else:
                self._write_positions(dict(zip(moved, found, strict=True)))
        for row in people:
            self._enter(row, stages.get(row.stage_id), target)

    def _number_again(self, target: Stage, moved: Sequence[int], after: Spot | None) -> None:
        others = [spot for spot in self._column(target.id) if spot[0] not in set(moved)]
        ids = [number for number, _position in others]
        index = len(ids) if after is None else ids.index(after[1])
        self._write_positions(positions(others, moved, index))

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


def _stand_between(
    people: Sequence[Any], target: Stage, before: Spot | None, after: Spot | None
) -> bool:
    """Whether these stand there already, and nobody else among them."""
    if any(row.stage_id != target.id or row.archived for row in people):
        return False
    first, last = people[0], people[-1]
    return (before is None or before < (first.position, first.id)) and (
        after is None or (last.position, last.id) < after
    )
