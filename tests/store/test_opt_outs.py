"""What people asked not to get, and that a total opt-out holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from looks import add

from tablero.clock import Clock
from tablero.refusals import BadValue, OptedOut, StillOptedOut
from tablero.store.board import Board
from tablero.store.suppression import Suppression

DAY = date(2026, 11, 22)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def person(board, number):
    return board.snapshot().prospects[number]


def is_suppressed(board, email="", phone="", linkedin="") -> bool:
    return Suppression(board._db).is_suppressed(email, phone, linkedin)


def stage_of(board, number) -> str:
    return board.snapshot().stage(person(board, number).stage).key


@pytest.fixture
def ana(board) -> int:
    return board.add_prospect(
        "Ana Ruiz",
        email="Ana@Sea.example",
        phone="+34 (600) 000 001",
        linkedin="https://www.linkedin.com/in/ana-ejemplo/",
        stage="proposal",
    )


def test_the_strongest_of_several_opt_outs_counts_and_each_keeps_their_words(board, ana):
    board.opt_out(ana, "channel", channel="phone", on=DAY - days(2))
    board.opt_out(ana, "channel", channel="whatsapp")
    board.opt_out(ana, "sales", said="Let us talk, but not like this")
    found = person(board, ana)
    assert (found.opt_out, found.blocked) == ("channel", ("phone", "whatsapp"))
    assert [(o.level, o.channel, o.on, o.said) for o in board.person(ana).opt_outs] == [
        ("channel", "phone", DAY - days(2), ""),
        ("channel", "whatsapp", DAY, ""),
        ("sales", "", DAY, "Let us talk, but not like this"),
    ]
    assert not is_suppressed(board, email="ana@sea.example")
    board.opt_out(ana, "")
    assert (person(board, ana).opt_out, person(board, ana).blocked) == ("", ())
    assert board.person(ana).opt_outs == ()


def test_the_same_opt_out_said_again_adds_only_new_words(board, ana):
    board.opt_out(ana, "sales")
    steps = board.history()
    board.opt_out(ana, "sales")
    assert board.history() == steps
    board.opt_out(ana, "sales", said="No offers")
    board.opt_out(ana, "sales", said="No offers")
    assert [o.said for o in board.person(ana).opt_outs] == ["No offers"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"level": "loudly"}, "opt_out"),
        ({"level": "channel", "channel": "pigeon"}, "channel"),
        ({"level": "sales", "said": "\x07"}, "said"),
        ({"level": "sales", "on": DAY + days(1)}, "on"),
    ],
)
def test_an_opt_out_that_cannot_be_kept_is_refused_by_field(board, ana, fields, field):
    with pytest.raises(BadValue) as refusal:
        board.opt_out(ana, fields.pop("level"), **fields)
    assert refusal.value.field == field
    assert board.person(ana).opt_outs == ()


def test_a_total_opt_out_leaves_the_wall_and_its_addresses_are_known_again(board, ana):
    board.pin(ana)
    board.opt_out(ana, "total", said="Never again")
    assert board.snapshot().pinned == ()
    assert is_suppressed(board, email="ana@sea.example")
    assert is_suppressed(board, phone="0034 600000001")
    assert is_suppressed(board, linkedin="es.linkedin.com/in/ANA-ejemplo?x=1")
    assert not is_suppressed(board, email="bea@sea.example", phone="+34 600 000 002")
    assert not is_suppressed(board)
    with pytest.raises(OptedOut):
        board.pin(ana)
    board.undo()
    assert person(board, ana).is_pinned
    assert not is_suppressed(board, email="ana@sea.example")


def test_the_list_holds_no_address_and_another_files_digests_say_nothing(board, ana, tmp_path):
    board.opt_out(ana, "total")
    kept = board._db.run("SELECT digest FROM suppressed").fetchall()
    assert len(kept) == 3
    assert not any("ana" in digest for (digest,) in kept)
    with Board(tmp_path / "other.db", Clock(DAY)) as other:
        number = other.add_prospect("Ana Ruiz", email="ana@sea.example")
        other.opt_out(number, "total")
        (digest,) = other._db.run("SELECT digest FROM suppressed").fetchone()
    assert (digest,) not in kept


def test_a_new_address_of_theirs_goes_on_the_list_too(board, ana):
    board.edit_prospect(ana, email="ana@old.example")
    board.opt_out(ana, "total")
    board.edit_prospect(ana, email="ana@new.example")
    assert is_suppressed(board, email="ana@old.example")
    assert is_suppressed(board, email="ana@new.example")


def test_the_list_knows_an_address_typed_by_hand_on_any_board(board, ana):
    assert not board.is_suppressed(email="ana@sea.example")
    board.opt_out(ana, "total")
    board.open_board(board.add_board("Other"))
    assert board.is_suppressed(email=" ANA@sea.example ")
    assert board.is_suppressed(phone="+34 600000001")
    assert board.is_suppressed(linkedin="linkedin.com/in/ana-ejemplo")
    assert not board.is_suppressed(email="bea@sea.example", phone="600 000 002")
    assert not board.is_suppressed()


def test_the_list_outlives_the_board_its_people_stood_on(board, ana):
    board.opt_out(ana, "total")
    board.add_board("Other")
    board.remove_board(1)
    assert is_suppressed(board, email="ana@sea.example")
    board.undo()
    assert is_suppressed(board, email="ana@sea.example")
    assert board._db.run("SELECT DISTINCT prospect_id FROM suppressed").fetchall() == [(ana,)]


@pytest.mark.parametrize("way", ["move", "close"])
def test_the_exit_do_not_contact_is_a_total_opt_out(board, ana, way):
    board.pin(ana)
    if way == "move":
        board.move([ana], "do_not_contact")
    else:
        board.close(ana, "do_not_contact", "Do not write again")
    page = board.person(ana)
    assert (page.prospect.opt_out, page.prospect.is_pinned) == ("total", False)
    (asked,) = page.opt_outs
    assert (asked.level, asked.on) == ("total", DAY)
    assert asked.said == ("Do not write again" if way == "close" else "")
    assert len(page.wall_visits) == 1
    assert is_suppressed(board, email="ana@sea.example")


def test_a_total_opt_out_comes_out_of_the_exit_only_when_lifted(board, ana):
    board.close(ana, "do_not_contact", "Do not write again")
    ways = [
        lambda: board.reopen(ana),
        lambda: board.move([ana], "proposal"),
        lambda: board.move([ana], None),
        lambda: board.close(ana, "not_a_fit"),
        lambda: board.nurture(ana, DAY, "Write"),
    ]
    for way in ways:
        with pytest.raises(StillOptedOut) as refusal:
            way()
        assert (refusal.value.why, refusal.value.prospect.id) == ("silent", ana)
    board.log_touch(ana, "email", direction="in")
    for way in ways:
        with pytest.raises(StillOptedOut) as refusal:
            way()
        assert refusal.value.why == "unconfirmed"
    assert stage_of(board, ana) == "do_not_contact"
    board.archive([ana])
    board.unarchive([ana])
    board.move([ana], "do_not_contact", "top")


def test_a_word_of_theirs_and_their_name_bring_them_back_to_where_they_were(board, ana):
    board.log_touch(ana, "email", direction="in", on=DAY - days(1))
    board.opt_out(ana, "sales")
    board.close(ana, "do_not_contact", "Do not write again")
    with pytest.raises(StillOptedOut) as refusal:
        board.lift_opt_out(ana, "Ana Ruiz")
    assert refusal.value.why == "silent"
    board.log_touch(ana, "email", direction="in")
    with pytest.raises(StillOptedOut) as refusal:
        board.lift_opt_out(ana, "Ana")
    assert refusal.value.why == "unconfirmed"
    board.lift_opt_out(ana, " ána  RUIZ ")
    assert stage_of(board, ana) == "proposal"
    assert person(board, ana).opt_out == "sales"
    assert [asked.level for asked in board.person(ana).opt_outs] == ["sales"]
    assert not is_suppressed(board, "ana@sea.example", "+34600000001", "ana-ejemplo")
    board.undo()
    assert stage_of(board, ana) == "do_not_contact"
    assert is_suppressed(board, email="ana@sea.example")


def test_the_message_that_asked_for_it_is_no_word_since(board, ana):
    board.log_touch(ana, "email", direction="in", result="replied")
    board.opt_out(ana, "total", said="Do not write again")
    assert board.person(ana).touches[-1].result == "opt_out"
    with pytest.raises(StillOptedOut) as refusal:
        board.lift_opt_out(ana, "Ana Ruiz")
    assert refusal.value.why == "silent"


def test_lifting_where_nothing_is_to_be_lifted_is_no_step(board, ana):
    board.opt_out(ana, "sales")
    steps = board.history()
    board.lift_opt_out(ana, "Ana Ruiz")
    assert board.history() == steps


def test_taking_back_the_lesser_ones_leaves_a_total_one(board, ana):
    board.opt_out(ana, "sales")
    board.opt_out(ana, "total")
    board.opt_out(ana, "")
    assert person(board, ana).opt_out == "total"
    assert [asked.level for asked in board.person(ana).opt_outs] == ["total"]


def test_an_address_two_people_shared_stays_on_the_list_for_the_other(board, ana):
    bea = board.add_prospect("Bea", email="ana@sea.example")
    for number in (ana, bea):
        board.opt_out(number, "total")
        board.log_touch(number, "email", direction="in")
    board.lift_opt_out(ana, "Ana Ruiz")
    assert is_suppressed(board, email="ana@sea.example")
    assert not is_suppressed(board, linkedin="ana-ejemplo")
    board.lift_opt_out(bea, "Bea")
    assert not is_suppressed(board, email="ana@sea.example")


def test_who_is_wiped_off_the_wall_leaves_the_story_of_the_stay(board, path):
    (ana, bea) = add(board, "Ana", "Bea")
    with Board(path, Clock(DAY - days(41))) as earlier:
        earlier.pin(ana)
        earlier.pin(bea)
        earlier.log_touch(ana, "email", direction="in")
        earlier.log_touch(ana, "email", topic="value")
    board.log_touch(bea, "email", direction="in", on=DAY - days(50))
    board.unpin(ana)
    board.archive([bea])
    visit = board.person(ana).wall_visits[0]
    assert (visit.pinned_on, visit.wiped_on) == (DAY - days(41), DAY)
    assert (visit.touches, visit.answered) == (1, True)
    assert [(name, v.answered) for _, name, v in board.wall_history()] == [
        ("Bea", False),
        ("Ana", True),
    ]
    board.undo()
    board.undo()
    assert board.wall_history() == []
    assert {p.name for p in board.snapshot().pinned} == {"Ana", "Bea"}


@pytest.mark.parametrize(
    "leave",
    [
        lambda b, n: b.unpin(n),
        lambda b, n: b.archive([n]),
        lambda b, n: b.close(n, "not_a_fit"),
        lambda b, n: b.close(n, "do_not_contact", "No"),
        lambda b, n: b.move([n], "not_a_fit"),
        lambda b, n: b.move([n], None),
        lambda b, n: b.opt_out(n, "total"),
        lambda b, n: b.pin(b.add_prospect("Zoe"), instead_of=n),
    ],
)
def test_whatever_takes_a_name_off_the_wall_keeps_its_stay_once(board, ana, leave):
    board.pin(ana)
    leave(board, ana)
    assert [who for who, _, _ in board.wall_history()] == [ana]
