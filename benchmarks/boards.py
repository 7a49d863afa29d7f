"""Boards of any size: `python -m benchmarks.boards FILE [PEOPLE] [TOUCHES_EACH]`.

The same numbers give the same people, so that two runs measure the same thing.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tablero.clock import Clock
from tablero.drafts import Batch, Draft, DraftNote, DraftStep, DraftTouch
from tablero.model import CHANNELS, DEFAULT_STAGES, TOPICS
from tablero.store.board import Board

TODAY = date(2026, 11, 22)
FIRST = [
    "Ana",
    "Bruno",
    "Carmen",
    "Diego",
    "Elisa",
    "Fabián",
    "Gabriela",
    "Hernán",
    "Iñaki",
    "Joaquín",
    "Lourdes",
    "Martín",
]
LAST = [
    "Echéverri",
    "Ibargüengoitia",
    "Peña",
    "Núñez",
    "Somoza",
    "Úbeda",
    "Ruiz-Olmo",
    "Gual",
    "Mamani",
    "Rojas",
]
WEIGHTS = (25, 25, 15, 10, 5, 10, 10)
"""How many of a hundred are in each column: half of them in two."""
ROLES = (
    "Directora de Compras",
    "Gerente de Ventas",
    "CEO",
    "Jefa de Proyecto",
    "People Manager",
)
COMPANIES = (
    "Grupo Andariega",
    "Cerámicas Turia",
    "Café Sierra",
    "Nau Digital",
    "Farma Llevant",
)


def people(count: int, touches: int) -> Iterator[Draft]:
    """That many people, spread unevenly over the columns, each with a history."""
    chance = random.Random(20261122)
    stages = [stage.key for stage in DEFAULT_STAGES[:7]]
    for number in range(count):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)} {chance.choice(LAST)} {number:05}"
        days = sorted((chance.randrange(1, 300) for _ in range(touches)), reverse=True)
        on = TODAY + timedelta(days=chance.randrange(-20, 20))
        yield Draft(
            name=name,
            role=chance.choice(ROLES),
            company=f"{chance.choice(COMPANIES)} {number % 97}",
            email=f"person{number}@company.example",
            city="Valencia",
            tags=("fair",) if number % 5 == 0 else (),
            stage=chance.choices(stages, weights=WEIGHTS)[0],
            added=TODAY - timedelta(days=320),
            pinned_on=TODAY if number in (10, 500, 900) else None,
            imported=False,
            touches=tuple(
                DraftTouch(
                    TODAY - timedelta(days=day),
                    chance.choice(("out", "out", "out", "in")),
                    chance.choice(CHANNELS),
                    chance.choice(TOPICS[:5]),
                )
                for day in days
            ),
            notes=(DraftNote(f"Met at the fair, stand {number % 40}."),) if number % 4 == 0 else (),
            steps=(DraftStep("call again", on),) if number % 2 == 0 else (),
        )


def columns(count: int, longest: int) -> list[list[str]]:
    """The names in each column from the top, at most so many, as a board of that size has them."""
    found: dict[str, list[str]] = {stage.key: [] for stage in DEFAULT_STAGES[: len(WEIGHTS)]}
    for person in people(count, 4):
        column = found[person.stage or ""]
        if len(column) < longest:
            column.append(person.name)
        elif all(len(names) == longest for names in found.values()):
            break
    return list(found.values())


def make(path: Path, count: int = 10_000, touches: int = 4) -> None:
    """Write the board to that path, in place of what is there."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with Board(path, Clock(TODAY)) as board:
        board.import_drafts(Batch("tablero", "", (), people(count, touches)))


if __name__ == "__main__":
    make(Path(sys.argv[1]), *(int(number) for number in sys.argv[2:]))
