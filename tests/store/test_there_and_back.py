"""A board written into a file and read into an empty one is the board it was."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tablero.clock import Clock
from tablero.drafts import (
    Batch,
    Draft,
    DraftDate,
    DraftIdea,
    DraftLink,
    DraftMove,
    DraftNote,
    DraftOptOut,
    DraftReflection,
    DraftStep,
    DraftTouch,
    DraftVisit,
)
from tablero.formats import export_csv, export_json, read
from tablero.formats.plain import block, line
from tablero.formats.spreadsheet import HEADINGS, READING_ONLY
from tablero.model import CHANNELS, DATE_KINDS, DIRECTIONS, IDEA_STATES, RESULTS, TOPICS
from tablero.person import CAUSES, SHEET
from tablero.store.board import Board

DAY = date(2026, 11, 22)
BRIEF = settings(
    max_examples=20,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn"))
WORDS = st.one_of(
    st.text(LETTERS, max_size=12).map(line),
    st.sampled_from(["=1+1", "+34 600 000 001", "-", "'=x", '"', ";", "a, b", "＝SUM(1)", "@ana"]),
)
TEXTS = st.lists(WORDS, max_size=3).map("\n".join).map(block)
DAYS = st.dates(date(2000, 1, 1), date(2026, 11, 22))
MOMENTS = st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
SOME_TEXT = TEXTS.map(lambda text: text or "said")
STAGES = ("to_contact", "first_contact", "proposal", "client", "Mi etapa", "Otra, «rara»")


@st.composite
def people(draw: st.DrawFn, *, whole: bool) -> list[Draft]:
    """People whom nobody takes for one another; with `whole`, all that is known of them."""
    drafts = []
    for number in range(draw(st.integers(1, 5))):
        key = (("tablero", f"1-{number}"),)
        links = (("tablero", "1-0"),) if number and draw(st.booleans()) else ()
        place = draw(st.sampled_from(("board", "book", "archived")))
        draft = Draft(
            name=line(f"P{number} {draw(WORDS)}"),
            role=draw(WORDS),
            company=draw(WORDS),
            email=draw(st.sampled_from(["", f"p{number}@x.example"])),
            phone=draw(st.sampled_from(["", f"+34 600 000 00{number}"])),
            linkedin=draw(st.sampled_from(["", f"https://www.linkedin.com/in/p-{number}"])),
            city=draw(WORDS),
            country=draw(WORDS),
            source=draw(st.sampled_from(["", "referral", "feria", "=x"])),
            tags=tuple({tag.casefold(): tag for tag in draw(st.lists(WORDS, max_size=3))}.values()),
            opt_out=draw(st.sampled_from(["", "", "sales", "total"])),
            stage="" if place == "book" else draw(st.sampled_from(STAGES)),
            in_book=place == "book",
            archived=place == "archived",
            pinned_on=draw(st.none() | DAYS),
            keys=key,
            links=tuple(DraftLink(other, "referred") for other in links),
            steps=(DraftStep(draw(WORDS), draw(DAYS)),) if draw(st.booleans()) else (),
            imported=False,
            added=draw(DAYS),
            line=number + 1,
        )
        drafts.append(draw(_more(draft)) if whole else draft)
    return drafts


def _few(strategy: st.SearchStrategy[object], most: int = 1) -> st.SearchStrategy[object]:
    return st.lists(strategy, max_size=most).map(tuple)


TOUCHES = st.builds(
    DraftTouch, DAYS, *map(st.sampled_from, (DIRECTIONS, CHANNELS, TOPICS, RESULTS)), TEXTS
)
IDEAS = st.builds(
    DraftIdea, WORDS.map(lambda word: word or "idea"), st.sampled_from(IDEA_STATES), DAYS
)
REFLECTIONS = st.builds(DraftReflection, DAYS, TEXTS, TEXTS, st.sampled_from(CAUSES), st.booleans())
OPT_OUTS = st.builds(DraftOptOut, st.just("channel"), DAYS, st.sampled_from(CHANNELS), TEXTS)


def _more(draft: Draft) -> st.SearchStrategy[Draft]:
    return st.builds(
        lambda **values: draft._replace(**values),
        cost=st.integers(0, 10**9),
        period=st.none() | st.integers(1, 400),
        closed_why=TEXTS,
        settled=st.booleans(),
        touches=_few(TOUCHES, 3),
        notes=_few(st.builds(DraftNote, SOME_TEXT, MOMENTS, WORDS), 2),
        ideas=_few(IDEAS, 2),
        moves=_few(st.builds(DraftMove, MOMENTS, WORDS, WORDS), 2),
        dates=_few(st.builds(DraftDate, st.sampled_from(DATE_KINDS), DAYS, WORDS)),
        reflections=_few(REFLECTIONS),
        opt_outs=_few(OPT_OUTS),
        sheet=_few(st.tuples(st.sampled_from(SHEET), SOME_TEXT)),
        looks=st.lists(DAYS, max_size=2, unique=True).map(tuple),
        reflection_asked=st.none() | DAYS,
        wall_visits=_few(st.builds(DraftVisit, DAYS, DAYS, st.integers(0, 9), st.booleans())),
    )


def _table(board: Board) -> str:
    return export_csv(board.snapshot(), {})


def _document(board: Board) -> str:
    snapshot = board.snapshot()
    return export_json(snapshot, board.people(snapshot.prospects))


def _there_and_back(new_file: Path, drafts: list[Draft], ending: str) -> tuple[str, str]:
    """What is written of a board with these people, and of the empty one it was read into."""
    written = []
    with tempfile.TemporaryDirectory() as folder:
        batch = Batch("tablero", "", (), drafts)
        for number in range(2):
            path = Path(shutil.copy2(new_file, Path(folder) / f"{number}.db"))
            with Board(path, Clock(DAY)) as board:
                board._db.run("PRAGMA synchronous = OFF")
                board.import_drafts(batch)
                text = _table(board) if ending == "csv" else _document(board)
            written.append(text)
            file = Path(folder) / f"people.{ending}"
            file.write_text(text, encoding="utf-8", newline="")
            batch = read(file)
    return written[0], written[1]


def _rows(text: str) -> list[dict[str, str]]:
    """By name: a table knows nothing of the order of the stages."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    kept = [{key: row[key] for key in HEADINGS if key not in READING_ONLY} for row in rows]
    return sorted(kept, key=lambda row: row["name"])


@BRIEF
@given(people(whole=False))
def test_every_column_of_a_table_comes_back(new_file: Path, drafts: list[Draft]) -> None:
    before, after = _there_and_back(new_file, drafts, "csv")
    assert _rows(before) == _rows(after)
    assert len(_rows(before)) == len(drafts)


@BRIEF
@given(people(whole=True))
def test_everybody_in_a_document_comes_back_whole(new_file: Path, drafts: list[Draft]) -> None:
    before, after = _there_and_back(new_file, drafts, "json")
    assert json.loads(before) == json.loads(after)
    assert before == after
