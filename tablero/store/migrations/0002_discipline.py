"""The review and the discipline of following up, frozen as they were: this file never changes."""

import secrets
from typing import Any

from peewee import (
    SQL,
    AutoField,
    ForeignKeyField,
    IntegerField,
    Model,
    NodeList,
    TextField,
)

# The digests have to be those that are looked up, so the living code makes them.
from tablero.store.suppression import Suppression


class IdField(AutoField):
    def ddl(self, ctx: Any) -> NodeList:
        return NodeList((super().ddl(ctx), SQL("AUTOINCREMENT")))


_NEW_COLUMNS = (
    "ALTER TABLE step ADD COLUMN at_minute INTEGER",
    "ALTER TABLE step ADD COLUMN put_off INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE prospect ADD COLUMN reflection_asked TEXT",
)
"""Plain statements: the migrator would copy whole tables for the one that is not null."""

_OPT_OUTS = """
INSERT INTO opt_out (prospect_id, level, channel, on_day, said)
SELECT prospect.id, prospect.opt_out, '', coalesce(
    (SELECT max(on_day) FROM touch
     WHERE touch.prospect_id = prospect.id AND code GLOB '[ib]*'), added),
    CASE WHEN stage.key = 'do_not_contact' THEN closed_why ELSE '' END
FROM prospect LEFT JOIN stage ON stage.id = prospect.stage_id
WHERE prospect.opt_out <> '' ORDER BY prospect.id"""


def up(migrator: Any, db: Any) -> None:
    class Row(Model):
        id = IdField()

        class Meta:
            database = db
            legacy_table_names = False

    class BoardRow(Row):
        class Meta:
            table_name = "board"

    class ProspectRow(Row):
        class Meta:
            table_name = "prospect"

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
        day = TextField(unique=True)

        class Meta:
            table_name = "arrival"

    class SaltRow(Row):
        salt = TextField()

        class Meta:
            table_name = "suppression_salt"

    for statement in _NEW_COLUMNS:
        db.execute_sql(statement)
    old = {BoardRow, ProspectRow}
    db.create_tables([row for row in Row.__subclasses__() if row not in old], safe=False)
    SaltRow.create(salt=secrets.token_hex(16))
    db.execute_sql(_OPT_OUTS)
    suppression = Suppression(db)
    totals = db.execute_sql("SELECT prospect_id, on_day FROM opt_out WHERE level = 'total'")
    for prospect, day in totals.fetchall():
        suppression.add(prospect, day)
