"""What the review keeps: its days, who was looked at, lines for oneself, days of arrival."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from looks import add

from tablero.clock import Clock
from tablero.model import NextStep
from tablero.refusals import BadValue, NoSuchProspect
from tablero.store.board import Board

DAY = date(2026, 11, 22)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def on(path, day: date) -> Board:
    return Board(path, Clock(day))


def test_todays_review_begins_once_and_keeps_its_queue(board, open_board):
    ana, bea, carl = add(board, "Ana", "Bea", "Carl")
    assert board.snapshot().review is None
    board.start_review([bea, ana])
    board.start_review([carl])
    review = board.snapshot().review
    assert (review.day, review.queue, review.finished) == (DAY, (bea, ana), None)
    board.extend_review([ana, carl])
    assert board.snapshot().review.queue == (bea, ana, carl)
    board.note_idea_asked(bea)
    board.finish_review()
    done = open_board().snapshot().review
    assert (done.queue, done.idea_for) == ((bea, ana, carl), bea)
    assert done.finished >= done.started


def test_a_review_that_is_done_stays_done_when_more_are_visited(board):
    ana, bea = add(board, "Ana", "Bea")
    board.start_review([ana])
    board.finish_review()
    done = board.snapshot().review.finished
    board.extend_review([bea])
    board.finish_review()
    assert board.snapshot().review.finished == done
    assert board.snapshot().review.queue == (ana, bea)


def test_without_a_review_today_there_is_nothing_to_extend_or_finish(board):
    (ana,) = add(board, "Ana")
    board.extend_review([ana])
    board.finish_review()
    board.note_idea_asked(ana)
    assert board.snapshot().review is None
    with pytest.raises(NoSuchProspect):
        board.start_review([99])


def test_the_course_of_a_review_is_no_step_and_ends_no_redo(board):
    ana, _ = add(board, "Ana", "Bea")
    board.undo()
    steps = board.history()
    board.start_review([ana])
    board.finish_review()
    board.arrive()
    assert board.history() == steps
    assert board.redo().verb == "add_prospect"


def test_who_stands_in_a_review_can_still_be_undone(board):
    (ana,) = add(board, "Ana")
    board.start_review([ana])
    board.note_idea_asked(ana)
    board.undo()
    assert board.snapshot().prospects == {}
    assert board.snapshot().review.queue == (ana,)


def test_every_board_has_reviews_of_its_own_and_the_newest_stands_in_the_snapshot(board, path):
    (ana,) = add(board, "Ana")
    board.start_review([ana])
    other = board.add_board("Other")
    with on(path, DAY + days(2)) as later:
        assert later.snapshot().review.day == DAY
        later.start_review([])
        assert later.snapshot().review.day == DAY + days(2)
        assert [review.day for review in later.review_days()] == [DAY, DAY + days(2)]
        later.open_board(other)
        assert later.snapshot().review is None
        assert later.review_days() == ()


def test_a_removed_board_comes_back_with_its_reviews(board):
    board.start_review([])
    board.add_board("Other")
    board.remove_board(1)
    assert board.snapshot().review is None
    board.undo()
    assert board.snapshot().review.day == DAY


def test_another_programs_review_is_seen(board, open_board):
    (ana,) = add(board, "Ana")
    board.snapshot()
    open_board().start_review([ana])
    assert board.snapshot().review.queue == (ana,)


def test_who_was_looked_at_keeps_the_day(board, path):
    ana, bea = add(board, "Ana", "Bea")
    with on(path, DAY - days(1)) as earlier:
        earlier.look(ana)
        earlier.look(bea)
    board.look(ana)
    steps = board.history()
    board.look(ana)
    assert board.history() == steps
    people = board.snapshot().prospects
    assert (people[ana].looked_on, people[bea].looked_on) == (DAY, DAY - days(1))
    assert board.person(ana).looks == (DAY - days(1), DAY)
    board.undo()
    assert board.snapshot().prospects[ana].looked_on == DAY - days(1)


def test_a_day_has_one_line_for_oneself(board, path):
    with on(path, DAY - days(1)) as earlier:
        earlier.write_takeaway("Listen more")
    board.write_takeaway("Call\nbefore ten")
    board.write_takeaway("Write less")
    assert board.takeaways() == [(DAY, "Write less"), (DAY - days(1), "Listen more")]
    assert board.takeaways(1) == [(DAY, "Write less")]
    board.undo()
    assert board.takeaways(1) == [(DAY, "Call before ten")]
    board.write_takeaway(" ")
    assert board.takeaways() == [(DAY - days(1), "Listen more")]
    with pytest.raises(BadValue):
        board.write_takeaway("\x1b[31m")
    board.add_board("Other")
    board.open_board("Other")
    assert board.takeaways() == []


def test_arriving_tells_the_day_one_came_before(path):
    for day, before in ((DAY, None), (DAY, None), (DAY + days(5), DAY), (DAY + days(5), DAY)):
        with on(path, day) as board:
            assert board.arrive() == before
            assert board.history() == []


def test_the_steps_of_many_are_spread_in_one_step_and_nobody_put_them_off(board):
    ana, bea = add(board, "Ana", "Bea")
    board.plan_step([ana], "Call", on=DAY - days(3), at=600)
    board.spread_steps({ana: DAY + days(1), bea: DAY + days(2)})
    people = board.snapshot().prospects
    assert people[ana].step == NextStep("Call", DAY + days(1))
    assert (people[bea].step.text, people[bea].step.on) == ("", DAY + days(2))
    assert board.history(1)[0].many == 2
    board.undo()
    assert board.snapshot().prospects[ana].step.at == 600


def test_a_step_may_have_an_hour(board):
    (ana,) = add(board, "Ana")
    board.plan_step([ana], "Call", on=DAY, at=17 * 60)
    assert board.snapshot().prospects[ana].step.at == 1020
    board.finish_step(ana)
    (done,) = board.person(ana).steps
    assert (done.at, done.put_off) == (1020, 0)
    board.plan_step([ana], "Some day", on=None, at=600)
    assert board.snapshot().prospects[ana].step.at is None
    for at in (-1, 24 * 60):
        with pytest.raises(BadValue):
            board.plan_step([ana], "Call", on=DAY, at=at)
        with pytest.raises(BadValue):
            board.snooze([ana], DAY, at=at)


def test_how_often_a_step_was_put_off_is_a_count(board):
    ana = board.add_prospect("Ana")
    for count in (-1, 2**70):
        with pytest.raises(BadValue):
            board.log_touch(ana, "email", next_step=NextStep("Call", DAY, put_off=count))
    assert board.person(ana).touches == ()


def test_only_a_later_day_or_hour_puts_a_step_off(board):
    (ana,) = add(board, "Ana")

    def put_off() -> int:
        return board.snapshot().prospects[ana].step.put_off

    board.snooze([ana], DAY)
    board.snooze([ana], DAY + days(2))
    assert put_off() == 1
    board.snooze([ana], DAY + days(1), at=600)
    assert put_off() == 1
    board.snooze([ana], DAY + days(1), at=660)
    assert put_off() == 2
    board.snooze([ana], DAY + days(9))
    assert put_off() == 3
    board.undo()
    assert put_off() == 2
    board.plan_step([ana], "Another promise", on=DAY + days(20))
    assert put_off() == 0
    board.plan_step([ana], "Some day", on=None)
    board.snooze([ana], DAY + days(30))
    assert put_off() == 0


def test_the_stage_history_of_the_board_is_told_oldest_first(board):
    ana, bea = add(board, "Ana", "Bea")
    board.move([ana], "proposal")
    board.close(bea, "not_a_fit")
    assert [(who, came, went) for who, _, came, went in board.stage_history()] == [
        (ana, "", "to_contact"),
        (bea, "", "to_contact"),
        (ana, "to_contact", "proposal"),
        (bea, "to_contact", "not_a_fit"),
    ]
    board.add_board("Other")
    board.open_board("Other")
    assert board.stage_history() == []
