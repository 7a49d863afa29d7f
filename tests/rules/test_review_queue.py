"""The queue of the daily review: its ten reasons, its order, its ration (F14, F20, F24)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lives import boards, homes, lives
from persons import STAGES, TODAY, ago, person, snapshot, stage, step

from tablero.beats import encode_beat
from tablero.clock import Clock
from tablero.demo import demo_batch
from tablero.discipline import Discipline
from tablero.model import (
    CHANNELS,
    DIRECTIONS,
    ENERGIES,
    FollowUp,
    KeyDate,
    NextStep,
    Prospect,
    ReviewDay,
    Snapshot,
)
from tablero.rules.dates import is_today
from tablero.rules.follow_up import judge
from tablero.rules.judged import judge_all
from tablero.rules.ration import days_ration, ration
from tablero.rules.review import (
    REASONS,
    Due,
    energy_of,
    fits,
    is_handled,
    minutes_for,
    minutes_of,
    narrowed,
    progress,
    queue,
    reason_for,
    to_visit,
)
from tablero.store.board import Board

NUMBERS = FollowUp()
DISCIPLINE = Discipline()
NOON = 12 * 60


def born(days_ahead: int) -> KeyDate:
    """A birthday of some years back, so many days from today."""
    return KeyDate(1, "birthday", ago(-days_ahead).replace(year=1980))


def due(someone: Prospect) -> tuple[str, date] | None:
    home = next((s for s in STAGES if s.id == someone.stage), None)
    standing = judge(someone, home, TODAY, NUMBERS)
    return reason_for(someone, standing, home, TODAY, NUMBERS, DISCIPLINE)


def reason(*touches: str, **fields) -> str | None:
    found = due(person(*touches, **fields))
    return None if found is None else found[0]


def queued(*people: Prospect) -> list[Due]:
    return judged_queue(snapshot(*people))


def judged_queue(board: Snapshot) -> list[Due]:
    return queue(board, judge_all(board, TODAY, NUMBERS), DISCIPLINE)


def ids(dues: list[Due]) -> list[int]:
    return [found.prospect.id for found in dues]


# --- the ten reasons ---------------------------------------------------------------------


def test_their_word_of_yesterday_is_owed_an_answer():
    assert due(person("9 out email", "4 in email")) == ("owed_reply", ago(4))
    assert reason("4 in email", step=step(-2)) == "owed_reply"
    assert reason("4 in email", in_stage="client") == "owed_reply"
    assert reason("4 in email", in_stage="nurture") == "owed_reply"


def test_a_call_they_took_or_an_answer_of_today_is_owed_nothing():
    assert reason("4 both phone", step=step(None)) != "owed_reply"
    assert reason("0 in email", step=step(None)) is None


@pytest.mark.parametrize("fields", [{"settled": True}, {"opt_out": "sales"}])
def test_who_needs_no_answer_is_not_owed_one(fields):
    assert reason("2 in email", step=step(None), **fields) is None


def test_a_step_is_due_on_its_day_and_after():
    assert due(person("4 out email", step=step(-2))) == ("promised_step", ago(2))
    assert reason("4 out email", step=step(0)) == "promised_step"
    assert reason("4 out email", step=step(0), pinned_on=ago(9)) == "promised_step"
    assert reason(step=step(-1), in_stage="client") == "promised_step"


def test_a_step_after_today_keeps_a_person_out_but_for_a_date_of_today():
    silent = ("90 out email",)
    assert reason(*silent, step=step(1), pinned_on=ago(30)) is None
    assert reason(*silent, step=step(1), dates=(born(0),)) == "date"
    assert reason(*silent, step=step(1), dates=(born(1),)) is None


def test_a_date_of_today_is_due_until_it_is_marked():
    client = {"in_stage": "client", "dates": (born(0),)}
    assert due(person("9 both phone", **client)) == ("date", TODAY)
    assert reason("9 both phone", "0 out whatsapp personal", **client) is None
    assert reason("9 both phone", "0 in whatsapp", **client) == "date"


def test_a_name_on_the_wall_is_due_by_its_cadence_and_not_before():
    assert due(person("3 out email", pinned_on=ago(9))) == ("wall", TODAY)
    assert due(person("9 out email", pinned_on=ago(9), period=7)) == ("wall", ago(2))
    assert reason("2 out email", pinned_on=ago(9), step=step(None)) is None
    assert reason(pinned_on=ago(5), added=ago(5), in_stage="to_contact") == "wall"


@pytest.mark.parametrize(
    ("source", "added", "expected"),
    [
        ("web", 2, "first_response"),
        ("web", 1, None),
        ("event", 4, "first_response"),
        ("event", 3, None),
        ("the baker", 9, None),
        ("", 9, None),
    ],
)
def test_the_first_touch_is_missed_when_the_source_s_days_have_passed(source, added, expected):
    assert reason(source=source, added=ago(added), step=step(None)) == expected


def test_the_first_response_dates_from_its_limit_and_waits_after_an_import():
    fresh = {"source": "web", "added": ago(5), "step": step(None)}
    assert due(person(**fresh)) == ("first_response", ago(4))
    assert reason(imported=True, **fresh) is None
    assert reason(imported=True, **{**fresh, "added": ago(14)}) == "first_response"
    assert reason("3 in web", settled=True, **fresh) is None


def test_the_cadence_is_due_from_the_day_the_ladder_says():
    assert reason("2 out email", step=step(None)) is None
    assert due(person("3 out email")) == ("cadence", TODAY)
    five = [f"{days} out email" for days in (60, 55, 50, 45, 12)]
    assert due(person(*five)) == ("cadence_zone", ago(2))
    assert reason("3 out email", in_stage="client") is None


def test_beyond_the_zone_the_cadence_goes_on():
    many = [f"{days} out email" for days in range(113, 47, -5)]
    assert reason(*many) == "cadence"


def test_in_nurture_a_due_step_is_the_waking_and_so_is_its_limit():
    assert due(person("9 out email", in_stage="nurture", step=step(-1))) == (
        "nurture_awake",
        ago(1),
    )
    assert due(person("46 out email", in_stage="nurture")) == ("nurture_awake", ago(1))
    assert reason("44 out email", in_stage="nurture") is None
    assert reason("60 out email", in_stage="nurture", step=step(3)) is None


def test_a_client_of_a_quarter_without_a_word_is_stalled():
    assert due(person("95 both phone", in_stage="client")) == ("stalled", ago(5))
    assert reason("89 both phone", in_stage="client") is None


def test_whoever_has_no_step_at_all_is_listed_last():
    assert due(person("1 out email")) == ("no_step", ago(1))
    assert reason("1 out email", step=step(None)) is None
    assert reason("1 out email", in_stage="client") is None
    assert reason(in_stage="to_contact", added=TODAY) == "no_step"


@pytest.mark.parametrize(
    "fields",
    [
        {"in_stage": None},
        {"in_stage": "not_a_fit"},
        {"in_stage": "do_not_contact"},
        {"archived": True},
        {"opt_out": "total"},
    ],
)
def test_who_is_gone_is_never_due(fields):
    gone = {"step": step(-3), "dates": (born(0),), "pinned_on": ago(9), **fields}
    assert reason("60 out email", "40 in email", **gone) is None


# --- the order ---------------------------------------------------------------------------


def one_of_each() -> list[Prospect]:
    """Ten people, the last reason first."""
    five = [f"{days} out email" for days in (60, 55, 50, 45, 12)]
    return [
        person("1 out email", number=1),
        person("95 both phone", number=2, in_stage="client"),
        person("9 out email", number=3, in_stage="nurture", step=step(-1)),
        person("5 out email", number=4),
        person(*five, number=5),
        person(number=6, source="web", added=ago(2)),
        person("9 out email", number=7, pinned_on=ago(8)),
        person("9 both phone", number=8, in_stage="client", dates=(born(0),)),
        person("9 out email", number=9, step=step(0)),
        person("2 in email", number=10),
    ]


def test_the_ten_reasons_come_in_their_order():
    dues = queued(*one_of_each())
    assert tuple(found.reason for found in dues) == REASONS
    assert ids(dues) == list(range(10, 0, -1))


def test_of_one_reason_the_oldest_comes_first_and_then_the_longest_silence():
    dues = queued(
        person("3 out email", number=1, step=step(0)),
        person("40 out email", number=2, step=step(0)),
        person("2 out email", number=3, step=step(-1)),
        person("40 out email", number=4, step=step(0)),
    )
    assert ids(dues) == [3, 2, 4, 1]


def test_the_day_visits_nine_and_the_rest_waits():
    dues = queued(*one_of_each())
    assert ration(dues, DISCIPLINE) == dues[:9]
    assert ration(dues, Discipline(ration=2)) == dues[:2]
    assert ration([], DISCIPLINE) == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The demo from a real file; today is Rosa's birthday."""
    path: Path = tmp_path_factory.mktemp("demo") / "demo.db"
    with Board(path, Clock(TODAY)) as board:
        board.import_drafts(demo_batch(TODAY, "en"))
        read = board.snapshot()
    rosa = next(p for p in read.prospects.values() if p.name.startswith("Rosa"))
    people = {**read.prospects, rosa.id: rosa._replace(dates=(born(0),))}
    return read._replace(prospects=people)


