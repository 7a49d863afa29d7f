"""The stages of the board: their names, order, limits and kinds."""

from __future__ import annotations

from typing import Any

from tablero.model import STAGE_KINDS, Stage
from tablero.refusals import LastOne, NameTaken, StageOccupied
from tablero.rules.stage_names import names_of, plain_name, slug
from tablero.store.checks import counted, line, one_of
from tablero.store.desk import Was
from tablero.store.moving import Moving, name_in_history
from tablero.store.placing import positions
from tablero.store.tables import ProspectRow, StageRow


class Stages(Moving):
    """The verbs of stages."""

    def add_stage(self, name: str, *, kind: str = "open", after: int | None = None) -> int:
        """Adds a stage after another one, or after the last of its kind. Returns its id.

        Raises BadValue, NameTaken, NoSuchStage.
        """
        name = line("name", name)
        one_of("kind", kind, STAGE_KINDS)
        with self._act("add_stage") as subject:
            self._refuse_taken(name)
            stage = self._add_stage(name, kind, after)
            subject.names = [name]
        return stage

    def rename_stage(self, stage_id: int, name: str, *, was: Was = None) -> None:
        """Gives a stage another name; its key stays. Raises BadValue, NameTaken, TextChanged."""
        name = line("name", name)
        with self._act("rename_stage") as subject:
            stage = self._stage(stage_id)
            self._refuse_overwriting("stage", stage.id, {"name": stage.name}, {"name": name}, was)
            self._refuse_taken(name, but=stage)
            self._change(stage, name=name)
            subject.names = [name_in_history(stage)]
            subject.detail = name

    def order_stage(self, stage_id: int, index: int) -> None:
        """Puts a stage at a place among the others; the exits have an order of their own."""
        with self._act("order_stage") as subject:
            stage = self._stage(stage_id)
            row = [s.id for s in self._stages() if s.is_exit == stage.is_exit]
            others = [number for number in row if number != stage.id]
            index = max(0, min(index, len(others)))
            if row.index(stage.id) != index:
                self._place(stage.id, others, index)
            subject.names = [name_in_history(stage)]

    def limit_stage(self, stage_id: int, limit: int | None) -> None:
        """How many cards the stage should hold at most. Raises BadValue."""
        value = None if limit is None else counted("limit", limit, 1)
        self._set("limit_stage", stage_id, card_limit=value)

    def stall_stage(self, stage_id: int, days: int | None) -> None:
        """Days without a touch until somebody here is stalled. Raises BadValue."""
        value = None if days is None else counted("days", days, 1)
        self._set("stall_stage", stage_id, stall_days=value)

    def kind_stage(self, stage_id: int, kind: str) -> None:
        """What a stage is: open, client, nurture or exit. Raises BadValue, LastOne."""
        one_of("kind", kind, STAGE_KINDS)
        with self._act("kind_stage") as subject:
            stage = self._stage(stage_id)
            if kind != "open":
                self._refuse_last_open(stage)
            self._change(stage, kind=kind)
            subject.names = [name_in_history(stage)]
            subject.detail = kind

    def remove_stage(self, stage_id: int, to: int | None = None) -> None:
        """Removes a stage; its people, archived ones too, go to the bottom of `to`.

        Raises StageOccupied where there are some and no `to`, LastOne, NoSuchStage, and
        StillOptedOut where one of them asked for no contact and `to` is no place for that.
        """
        with self._act("remove_stage") as subject:
            stage = self._stage(stage_id)
            self._refuse_last_open(stage)
            self._empty(stage, to)
            ProspectRow.update(closed_from=None).where(ProspectRow.closed_from == stage.id).execute(
                self._db
            )
            StageRow.delete().where(StageRow.id == stage.id).execute(self._db)
            subject.names = [name_in_history(stage)]

    # --- how ---------------------------------------------------------------------------------

    def _set(self, verb: str, stage_id: int, **values: Any) -> None:
        with self._act(verb) as subject:
            stage = self._stage(stage_id)
            self._change(stage, **values)
            subject.names = [name_in_history(stage)]
            (value,) = values.values()
            subject.detail = "" if value is None else str(value)

    def _change(self, stage: Stage, **values: Any) -> None:
        StageRow.update(**values).where(StageRow.id == stage.id).execute(self._db)

    def _refuse_taken(self, name: str, but: Stage | None = None) -> None:
        plain = plain_name(name)
        for stage in self._stages():
            if stage != but and (stage.name == name or (plain and plain in names_of(stage))):
                raise NameTaken(name)

    def _refuse_last_open(self, stage: Stage) -> None:
        if stage.kind == "open" and sum(s.kind == "open" for s in self._stages()) == 1:
            raise LastOne("stage")

    def _add_stage(
        self, name: str, kind: str, after: int | None = None, key: str = "", **values: Any
    ) -> int:
        stages = self._stages()
        taken = {stage.key for stage in stages}
        number = self._insert(
            StageRow,
            board=self._board.id,
            key=key if key and key not in taken else slug(name, taken),
            name=name,
            kind=kind,
            position=0,
            **values,
        )
        others = [s.id for s in stages if s.is_exit == (kind == "exit")]
        self._place(number, others, self._index_after(stages, others, kind, after))
        return number

    def _index_after(
        self, stages: tuple[Stage, ...], others: list[int], kind: str, after: int | None
    ) -> int:
        if after is not None:
            stage = self._stage(after)
            return others.index(stage.id) + 1 if stage.id in others else len(others)
        same = [others.index(s.id) for s in stages if s.kind == kind and s.id in others]
        return same[-1] + 1 if same else len(others)

    def _place(self, number: int, others: list[int], index: int) -> None:
        query = StageRow.select(StageRow.id, StageRow.position).where(StageRow.id.in_(others))
        spots = {row.id: row.position for row in query.bind(self._db)}
        places = positions([(n, spots[n]) for n in others], [number], index)
        for stage, position in places.items():
            StageRow.update(position=position).where(StageRow.id == stage).execute(self._db)

    def _empty(self, stage: Stage, to: int | None) -> None:
        query = ProspectRow.select().where(ProspectRow.stage == stage.id)
        people = list(query.bind(self._db))
        if not people:
            return
        if to is None or to == stage.id:
            raise StageOccupied(stage, len(people))
        archived = [person.id for person in people if person.archived]
        self._put(people, self._stage(to), "bottom")
        ProspectRow.update(archived=1).where(ProspectRow.id.in_(archived)).execute(self._db)
