"""People from a file coming onto a board: new ones whole, known ones by what they lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tablero.drafts import Batch, Draft, DraftLink, DraftMove, DraftOptOut, ImportReport, Skipped
from tablero.model import WALL_LINES, Stage
from tablero.refusals import Cancelled
from tablero.store import pieces
from tablero.store.database import Database
from tablero.store.journal import NAMED
from tablero.store.matching import Known, Matching
from tablero.store.moving import name_in_history
from tablero.store.people import LINES
from tablero.store.placing import GAP
from tablero.store.suppression import Suppression
from tablero.store.unpacking import Unpacking
from tablero.text import BadText

_TELL_EVERY = 50
"""Drafts between two looks at whether to go on."""

_TOLD_ROWS = 1_000
"""Rows left out that are told one by one; the others are only counted."""
_TOLD_LETTERS = 80
"""How much of a name tells which row was left out."""

_FILLABLE = (*LINES, "cost", "period")
"""What a known person gets from a file while it is empty."""

StageFor = Callable[[str], Stage]


class Intake:
    """One import in one transaction."""

    def __init__(
        self, database: Database, board: int, now: datetime, today: date, stage_for: StageFor
    ) -> None:
        self._db = database
        self._board = board
        self._now = now
        self._today = today
        self._stage_for = stage_for
        self._matching = Matching(database, board)
        self._suppression = Suppression(database)
        self._unpacking = Unpacking(database, now, today)
        self._sheaf = self._unpacking.sheaf
        self._newest_before = self._sheaf.newest_id("prospect")
        self._bottoms: dict[int, int] = {}
        self._links: list[tuple[int, tuple[DraftLink, ...]]] = []
        self._suppressed: list[tuple[int, date]] = []
        self._wall = WALL_LINES - self._pinned()
        self._count: Counter[str] = Counter()
        self._by_stage: Counter[str] = Counter()
        self._skipped: list[Skipped] = []
        self._untold = 0
        self.first_new: list[tuple[int, str]] = []
        """Ids and names of the first new people, the archived too."""
        self.updated: set[int] = set()
        self.asked: list[tuple[int, DraftOptOut]] = []
        """Opt-outs of people who were here already, for whoever knows what follows from one."""

    def take(
        self, batch: Batch, *, to_book: bool, progress: Callable[[int], bool] | None
    ) -> ImportReport:
        """Takes in every draft. Raises Cancelled where `progress` says no."""

        def goes_on(number: int) -> None:
            if progress and not progress(number):
                raise Cancelled

        number = 0
        for number, item in enumerate(batch, 1):
            if isinstance(item, Skipped):
                self._skip(item)
            else:
                self._take(item, to_book=to_book or item.in_book)
            if number % _TELL_EVERY == 0:
                goes_on(number)
        self._sheaf.flush()
        for at, (person, day) in enumerate(self._suppressed):
            self._suppression.add(person, day.isoformat())
            if at % _TELL_EVERY == 0:
                goes_on(number)
        for at, (person, links) in enumerate(self._links):
            self._link(person, links)
            if at % _TELL_EVERY == 0:
                goes_on(number)
        self._sheaf.flush()
        return self._report(batch)

    def _skip(self, row: Skipped) -> None:
        if row.reason == "duplicate":
            self._count["duplicates"] += 1
        else:
            self._leave_out(row.line, row.name, row.reason)

    def _leave_out(self, line: int, name: str, reason: str) -> None:
        if len(self._skipped) < _TOLD_ROWS:
            self._skipped.append(Skipped(line, name[:_TOLD_LETTERS], reason))
        else:
            self._untold += 1

    @property
    def new(self) -> int:
        """How many new people there are, the archived too."""
        return self._count["imported"] + self._count["archived"]

    def _is_new(self, number: int) -> bool:
        return number > self._newest_before

    def _take(self, draft: Draft, *, to_book: bool) -> None:
        if not draft.name.strip():
            self._leave_out(draft.line, "", "no_name")
            return
        try:
            clean = pieces.clean_draft(draft)
        except (BadText, KeyError):
            self._leave_out(draft.line, draft.name, "bad_text")
            return
        known = self._matching.find(clean)
        if self._wants_nothing(known, clean):
            self._leave_out(draft.line, clean.name, "suppressed")
        elif known is None:
            self._add(clean, to_book)
        else:
            self._add_to(known, clean)

    def _wants_nothing(self, known: Known | None, draft: Draft) -> bool:
        """Whether they asked for no contact: here, on another board, or before they were removed.

        The list is that of before the import, so that a board comes back whole into a new file.
        """
        if known is not None and (known.opt_out == "total" or not known.here):
            return True
        slug = next((key for source, key in draft.keys if source == "linkedin"), "")
        return self._suppression.is_suppressed(draft.email, draft.phone, draft.linkedin or slug)

    # --- somebody new ------------------------------------------------------------------------

    def _add(self, draft: Draft, to_book: bool) -> None:
        stage = None if to_book else self._stage_for(draft.stage)
        number = self._sheaf.next_id("prospect")
        self._unpacking.begin()
        asked = pieces.opt_outs_in(stage, draft.opt_outs)
        opt_out = pieces.strongest(asked)
        self._sheaf.add(
            "prospect",
            number,
            board_id=self._board,
            stage_id=stage and stage.id,
            position=self._bottom(stage),
            name=draft.name,
            cost=draft.cost,
            period=draft.period,
            opt_out=opt_out,
            archived=int(draft.archived),
            added=(draft.added or self._today).isoformat(),
            imported=int(draft.imported),
            pinned_on=None if opt_out == "total" else self._pin(draft),
            settled=int(draft.settled),
            closed_from_id=None,
            closed_why=draft.closed_why,
            reflection_asked=draft.reflection_asked and draft.reflection_asked.isoformat(),
            **{field: getattr(draft, field) for field in LINES},
        )
        if len(self.first_new) < NAMED:
            self.first_new.append((number, draft.name))
        for field in _FILLABLE:
            value = getattr(draft, field)
            if value:
                self._unpacking.mark(pieces.of_field(field, value))
        self._matching.add(number, draft, opt_out)
        self._add_keys(number, draft)
        self._unpacking.unpack_history(number, draft, self._birth(draft, stage))
        self._unpacking.tag(number, draft.tags)
        self._unpacking.unpack(number, draft)
        self._add_opt_outs(number, asked)
        self._unpacking.remember(number, known=False)
        if draft.links:
            self._links.append((number, draft.links))
        self._count["archived" if draft.archived else "imported"] += 1
        if not draft.archived:
            self._by_stage[stage.key if stage else ""] += 1

    def _bottom(self, stage: Stage | None) -> int:
        if stage is None:
            return 0
        if stage.id not in self._bottoms:
            (lowest,) = self._db.run(
                "SELECT coalesce(max(position), 0) FROM prospect WHERE stage_id = ?", (stage.id,)
            ).fetchone()
            self._bottoms[stage.id] = lowest
        self._bottoms[stage.id] += GAP
        return self._bottoms[stage.id]

    def _pinned(self) -> int:
        (pinned,) = self._db.run(
            "SELECT count(*) FROM prospect WHERE board_id = ? AND pinned_on IS NOT NULL",
            (self._board,),
        ).fetchone()
        return int(pinned)

    def _pin(self, draft: Draft) -> str | None:
        if draft.pinned_on is None or self._wall <= 0:
            return None
        self._wall -= 1
        return draft.pinned_on.isoformat()

    def _add_keys(self, number: int, draft: Draft) -> None:
        for source, key in dict.fromkeys(draft.keys):
            self._sheaf.add("source_key", prospect_id=number, source=source, key=key)

    def _add_opt_outs(self, number: int, asked: tuple[DraftOptOut, ...]) -> None:
        for opt_out in asked:
            self._unpacking.add_opt_out(number, opt_out)
            if opt_out.level == "total":
                self._suppressed.append((number, self._unpacking.day_of(opt_out)))

    def _birth(self, draft: Draft, stage: Stage | None) -> DraftMove | None:
        """The day somebody was put there, where the file's own history does not tell of it."""
        if not all(move.came_from for move in draft.moves):
            return None
        at = draft.created or (draft.moves[0].at if draft.moves else self._now)
        first = draft.moves[0].came_from if draft.moves else name_in_history(stage)
        return DraftMove(at, "", first)

    # --- somebody known ----------------------------------------------------------------------

    def _add_to(self, known: Known, draft: Draft) -> None:
        self._sheaf.flush()  # they may stand in the file twice
        self._matching.forget(known.id)
        self._unpacking.begin(known.id)
        row = self._row(known.id)
        before = self._unpacking.count.total()
        changes = self._lacking(row, draft)
        if changes:
            columns = ", ".join(f"{column} = ?" for column in changes)
            self._db.run(
                f"UPDATE prospect SET {columns} WHERE id = ?", (*changes.values(), known.id)
            )
        lacks = self._unpacking.lacks
        tags = () if row["tags"] else tuple(t for t in draft.tags if lacks(pieces.of_tag(t)))
        self._unpacking.tag(known.id, tags)
        self._unpacking.unpack(known.id, draft, has_step=row["steps"] > 0)
        asked = [one for one in draft.opt_outs if lacks(pieces.of_opt_out(one))]
        for opt_out in asked:
            self._unpacking.mark(pieces.of_opt_out(opt_out))
            self.asked.append((known.id, opt_out))
        self._unpacking.remember(known.id, known=True)
        if draft.links:
            self._links.append((known.id, draft.links))
        is_more = bool(changes or tags or asked) or self._unpacking.count.total() > before
        if is_more:
            self._known_by_more(known, draft)
        if is_more and not self._is_new(known.id):
            self.updated.add(known.id)
        else:
            self._count["duplicates"] += 1

    def _known_by_more(self, known: Known, draft: Draft) -> None:
        new = tuple(k for k in draft.keys if not self._matching.has_key(known.id, k))
        for source, key in dict.fromkeys(new):
            self._sheaf.add("source_key", prospect_id=known.id, source=source, key=key)
        self._matching.know_by_more(known.id, draft)

    def _row(self, number: int) -> dict[str, Any]:
        cursor = self._db.run(
            "SELECT *, (SELECT count(*) FROM tag WHERE prospect_id = p.id) AS tags, (SELECT"
            " count(*) FROM step WHERE prospect_id = p.id AND done_on IS NULL) AS steps"
            " FROM prospect AS p WHERE id = ?",
            (number,),
        )
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))

    def _lacking(self, row: dict[str, Any], draft: Draft) -> dict[str, object]:
        """The columns that are empty here, were never filled from this file, and now can be."""
        changes: dict[str, object] = {}
        for field in _FILLABLE:
            value = getattr(draft, field)
            piece = pieces.of_field(field, value)
            if value and not row[field] and self._unpacking.is_new(piece):
                changes[field] = value
        return changes

    # --- at the end --------------------------------------------------------------------------

    def _link(self, number: int, links: tuple[DraftLink, ...]) -> None:
        self._unpacking.begin(number)
        for key, kind in links:
            other = self._matching.id_of(key)
            if other is None or other == number:
                continue
            if self._unpacking.is_new(pieces.of_link(number, other, kind)):
                self._sheaf.add("link", prospect_id=number, other_id=other, kind=kind)
                if not self._is_new(number):
                    self._became_more(number)
        self._unpacking.remember(number, known=True)

    def _became_more(self, number: int) -> None:
        if number not in self.updated:
            self.updated.add(number)
            self._count["duplicates"] -= 1

    def _report(self, batch: Batch) -> ImportReport:
        wrote = self._unpacking.count
        return ImportReport(
            format=batch.format,
            imported=self._count["imported"],
            updated=len(self.updated),
            archived=self._count["archived"],
            duplicates=self._count["duplicates"],
            notes=wrote["notes"],
            touches=wrote["touches"],
            steps=wrote["steps"],
            ideas=wrote["ideas"],
            skipped=tuple(self._skipped),
            untold=self._untold,
            by_stage=dict(self._by_stage),
            partial_history=batch.partial_history,
            notices=batch.notices,
        )
