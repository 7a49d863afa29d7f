"""The columns do by places what is plainly said with whole lists; no column is ever copied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.model import DEFAULT_STAGES, FollowUp
from tablero.rules.judged import judge_all
from tablero.ui.scene import Scene, make_scene
from tablero.ui.widgets.columns import SLOT, Columns
from tests.rules.persons import TODAY, person, snapshot

KEYS = [stage.key for stage in DEFAULT_STAGES[:3]]
people = st.lists(st.sampled_from(KEYS), min_size=1, max_size=30)
acts = st.lists(
    st.tuples(
        st.sampled_from(("rows", "columns", "pages", "end", "lift", "carry", "scroll", "drop")),
        st.integers(-9, 9),
    ),
    max_size=25,
)


def scene_of(stages: list[str], hidden: set[int]) -> Scene:
    now = snapshot(*(person(number=n, in_stage=key) for n, key in enumerate(stages, 1)))
    numbers = FollowUp()
    in_sight = frozenset(now.prospects) - hidden
    return make_scene(
        now,
        judge_all(now, TODAY, numbers),
        numbers,
        filter_words="some" if hidden else "",
        matches=in_sight if hidden else None,
    )


def do(columns: Columns, act: str, by: int) -> None:
    """One act, as a key or the mouse would."""
    match act:
        case "rows":
            columns.move_rows(by)
        case "columns":
            columns.move_columns(by)
        case "pages":
            columns.move_pages(by)
        case "end":
            columns.move_to_end(by > 0)
        case "lift" if columns.carried is None and columns.cursor is not None:
            columns.lift(columns.cursor, by_keys=by > 0)
        case "carry":
            columns.carry(by // 4, by)
        case "scroll":
            columns.scroll(columns.column, by)
        case "drop":
            columns.carried = None


def drawn(columns: Columns, column: int) -> list[int]:
    """That column as it is drawn, as a list."""
    carried = columns.carried
    ids = [i for i in columns.ids(column) if carried is None or i != carried.id]
    if carried is not None and carried.column == column:
        ids.insert(carried.place, SLOT)
    return ids


def landing(columns: Columns, scene: Scene) -> tuple[int, int | str] | None:
    """Where the carried card lands, said with lists."""
    carried = columns.carried
    if carried is None:
        return None
    others = [i for i in columns.ids(carried.column) if i != carried.id]
    if [*others[: carried.place], carried.id, *others[carried.place :]] == [
        *columns.ids(carried.column)
    ]:
        return None
    stage = scene.stages[carried.column].id
    everyone = [i for i in scene.snapshot.columns[stage] if i != carried.id]
    if not scene.is_narrowed:
        return stage, carried.place
    if not others:
        return stage, "bottom"
    if carried.place < len(others):
        return stage, everyone.index(others[carried.place])
    return stage, everyone.index(others[-1]) + 1


class Watched(tuple[int, ...]):
    """A column that remembers how much of it was looked at."""

    looked_at: ClassVar[int] = 0

    def _look(self, much: int) -> None:
        Watched.looked_at += much

    def __getitem__(self, where: Any) -> Any:
        found = super().__getitem__(where)
        self._look(len(found) if isinstance(where, slice) else 1)
        return found

    def __iter__(self) -> Iterator[int]:
        self._look(len(self))
        return super().__iter__()

    def __contains__(self, who: object) -> bool:
        self._look(len(self))
        return super().__contains__(who)

    def index(self, *given: Any) -> int:
        self._look(len(self))
        return super().index(*given)


@pytest.mark.parametrize("act", ["rows", "columns", "pages", "end", "scroll", "carry", "mouse"])
def test_of_a_column_of_thousands_only_what_is_in_sight_is_looked_at(act: str) -> None:
    scene, columns = scene_of(KEYS * 3, set()), Columns()
    long = {s.id: Watched(scene.columns[s.id] * 2_000) for s in scene.stages[:3]}
    columns.show(scene._replace(columns=long))
    columns.arrange(160, 46, 4)
    columns.move_rows(3_000)
    columns.arrange(160, 46, 4)
    if act in ("carry", "mouse"):
        columns.lift(columns.cursor or 0, by_keys=act == "carry")
    for by in (1, -1):
        Watched.looked_at = 0
        do(columns, "carry" if act == "mouse" else act, by)
        columns.arrange(160, 46, 4)
        assert columns.count(0) >= 6_000
        in_sight = sum(map(len, columns.windows.values()))
        assert 0 < Watched.looked_at < 3 * in_sight + 60


@given(people, st.sets(st.integers(1, 30), max_size=12), acts)
def test_what_is_in_sight_and_where_a_card_lands(
    stages: list[str], hidden: set[int], todo: list[tuple[str, int]]
) -> None:
    scene, columns = scene_of(stages, hidden), Columns()
    columns.show(scene)
    columns.arrange(80, 22, 4)
    for act, by in todo:
        do(columns, act, by)
        columns.arrange(80, 22, 4)
        for column, window in columns.windows.items():
            whole, top = drawn(columns, column), columns.top(column)
            assert columns.count(column) == len(whole)
            assert list(window) == whole[top : top + columns.grid.shown(len(whole))]
        ids = columns.ids(columns.column)
        assert columns.cursor == (ids[columns.row] if ids else None)
        if columns.carried is None and ids:
            assert columns.cursor in columns.windows[columns.column]
        assert columns.target() == landing(columns, scene)


@given(people, st.sets(st.integers(1, 30), max_size=30), st.sampled_from((1, -1)))
def test_the_next_match_is_the_next_of_everybody_in_sight_and_after_the_last_the_first(
    stages: list[str], hidden: set[int], by: int
) -> None:
    scene, columns = scene_of(stages, hidden), Columns()
    columns.show(scene)
    everybody = [i for column in range(len(scene.stages)) for i in columns.ids(column)]
    if not everybody:
        columns.move_through(by)
        assert columns.cursor is None
        return
    first = 0 if by > 0 else -1
    if columns.cursor is not None:
        first = everybody.index(columns.cursor) + by
    for step in range(len(everybody) + 1):
        columns.move_through(by)
        assert columns.cursor == everybody[(first + by * step) % len(everybody)]


@given(people, st.integers(0, 29))
def test_the_cursor_goes_with_its_card_and_else_keeps_its_row(stages: list[str], row: int) -> None:
    columns = Columns()
    columns.show(scene_of(stages, set()))
    columns.move_rows(row)
    who, at = columns.cursor, columns.row
    if who is None:
        return
    moved = [KEYS[2] if n == who else key for n, key in enumerate(stages, 1)]
    columns.show(scene_of(moved, set()))
    assert (columns.column, columns.cursor) == (2, who)
    columns.show(scene_of(stages, set()))
    assert (columns.cursor, columns.row) == (who, at)
    columns.show(scene_of(stages, {who}))
    rest = columns.ids(columns.column)
    assert columns.cursor == (rest[min(at, len(rest) - 1)] if rest else None)