def test_the_demo_s_queue_is_the_one_of_the_amendments(demo: Snapshot):
    dues = judged_queue(demo)
    told = [f"{found.prospect.name.split()[0]} {found.reason}" for found in dues]
    assert told == [
        "Gabriela owed_reply",
        "Ana promised_step",
        "Lourdes promised_step",
        "Joaquín promised_step",
        "Diego promised_step",
        "Pau promised_step",
        "Montserrat promised_step",
        "Rosa date",
        "Teresa cadence",
        "Wilmer nurture_awake",
        "Beatriz stalled",
    ]
    today = ration(dues, DISCIPLINE)
    assert today[-1].prospect.name.startswith("Teresa")
    assert minutes_for(len(today)) == 40


# --- time and energy ---------------------------------------------------------------------


def test_a_step_takes_what_it_says_or_what_its_channel_takes():
    assert minutes_of(person(step=NextStep("call", TODAY, "phone", 45, "low"))) == 45
    assert energy_of(person(step=NextStep("call", TODAY, "phone", 45, "low"))) == "low"
    phone = person(step=NextStep("call", TODAY, "phone"))
    assert (minutes_of(phone), energy_of(phone)) == (15, "high")
    research = person("9 out whatsapp", step=NextStep("look into the company", TODAY))
    assert (minutes_of(research), energy_of(research)) == (30, "medium")
    visit = person(step=NextStep("", TODAY, "visit"))
    assert (minutes_of(visit), energy_of(visit)) == (30, "high")


