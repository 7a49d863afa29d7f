"""The tables, as peewee models. A Board gives each query its database, so none is bound here.

Civil days are ISO text, UTC moments integer microseconds, money cents; there is no REAL column,
because the journal's JSON would round it.
"""

from __future__ import annotations

from peewee import (
    SQL,
    AutoField,
    Context,
    ForeignKeyField,
    IntegerField,
    Model,
    NodeList,
    TextField,
)


class IdField(AutoField):
    """An id that is never given twice, so the journal may name a row for ever."""

    def ddl(self, ctx: Context) -> NodeList:
        return NodeList((super().ddl(ctx), SQL("AUTOINCREMENT")))


class Row(Model):
    id = IdField()

    class Meta:
        legacy_table_names = False


class BoardRow(Row):
    name = TextField()
    position = IntegerField()

    class Meta:
        table_name = "board"


class StageRow(Row):
    board = ForeignKeyField(BoardRow, index=False)
    key = TextField()
    name = TextField()
    kind = TextField()
    stall_days = IntegerField(null=True)
    card_limit = IntegerField(null=True)
    position = IntegerField()

    class Meta:
        table_name = "stage"
        indexes = ((("board", "key"), True),)


class ProspectRow(Row):
    board = ForeignKeyField(BoardRow, index=False)
    stage = ForeignKeyField(StageRow, null=True)
    position = IntegerField()
    name = TextField()
    role = TextField(default="")
    company = TextField(default="")
    email = TextField(default="")
    phone = TextField(default="")
    linkedin = TextField(default="")
    city = TextField(default="")
    country = TextField(default="")
    source = TextField(default="")
    cost = IntegerField(default=0)
    period = IntegerField(null=True)
    opt_out = TextField(default="")
    archived = IntegerField(default=0)
    added = TextField()
    imported = IntegerField(default=0)
    pinned_on = TextField(null=True)
    settled = IntegerField(default=0)
    closed_from = ForeignKeyField(StageRow, null=True)
    closed_why = TextField(default="")
    reflection_asked = TextField(null=True)

    class Meta:
        table_name = "prospect"
        indexes = (
            (("board", "archived", "stage", "position"), False),
            (("board", "pinned_on"), False),
        )


class TagRow(Row):
    prospect = ForeignKeyField(ProspectRow, index=False)
    name = TextField()

    class Meta:
        table_name = "tag"
        indexes = ((("prospect", "name"), True),)


class TouchRow(Row):
    """`code` is direction, channel, topic and result in the four letters of `encode_beat`."""

    prospect = ForeignKeyField(ProspectRow, index=False)
    on_day = TextField()
    at = IntegerField()
    code = TextField()
    note = TextField(default="")

    class Meta:
        table_name = "touch"
        indexes = ((("prospect", "on_day", "at", "code"), False),)


class StepRow(Row):
    prospect = ForeignKeyField(ProspectRow)
    text = TextField()
    on_day = TextField(null=True)
    channel = TextField(default="")
    minutes = IntegerField(null=True)
    energy = TextField(default="")
    done_on = TextField(null=True)
    at_minute = IntegerField(null=True)
    put_off = IntegerField(default=0)

    class Meta:
        table_name = "step"


_ONLY_ONE_OPEN = StepRow.index(
    StepRow.prospect, unique=True, where=StepRow.done_on.is_null(), name="step_open"
)
StepRow.add_index(_ONLY_ONE_OPEN)


class NoteRow(Row):
    prospect = ForeignKeyField(ProspectRow)
    at = IntegerField()
    author = TextField(default="")
    text = TextField()

    class Meta:
        table_name = "note"


class IdeaRow(Row):
    prospect = ForeignKeyField(ProspectRow)
    on_day = TextField()
    text = TextField()
    state = TextField()

    class Meta:
        table_name = "idea"


class StageMoveRow(Row):
    """The history of stages; names as they were then, empty for outside the board."""

    prospect = ForeignKeyField(ProspectRow)
    at = IntegerField()
    came_from = TextField()
    went_to = TextField()

    class Meta:
        table_name = "stage_move"


class LinkRow(Row):
    """`other` leads to `prospect`."""

    prospect = ForeignKeyField(ProspectRow, index=False)
    other = ForeignKeyField(ProspectRow)
    kind = TextField()

    class Meta:
        table_name = "link"
        indexes = ((("prospect", "other", "kind"), True),)


class SourceKeyRow(Row):
    """What another program calls a prospect."""

    prospect = ForeignKeyField(ProspectRow)
    source = TextField()
    key = TextField()

    class Meta:
        table_name = "source_key"
        indexes = ((("source", "key", "prospect"), True),)


class ImportedRow(Row):
    """Digests of what files have brought, so what was edited or deleted here stays so."""

    prospect = ForeignKeyField(ProspectRow, unique=True)
    pieces = TextField()

    class Meta:
        table_name = "imported"


class JournalStepRow(Row):
    """One act. `sealed`: made before a migration, so it can be read but no longer undone."""

    at = IntegerField()
    verb = TextField()
    names = TextField(default="[]")
    many = IntegerField(default=0)
    prospects = TextField(default="[]")
    detail = TextField(default="")
    undone = IntegerField(default=0)
    sealed = IntegerField(default=0)

    class Meta:
        table_name = "journal_step"


class JournalRow(Row):
    """One row's change within a step, as JSON before and after."""

    step = ForeignKeyField(JournalStepRow, index=False)
    table = TextField(column_name="table_name")
    row_id = IntegerField()
    prospect_id = IntegerField(null=True)
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        table_name = "journal_row"
        indexes = ((("step", "table", "row_id"), False),)


class JournalPenRow(Row):
    """One row: the step being written. While it is null, nothing is journaled."""

    step = ForeignKeyField(JournalStepRow, null=True, index=False)

    class Meta:
        table_name = "journal_pen"


CORE: tuple[type[Row], ...] = (
    BoardRow,
    StageRow,
    ProspectRow,
    TagRow,
    TouchRow,
    StepRow,
    NoteRow,
    IdeaRow,
    StageMoveRow,
    LinkRow,
    SourceKeyRow,
    ImportedRow,
)
"""Those that every start loads and the journal follows, parents before children; the others
are in `tables_discipline`."""
