"""The columns as one moves through them: cursor, scrolling, and what is carried. Pure."""

from __future__ import annotations

from tablero.model import Prospect
from tablero.ui.scene import Scene
from tablero.ui.widgets.geometry import Grid, lay_out, top_that_shows

SLOT = -1
"""Stands among a column's ids where the carried card would land."""


class Carried:
    """A card in the air, by keys or by mouse (then with a ghost)."""

    def __init__(self, prospect_id: int, column: int, place: int, by_keys: bool) -> None:
        self.id = prospect_id
        self.column = column
        self.place = place
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
        self.carried: Carried | None = None
        self.grid: Grid = lay_out(1, 1, 4, 1, 0, 0)
        self.windows: dict[int, list[int]] = {}
        """The ids in sight of each column in sight, with SLOT where a card would land."""
        self._tops: dict[int, int] = {}
        self._first = 0

    # --- what there is ------------------------------------------------------------------

    def show(self, scene: Scene) -> None:
        """Another scene; the cursor stays on its card wherever that went, else on its row."""
        row = self.row
        self.scene = scene
        self.column = max(0, min(self.column, len(scene.stages) - 1))
        if self.carried is not None and self.carried.id not in scene.snapshot.prospects:
            self.carried = None
        if not self._found_again():
            self._land(self.column, row)

    def _found_again(self) -> bool:
        if self.cursor is None or self.scene is None:
            return False
        prospect = self.scene.prospect(self.cursor)
        if prospect is None or not prospect.on_board:
            return False
        for index, stage in enumerate(self.scene.stages):
            if stage.id == prospect.stage and self.cursor in self.ids(index):
                self.column = index
                return True
        return False

    def ids(self, column: int) -> tuple[int, ...]:
        """The ids of that column that the filter lets through, in order."""
        if self.scene is None or not 0 <= column < len(self.scene.stages):
            return ()
        return self.scene.columns.get(self.scene.stages[column].id, ())

    @property
    def row(self) -> int:
        """The cursor's place in its column, from 0."""
        ids = self.ids(self.column)
        return ids.index(self.cursor) if self.cursor in ids else 0

    @property
    def selected(self) -> Prospect | None:
        """Who is under the cursor."""
        if self.scene is None or self.cursor is None:
            return None
        return self.scene.prospect(self.cursor)

    def top(self, column: int) -> int:
        """How many cards of that column are scrolled away above."""
        return self._tops.get(column, 0)

    def others(self, column: int) -> list[int]:
        """That column's ids without the carried one."""
        ids = list(self.ids(column))
        if self.carried is not None and self.carried.id in ids:
            ids.remove(self.carried.id)
        return ids

    def items(self, column: int) -> list[int]:
        """That column's ids as they are drawn: SLOT in place of what is carried."""
        if self.carried is None:
            return list(self.ids(column))
        items = self.others(column)
        if self.carried.column == column and self.carried.over_board:
            items.insert(min(self.carried.place, len(items)), SLOT)
        return items

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

    def _window(self, column: int) -> list[int]:
        items = self.items(column)
        shown = self.grid.shown(len(items))
        top = min(self.top(column), max(0, len(items) - shown))
        wanted = self._wanted(column)
        if wanted is not None and wanted in items:
            top = top_that_shows(top, items.index(wanted), shown, len(items))
        self._tops[column] = top
        return items[top : top + shown]

    def _wanted(self, column: int) -> int | None:
        """What of that column must be in sight."""
        if self.carried is None:
            return self.cursor if column == self.column else None
        return SLOT if self.carried.by_keys and column == self.carried.column else None

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
        self.cursor = ids[max(0, min(row, len(ids) - 1))] if ids else None

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
        items = self.items(column)
        shown = self.grid.shown(len(items))
        top = max(0, min(self.top(column) + cards, len(items) - shown))
        if top == self.top(column):
            return False
        self._tops[column] = top
        if column == self.column and self.carried is None:
            self._land(column, max(top, min(self.row, top + shown - 1)))
        return True

    # --- carrying -----------------------------------------------------------------------

    def lift(self, prospect_id: int, by_keys: bool) -> Carried:
        """Take a card of the cursor's column into the air."""
        ids = self.ids(self.column)
        place = ids.index(prospect_id) if prospect_id in ids else 0
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
            self.carried.place = max(0, min(place, len(self.others(column))))

    def target(self) -> tuple[int, int | str] | None:
        """Stage id and place among all of its people where the carried card lands.

        None where it would stay as it is. A filter hides some: the card lands beside the
        neighbour that is in sight."""
        carried, scene = self.carried, self.scene
        if carried is None or scene is None:
            return None
        here = self.ids(carried.column)
        if carried.id in here and here.index(carried.id) == carried.place:
            return None
        stage = scene.stages[carried.column].id
        if not scene.is_narrowed and scene.snapshot.complete:
            return stage, carried.place
        return stage, self._place_among_all(stage, carried)

    def _place_among_all(self, stage: int, carried: Carried) -> int | str:
        assert self.scene is not None
        everyone = [i for i in self.scene.snapshot.columns.get(stage, ()) if i != carried.id]
        others = self.others(carried.column)
        if carried.place < len(others):
            return everyone.index(others[carried.place])
        return everyone.index(others[-1]) + 1 if others else "bottom"
