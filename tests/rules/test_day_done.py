"""What a day came to: touches by channel, talks, answers, gestures, notes, who comes later."""

from __future__ import annotations

from datetime import UTC, datetime

from tablero.model import NextStep, Prospect, ReviewDay
from tablero.person import Note, Person, Touch
from tablero.rules.day_done import day_done, whom_to_read
from tests.rules.persons import TODAY, ago, person, snapshot
from tests.rules.test_visits import dossier

NOON = 12 * 60


def touch(direction: str, channel: str, topic: str = "value", note: str = "") -> Touch:
    return Touch(1, TODAY, direction, channel, topic, "none", note)


def page(
    number: int, *touches: Touch, prospect: Prospect | None = None, **fields: object
) -> Person:
    return dossier(prospect or person(number=number), touches=touches, **fields)


def test_touches_are_counted_by_channel_the_most_frequent_first() -> None:
    done = day_done(
        [
            page(1, touch("out", "phone")),
            page(2, touch("out", "email")),
            page(3, touch("out", "email")),
        ],
        TODAY,
        NOON,
    )
    assert done.touches == (("email", 2), ("phone", 1))


def test_several_messages_on_one_channel_are_one_touch() -> None:
    done = day_done([page(1, touch("out", "whatsapp"), touch("out", "whatsapp"))], TODAY, NOON)
    assert done.touches == (("whatsapp", 1),)


def test_talks_answers_gestures_and_notes_are_told_apart() -> None:
    note = Note(1, datetime(2026, 11, 22, 9, tzinfo=UTC), "", "researched")
    done = day_done(
        [
            page(1, touch("both", "phone")),
            page(2, touch("in", "email", "")),
            page(3, touch("out", "whatsapp", "personal", "a song")),
            page(4, notes=(note,)),
            page(5, looks=(TODAY,)),
        ],
        TODAY,
        NOON,
    )
    assert done.touches == ()
    assert [p.id for p in done.talks] == [1]
    assert [p.id for p in done.answers] == [2]
    assert [(p.id, text) for p, text in done.gestures] == [(3, "a song")]
    assert [(p.id, text) for p, text in done.notes] == [(4, "researched")]
    assert [p.id for p in done.looked] == [5]


def test_later_today_is_told_until_its_hour_has_come() -> None:
    def put_to(at: int) -> Person:
        return page(1, prospect=person(number=1, step=NextStep("call", TODAY, "phone", at=at)))

    assert [p.id for p, _step in day_done([put_to(NOON + 1)], TODAY, NOON).later] == [1]
    assert day_done([put_to(NOON)], TODAY, NOON).later == ()


def test_other_days_are_left_out() -> None:
    old = Touch(1, ago(1), "out", "email", "value", "none", "")
    done = day_done([page(1, old, looks=(ago(1),))], TODAY, NOON)
    assert not any(done)


def test_whoever_was_visited_or_touched_today_is_read() -> None:
    board = snapshot(
        person("1 out email value", number=1),
        person("0 out email value", number=2),
        person(number=3),
        person("9 in email", "0 out phone question", number=4),
    )
    review = ReviewDay(TODAY, (3, 9), datetime(2026, 11, 22, tzinfo=UTC), None, None)
    assert whom_to_read(review, board, TODAY) == [3, 2, 4]
    assert whom_to_read(None, board, TODAY) == [2, 4]
