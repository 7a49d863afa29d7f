"""What leads to one person is found without reading everybody, and is the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tablero.clock import Clock
from tablero.demo.file import make_demo
from tablero.model import FollowUp, Snapshot
from tablero.person import Person
from tablero.rules.judged import judge_all
from tablero.rules.ways_in import best_bridge, brought, chain
from tablero.store.board import Board

DAY = date(2026, 11, 22)


def ways(snapshot: Snapshot, person: Person) -> tuple[object, ...]:
    judged = judge_all(snapshot, DAY, FollowUp())
    return (
        chain(snapshot, person.prospect),
        brought(snapshot, person.prospect),
        best_bridge(snapshot, judged, person),
    )


def test_of_everybody_in_the_example_the_same_ways_in_are_found(tmp_path: Path) -> None:
    make_demo(tmp_path / "demo.db", Clock(DAY))
    with Board(tmp_path / "demo.db", Clock(DAY)) as board:
        whole = board.snapshot()
        found = []
        for person in board.people(list(whole.prospects)):
            small = board.around(person.prospect)
            assert len(small.prospects) < len(whole.prospects)
            assert ways(small, person) == ways(whole, person)
            found += [way for way in ways(small, person)[1:] if way]
        assert found


def test_a_company_counts_however_it_is_written(board: Board) -> None:
    ana = board.add_prospect("Ana", company="Cerámica  Túria, S.L.")
    bea = board.add_prospect("Bea", company="ceramica turia, s.l.")
    board.add_prospect("Carla", company="Cerámica")
    board.log_touch(bea, "email", direction="in")
    for day in ("2026-11-02", "2026-11-09", "2026-11-16"):
        board.log_touch(ana, "email", on=date.fromisoformat(day))
    person = board.person(ana)
    small = board.around(person.prospect)
    assert set(small.prospects) == {ana, bea}
    best = best_bridge(small, judge_all(small, DAY, FollowUp()), person)
    assert best is not None
    assert best.prospect.id == bea
