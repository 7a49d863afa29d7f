"""What one call of the program works with: the file, the settings, the day, the board."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path

from tablero import words
from tablero.cli.paper import say
from tablero.clock import Clock
from tablero.config import Settings, load
from tablero.i18n import _
from tablero.locations import config_file, database
from tablero.model import JournalStep, Prospect, Snapshot, Stage, Standing
from tablero.refusals import BadFile, Refusal
from tablero.rules.days import parse_day
from tablero.rules.follow_up import judge
from tablero.rules.judged import Judged, judge_all
from tablero.store.board import Board


class Session:
    """Opens things once, when they are first asked for."""

    def __init__(self, db: str | None, board_name: str | None, clock: Clock) -> None:
        self.path: Path = database(db)
        self.board_name = board_name
        self.clock = clock

    @cached_property
    def settings(self) -> Settings:
        """What the person chose. Raises BadSetting."""
        return load(config_file())

    @cached_property
    def board(self) -> Board:
        """The board's file, made where it is missing. Raises BadFile, NoSuchBoard."""
        return Board(self.path, self.clock, board=self.board_name, author=self.settings.author)

    @property
    def is_open(self) -> bool:
        """Whether the board's file was opened."""
        return "board" in self.__dict__

    def close(self) -> None:
        """Close the file, where it was opened."""
        board = self.__dict__.pop("board", None)
        if board is not None:
            board.close_file()

    @cached_property
    def snapshot(self) -> Snapshot:
        """Everybody on the board, as it was when first asked for."""
        return self.board.snapshot()

    @cached_property
    def judged(self) -> Judged:
        """How everybody of `snapshot` stands today."""
        return judge_all(self.snapshot, self.clock.today(), self.settings.follow_up)

    def stage_of(self, stage_id: int | None) -> Stage | None:
        """The stage of that id; None for the book."""
        return None if stage_id is None else self._stages.get(stage_id)

    @cached_property
    def _stages(self) -> dict[int, Stage]:
        return {stage.id: stage for stage in self.board.stages()}

    def standing_of(self, prospect: Prospect) -> Standing:
        """How one person stands today, without judging everybody."""
        stage = self.stage_of(prospect.stage)
        return judge(prospect, stage, self.clock.today(), self.settings.follow_up)

    def around(self, prospect: Prospect) -> tuple[Snapshot, Judged]:
        """Only them and whoever may be a way in to them, and how they stand."""
        snapshot = self.board.around(prospect)
        return snapshot, judge_all(snapshot, self.clock.today(), self.settings.follow_up)

    def day(self, text: str | None, *, past: bool = False) -> date | None:
        """The day somebody typed; with `past` the nearest that is over. Raises BadDay."""
        return None if text is None else parse_day(text, self.clock.today(), past=past)

    def keep_backup(self) -> None:
        """The day's backup, before the first writing of the day; what fails stops no work."""
        from tablero.store.backup_list import is_due  # reading needs none of it

        self.board  # noqa: B018  # opened first: a migration makes a backup of its own
        daily = self.settings.backups_daily
        try:
            if is_due(self.path, self.clock.today(), daily):
                self._back_up()
        except (BadFile, Refusal) as failed:
            text = _("The day's backup could not be made: {why}")
            say(text.format(why=words.refusal(failed)))
        except Exception as fault:
            from tablero.crash import Moment, write_report  # hardly any backup ends like this

            write_report(fault, Moment("backup"))
            say(_("The backup could not be made."))

    def _back_up(self) -> None:
        from tablero.store.keeping import keep_daily, retention  # once a day

        keep = retention(self.settings)
        keep_daily(self.path, self.clock.now(), keep, thins=not self.clock.is_set)

    @contextmanager
    def act(self) -> Iterator[Board]:
        """The board for one verb; what the verb did is said in a sentence afterwards."""
        self.keep_backup()
        before = self._newest_step()
        yield self.board
        after = self._newest_step()
        if after is None or (before is not None and before.id == after.id):
            say(_("There was nothing to change."))
        else:
            say(f"{words.verb(after)}.")

    def _newest_step(self) -> JournalStep | None:
        return next(iter(self.board.history(limit=1)), None)
