"""`tablero stats`: the figures as text and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call


@pytest.fixture
def demo(call: Call, tmp_path: Path) -> tuple[str, ...]:
    """The options that work on a copy of the demo."""
    path = tmp_path / "demo.db"
    assert call("demo", "--write", str(path)).code == 0
    return ("--db", str(path))


def test_stats_tell_the_demo_s_figures_within_eighty_columns(call: Call, demo: tuple[str, ...]):
    said = call(*demo, "stats")
    lines = said.out.splitlines()
    assert said.code == 0
    assert max(map(len, lines)) <= 80
    assert "47.5% of your touches are answered (90 days). Yesterday, 46.8%." in lines
    assert "Money: €42 at risk" in lines
    assert "  #5  1 of 3" in lines
    assert "  Rozo's rule: touches 5 to 12. A rule, not a fact." in lines
    assert "  Conversation   12  66.7%" in lines


def test_the_json_has_counts_shares_and_ids(call: Call, demo: tuple[str, ...]):
    found = call(*demo, "stats", "--json").json
    assert found["day"] == "2026-11-22"
    conversion = found["conversion"]
    assert (conversion["answered"], conversion["touches"], conversion["percent"]) == (29, 61, 47.5)
    assert conversion["yesterday"] == {"touches": 62, "answered": 29, "percent": 46.8}
    assert len(conversion["line"]) == conversion["days"] == 90
    assert (conversion["line"][0], conversion["line"][-1]) == (None, 47.5)
    assert found["at_risk"]["cost"] == 4200
    assert len(found["week"]["stalled_off_wall"]) == 5
    assert found["first_answer"]["wrote_first"] == 4
    assert found["first_answer"]["touches"][0] == {
        "touch": 1,
        "reached": 18,
        "answered": 10,
        "opted_out": 0,
    }
    assert [stage["people"] for stage in found["stages"]] == [24, 18, 12, 7, 5, 3]
    thirds = {
        "initiative": "third",
        "people": 9,
        "touches": 26,
        "answered": 17,
        "percent": 65.4,
        "clients": 2,
    }
    assert thirds in found["initiatives"]


def test_where_there_are_too_few_the_share_is_null(call: Call):
    call("add", "Ana Gil", "--source", "web")
    call("log", "ana", "--channel", "email", "--topic", "value")
    found = call("stats", "--json").json
    assert found["conversion"]["percent"] is None
    assert found["sources"] == [
        {
            "source": "web",
            "people": 1,
            "touches": 1,
            "answered": 0,
            "percent": None,
            "clients": 0,
        }
    ]
    assert found["at_risk"] is None


def test_an_empty_board_says_what_is_missing_and_no_more(call: Call):
    out = call("stats").out
    assert "Too few data yet: 20 more touches and there is a share to show." in out
    assert "This week" not in out


def test_of_many_people_ten_are_named(call: Call):
    for number in range(12):
        call("add", f"Person {number}")
    out = call("stats").out
    assert "12 people have no next step." in out
    assert "    and 2 more" in out


def test_a_stage_of_one_s_own_keeps_its_name(call: Call):
    call("add", "Ana Gil")
    call("stages", "add", "Demo [/red]")
    assert "  Demo [/red]" in call("stats").out
