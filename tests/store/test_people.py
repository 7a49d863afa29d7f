"""People's fields, tags, the wall, touches, steps, notes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from looks import add, names

from tablero.beats import decode_beats
from tablero.drafts import DraftStep
from tablero.model import CHANNELS
from tablero.refusals import BadValue, NoSuchProspect, OptedOut, SeveralFit, WallFull

DAY = date(2026, 11, 22)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def person(board, number):
    return board.snapshot().prospects[number]


def test_everything_that_is_said_of_somebody_new_is_kept(board):
    (sofia,) = add(board, "Sofía")
    number = board.add_prospect(
        "  Martín\tEcheverri ",
        role="Director de Compras",
        company="Grupo [/red] Andariega",
        email="m@grupo.example",
        phone="+34 600 000 001",
        linkedin="https://www.linkedin.com/in/martin-ejemplo",
        city="Bogotá",
        country="Colombia",
        source="referral",
        tags=["VIP", "vip", "feria"],
        cost=4200,
        note="First line\r\nsecond",
        stage="first_contact",
        referrer=sofia,
    )
    found = person(board, number)
    assert found.name == "Martín Echeverri"
    assert found.company == "Grupo [/red] Andariega"
    assert (found.tags, found.cost, found.referrer) == (("VIP", "feria"), 4200, sofia)
    assert (found.added, found.imported, found.beats) == (DAY, False, "")
    page = board.person(number)
    assert [(note.author, note.text) for note in page.notes] == [("Lucía", "First line\nsecond")]
    assert [(link.other, link.name, link.kind) for link in page.links] == [
        (sofia, "Sofía", "referred")
    ]
    assert [link.other for link in board.person(sofia).referred] == [number]
    assert len(board.history()) == 2


@pytest.mark.parametrize(
    ("fields", "field", "why"),
    [
        ({"name": ""}, "name", "empty"),
        ({"name": "  \n"}, "name", "empty"),
        ({"name": "Ana\x1b[31m"}, "name", "control"),
        ({"name": "Ana", "company": "A\x00B"}, "company", "control"),
        ({"name": "Ana", "note": "\ud800"}, "note", "control"),
        ({"name": "Ana", "cost": -1}, "cost", "number"),
        ({"name": "Ana", "tags": ["ok", " "]}, "tag", "empty"),
        ({"name": "x" * 2000}, "name", "too_long"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field(board, fields, field, why):
    with pytest.raises(BadValue) as refusal:
        board.add_prospect(fields.pop("name"), **fields)
    assert (refusal.value.field, refusal.value.why) == (field, why)
    assert board.snapshot().prospects == {}


def test_editing_changes_only_what_is_given(board):
    ana = board.add_prospect("Ana", company="Acme", tags=["a", "b"])
    board.edit_prospect(ana, role="Chief", tags=["b", "c"], period=30)
    found = person(board, ana)
    assert (found.company, found.role, found.tags, found.period) == (
        "Acme",
        "Chief",
        ("b", "c"),
        30,
    )
    board.edit_prospect(ana, company="", period=None)
    assert (person(board, ana).company, person(board, ana).period) == ("", None)
    with pytest.raises(BadValue):
        board.edit_prospect(ana, stage=3)


def test_somebody_is_found_by_id_or_any_part_of_the_name(board):
    ana, juan, _ = add(board, "Ana Belén Casares", "Juan Ana", "Anabel")
    board.archive([juan])
    assert board.find("casares belen").id == ana
    assert board.find("JUAN").id == juan
    assert board.find(str(ana)).id == ana
    with pytest.raises(SeveralFit) as several:
        board.find("ana")
    assert len(several.value.fits) == 3
    add(board, "Ána")
    assert board.find("ana").name == "Ána"
    for nobody in ("Zoe", "", " ", "999"):
        with pytest.raises(NoSuchProspect):
            board.find(nobody)


def test_a_name_with_a_line_break_from_elsewhere_hides_nobody(board):
    ana, bea = add(board, "Ana", "Bea")
    board._db.run("UPDATE prospect SET name = 'Ana' || char(10) || 'Paz' WHERE id = ?", (ana,))
    assert board.find("ana paz").id == ana
    assert board.find("bea").id == bea


def test_the_wall_has_seven_lines(board):
    ids = add(board, *"abcdefgh")
    for number in ids[:7]:
        board.pin(number)
    with pytest.raises(WallFull) as refusal:
        board.pin(ids[7])
    assert {p.name for p in refusal.value.pinned} == set("abcdefg")
    board.pin(ids[7], instead_of=ids[0])
    assert {p.name for p in board.snapshot().pinned} == set("bcdefgh")
    assert person(board, ids[7]).pinned_on == DAY
    board.undo()
    assert {p.name for p in board.snapshot().pinned} == set("abcdefg")
    board.unpin(ids[0])
    board.pin(ids[7])


def test_beats_tell_each_touch_in_order_with_the_ordinal_of_its_day(board):
    (ana,) = add(board, "Ana")
    for ago in (3, 400, 40_000, 0, 3):
        board.log_touch(ana, "email", topic="value", result="seen", on=DAY - days(ago))
    board.log_touch(ana, "web", direction="in", on=DAY - days(3))
    beats = decode_beats(person(board, ana).beats)
    told = [(beat.day, beat.direction, beat.channel, beat.topic, beat.result) for beat in beats]
    mine = ("out", "email", "value", "seen")
    assert told == [
        ((DAY - days(40_000)).toordinal(), *mine),
        ((DAY - days(400)).toordinal(), *mine),
        ((DAY - days(3)).toordinal(), *mine),
        ((DAY - days(3)).toordinal(), *mine),
        ((DAY - days(3)).toordinal(), "in", "web", "", "none"),
        (DAY.toordinal(), *mine),
    ]
    assert [t.on for t in board.person(ana).touches] == [date.fromordinal(b.day) for b in beats]


def test_the_day_of_a_beat_is_right_on_every_day_of_many_years(board):
    first, last = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()
    some = [*range(first, last, 997), *range(DAY.toordinal() - 800, DAY.toordinal() + 800), last]
    for ordinal in some:
        (found,) = board._db.run(
            "SELECT CAST(julianday(?) - 1721424.5 AS INTEGER)",
            (date.fromordinal(ordinal).isoformat(),),
        ).fetchone()
        assert found == ordinal


def test_a_touch_of_mine_does_the_step_that_was_due(board):
    ana, bea = add(board, "Ana", "Bea")
    board.plan_step([ana], "Call", on=DAY - days(2))
    board.plan_step([bea], "Call", on=DAY + days(1))
    touch = board.log_touch(ana, "phone", next_step=DraftStep("Write", DAY + days(3), "email"))
    board.log_touch(bea, "phone")
    assert person(board, ana).step.text == "Write"
    assert person(board, bea).step.text == "Call"
    assert [(s.text, s.done_on) for s in board.person(ana).steps] == [
        ("Call", DAY),
        ("Write", None),
    ]
    board.undo()
    board.undo()
    assert board.person(ana).touches == ()
    assert person(board, ana).step.text == "Call"
    assert touch


def test_a_gesture_of_mine_leaves_the_promise_where_it_was(board):
    (ana,) = add(board, "Ana")
    board.plan_step([ana], "Call", on=DAY)
    board.log_touch(ana, "whatsapp", topic="personal")
    assert board.snapshot().prospects[ana].step.text == "Call"
    board.log_touch(ana, "meeting", direction="both", topic="personal")
    assert board.snapshot().prospects[ana].step is None


def test_a_touch_of_theirs_leaves_the_step_and_asks_for_an_answer_again(board):
    (ana,) = add(board, "Ana")
    board.plan_step([ana], "Call", on=DAY)
    board.log_touch(ana, "email", direction="in", on=DAY - days(4))
    board.settle(ana)
    assert person(board, ana).settled
    board.log_touch(ana, "email", direction="in")
    assert not person(board, ana).settled
    assert person(board, ana).step.text == "Call"


def test_nothing_is_sent_to_who_asked_for_nothing(board):
    (ana,) = add(board, "Ana")
    board.pin(ana)
    board.opt_out(ana, "total")
    assert board.snapshot().pinned == ()
    for direction in ("out", "both"):
        with pytest.raises(OptedOut) as refusal:
            board.log_touch(ana, "email", direction=direction)
        assert refusal.value.prospect.name == "Ana"
    assert board.log_touch(ana, "email", direction="in", result="replied")
    board.opt_out(ana, "sales")
    with pytest.raises(OptedOut):
        board.log_touch(ana, "email")
    board.lift_opt_out(ana, "ana")
    assert person(board, ana).opt_out == "sales"
    assert board.log_touch(ana, "email")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"channel": "pigeon"}, "channel"),
        ({"direction": "sideways"}, "direction"),
        ({"topic": "weather"}, "topic"),
        ({"result": "maybe"}, "result"),
        ({"on": DAY + days(1)}, "on"),
        ({"note": "\x07"}, "note"),
        ({"next_step": DraftStep("x", DAY, "pigeon")}, "channel"),
    ],
)
def test_a_touch_in_unknown_words_is_refused(board, fields, field):
    (ana,) = add(board, "Ana")
    with pytest.raises(BadValue) as refusal:
        board.log_touch(ana, fields.pop("channel", "email"), **fields)
    assert refusal.value.field == field
    assert board.person(ana).touches == ()


def test_a_touch_can_be_corrected_and_taken_away(board):
    (ana,) = add(board, "Ana")
    touch = board.log_touch(ana, "email", topic="value", note="hello")
    board.edit_touch(touch, on=DAY - days(1), direction="in", channel="web", topic="")
    (kept,) = board.person(ana).touches
    assert (kept.on, kept.direction, kept.channel, kept.topic) == (DAY - days(1), "in", "web", "")
    assert (kept.result, kept.note) == ("none", "hello")
    board.delete_touch(touch)
    assert person(board, ana).beats == ""
    with pytest.raises(NoSuchProspect):
        board.delete_touch(touch)


def test_a_step_takes_the_place_of_the_open_one(board):
    (ana,) = add(board, "Ana")
    board.plan_step([ana], "Call", on=DAY, minutes=15, energy="high")
    board.plan_step([ana], "Write", on=None)
    assert [step.text for step in board.person(ana).steps] == ["Write"]
    board.snooze([ana], DAY + days(7))
    assert (person(board, ana).step.text, person(board, ana).step.on) == ("Write", DAY + days(7))
    board.finish_step(ana)
    assert person(board, ana).step is None
    board.snooze([ana], DAY + days(1))
    assert person(board, ana).step.text == ""
    board.clear_step(ana)
    assert [step.done_on for step in board.person(ana).steps] == [DAY]


def test_notes_and_ideas_are_kept_by_day_and_author(board):
    ana, bea = add(board, "Ana", "Bea")
    note = board.add_note(ana, "one")
    board.add_note(ana, "two")
    board.edit_note(note, "ONE")
    assert board.note_texts() == {ana: "ONE\ntwo"}
    assert [(n.author, n.text) for n in board.person(ana).notes] == [
        ("Lucía", "ONE"),
        ("Lucía", "two"),
    ]
    idea = board.add_idea(bea, "Send the book")
    board.mark_idea(idea, "worked")
    assert [(i.on, i.text, i.state) for i in board.person(bea).ideas] == [
        (DAY, "Send the book", "worked")
    ]


def test_a_link_is_made_once_and_to_somebody_else(board):
    ana, bea = add(board, "Ana", "Bea")
    board.link(ana, bea, "closer")
    board.link(ana, bea, "closer")
    assert len(board.person(ana).links) == 1
    with pytest.raises(BadValue):
        board.link(ana, ana, "closer")
    board.unlink(board.person(ana).links[0].id)
    assert board.person(ana).links == ()


def test_hostile_text_comes_back_as_it_was(board):
    text = '[/red] =HYPERLINK("x") \'; DROP TABLE prospect; -- 👩‍👩‍👧 مرحبا \\ " {name}'
    (ana,) = add(board, text, tags=[text])
    board.add_note(ana, text)
    board.undo()
    board.redo()
    assert names(board) == [text]
    assert person(board, ana).tags == (text,)
    assert board.person(ana).notes[0].text == text


def test_every_channel_can_be_logged(board):
    (ana,) = add(board, "Ana")
    for channel in CHANNELS:
        board.log_touch(ana, channel)
    assert [touch.channel for touch in board.person(ana).touches] == list(CHANNELS)


def test_those_of_another_board_are_out_of_reach(board):
    (ana,) = add(board, "Ana")
    note = board.add_note(ana, "mine")
    board.open_board(board.add_board("Other"))
    for reach in (
        lambda: board.pin(ana),
        lambda: board.edit_note(note, "x"),
        lambda: board.person(ana),
        lambda: board.find("Ana"),
    ):
        with pytest.raises(NoSuchProspect):
            reach()
