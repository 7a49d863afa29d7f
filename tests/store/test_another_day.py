"""The clock set back, or the machine taken to another zone: what is kept stands, and days are
civil ones."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from looks import add, everything

from tablero.clock import Clock
from tablero.model import FollowUp
from tablero.refusals import BadValue
from tablero.rules.follow_up import judge
from tablero.rules.streaks import review_streak
from tablero.store.board import Board

DAY = date(2026, 11, 22)


def on(path, days: int) -> Board:
    return Board(path, Clock(DAY + timedelta(days=days)))


@pytest.fixture
def in_zone(monkeypatch):
    def go(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield go
    monkeypatch.undo()
    time.tzset()


def silence(board: Board, who: int) -> int:
    prospect = board.snapshot().prospects[who]
    stage = board.snapshot().stage(prospect.stage)
    return judge(prospect, stage, board.clock.today(), FollowUp()).days


def test_a_touch_of_tomorrow_leaves_no_days_below_nothing(path):
    with on(path, 1) as tomorrow:
        (ana,) = add(tomorrow, "Ana", note="Met")
        tomorrow.log_touch(ana, "email")
        tomorrow.pin(ana)
        tomorrow.look(ana)
    with on(path, 0) as today:
        assert silence(today, ana) == 0
        today.log_touch(ana, "phone", direction="in")
        assert silence(today, ana) == 0
        today.unpin(ana)
        (_, _, visit), *_ = today.wall_history()
        assert visit.wiped_on < visit.pinned_on
    with on(path, 3) as later:
        assert silence(later, ana) == 2


def test_a_touch_of_a_day_to_come_is_corrected_and_keeps_its_day(path):
    with on(path, 1) as tomorrow:
        (ana,) = add(tomorrow, "Ana")
        touch = tomorrow.log_touch(ana, "email")
    with on(path, 0) as today:
        today.edit_touch(touch, note="About the sea")
        (kept,) = today.person(ana).touches
        assert (kept.note, kept.on) == ("About the sea", DAY + timedelta(days=1))
        with pytest.raises(BadValue):
            today.edit_touch(touch, on=DAY + timedelta(days=1))
        today.edit_touch(touch, on=DAY)
        assert silence(today, ana) == 0


def test_a_review_of_a_day_to_come_does_not_stand_in_the_way_of_todays(path):
    with on(path, 1) as tomorrow:
        ana, bea = add(tomorrow, "Ana", "Bea")
        tomorrow.start_review([ana])
        tomorrow.finish_review()
    with on(path, 0) as today:
        assert today.snapshot().review is None
        today.start_review([bea])
        assert today.snapshot().review.queue == (bea,)
        assert today.snapshot().review.finished is None
        assert today.opening(3).review == today.snapshot().review
        days = [review.day for review in today.review_days()]
        assert review_streak(days, DAY) == 0
    with on(path, 1) as tomorrow:
        assert tomorrow.snapshot().review.queue == (ana,)


def test_when_the_day_turns_the_review_of_the_new_day_is_found(path, open_board):
    class Turning(Clock):
        day = DAY

        def today(self) -> date:
            return self.day

    with on(path, 1) as tomorrow:
        (ana,) = add(tomorrow, "Ana")
        tomorrow.start_review([ana])
    clock = Turning(DAY)
    with Board(path, clock) as board:
        assert board.snapshot().review is None
        clock.day = DAY + timedelta(days=1)
        assert board.snapshot().review.queue == (ana,)


def test_arrivals_of_days_to_come_are_none_yet(path):
    for days, last in ((5, None), (0, None), (1, DAY)):
        with on(path, days) as board:
            assert board.arrive() == last


def test_what_was_done_tomorrow_is_taken_back_today(path):
    with on(path, 0) as today:
        (ana,) = add(today, "Ana")
        before = everything(today)
    with on(path, 400) as late:
        late.log_touch(ana, "email")
        late.add_note(ana, "From the future")
    with on(path, 0) as today:
        assert [step.verb for step in today.history(2)] == ["add_note", "log_touch"]
        today.undo()
        today.undo()
        assert everything(today) == before


def test_days_stay_what_they_were_in_another_zone(path, in_zone):
    in_zone("Pacific/Kiritimati")
    with on(path, 0) as board:
        (ana,) = add(board, "Ana")
        board.log_touch(ana, "email")
        board.plan_step([ana], "Call", on=DAY + timedelta(days=2), at=150)
        board.add_date(ana, "birthday", date(2000, 2, 29))
        here = board.snapshot().prospects
        page = board.person(ana)
    for zone in ("Etc/GMT+12", "Europe/Madrid", "America/Santiago"):
        in_zone(zone)
        with on(path, 0) as board:
            assert board.snapshot().prospects == here
            assert board.person(ana) == page
            assert silence(board, ana) == 0


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/Madrid", datetime(2026, 3, 28, 23, 30), datetime(2026, 3, 29, 22, 30)),
        ("Europe/Madrid", datetime(2026, 10, 24, 22, 30), datetime(2026, 10, 25, 23, 30)),
        ("America/Santiago", datetime(2026, 9, 5, 4, 30), datetime(2026, 9, 7, 3, 30)),
    ],
)
def test_a_day_of_23_or_25_hours_is_one_day(path, in_zone, zone, before, after):
    """Half past midnight on the day the clocks change, and on the day after it."""

    class At(Clock):
        moment = before

        def now(self) -> datetime:
            return self.moment.replace(tzinfo=UTC)

        def today(self) -> date:
            return self.now().astimezone().date()

    in_zone(zone)
    clock = At()
    with Board(path, clock) as board:
        (ana,) = add(board, "Ana")
        board.log_touch(ana, "email")
        begun = clock.today()
        clock.moment = after
        assert silence(board, ana) == (clock.today() - begun).days > 0
        assert clock.here().hour * 60 + clock.here().minute == clock.minute()