def test_without_words_or_without_a_step_the_likely_channel_counts():
    by_cadence = person("9 out whatsapp", step=NextStep("", TODAY))
    assert (minutes_of(by_cadence), energy_of(by_cadence)) == (5, "low")
    assert (minutes_of(person()), energy_of(person())) == (15, "medium")


@pytest.mark.parametrize(
    ("minutes", "energy", "expected"),
    [
        (None, "", [1, 2, 3]),
        (15, "", [1, 2]),
        (5, "", [1]),
        (None, "low", [1]),
        (None, "medium", [1, 2]),
        (None, "high", [1, 2, 3]),
        (60, "medium", [1, 2]),
    ],
)
def test_little_time_and_energy_narrow_the_queue(minutes, energy, expected):
    dues = queued(
        person("30 out email", number=1, step=NextStep("write", TODAY, "whatsapp")),
        person("20 out email", number=2, step=NextStep("write", TODAY, "email")),
        person("10 out email", number=3, step=NextStep("meet", TODAY, "meeting")),
    )
    assert ids(narrowed(dues, minutes, energy)) == expected


def test_a_review_of_seven_takes_about_half_an_hour():
    assert [minutes_for(people) for people in (0, 1, 2, 7, 9)] == [0, 5, 10, 30, 40]


# --- a review under way ------------------------------------------------------------------


def handled(someone: Prospect, minute: int = NOON) -> bool:
    home = next((s for s in STAGES if s.id == someone.stage), None)
    standing = judge(someone, home, TODAY, NUMBERS)
    return is_handled(someone, standing, home, TODAY, NUMBERS, DISCIPLINE, minute)


