"""The columns as one moves through them: cursor, scrolling, and what is carried. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tablero.model import Prospect
from tablero.ui.scene import Scene
from tablero.ui.widgets.geometry import Grid, lay_out, top_that_shows

SLOT = -1
"""Stands among a column's ids where the carried card would land."""


def place_in(ids: Sequence[int], who: int, near: int) -> int | None:
    """Where that id stands; looked for first around a place, since a column may hold 25,000."""
    start = max(0, near - 1)
    for place, found in enumerate(ids[start : near + 2], start):
        if found == who:
            return place
    return ids.index(who) if who in ids else None


class Carried:
    """A card in the air, by keys or by mouse (then with a ghost)."""

    def __init__(self, prospect_id: int, column: int, place: int, by_keys: bool) -> None:
        self.id = prospect_id
        self.column = column
        self.place = place
        """Where it would land, among the others."""
        self.home = place
        """Where it stood when it was last looked for."""
        self.by_keys = by_keys
        self.x = 0
        self.y = 0
        """The ghost's corner, in cells of the widget."""
        self.grip_x = 0
        self.grip_y = 0
        """Where on the card the mouse holds it."""
        self.over_board = True


class Columns:
    """Everything of the board that moves, without a line of drawing."""

    def __init__(self) -> None:
        self.scene: Scene | None = None
        self.column = 0
        """The cursor's column, of all."""
        self.cursor: int | None = None
        """The id of the card under the cursor."""
        self.row = 0
        """The cursor's place in its column, from 0."""
        self.carried: Carried | None = None
        self.grid: Grid = lay_out(1, 1, 4, 1, 0, 0)
        self.windows: dict[int, tuple[int, ...]] = {}
        """The ids in sight of each column in sight, with SLOT where a card would land."""
        self._tops: dict[int, int] = {}
        self._first = 0

    # --- what there is ------------------------------------------------------------------

    def show(self, scene: Scene) -> None:
        """Another scene; the cursor stays on its card wherever that went, else on its row."""
        self.scene = scene
        self.column = max(0, min(self.column, len(scene.stages) - 1))
        if self.carried is not None and self.carried.id not in scene.snapshot.prospects:
            self.carried = None
        if not self._found_again():
            self._land(self.column, self.row)

    def _found_again(self) -> bool:
        if self.cursor is None or self.scene is None:
            return False
        prospect = self.scene.prospect(self.cursor)
        if prospect is None or not prospect.on_board:
            return False
        for index, stage in enumerate(self.scene.stages):
            if stage.id == prospect.stage:
                row = place_in(self.ids(index), self.cursor, self.row)
                if row is not None:
                    self.column, self.row = index, row
                return row is not None
        return False

    def ids(self, column: int) -> tuple[int, ...]:
        """The ids of that column that the filter lets through, in order."""
        if self.scene is None or not 0 <= column < len(self.scene.stages):
            return ()
        return self.scene.columns.get(self.scene.stages[column].id, ())

    @property
    def selected(self) -> Prospect | None:
        """Who is under the cursor."""
        if self.scene is None or self.cursor is None:
            return None
        return self.scene.prospect(self.cursor)

    def top(self, column: int) -> int:
        """How many cards of that column are scrolled away above."""
        return self._tops.get(column, 0)

    def count(self, column: int) -> int:
        """How many cards of that column are drawn, the slot among them."""
        return self._others(column) + (self._slot(column) is not None)

    def _others(self, column: int) -> int:
        """How many stand in that column without the carried one."""
        return len(self.ids(column)) - (self._home(column) is not None)

    def _home(self, column: int) -> int | None:
        """Where the carried card stands in that column, if it does."""
        carried, scene = self.carried, self.scene
        prospect = scene.prospect(carried.id) if carried is not None and scene else None
        if carried is None or scene is None or prospect is None:
            return None
        if scene.stages[column].id != prospect.stage:
            return None
        home = place_in(self.ids(column), carried.id, carried.home)
        if home is not None:
            carried.home = home
        return home

    def _slot(self, column: int) -> int | None:
        """Where the carried card would land in that column, if it is there."""
        carried = self.carried
        if carried is None or carried.column != column or not carried.over_board:
            return None
        return min(carried.place, self._others(column))

    def _ids_between(self, column: int, start: int, end: int) -> tuple[int, ...]:
        """A piece of that column without the carried one; the column itself is never copied."""
        ids, home = self.ids(column), self._home(column)
        if home is None or end <= home:
            return ids[start:end]
        if start >= home:
            return ids[start + 1 : end + 1]
        return ids[start:home] + ids[home + 1 : end + 1]

    def _drawn_between(self, column: int, start: int, end: int) -> tuple[int, ...]:
        """A piece of that column as it is drawn: SLOT in place of what is carried."""
        slot = self._slot(column)
        if slot is None or end <= slot:
            return self._ids_between(column, start, end)
        if slot < start:
            return self._ids_between(column, start - 1, end - 1)
        above = self._ids_between(column, start, slot)
        return (*above, SLOT, *self._ids_between(column, slot, end - 1))

    # --- sharing the room ---------------------------------------------------------------

    def arrange(self, width: int, height: int, card_lines: int) -> None:
        """Share that room among the columns and choose what of each is in sight."""
        if self.scene is None:
            return
        if self.carried is None:
            here = self.column
        elif self.carried.by_keys:
            here = self.carried.column
        else:
            here = self._first
        count = len(self.scene.stages)
        self.grid = lay_out(width, height, card_lines, count, self._first, here)
        self._first = self.grid.columns[0].number
        self.windows = {place.number: self._window(place.number) for place in self.grid.columns}

    def _window(self, column: int) -> tuple[int, ...]:
        count = self.count(column)
        shown = self.grid.shown(count)
        top = min(self.top(column), max(0, count - shown))
        wanted = self._wanted(column)
        if wanted is not None:
            top = top_that_shows(top, wanted, shown, count)
        self._tops[column] = top
        return self._drawn_between(column, top, top + shown)

    def _wanted(self, column: int) -> int | None:
        """Which place of that column must be in sight."""
        if self.carried is not None:
            return self._slot(column) if self.carried.by_keys else None
        return self.row if column == self.column and self.cursor is not None else None

    def turn(self, columns: int) -> None:
        """Shift the window of columns sideways while a card is dragged along its edge."""
        if self.scene is not None and self.carried is not None:
            last = len(self.scene.stages) - len(self.grid.columns)
            self._first = max(0, min(self._first + columns, last))
            self.aim(
                self._first if columns < 0 else self._first + len(self.grid.columns) - 1,
                self.carried.place,
            )

    # --- the cursor ---------------------------------------------------------------------

    def _land(self, column: int, row: int) -> None:
        self.column = column
        ids = self.ids(column)
        self.row = max(0, min(row, len(ids) - 1))
        self.cursor = ids[self.row] if ids else None

    def select(self, prospect_id: int) -> None:
        """The cursor on that card, if it is in a column."""
        before, self.cursor = self.cursor, prospect_id
        if not self._found_again():
            self.cursor = before

    def move_rows(self, rows: int) -> None:
        """Up or down; at an end it stays."""
        self._land(self.column, self.row + rows)

    def move_to_end(self, last: bool) -> None:
        """To the column's first or last card."""
        self._land(self.column, len(self.ids(self.column)) - 1 if last else 0)

    def move_pages(self, pages: int) -> None:
        """A windowful up or down."""
        self.move_rows(pages * max(1, self.grid.shown(len(self.ids(self.column))) - 1))

    def move_through(self, by: int) -> None:
        """To the card after (1) or before (-1), from column to column and round."""
        row = self.row + by
        if self.cursor is not None and 0 <= row < len(self.ids(self.column)):
            self._land(self.column, row)
            return
        count = len(self.scene.stages) if self.scene is not None else 0
        start = self.column if self.cursor is not None else -1 if by > 0 else 0
        for step in range(1, count + 1):
            column = (start + by * step) % count
            if self.ids(column):
                self._land(column, 0 if by > 0 else len(self.ids(column)) - 1)
                return

    def move_columns(self, columns: int) -> None:
        """To the column so many beside it, at the same height."""
        if self.scene is not None:
            self.go_to_column(max(0, min(self.column + columns, len(self.scene.stages) - 1)))

    def go_to_column(self, column: int) -> None:
        """To that column of all, at the same height."""
        if self.scene is None or not 0 <= column < len(self.scene.stages):
            return
        if column != self.column:
            self._land(column, self.row - self.top(self.column) + self.top(column))

    def scroll(self, column: int, cards: int) -> bool:
        """Scroll one column on its own; the cursor stays in the window. Says whether it moved."""
        count = self.count(column)
        shown = self.grid.shown(count)
        top = max(0, min(self.top(column) + cards, count - shown))
        if top == self.top(column):
            return False
        self._tops[column] = top
        if column == self.column and self.carried is None:
            self._land(column, max(top, min(self.row, top + shown - 1)))
        return True

    # --- carrying -----------------------------------------------------------------------

    def lift(self, prospect_id: int, by_keys: bool) -> Carried:
        """Take a card of the cursor's column into the air."""
        place = place_in(self.ids(self.column), prospect_id, self.row) or 0
        self.carried = Carried(prospect_id, self.column, place, by_keys)
        return self.carried

    def carry(self, columns: int, rows: int) -> None:
        """Carry it to another column, at the same height, or along its own."""
        carried = self.carried
        if carried is None or self.scene is None:
            return
        column = max(0, min(carried.column + columns, len(self.scene.stages) - 1))
        place = carried.place + rows
        if column != carried.column:
            place += self.top(column) - self.top(carried.column)
        self.aim(column, place)

    def aim(self, column: int, place: int) -> None:
        """Where it would land now; a place outside the column is its nearest end."""
        if self.carried is not None:
            self.carried.column = column
            self.carried.place = max(0, min(place, self._others(column)))

    def target(self) -> tuple[int, int | str] | None:
        """Stage id and place among all of its people where the carried card lands.

        None where it would stay as it is. A filter hides some: the card lands beside the
        neighbour that is in sight."""
        carried, scene = self.carried, self.scene
        if carried is None or scene is None:
            return None
        if self._home(carried.column) == carried.place:
            return None
        stage = scene.stages[carried.column].id
        if not scene.is_narrowed and scene.snapshot.complete:
            return stage, carried.place
        return stage, self._place_among_all(stage, carried)

    def _place_among_all(self, stage: int, carried: Carried) -> int | str:
        assert self.scene is not None
        start = max(0, carried.place - 1)
        beside = self._ids_between(carried.column, start, carried.place + 1)
        if not beside:
            return "bottom"
        everyone = self.scene.snapshot.columns[stage]
        is_last = carried.place >= self._others(carried.column)
        place = everyone.index(beside[-1]) + is_last
        # Places are counted without who is moved.
        return place - (carried.id in everyone[:place])
