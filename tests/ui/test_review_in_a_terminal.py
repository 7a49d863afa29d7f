"""The whole review of the demo by keyboard, in a real pty."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tablero.clock import Clock
from tablero.store.board import Board
from tests.conftest import DAY
from tests.terminal import Terminal

MORNING = 10
"""The local hour of these tests, whatever the hour is: late at night nobody is put to later."""
NINE = (
    "Gabriela Somoza",
    "Ana Belén Casares",
    "Lourdes Mamani",
    "Joaquín Peralta",
    "Diego Armenta",
    "Pau Ferrandis",
    "Montserrat Gual",
    "Rosa Tormo",
    "Teresa Aldunate",
)


@pytest.fixture
def path(tmp_path: Path, demo_file: Path) -> Path:
    return Path(shutil.copy2(demo_file, tmp_path / "board.db"))


def zone() -> str:
    """A time zone in which it is morning now."""
    ahead = (MORNING - datetime.now(UTC).hour + 12) % 24 - 12
    return f"<TST>{-ahead}"


class Reviewer:
    """Somebody at the keyboard, whose keys are counted."""

    def __init__(
        self,
        path: Path,
        columns: int = 120,
        rows: int = 35,
        greeting: str = "Nine people",
    ) -> None:
        self.keys = 0
        self._greeting = greeting
        self.terminal = Terminal(
            ["--db", str(path)],
            columns=columns,
            rows=rows,
            environment={
                "TABLERO_TODAY": DAY.isoformat(),
                "TABLERO_LANG": "en",
                "TZ": zone(),
                "XDG_CONFIG_HOME": str(path.parent / "config"),
                "XDG_DATA_HOME": str(path.parent / "data"),
            },
        )

    def __enter__(self) -> Reviewer:
        self.terminal.__enter__()
        self.terminal.wait_for(self._greeting)
        self.terminal.settle()
        return self

    def __exit__(self, *error: object) -> None:
        self.terminal.__exit__(*error)

    def press(self, *keys: str) -> None:
        self.keys += len(keys)
        self.terminal.press(*keys)

    def write(self, text: str) -> None:
        """The letters of a text, which count as no keys of a walk."""
        self.terminal.write(text)
        self.terminal.settle()

    def at(self, name: str) -> None:
        """It is their turn."""
        number = NINE.index(name) + 1
        self.sees(f"REVIEW  {number} of 9", name)
        lines = self.terminal.text.splitlines()
        assert any(line.lstrip().startswith(name) for line in lines[2:6]), self.terminal.text

    def sees(self, *texts: str) -> None:
        for text in texts:
            self.terminal.wait_for(text)


def test_nine_people_take_twenty_keys(path: Path) -> None:
    with Reviewer(path) as one:
        one.press("r")
        one.at("Gabriela Somoza")
        one.sees("they wrote to you 10 days ago", "asks how long the workshop takes")
        one.press("t", "enter")
        one.at("Ana Belén Casares")
        one.sees("Touch #2 with Gabriela Somoza, email.")
        one.press("t", "enter")
        one.at("Lourdes Mamani")
        one.press("t", "e", "1")
        one.at("Joaquín Peralta")
        one.press("s", "2")
        one.at("Diego Armenta")
        one.sees("No answer to five touches: what did you miss? r, or go on.")
        one.press("s", "h")
        one.at("Pau Ferrandis")
        one.press("space")
        one.at("Montserrat Gual")
        one.sees("Pau Ferrandis: looked at.")
        one.press("t", "enter")
        one.at("Rosa Tormo")
        one.sees("it is their birthday.")
        one.press("t", "w", "6")
        one.at("Teresa Aldunate")
        one.press("space")
        one.sees("REVIEW  9 of 9  ■■■■■■■■■", "Done: nine people")
        one.sees("4 touches", "2 emails", "2 calls", "1 gesture", "1 later", "2 looked at")
        one.sees("I take along", "Sofía Lleras", "Wilmer Chacón, Beatriz Úbeda")
        one.sees("of your touches are answered")
        one.press("enter")
        one.sees("Review 9 of 9")
        assert one.keys <= 20
        one.terminal.press("q")
        assert one.terminal.wait() == 0
    with Board(path, Clock(DAY)) as board:
        (review,) = [day for day in board.review_days() if day.day == DAY]
        assert review.finished is not None


@pytest.fixture
def begun(path: Path) -> Iterator[Reviewer]:
    with Reviewer(path, 80, 24) as one:
        one.press("r")
        one.at("Gabriela Somoza")
        yield one


def test_every_kind_of_action_once_and_the_review_goes_on_where_it_was_left(
    begun: Reviewer, path: Path
) -> None:
    one = begun
    one.press("T", "e")
    one.sees("no answer needed")
    one.press(".")
    one.sees("no answer is needed.")
    one.at("Gabriela Somoza")
    one.press("s", "3")
    one.at("Ana Belén Casares")
    one.press("p")
    one.sees("Ana Belén Casares is on the wall.", "5/7")
    one.press("p")
    one.sees("Ana Belén Casares is off the wall.", "4/7")
    one.press("i")
    one.sees("An idea for Ana Belén Casares")
    one.write("show her the first hour")
    one.press("enter")
    one.sees("Idea           show her the first hour")
    one.press("t", "v", "1")
    one.at("Lourdes Mamani")
    one.press("x", "c")
    one.at("Joaquín Peralta")
    one.sees("Lourdes Mamani rests until")
    one.press("u")
    one.at("Lourdes Mamani")
    one.press("space", "backspace")
    one.sees("Done           looked at today.")
    one.press("escape")
    one.sees("Review 3 of 9")
    one.press("q")
    assert one.terminal.wait() == 0
    with Reviewer(path, 80, 24, greeting="The review waits at 3 of 9") as again:
        again.press("r")
        again.at("Joaquín Peralta")
        again.sees("REVIEW  4 of 9  ■■■□□□□□□")
