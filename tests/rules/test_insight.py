"""What one's own following up has come to (F11, F19 to F21, S5, S13 to S15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lives import boards, histories, told
from persons import TODAY, ago, person, snapshot, stage, step

from tablero.clock import Clock
from tablero.demo import demo_batch
from tablero.discipline import Discipline
from tablero.model import FollowUp, NextStep, Prospect, ReviewDay, Snapshot
from tablero.rules.follow_up import judge
from tablero.rules.insight import Figures, Move, conversion, figures, initiative
from tablero.rules.insight.answers import counted_touches
from tablero.rules.judged import Judged, judge_all
from tablero.store.board import Board

NUMBERS = FollowUp()
DISCIPLINE = Discipline()
FEW = Discipline(few_touches=1)


def judged_of(board: Snapshot, today: date = TODAY) -> Judged:
    return judge_all(board, today, NUMBERS)


def told_of(
    *people: Prospect,
    moves: Iterable[Move] = (),
    reviews: tuple[ReviewDay, ...] = (),
    today: date = TODAY,
    discipline: Discipline = FEW,
) -> Figures:
    board = snapshot(*people)
    return figures(board, judged_of(board, today), today, moves, reviews, discipline)


def share(*touches: str, discipline: Discipline = FEW) -> tuple[int, int]:
    found = conversion(snapshot(person(*touches)), TODAY, discipline).today
    return found.answered, found.touches


def moved(number: int, days: int, came_from: str, went_to: str) -> Move:
    return number, datetime.combine(ago(days), datetime.min.time()), came_from, went_to


def review(days: int, *, done: bool = True) -> ReviewDay:
    at = datetime.combine(ago(days), datetime.min.time(), UTC)
    return ReviewDay(ago(days), (), at, at if done else None, None)


# --- conversion ----------------------------------------------------------------------------


def test_their_word_before_my_next_touch_answers_the_last_one():
    assert share("30 out email", "20 out phone", "19 in phone") == (1, 2)
    assert share("9 both phone") == (1, 1)


def test_an_answer_after_thirty_days_comes_too_late():
    assert share("40 out email", "10 in email") == (1, 1)
    assert share("41 out email", "10 in email") == (0, 1)


def test_an_opt_out_and_the_reply_to_a_gesture_answer_nothing_new():
    assert share("9 out email", "8 in email - opt_out") == (0, 1)
    assert share("9 out whatsapp personal", "8 in whatsapp") == (0, 0)


def test_the_window_holds_ninety_days_with_today():
    assert share("90 out email", "89 out phone") == (0, 1)


def test_yesterday_s_window_knows_nothing_of_today():
    board = snapshot(person("90 out email", "5 out phone", "0 in phone", "0 out email"))
    found = conversion(board, TODAY, FEW)
    assert (found.yesterday.answered, found.yesterday.touches) == (0, 2)
    assert (found.today.answered, found.today.touches) == (1, 1)


def test_a_touch_of_today_lowers_nothing_until_there_was_time_to_answer():
    assert share("5 out email", "4 in email", "0 out phone") == (1, 1)
    assert share("5 out email", "4 in email", "0 both phone") == (2, 2)
    assert share("5 out email", "4 in email", "1 out phone") == (1, 2)


def test_under_twenty_touches_there_is_no_share():
    some = [person("5 out email", "4 out phone", number=n) for n in range(1, 11)]
    assert conversion(snapshot(*some[1:]), TODAY, DISCIPLINE).today.per_cent is None
    assert conversion(snapshot(*some), TODAY, DISCIPLINE).today.per_cent == 0


@given(histories)
def test_with_time_enough_the_answered_touches_are_those_of_the_card(history):
    someone = told(history)
    track = judge(someone, stage("conversation"), TODAY, NUMBERS).track
    assert tuple(answer > 0 for _day, answer in counted_touches(someone.beats)) == track


@given(boards, st.integers(1, 40), st.integers(0, 60))
def test_every_point_of_the_line_is_its_own_window_counted_one_by_one(people, window, within):
    numbers = Discipline(conversion_days=window, answer_days=within)
    line = conversion(snapshot(*people), TODAY, numbers).line
    assert len(line) == max(2, window)
    touches = [touch for p in people for touch in counted_touches(p.beats)]
    for back, point in enumerate(reversed(line)):
        end = (TODAY - timedelta(back)).toordinal()
        seen = [t for t in touches if end - window < t[0] < end or t[0] == t[1] == end]
        heard = [t for t in seen if 0 < t[1] <= end and t[1] - t[0] <= within]
        assert (point.answered, point.touches) == (len(heard), len(seen))


# --- first answers ---------------------------------------------------------------------------


def test_the_curve_counts_who_answered_of_those_who_got_that_touch():
    found = told_of(
        person("9 out email", "8 in email", number=1),
        person("9 out email", "7 out phone", "6 in phone", number=2),
        person("9 out email", "7 out phone", "6 in phone - opt_out", number=3),
        person("9 out email", number=4),
        person("9 in web", "8 out email", "7 in email", number=5),
        person(number=6),
    ).curve
    assert found.wrote_first == 1
    assert [tuple(point) for point in found.touches[:3]] == [
        (1, 4, 1, 0),
        (2, 2, 1, 1),
        (3, 0, 0, 0),
    ]
    assert len(found.touches) == NUMBERS.zone[1]


@given(boards)
def test_the_curve_never_grows_and_holds_everybody_who_was_touched(people):
    found = told_of(*people).curve
    reached = [point.reached for point in found.touches]
    assert reached == sorted(reached, reverse=True)
    for point, following in zip(found.touches, [*reached[1:], 0], strict=True):
        assert 0 <= point.answered + point.opted_out <= point.reached - following


# --- origins -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("someone", "expected"),
    [
        (person("9 in web", source="linkedin", referrer=3), "theirs"),
        (person("9 out email", source="linkedin", referrer=3), "third"),
        (person("9 both phone", source="finder"), "third"),
        (person("9 both visit", source="store"), "theirs"),
        (person(source="web"), "theirs"),
        (person("9 out email", source="event"), "mine"),
        (person(), "mine"),
    ],
)
def test_who_began_is_told_by_the_first_word_then_the_referrer_then_the_source(someone, expected):
    assert initiative(someone) == expected


@given(boards)
def test_sources_and_initiatives_are_two_ways_to_cut_the_same_people(people):
    found = told_of(*people)
    known = [p for p in people if p.stage is not None or p.beats]
    for cut in (found.sources, found.initiatives):
        assert sum(origin.people for origin in cut) == len(known)
        assert len({origin.name for origin in cut}) == len(cut)
        assert all(o.answered.answered <= o.answered.touches for o in cut)
    assert sum(o.answered.touches for o in found.sources) == sum(
        o.answered.touches for o in found.initiatives
    )


# --- stages --------------------------------------------------------------------------------


def test_who_is_further_on_went_through_the_stages_before():
    found = told_of(
        person(number=1, in_stage="proposal"),
        person(number=2, in_stage="first_contact"),
        person(number=3, in_stage="not_a_fit"),
        person(number=4, in_stage=None),
        moves=[moved(3, 9, "Conversación", "not_a_fit")],
    ).journey
    assert [(r.stage.key, r.people, r.before) for r in found.stages] == [
        ("to_contact", 3, 3),
        ("first_contact", 3, 3),
        ("conversation", 2, 3),
        ("proposal", 1, 2),
        ("negotiation", 0, 1),
        ("client", 0, 0),
    ]
    assert found.stages[3].per_cent == 50
    assert found.stages[5].per_cent is None


def test_the_way_to_conversation_and_to_client_is_counted_from_the_first_touch():
    found = told_of(
        person("40 out email", number=1, in_stage="client"),
        person("30 out email", number=2),
        person("30 out email", number=3, in_stage="conversation"),
        moves=[
            moved(3, 30, "", "conversation"),
            moved(1, 30, "first_contact", "proposal"),
            moved(2, 10, "first_contact", "conversation"),
            moved(1, 10, "proposal", "client"),
        ],
    ).journey
    assert found.to_conversation == (2, 15)  # 10 and 20 days; the third was there from the start
    assert found.to_client == (1, 30)


def test_the_time_in_a_stage_is_the_median_of_those_who_left_it():
    found = told_of(
        person(number=1),
        person(number=2, imported=True),
        moves=[
            moved(1, 20, "", "to_contact"),
            moved(2, 90, "", "to_contact"),
            moved(1, 16, "to_contact", "first_contact"),
            moved(2, 16, "to_contact", "first_contact"),
            moved(1, 10, "first_contact", "conversation"),
        ],
    ).journey
    assert [r.days for r in found.stages[:3]] == [4, 6, None]


@given(boards, st.lists(st.tuples(st.integers(1, 8), st.integers(0, 90)), max_size=8))
def test_the_way_narrows_and_no_days_are_negative(people, walks):
    names = ["", "to_contact", "Cliente", "conversation", "gone", "nurture"]
    moves = [
        moved(who, days, names[days % 6], names[who % 6])
        for who, days in sorted(walks, key=lambda walk: -walk[1])
    ]
    found = told_of(*people, moves=moves).journey
    counts = [r.people for r in found.stages]
    assert counts == sorted(counts, reverse=True)
    paces = [found.to_conversation.days, found.to_client.days, *(r.days for r in found.stages)]
    assert all(days is None or days >= 0 for days in paces)


# --- the week, the money, the day ----------------------------------------------------------


def test_the_four_counters_name_whom_they_count():
    put_off = NextStep("call", TODAY, put_off=3)
    found = told_of(
        person("60 out email", number=1),
        person("60 out email", number=2, step=step(3)),
        person("60 out email", number=3, step=step(-3), pinned_on=ago(1)),
        person("1 out email", number=4, step=put_off),
        person("70 out email", number=5, in_stage="client"),
        person("70 out email", number=6, opt_out="total"),
        person("70 out email", number=7, archived=True),
    ).week
    assert found.without_step == (1,)
    assert found.put_off == (4,)
    assert found.off_wall == (1,)


def test_a_week_without_reviews_counts_its_workdays_from_the_first_review_on():
    # Today is a Sunday: the week before has its five workdays 2 to 6 days ago.
    assert told_of().week[2:4] == (0, 0)
    assert told_of(reviews=(review(40), review(6), review(4), review(3, done=False))).week[2:4] == (
        5,
        3,
    )
    assert told_of(reviews=(review(4),)).week[2:4] == (3, 2)


def test_money_is_at_risk_in_the_untouched_and_in_those_closed_early():
    paid = {"cost": 4200}
    found = told_of(
        person(number=1, in_stage="to_contact", added=ago(5), step=step(0), **paid),
        person(number=2, in_stage="to_contact", added=ago(2), **paid),
        person("9 out email", number=3, in_stage="not_a_fit", **paid),
        person("9 out email", "8 in email - no", number=4, in_stage="not_a_fit", **paid),
        person("9 in web", number=5, in_stage="first_contact", **paid),
        person("9 out email", number=6, **paid),
        person(number=7, in_stage="to_contact", opt_out="total", **paid),
    ).at_risk
    assert found is not None
    assert (found.untouched, found.closed_early, found.cents) == ((5, 1), (3,), 12600)


def test_without_any_cost_nothing_is_said_of_money():
    assert told_of(person(in_stage="to_contact")).at_risk is None


@given(boards)
def test_no_more_money_is_at_risk_than_was_spent(people):
    people = [p._replace(cost=100) for p in people]
    found = told_of(*people).at_risk
    if found is not None:
        assert not set(found.untouched) & set(found.closed_early)
        assert found.cents == 100 * len(found.untouched + found.closed_early) <= 100 * len(people)


def test_a_weekend_asks_for_no_touches():
    friday = TODAY - timedelta(2)
    found = told_of(person("2 out email", "2 both phone"), today=friday).today
    assert (found.touches, found.goal) == (2, 5)
    assert told_of().today.goal is None


def test_an_empty_board_has_figures_too():
    found = told_of(discipline=DISCIPLINE)
    assert found.conversion.today.per_cent is None
    assert (found.at_risk, found.sources, found.today.active) == (None, (), 0)


# --- the demo ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Snapshot, Figures]]:
    with Board(tmp_path_factory.mktemp("demo") / "demo.db", Clock(TODAY)) as board:
        board.import_drafts(demo_batch(TODAY, "en"))
        read = board.snapshot()
        yield read, figures(read, judged_of(read), TODAY, [], (), DISCIPLINE)


def names(board: Snapshot, numbers: tuple[int, ...]) -> list[str]:
    return [board.prospects[number].name.split()[0] for number in numbers]


def test_of_the_demo_s_touches_nearly_half_are_answered(demo: tuple[Snapshot, Figures]):
    """The table (DOMAIN 4.1) counts 39 of 69 before the exclusions: with the two opt-outs and
    the reply to the gesture it is 36. Eight touches are ninety days old or more, Beatriz's and
    Rosa's first, Carmen's first two and Nuria's first; all but Nuria's were answered: 29 of 61.
    """
    board, found = demo
    touches = [t for p in board.prospects.values() for t in counted_touches(p.beats)]
    assert len(touches) == 69
    assert sum(answer > 0 for _day, answer in touches) == 36
    today, yesterday = found.conversion.today, found.conversion.yesterday
    assert (today.answered, today.touches) == (29, 61)
    assert (yesterday.answered, yesterday.touches) == (29, 62)
    assert today.per_cent == pytest.approx(47.54, abs=0.01)
    assert yesterday.per_cent == pytest.approx(46.77, abs=0.01)


def test_the_demo_s_curve_is_that_of_the_table(demo: tuple[Snapshot, Figures]):
    curve = demo[1].curve
    assert curve.wrote_first == 4
    assert {p.touch: p.answered for p in curve.touches if p.answered} == {1: 10, 5: 1}
    assert {p.touch: p.opted_out for p in curve.touches if p.opted_out} == {2: 1, 4: 1}


def test_in_the_demo_pau_s_card_is_the_money_at_risk(demo: tuple[Snapshot, Figures]):
    board, found = demo
    assert found.at_risk is not None
    assert names(board, found.at_risk.untouched) == ["Pau"]
    assert (found.at_risk.closed_early, found.at_risk.cents) == ((), 4200)


def test_the_demo_s_week_names_teresa_and_the_stalled(demo: tuple[Snapshot, Figures]):
    board, found = demo
    assert names(board, found.week.without_step) == ["Teresa"]
    stalled = ["Beatriz", "Wilmer", "Teresa", "Ana", "Gabriela"]
    assert names(board, found.week.off_wall) == stalled
    assert (found.today.two_way, found.today.active) == (10, 17)


def test_the_demo_has_come_as_far_as_its_three_clients(demo: tuple[Snapshot, Figures]):
    assert [r.people for r in demo[1].journey.stages] == [24, 18, 12, 7, 5, 3]
