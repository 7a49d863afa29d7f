"""Search: any words are only words, and whoever is kept is found by their own."""

from __future__ import annotations

import io
import json
import shutil
import traceback
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tablero.cli import run as tablero
from tablero.clock import Clock
from tablero.model import Prospect
from tablero.refusals import NoSuchProspect, SeveralFit
from tablero.store.board import Board
from tablero.text import BadText, clean_line
from tablero.ui.finder import Finder
from torture.trial import Tally, Trial
from torture.verbs import DAY

_HOSTILE = (
    "",
    " ",
    '"',
    "'",
    "*",
    "%_%",
    "(?=(a+)+$",
    "[a-",
    "\\",
    "ana@x.org",
    'ana" OR "1"="1',
    "NEAR(a b, 2)",
    "name:ana AND NOT bea",
    "'; DROP TABLE prospect; --",
    "-",
    "--json",
    "\x00",
    "\ud800",
    "\udcff",
    "\u0301",
    "\u200b\u202e",
    "´",
    "ﬁ ß İ ς",
    "👩‍👩‍👧",
    "a" * 5_000,
    "9" * 5_000,
    "\u0301" * 5_000,
    "[/red] [@click=app.quit]x",
)
_NAMES = st.text(min_size=1, max_size=12) | st.sampled_from(_HOSTILE).map(lambda text: text[:900])
_WORDS = st.text(max_size=12) | st.sampled_from(_HOSTILE)


@st.composite
def _kept(draw: st.DrawFn) -> str:
    """A text as a verb keeps it."""
    while True:
        try:
            return clean_line(draw(_NAMES))
        except BadText:
            continue


def _find(board: Board, words: str) -> frozenset[int]:
    """Whom WHO means."""
    try:
        return frozenset((board.find(words).id,))
    except SeveralFit as several:
        return frozenset(person.id for person in several.fits)
    except NoSuchProspect:
        return frozenset()


def _look(finder: Finder, board: Board, words: str) -> frozenset[int]:
    """Whom the filter of the app leaves in sight."""
    return frozenset(finder.find(words, board.snapshot()).fits)


def _listed(path: Path, words: str) -> frozenset[int]:
    """Whom `tablero list --search` tells."""
    said = _said(path, "list", f"--search={words}", "--json")
    return frozenset(row["id"] for row in json.loads(said))


def _said(path: Path, *words: str, codes: tuple[int, ...] = (0,)) -> str:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = tablero(("--db", str(path), "--lang", "en", *words))
    assert code in codes, f"{words!r}: {code} {err.getvalue()}"
    assert "inside tablero" not in err.getvalue(), f"{words!r}: {err.getvalue()}"
    return out.getvalue()


def _own_words(person: Prospect, note: str) -> Iterator[str]:
    """What somebody must be found by: each text whole, and each word alone."""
    for text in (person.name, person.company, *person.tags, note):
        yield text
        yield from text.split()


def search(folder: Path, times: int) -> Tally:
    """So many searches, in each of the ways there are."""
    new = folder / "new.db"
    Board(new, Clock(DAY)).close_file()
    tried = 0

    @settings(
        max_examples=max(1, times // 50),
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(_kept(), min_size=4, max_size=4), st.lists(_WORDS, min_size=2, max_size=4))
    def try_one(texts: list[str], hostile: list[str]) -> None:
        nonlocal tried
        path = Path(shutil.copyfile(new, folder / "board.db"))
        name, company, tag, note = texts
        with Board(path, Clock(DAY)) as board:
            board._db.run("PRAGMA synchronous = OFF")
            who = board.add_prospect(name, company=company, tags=[tag], note=note)
            board.add_prospect("Somebody else altogether")
            finder = Finder()
            finder.learn_notes(board.note_texts())
            person = board.snapshot().prospects[who]
            for words in _own_words(person, note):
                tried += 1
                assert who in _look(finder, board, words), f"not found by {words!r}"
            for words in (person.name, *person.name.split()):
                tried += 1
                # A number alone is somebody's number before it is a name.
                assert words.isdecimal() or who in _find(board, words), f"not found by {words!r}"
            for words in hostile:
                tried += 2
                _look(finder, board, words)
                _find(board, words)
        assert who in _listed(path, person.name)
        _listed(path, hostile[0])
        _said(path, "show", "--", hostile[1], codes=(0, 1))
        tried += 3

    try:
        while tried < times:
            try_one()
    except Exception as error:
        traceback.print_exception(error)
        return Tally(max(tried, times), 1, f"{type(error).__name__}: {error}"[:200])
    return Tally(tried, 0, "memory, command line and WHO; there is no index that could lag behind")


TRIALS = (
    Trial(
        row=25,
        promise="any words are only words, and whoever is kept is found by their own",
        unit="searches",
        run=search,
        times=10_000,
        few=200,
    ),
)
