"""What a run of the benchmarks comes to: figures, goals, the page and the chart."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.boards import columns, make, people
from benchmarks.chart import NAMES, Panel, Series, draw
from benchmarks.measures import GOALS, SIZES, Goal, judge, verdict
from benchmarks.reasons import Cost
from benchmarks.results import Run, markdown, panels, summary
from benchmarks.samples import Samples, p95
from tablero.clock import Clock
from tablero.store.board import Board
from tests.conftest import DAY

SVG = "{http://www.w3.org/2000/svg}"
LETTER = next(goal for goal in GOALS if goal.kinds == ("letter",))
START = next(goal for goal in GOALS if goal.kinds == ("start",))


def measured(**found: float) -> Samples:
    """The same figures at each size; `_` stands for a blank."""
    samples = Samples()
    for size in SIZES:
        for what, value in found.items():
            samples.add(what.replace("_", " "), size, value, value)
    return samples


def run(samples: Samples, **more: object) -> Run:
    given = {"machine": {"Python": "3.11"}, "sizes": SIZES, "samples": samples, "reasons": {}}
    given |= {"verdicts": judge(samples), "peer": "kanban-tui"}
    return Run(**(given | more))  # type: ignore[arg-type]


# --- figures and goals ----------------------------------------------------------------------


def test_ninety_five_of_a_hundred_stay_below_and_none_is_beyond_the_largest() -> None:
    assert p95(range(101)) == 95
    assert p95([1, 2, 30]) <= 30  # type: ignore[operator]
    assert p95([7]) == 7
    assert p95([]) is None


def test_a_ratio_is_taken_to_the_floor_of_the_same_size() -> None:
    samples = Samples()
    samples.add("floor start", 10_000, 100, 200, 300)
    samples.add("floor start", 100_000, 1000)
    samples.add("start", 10_000, 300)
    assert verdict(START, 10_000, samples).found == 1.5
    assert not verdict(START, 10_000, samples).met


def test_milliseconds_are_judged_as_they_are_and_the_floor_stands_beside() -> None:
    found = verdict(LETTER, 10_000, measured(letter=24.0, floor_key=4.0))
    assert not found.met
    assert found.of_floor == 6
    assert found.met_by_ratio  # 8 is asked for: 16 ms where an empty app answers in 2


def test_what_was_not_measured_is_not_met() -> None:
    assert not verdict(LETTER, 10_000, Samples()).met


def test_what_is_to_be_reached_is_met_from_there_on() -> None:
    goal = Goal("told", ("told",), "", {50: 10}, "min")
    assert verdict(goal, 50, measured(told=10)).met
    assert not verdict(goal, 50, measured(told=9)).met


# --- the page -------------------------------------------------------------------------------


def test_each_goal_stands_beside_its_figure() -> None:
    page = markdown(run(measured(start=190, floor_start=150, letter=20, floor_key=2)))
    assert "| first useful frame | 10,000 | 1.27x | - | 1.30x | yes |" in page
    assert "| a letter of the filter | 10,000 | 20.0 ms | 10.0x | 16.0 ms | **NO** |" in page
    assert "| a letter of the filter | 100,000 | 20.0 ms | 10.0x | 40.0 ms | yes |" in page


def test_a_goal_that_is_missed_is_explained_by_a_profile() -> None:
    costs = {("letter", 10_000): [Cost(0.4, 0.012, "sift (tablero/ui/sieve.py)")]}
    samples = measured(start=150, floor_start=150, letter=20, floor_key=2)
    page = markdown(run(samples, reasons=costs))
    assert "**a letter of the filter, 10,000 people**: 20.0 ms, 4.0 ms above the goal." in page
    assert "| `sift (tablero/ui/sieve.py)` | 40% | 12.0 |" in page


def test_the_last_line_counts_what_is_missed() -> None:
    samples = measured(start=150, floor_start=150)
    found = run(samples)
    missed = sum(not verdict.met for verdict in found.verdicts)
    assert missed > 0
    assert summary(found) == f"{missed} of {len(found.verdicts)} goals are missed."


def test_the_peer_stands_beside_or_it_is_said_why_not() -> None:
    samples = measured(start=200, peer_start=12_000, move=20, peer_move=18_000)
    page = markdown(run(samples))
    assert "| 60x |" in page
    assert "| 900x | 1,000x | **NO** |" in page
    assert "could not be installed" in markdown(run(samples, no_peer="It could not be installed."))


# --- the chart ------------------------------------------------------------------------------


def texts(svg: str) -> list[tuple[float, float, str]]:
    return [
        (float(text.get("x") or 0), float(text.get("y") or 0), text.text or "")
        for text in ElementTree.fromstring(svg).iter(f"{SVG}text")
    ]


def test_the_chart_names_each_line_at_its_end_with_its_last_figure() -> None:
    samples = measured(start=190, floor_start=150, move=12, floor_key=2)
    for size in SIZES[:2]:
        samples.add("peer start", size, size * 12)
        samples.add("peer move", size, size * 17)
    words = [text for _x, _y, text in texts(draw(panels(run(samples)), SIZES))]
    for name in ("tablero", "kanban-tui", "empty app"):
        assert words.count(name) == 2
    assert {"12 s", "17 s", "190 ms", "12 ms", "100,000"} <= set(words)


def test_no_name_lies_over_another_where_lines_meet() -> None:
    lines = [Series(name, "tablero", {50: 100.0, 1000: 100.0}) for name in "abc"]
    found = texts(draw([Panel("Three", lines)], (50, 1000)))
    names = [(x, y) for x, y, text in found if text in "abc"]
    assert len(names) == 3
    assert all(abs(one[1] - other[1]) >= 2 * NAMES for one, other in combinations(names, 2))


# --- the boards -----------------------------------------------------------------------------


def test_half_of_the_people_are_in_two_columns() -> None:
    sizes = [len(names) for names in columns(1000, 1000)]
    assert sum(sizes) == 1000
    assert 450 < sum(sizes[:2]) < 550


def test_each_of_them_has_four_touches_and_every_run_the_same_people() -> None:
    first, again = list(people(50, 4)), list(people(50, 4))
    assert first == again
    assert {len(person.touches) for person in first} == {4}


def test_a_board_stands_as_the_walk_expects_it(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    make(path, 50)
    with Board(path, Clock(DAY)) as board:
        snapshot = board.snapshot()
    stages = snapshot.stages[: len(columns(50, 50))]
    stand = [[snapshot.prospects[i].name for i in snapshot.columns[s.id]] for s in stages]
    assert stand == columns(50, 50)
