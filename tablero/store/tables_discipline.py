"""The tables of the review and the discipline, and the whole list of tables.

Loaded only where the journal draws its triggers or turns a step: eleven models more would cost
every start over a millisecond. The verbs write these tables as plain rows (`plain_rows`).
"""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from tablero.store.tables import (
    CORE,
    BoardRow,
    JournalPenRow,
    JournalRow,
    JournalStepRow,
    ProspectRow,
    Row,
)


class KeyDateRow(Row):
    prospect = ForeignKeyField(ProspectRow)
    kind = TextField()
    on_day = TextField()
    text = TextField(default="")

    class Meta:
        table_name = "key_date"


class ReflectionRow(Row):
    prospect = ForeignKeyField(ProspectRow)
    on_day = TextField()
    missed = TextField(default="")
    should_not = TextField(default="")
    cause = TextField(default="")
    closing = IntegerField(default=0)

    class Meta:
        table_name = "reflection"


class OptOutRow(Row):
    prospect = ForeignKeyField(ProspectRow)
    level = TextField()
    channel = TextField(default="")
    on_day = TextField()
    said = TextField(default="")

    class Meta:
        table_name = "opt_out"


class SuppressedRow(Row):
    """A digest of an address that asked for no contact; it outlives the person."""

    kind = TextField()
    digest = TextField()
    on_day = TextField()
    prospect = ForeignKeyField(ProspectRow, null=True)

    class Meta:
        table_name = "suppressed"
        indexes = ((("kind", "digest"), True),)


class SheetRow(Row):
    prospect = ForeignKeyField(ProspectRow, index=False)
    field = TextField()
    text = TextField()

    class Meta:
        table_name = "sheet"
        indexes = ((("prospect", "field"), True),)


class LookRow(Row):
    prospect = ForeignKeyField(ProspectRow, index=False)
    on_day = TextField()

    class Meta:
        table_name = "look"
        indexes = ((("prospect", "on_day"), True),)


class TakeawayRow(Row):
    board = ForeignKeyField(BoardRow, index=False)
    on_day = TextField()
    text = TextField()

    class Meta:
        table_name = "takeaway"
        indexes = ((("board", "on_day"), True),)


class WallVisitRow(Row):
    prospect = ForeignKeyField(ProspectRow)
    pinned_on = TextField()
    wiped_on = TextField()
    touches = IntegerField()
    answered = IntegerField()

    class Meta:
        table_name = "wall_visit"


class ModeRow(Row):
    name = TextField()
    minutes = IntegerField(null=True)
    energy = TextField(default="")

    class Meta:
        table_name = "mode"


class ReviewRow(Row):
    """Bookkeeping, not in the journal: so it names boards and people without a foreign key,
    and an undo that takes them away never trips over it."""

    board = IntegerField(column_name="board_id")
    day = TextField()
    queue = TextField()
    started_at = IntegerField()
    finished_at = IntegerField(null=True)
    idea_for = IntegerField(null=True)

    class Meta:
        table_name = "review"
        indexes = ((("board", "day"), True),)


class ArrivalRow(Row):
    """A day on which the app was started; not in the journal."""

    day = TextField(unique=True)

    class Meta:
        table_name = "arrival"


class SaltRow(Row):
    """One row: the key of the digests, so that no table made beforehand tells who they are."""

    salt = TextField()

    class Meta:
        table_name = "suppression_salt"


JOURNALED: tuple[type[Row], ...] = (
    *CORE,
    KeyDateRow,
    ReflectionRow,
    OptOutRow,
    SuppressedRow,
    SheetRow,
    LookRow,
    TakeawayRow,
    WallVisitRow,
    ModeRow,
)
"""Parents before children."""

BOOKKEEPING: tuple[type[Row], ...] = (ReviewRow, ArrivalRow, SaltRow)
"""What is written without a step: nobody would undo having begun a review."""

TABLES: tuple[type[Row], ...] = (
    *JOURNALED,
    *BOOKKEEPING,
    JournalStepRow,
    JournalRow,
    JournalPenRow,
)