def test_who_was_looked_at_today_is_done_until_tomorrow():
    assert handled(person("2 in email", looked_on=TODAY))
    assert not handled(person("2 in email", looked_on=ago(1)))


def test_a_step_of_later_today_waits_for_its_hour_and_stays_in_the_queue():
    later = person("9 out phone", step=NextStep("call", TODAY, "phone", at=17 * 60))
    assert handled(later, NOON)
    assert not handled(later, 17 * 60)
    assert ids(queued(later)) == [1]
    assert not handled(later._replace(step=later.step._replace(on=ago(1))), NOON)


def test_a_touch_of_today_is_enough_where_no_step_follows():
    assert handled(person("9 out email", "0 out email"))
    assert not handled(person("9 out email", "1 out email"))
    assert not handled(person(in_stage="to_contact", added=TODAY))


def test_the_ration_keeps_its_order_and_loses_who_is_done_or_gone():
    people = [
        person("9 out email", number=1, step=step(0)),
        person("9 out email", number=2, step=step(4)),
        person("2 in email", number=3),
        person("2 in email", number=4, in_stage="not_a_fit"),
    ]
    board = snapshot(*people)
    judged = judge_all(board, TODAY, NUMBERS)
    begun = ReviewDay(TODAY, (3, 99, 2, 1, 4), datetime(2026, 11, 22, tzinfo=UTC), None, None)
    assert to_visit(begun, board, judged, DISCIPLINE, NOON) == [3, 1]
    assert progress(begun, board, judged, DISCIPLINE, NOON) == (2, 4)


# --- for any board -----------------------------------------------------------------------


@given(boards)
def test_nobody_is_in_the_queue_twice_and_every_reason_is_one_of_the_ten(people):
    dues = queued(*people)
    assert len(set(ids(dues))) == len(dues)
    assert all(found.reason in REASONS and found.since <= TODAY for found in dues)
    ranks = [REASONS.index(found.reason) for found in dues]
    assert ranks == sorted(ranks)


@given(boards)
def test_no_opt_out_exit_book_or_archive_is_ever_in_the_queue(people):
    gone = {stage("not_a_fit").id, stage("do_not_contact").id, None}
    for found in queued(*people):
        someone = found.prospect
        assert someone.opt_out != "total"
        assert not someone.archived
        assert someone.stage not in gone


@given(boards, st.integers(0, 4))
def test_the_days_ration_is_the_beginning_of_the_queue(people, many):
    board = snapshot(*people)
    judged, some = judge_all(board, TODAY, NUMBERS), Discipline(ration=many)
    assert days_ration(board, judged, some) == queue(board, judged, some)[:many]


@given(lives(planned=st.integers(1, 40).map(step)))
def test_a_step_after_today_keeps_out_unless_a_date_is_today(someone):
    assert due(someone) is None or (due(someone) == ("date", TODAY) and is_today(someone, TODAY))


@given(lives(), st.sampled_from(DIRECTIONS), st.sampled_from(CHANNELS))
def test_a_touch_of_today_puts_nobody_in_by_cadence(someone, direction, channel):
    so_far = [word for word in someone.beats.split() if int(word[:-4]) <= TODAY.toordinal()]
    now = encode_beat(TODAY.toordinal(), direction, channel, "", "none")
    touched = due(someone._replace(beats=" ".join([*so_far, now])))
    assert touched is None or touched[0] not in ("cadence", "cadence_zone", "wall")


@given(homes, st.none() | st.integers(0, 1439), st.integers(0, 1439))
def test_nobody_is_put_to_a_later_hour_and_visited_now(home, at, minute):
    planned = person("9 out email", in_stage=home, step=NextStep("", TODAY, at=at))
    if at is not None and at > minute:
        assert handled(planned, minute)


@given(lives(), st.sampled_from((None, 5, 15, 30, 60)), st.sampled_from(("", *ENERGIES)))
def test_more_time_and_energy_never_narrow_the_queue_further(someone, minutes, energy):
    if fits(someone, minutes, energy):
        assert fits(someone, None if minutes is None else minutes * 2, energy)
        assert fits(someone, minutes, "high")
