"""Where everything on the board is. Pure: sizes in, places out, in cells of the widget."""

from __future__ import annotations

from typing import NamedTuple

CARD_WIDTH = 24
"""The narrowest column that holds a track of 14 cells, its tag and its days."""
CARD_WIDEST = 40
EDGE_WIDTH = 6
EDGE_FROM = 70
"""From this width of the board on, folded columns stand in an edge of their own."""
BODY_TOP = 2
"""Rows above the cards: the heads and their rule."""
EDGE_ENTRY = 4
"""Rows an entry of the edge takes: number, name, count, blank."""


def lines_a_card(screen_height: int) -> int:
    """Lines of a card for a screen of that height: four, three (no role) or two."""
    if screen_height >= 30:
        return 4
    return 3 if screen_height >= 20 else 2


class ColumnPlace(NamedTuple):
    number: int
    """Which column it is, of all, from 0."""
    x: int
    width: int


class Grid(NamedTuple):
    """The board's columns in a widget of this size."""

    width: int
    height: int
    card_lines: int
    columns: tuple[ColumnPlace, ...]
    folded: tuple[int, ...]
    edge_x: int | None

    @property
    def body_height(self) -> int:
        """Rows between the two rules; never negative."""
        return max(0, self.height - BODY_TOP - 1)

    @property
    def slot_height(self) -> int:
        """Rows from one card to the next."""
        return self.card_lines + 1

    def shown(self, count: int) -> int:
        """How many of `count` cards a column shows; one row is kept for 'n more'."""
        if count * self.slot_height - 1 <= self.body_height:
            return count
        return max(1, (self.body_height - 1) // self.slot_height)

    def place(self, index: int) -> ColumnPlace | None:
        """Where that column stands, if it is not folded."""
        for column in self.columns:
            if column.number == index:
                return column
        return None

    def column_at(self, x: int) -> ColumnPlace | None:
        """The column under that cell."""
        for column in self.columns:
            if column.x <= x < column.x + column.width:
                return column
        return None

    def nearest_column(self, x: int) -> ColumnPlace:
        """The column under that cell, or the nearest one."""
        return min(self.columns, key=lambda column: abs(x - (column.x + column.width // 2)))

    def row_of(self, slot: int) -> int:
        """The first row of the card in that slot of the window."""
        return BODY_TOP + slot * self.slot_height

    def slot_at(self, y: int) -> int | None:
        """The slot whose card covers that row; None on heads, gaps and rules."""
        if not BODY_TOP <= y < BODY_TOP + self.body_height:
            return None
        slot, line = divmod(y - BODY_TOP, self.slot_height)
        return slot if line < self.card_lines else None

    def gap_at(self, y: int) -> int:
        """The place between cards that is nearest to that row, from 0."""
        return max(0, round((y - BODY_TOP) / self.slot_height))

    def folded_at(self, x: int, y: int) -> int | None:
        """The folded column whose entry in the edge is under that cell."""
        if self.edge_x is None or x < self.edge_x or y < BODY_TOP:
            return None
        entry = (y - BODY_TOP) // EDGE_ENTRY
        return self.folded[entry] if entry < len(self.folded) else None


def lay_out(
    width: int, height: int, card_lines: int, columns: int, first: int, cursor: int
) -> Grid:
    """Share `width` among as many of the columns as fit, from `first` on, the cursor's among them.

    Columns that do not fit are folded; a wide board keeps an edge for them."""
    whole = max(1, (width - 1) // CARD_WIDTH)
    if columns <= whole:
        edge = 0
        fitting = max(1, columns)
    else:
        edge = EDGE_WIDTH if width >= EDGE_FROM else 0
        fitting = max(1, (width - edge) // CARD_WIDTH)
    first = first_shown(first, cursor, fitting, columns)
    # Without an edge the last column keeps a blank between its days and the wall.
    each, spare = divmod(max(1, width - (edge or 1)), fitting)
    if each > CARD_WIDEST:
        each, spare = CARD_WIDEST, 0
    places = []
    x = 0
    for number in range(fitting):
        wide = each + (1 if number < spare else 0)
        places.append(ColumnPlace(first + number, x, wide))
        x += wide
    shown = range(first, first + fitting)
    folded = tuple(index for index in range(columns) if index not in shown)
    return Grid(
        width=width,
        height=height,
        card_lines=card_lines,
        columns=tuple(places),
        folded=folded,
        edge_x=width - edge if edge else None,
    )


def first_shown(first: int, cursor: int, fitting: int, columns: int) -> int:
    """The first column of the window that keeps the cursor's in sight and moves least."""
    if cursor < first:
        first = cursor
    elif cursor >= first + fitting:
        first = cursor - fitting + 1
    return max(0, min(first, columns - fitting))


def top_that_shows(top: int, index: int, shown: int, count: int) -> int:
    """The scroll offset of a column, in cards, that has card `index` in sight and moves least."""
    if index < top:
        top = index
    elif index >= top + shown:
        top = index - shown + 1
    return max(0, min(top, count - shown))
