"""A board is judged once, and then only where somebody changed."""

from __future__ import annotations

from datetime import timedelta

from persons import TODAY, person, snapshot, stage, step

from tablero.model import FollowUp, Snapshot
from tablero.rules.judged import judge_all

NUMBERS = FollowUp()
CALM = person("3 both phone", number=1)
SILENT = person("12 out email", number=2)
FROZEN = person("40 out email", number=3, in_stage="first_contact")


def with_person(board: Snapshot, someone) -> Snapshot:
    return board._replace(prospects={**board.prospects, someone.id: someone})


def test_everybody_has_a_standing_and_every_stage_its_stalled():
    judged = judge_all(snapshot(CALM, SILENT, FROZEN), TODAY, NUMBERS)
    assert set(judged.standings) == {1, 2, 3}
    assert judged.stalled[stage("conversation").id] == 1
    assert judged.stalled[stage("first_contact").id] == 1
    assert judged.stalled[stage("proposal").id] == 0


def test_only_whom_something_happened_to_is_judged_again():
    board = snapshot(CALM, SILENT, FROZEN)
    before = judge_all(board, TODAY, NUMBERS)
    planned = SILENT._replace(step=step(1))
    after = judge_all(with_person(board, planned), TODAY, NUMBERS, before)
    assert after.standings[1] is before.standings[1]
    assert after.standings[3] is before.standings[3]
    assert after.standings[2].freshness == "cooling"
    assert after.stalled[stage("conversation").id] == 0


def test_who_is_gone_has_no_standing_and_is_not_counted():
    before = judge_all(snapshot(CALM, SILENT, FROZEN), TODAY, NUMBERS)
    after = judge_all(snapshot(CALM), TODAY, NUMBERS, before)
    assert set(after.standings) == {1}
    assert not any(after.stalled.values())


def test_another_day_other_limits_or_other_numbers_judge_everybody_again():
    board = snapshot(CALM, SILENT)
    before = judge_all(board, TODAY, NUMBERS)
    tomorrow = judge_all(board, TODAY + timedelta(days=1), NUMBERS, before)
    assert tomorrow.standings[1].days == 4
    patient = tuple(s._replace(stall_days=90) for s in board.stages)
    assert (
        judge_all(board._replace(stages=patient), TODAY, NUMBERS, before).standings[2].limit == 90
    )
    slower = NUMBERS._replace(read_after=20)
    assert not judge_all(board, TODAY, slower, before).standings[2].left_on_read


def test_judging_again_gives_what_judging_anew_gives():
    board = snapshot(CALM, SILENT, FROZEN)
    changed = with_person(board, CALM._replace(archived=True))
    again = judge_all(changed, TODAY, NUMBERS, judge_all(board, TODAY, NUMBERS))
    assert again == judge_all(changed, TODAY, NUMBERS)
