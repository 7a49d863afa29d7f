"""What may go wrong: facts, which `words` puts into sentences. The lowest floor, beside `model`."""

from __future__ import annotations

from datetime import datetime

from tablero.model import BoardName, JournalStep, Prospect, Stage

Value = str | int | None
"""What stands in a field: a text, cents, days, or nothing."""


class Refusal(Exception):
    """A verb that cannot be done. Nothing was changed."""


class NoSuchProspect(Refusal):
    def __init__(self, who: str) -> None:
        super().__init__(who)
        self.who = who


class Gone(NoSuchProspect):
    """Somebody on the screen, or something of theirs, is no longer there. `who` is their id."""


class SeveralFit(Refusal):
    def __init__(self, who: str, fits: tuple[Prospect, ...]) -> None:
        super().__init__(who)
        self.who = who
        self.fits = fits


class NoSuchStage(Refusal):
    def __init__(self, name: str, stages: tuple[Stage, ...] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.stages = stages


class NoSuchBoard(Refusal):
    def __init__(self, name: str, boards: tuple[BoardName, ...] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.boards = boards


class NameTaken(Refusal):
    """A stage or board of that name exists."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class BadValue(Refusal):
    """A value that cannot be kept. `why`: empty, control, too_long, unknown, number, date."""

    def __init__(
        self, field_name: str, value: str, why: str, choices: tuple[str, ...] = ()
    ) -> None:
        super().__init__(field_name, why)
        self.field = field_name
        self.value = value
        self.why = why
        self.choices = choices


class WallFull(Refusal):
    def __init__(self, pinned: tuple[Prospect, ...]) -> None:
        super().__init__(len(pinned))
        self.pinned = pinned


class OptedOut(Refusal):
    """They asked for no contact at all: no touch of mine, and no place on the wall."""

    def __init__(self, prospect: Prospect) -> None:
        super().__init__(prospect.id)
        self.prospect = prospect


class StillOptedOut(Refusal):
    """A total opt-out is lifted only after a later word of theirs, confirmed by their name."""

    def __init__(self, prospect: Prospect, why: str) -> None:
        super().__init__(prospect.id, why)
        self.prospect = prospect
        self.why = why
        """silent: they have not written since; unconfirmed: the name was not typed."""


class StageOccupied(Refusal):
    """A stage with people is removed only with a stage to send them to."""

    def __init__(self, stage: Stage, count: int) -> None:
        super().__init__(stage.key)
        self.stage = stage
        self.count = count


class LastOne(Refusal):
    """The last open stage, or the last board, stays. `what`: stage or board."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class NothingToUndo(Refusal):
    pass


class NothingToRedo(Refusal):
    pass


class ChangedSince(Refusal):
    """The rows of a step are no longer as it left them, so it cannot be undone."""

    def __init__(self, step: JournalStep) -> None:
        super().__init__(step.id)
        self.step = step


class TextChanged(Refusal):
    """Somebody else gave a text other words while it was being changed. Both are whole."""

    def __init__(
        self, field_name: str, theirs: Value, mine: Value, changed: datetime | None = None
    ) -> None:
        super().__init__(field_name)
        self.field = field_name
        self.theirs = theirs
        self.mine = mine
        self.changed = changed
        """When theirs was written, a UTC moment; None where the journal has forgotten it."""


class Busy(Refusal):
    """Another process, or an import, holds the file."""


class Cancelled(Refusal):
    """An import was stopped by whoever watched its progress."""


class BadFile(Exception):
    """The board's file cannot be used. `why`: directory, not_database, empty, foreign, truncated,
    damaged, newer, unreadable, read_only, moved, missing, missing_folder, symlink, linked_folder,
    disk_full,    unwritable, locked, io, exists, not_migrated; of backups: bad_backup."""

    def __init__(self, path: str, why: str, detail: str = "") -> None:
        super().__init__(path, why, detail)
        self.path = path
        self.why = why
        self.detail = detail


class BadImport(Exception):
    """A file that cannot be read as an export. `why`: empty, not_export, broken_json, too_deep,
    too_big, too_many, long_row, many_rows, many_stages, no_names, binary, bad_zip, no_file,
    directory, unreadable, changed, unknown_format. `limit`: bytes for too_big, letters for
    long_row."""

    def __init__(self, path: str, why: str, detail: str = "", *, limit: int = 0) -> None:
        super().__init__(path, why, detail, limit)
        self.path = path
        self.why = why
        self.detail = detail
        self.limit = limit
