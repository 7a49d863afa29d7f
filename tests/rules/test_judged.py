"""A board is judged once, and then only where somebody changed."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from lives import boards
from persons import STAGES, TODAY, ago, person, snapshot, stage, step

from tablero.everybody import glance
from tablero.model import FollowUp, Prospect, Snapshot, Standing
from tablero.rules.follow_up import judge
from tablero.rules.judged import Judged, judge_all
from tablero.rules.wall import proposals

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


def standing_of(someone: Prospect) -> Standing:
    home = next((s for s in STAGES if s.id == someone.stage), None)
    return judge(someone, home, TODAY, NUMBERS)


def told(judged: Judged) -> tuple[object, ...]:
    """What people see of it."""
    return judged.stalled, judged.silent, proposals(judged), dict(judged.standings)


@given(boards)
def test_a_glance_counts_whom_a_judgement_finds_stalled(people):
    judged = judge_all(snapshot(*people), TODAY, NUMBERS)
    assert judged.silent == {p.id for p in people if standing_of(p).stalled}
    assert judged.stalled == {
        s.id: sum(p.stage == s.id and standing_of(p).stalled for p in people) for s in STAGES
    }


@given(boards, boards)
def test_from_one_board_to_any_other_the_judgement_is_what_it_would_be_anew(some, others):
    before = judge_all(snapshot(*some), TODAY, NUMBERS)
    after = snapshot(*others, *(p for p in some if p.id > len(others)))
    assert told(judge_all(after, TODAY, NUMBERS, before)) == told(judge_all(after, TODAY, NUMBERS))


def test_whom_the_wall_proposes_stays_right_while_one_after_the_other_is_pinned():
    people = [person(f"{days} out email", number=days) for days in range(20, 120)]
    judged = judge_all(snapshot(*people), TODAY, NUMBERS)
    for longest in range(119, 21, -1):
        assert [p.prospect.id for p in proposals(judged)] == [longest, longest - 1]
        people = [p if p.id != longest else p._replace(pinned_on=TODAY) for p in people]
        judged = judge_all(snapshot(*people), TODAY, NUMBERS, judged)
    calm = [p if p.id != 20 else person("0 in email", number=20) for p in people]
    judged = judge_all(snapshot(*calm), TODAY, NUMBERS, judged)
    assert [p.prospect.id for p in proposals(judged)] == [21]


def test_only_a_gesture_is_no_touch_at_a_glance():
    someone = person("9 out email", "2 out email personal", added=ago(50))
    seen = glance({1: someone}, 1)
    assert seen is not None
    assert (seen.day, seen.touches) == (ago(9).toordinal(), 2)
