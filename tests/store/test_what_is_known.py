"""The sheet, dates, reflections, modes, and telling a referrer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from looks import add

from tablero.model import NextStep
from tablero.refusals import BadValue, NoSuchProspect

DAY = date(2026, 11, 22)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def test_the_sheet_is_written_field_by_field_or_at_once(board):
    (ana,) = add(board, "Ana")
    board.write_sheet(ana, {"why": " She opens\nshops "})
    board.write_sheet(ana, {"decider": "Her chief", "needs": "Time", "why": "She opens shops"})
    page = board.person(ana)
    assert list(page.sheet.items()) == [
        ("why", "She opens shops"),
        ("needs", "Time"),
        ("decider", "Her chief"),
    ]
    assert page.listened == 2
    steps = board.history()
    board.write_sheet(ana, {"needs": "Time ", "worries": " "})
    assert board.history() == steps
    board.write_sheet(ana, {"needs": ""})
    assert board.history()[0].detail == "needs"
    assert board.person(ana).listened == 1
    board.undo()
    board.undo()
    assert dict(board.person(ana).sheet) == {"why": "She opens\nshops"}


@pytest.mark.parametrize(
    ("values", "field"), [({"shoe_size": "44"}, "field"), ({"needs": "\x00"}, "needs")]
)
def test_what_does_not_belong_on_a_sheet_is_refused(board, values, field):
    (ana,) = add(board, "Ana")
    with pytest.raises(BadValue) as refusal:
        board.write_sheet(ana, {"why": "fine", **values})
    assert refusal.value.field == field
    assert dict(board.person(ana).sheet) == {}


def test_dates_are_kept_corrected_and_taken_away(board):
    (ana,) = add(board, "Ana")
    birthday = board.add_date(ana, "birthday", date(1980, 2, 29))
    board.add_date(ana, "decision", date(2026, 12, 1), "the board meets")
    board.edit_date(birthday, on=date(1981, 2, 28))
    found = board.snapshot().prospects[ana].dates
    assert [(d.kind, d.on, d.text) for d in found] == [
        ("birthday", date(1981, 2, 28), ""),
        ("decision", date(2026, 12, 1), "the board meets"),
    ]
    board.delete_date(birthday)
    assert [d.kind for d in board.snapshot().prospects[ana].dates] == ["decision"]
    board.undo()
    board.undo()
    assert board.snapshot().prospects[ana].dates[0].on == date(1980, 2, 29)
    with pytest.raises(BadValue):
        board.add_date(ana, "funeral", DAY)
    with pytest.raises(NoSuchProspect):
        board.delete_date(99)


def test_only_whose_date_changed_becomes_another_object(board):
    ana, bea = add(board, "Ana", "Bea")
    before = board.snapshot()
    board.add_date(ana, "birthday", DAY)
    after = board.snapshot()
    assert after.prospects[bea] is before.prospects[bea]
    assert after.prospects[ana].dates != before.prospects[ana].dates


def test_a_reflection_keeps_what_was_said_and_that_it_was_asked(board):
    ana, bea = add(board, "Ana", "Bea")
    first = board.reflect(ana, missed="To ask who decides")
    board.reflect(bea, should_not="Four offers", cause="timing", closing=True)
    page = board.person(ana)
    assert page.reflection_asked == DAY
    assert [(r.on, r.missed, r.cause, r.closing) for r in page.reflections] == [
        (DAY, "To ask who decides", "", False)
    ]
    assert [(name, r.should_not, r.closing) for _, name, r in board.reflections()] == [
        ("Bea", "Four offers", True),
        ("Ana", "", False),
    ]
    board.edit_reflection(first, missed="", cause="clarity")
    (edited,) = board.person(ana).reflections
    assert (edited.missed, edited.cause) == ("", "clarity")
    board.delete_reflection(first)
    assert board.person(ana).reflections == ()
    assert board.person(ana).reflection_asked == DAY


def test_a_reflection_says_something_and_knows_four_causes(board):
    (ana,) = add(board, "Ana")
    with pytest.raises(BadValue) as refusal:
        board.reflect(ana, missed=" ")
    assert (refusal.value.field, refusal.value.why) == ("reflection", "empty")
    with pytest.raises(BadValue):
        board.reflect(ana, cause="their fault")
    kept = board.reflect(ana, cause="value")
    with pytest.raises(BadValue):
        board.edit_reflection(kept, cause="")
    assert len(board.reflections()) == 1


def test_a_reflection_that_was_left_is_not_asked_again(board):
    (ana,) = add(board, "Ana")
    board.skip_reflection(ana)
    assert board.person(ana).reflection_asked == DAY
    steps = board.history()
    board.skip_reflection(ana)
    assert board.history() == steps
    board.undo()
    assert board.person(ana).reflection_asked is None


def test_modes_are_kept_under_their_name_for_every_board(board):
    first = board.keep_mode("On the train", 15, "low")
    second = board.keep_mode("Desk", None, "high")
    assert board.keep_mode("on the TRAIN", 5, "low") == first
    board.add_board("Other")
    board.open_board("Other")
    assert [(m.id, m.name, m.minutes, m.energy) for m in board.modes()] == [
        (first, "on the TRAIN", 5, "low"),
        (second, "Desk", None, "high"),
    ]
    board.drop_mode(first)
    assert [m.name for m in board.modes()] == ["Desk"]
    assert board.history(1)[0].names == ("on the TRAIN",)
    for name, minutes, energy in (("", 5, ""), ("x", 0, ""), ("x", 5, "fierce")):
        with pytest.raises(BadValue):
            board.keep_mode(name, minutes, energy)
    with pytest.raises(BadValue):
        board.drop_mode(99)


TELL = NextStep("Tell Hernán what came of it", DAY + timedelta(days=7))


def test_the_referrer_is_to_be_told_in_the_same_step(board):
    (hernan,) = add(board, "Hernán")
    board.add_prospect("Sofía", referrer=hernan, tell=TELL)
    assert board.snapshot().prospects[hernan].step == TELL
    board.undo()
    assert board.snapshot().prospects[hernan].step is None
    assert board.person(hernan).ideas == ()


@pytest.mark.parametrize(("text", "on"), [("", DAY), ("Call", DAY - days(2)), ("Call", None)])
def test_where_a_promise_stands_telling_waits_among_the_ideas(board, text, on):
    (hernan,) = add(board, "Hernán")
    board.plan_step([hernan], text, on=on)
    promised = board.snapshot().prospects[hernan].step
    board.add_prospect("Sofía", referrer=hernan, tell=TELL)
    assert board.snapshot().prospects[hernan].step == promised
    assert [idea.text for idea in board.person(hernan).ideas] == [TELL.text]


def test_a_day_without_words_that_has_passed_makes_room_for_telling(board):
    (hernan,) = add(board, "Hernán")
    board.plan_step([hernan], "", on=DAY - days(2))
    board.add_prospect("Sofía", referrer=hernan, tell=TELL)
    assert board.snapshot().prospects[hernan].step == TELL
