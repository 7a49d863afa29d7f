"""Files coming onto the board."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from looks import add, everything, names

from tablero import formats
from tablero.drafts import (
    Batch,
    Draft,
    DraftDate,
    DraftIdea,
    DraftLink,
    DraftMove,
    DraftNote,
    DraftOptOut,
    DraftReflection,
    DraftStage,
    DraftStep,
    DraftTouch,
    DraftVisit,
    Skipped,
)
from tablero.refusals import BadValue, Busy, Cancelled

DAY = date(2026, 11, 22)
THEN = datetime(2024, 5, 20, 12, tzinfo=UTC)
FIXTURES = Path(__file__).parent.parent / "fixtures"


def batch(*drafts, **fields) -> Batch:
    return Batch(**{"format": "csv", "title": "", "stages": (), "drafts": drafts, **fields})


KEY = (("csv", "ana"),)
FULL = Draft(
    "Ana Ruiz",
    role="Chief",
    company="Acme",
    email="ana@acme.example",
    phone="+34 600 000 001",
    linkedin="https://www.linkedin.com/in/ana-ruiz",
    tags=("VIP", "vip", "warm"),
    cost=100,
    stage="Propuesta enviada",
    created=THEN,
    keys=(("trello", "card1"),),
    touches=(
        DraftTouch(date(2026, 11, 1), "out", "email", "value", "seen", "hi"),
        DraftTouch(date(2026, 11, 1), "in", "email"),
        DraftTouch(date(2026, 10, 1), "both", "phone"),
    ),
    notes=(DraftNote("From the card", THEN, "Lucía"), DraftNote("No date")),
    steps=(
        DraftStep("Call", DAY + timedelta(3), "phone", 15, "high"),
        DraftStep("Old", None, done_on=DAY),
    ),
    ideas=(DraftIdea("Send the book"),),
    moves=(DraftMove(THEN + timedelta(9), "Leads", "Propuesta enviada"),),
    line=2,
)


def test_a_draft_comes_in_whole(board):
    report = board.import_drafts(batch(FULL))
    assert (report.imported, report.notes, report.touches, report.steps, report.ideas) == (
        1,
        2,
        3,
        2,
        1,
    )
    assert report.by_stage == {"proposal": 1}
    page = board.person(1)
    found = page.prospect
    assert (found.name, found.role, found.tags, found.cost) == (
        "Ana Ruiz",
        "Chief",
        ("VIP", "warm"),
        100,
    )
    assert (found.added, found.imported) == (DAY, True)
    assert (found.step.text, found.step.minutes, found.step.energy) == ("Call", 15, "high")
    assert [(t.on.day, t.direction) for t in page.touches] == [(1, "both"), (1, "out"), (1, "in")]
    assert page.notes[0][1:] == (THEN, "Lucía", "From the card")
    assert [(m.at, m.came_from, m.went_to) for m in page.moves] == [
        (THEN, "", "Leads"),
        (THEN + timedelta(9), "Leads", "Propuesta enviada"),
    ]
    assert page.keys == (("trello", "card1"),)
    assert names(board, "proposal") == ["Ana Ruiz"]


def test_the_same_file_twice_adds_nothing_and_writes_no_step(board):
    other = Draft("Bea", notes=(DraftNote("x"),), links=(DraftLink(("trello", "card1"), "closer"),))
    board.import_drafts(batch(FULL, other))
    before = everything(board)
    steps = board.history()
    report = board.import_drafts(batch(FULL, other))
    assert (report.imported, report.updated, report.duplicates) == (0, 0, 2)
    assert (report.notes, report.touches, report.steps, report.ideas) == (0, 0, 0, 0)
    assert everything(board) == before
    assert board.history() == steps


def test_what_was_edited_or_deleted_here_does_not_come_back(board):
    board.import_drafts(batch(FULL))
    page = board.person(1)
    board.delete_note(page.notes[0].id)
    board.edit_note(page.notes[1].id, "Better words")
    board.delete_touch(page.touches[0].id)
    board.finish_step(1)
    board.delete_idea(page.ideas[0].id)
    board.edit_prospect(1, email="", role="Director", tags=[])
    board.move([1], "client")
    before = everything(board)
    report = board.import_drafts(batch(FULL))
    assert (report.updated, report.duplicates) == (0, 1)
    assert everything(board) == before


KNOWN = Draft(
    "Ana Ruiz",
    email="ana@acme.example",
    keys=KEY,
    steps=(DraftStep("Call", DAY, at=0, put_off=2),),
    dates=(DraftDate("birthday", date(1974, 11, 22)), DraftDate("decision", DAY, "the offer")),
    reflections=(DraftReflection(DAY, "ask", "push\ntwice", "value", True),),
    opt_outs=(
        DraftOptOut("sales", date(2026, 10, 2), said="no sales"),
        DraftOptOut("channel", channel="whatsapp"),
    ),
    sheet=(("why", "hires every month"), ("needs", "figures")),
    reflection_asked=DAY,
    looks=(date(2026, 11, 20), date(2026, 11, 19)),
    wall_visits=(DraftVisit(date(2026, 9, 1), date(2026, 10, 12), 5, True),),
)


def test_what_is_known_of_a_person_comes_in_with_them(board):
    board.import_drafts(batch(KNOWN))
    page = board.person(1)
    found = page.prospect
    assert [one[1:] for one in found.dates] == [
        ("birthday", date(1974, 11, 22), ""),
        ("decision", DAY, "the offer"),
    ]
    assert (found.opt_out, found.blocked, found.looked_on) == (
        "channel",
        ("whatsapp",),
        date(2026, 11, 20),
    )
    assert (found.step.at, found.step.put_off) == (0, 2)
    assert [one[1:] for one in page.opt_outs] == [
        ("sales", "", date(2026, 10, 2), "no sales"),
        ("channel", "whatsapp", DAY, ""),
    ]
    assert [one[1:] for one in page.reflections] == [(DAY, "ask", "push\ntwice", "value", True)]
    assert page.sheet == {"why": "hires every month", "needs": "figures"}
    assert page.reflection_asked == DAY
    assert page.looks == (date(2026, 11, 19), date(2026, 11, 20))
    assert [visit[1:] for visit in page.wall_visits] == [
        (date(2026, 9, 1), date(2026, 10, 12), 5, True)
    ]
    before = everything(board)
    assert board.import_drafts(batch(KNOWN)).duplicates == 1
    assert everything(board) == before


def test_what_was_known_and_taken_away_here_does_not_come_back(board):
    board.import_drafts(batch(KNOWN))
    page = board.person(1)
    for one in page.prospect.dates:
        board.delete_date(one.id)
    board.delete_reflection(page.reflections[0].id)
    board.opt_out(1, "")
    board.write_sheet(1, {"why": "", "needs": "calm"})
    before = everything(board)
    assert board.import_drafts(batch(KNOWN)).duplicates == 1
    assert everything(board) == before


def test_a_known_person_gets_the_dates_and_texts_they_lack_and_no_second_birthday(board):
    ana = board.add_prospect("Ana Ruiz", email="ana@acme.example")
    board.add_date(ana, "birthday", date(2000, 11, 22))
    board.write_sheet(ana, {"why": "mine"})
    board.pin(ana)
    report = board.import_drafts(batch(KNOWN))
    assert (report.imported, report.updated) == (0, 1)
    page = board.person(ana)
    assert [one[1:3] for one in page.prospect.dates] == [
        ("birthday", date(2000, 11, 22)),
        ("decision", DAY),
    ]
    assert page.sheet == {"why": "mine", "needs": "figures"}
    assert [one.level for one in page.opt_outs] == ["sales", "channel"]
    assert len(page.reflections) == 1
    assert page.looks == ()
    assert page.prospect.is_pinned
    other = KNOWN._replace(sheet=(("needs", "other"), ("worries", "time")), opt_outs=())
    assert board.import_drafts(batch(KNOWN, other)).updated == 1
    assert board.person(ana).sheet == {"why": "mine", "needs": "figures", "worries": "time"}


def test_two_rows_of_one_person_bring_one_birthday_and_one_reason(board):
    again = KNOWN._replace(
        keys=(("csv", "again"),),
        dates=(DraftDate("birthday", date(2000, 11, 22)),),
        sheet=(("why", "another"),),
    )
    board.import_drafts(batch(KNOWN, again))
    (page,) = everything(board)[1]
    assert [one.kind for one in page.prospect.dates] == ["birthday", "decision"]
    assert page.sheet["why"] == "hires every month"


def test_unsubscribed_from_all_email_blocks_that_channel(board):
    board.import_drafts(formats.read(FIXTURES / "hubspot-contacts.csv"))
    people = board.snapshot().prospects.values()
    assert len([p for p in people if p.blocked == ("email",)]) == 7
    assert len([p for p in people if p.opt_out]) == 7


def test_a_level_without_a_channel_is_none_and_a_total_one_keeps_off_the_wall(board):
    heard = (DraftTouch(date(2026, 11, 1), "in", "email", "", "opt_out"),)
    board.import_drafts(
        batch(
            Draft("Ana", opt_out="channel"),
            Draft("Bea", opt_out="sales", touches=heard),
            Draft("Carl", opt_out="total", pinned_on=DAY),
            Draft("Dora", stage="do_not_contact"),
        )
    )
    pages = [board.person(number) for number in range(1, 5)]
    assert [page.prospect.opt_out for page in pages] == ["", "sales", "total", "total"]
    assert [[(one.level, one.on) for one in page.opt_outs] for page in pages] == [
        [],
        [("sales", date(2026, 11, 1))],
        [("total", DAY)],
        [("total", DAY)],
    ]
    assert not pages[2].prospect.is_pinned


def test_a_known_person_who_asks_for_nothing_more_in_a_file_leaves_the_wall(board):
    ana = board.add_prospect("Ana Ruiz", email="ana@acme.example")
    board.pin(ana)
    asked = Draft("Ana Ruiz", email="ana@acme.example", opt_out="total")
    assert board.import_drafts(batch(asked)).updated == 1
    page = board.person(ana)
    assert (page.prospect.opt_out, page.prospect.is_pinned) == ("total", False)
    assert [visit.wiped_on for visit in page.wall_visits] == [DAY]
    (row,) = board.import_drafts(batch(asked)).skipped
    assert row.reason == "suppressed"
    board.undo()
    assert board.person(ana).prospect.is_pinned
    assert board.import_drafts(batch(asked._replace(opt_out=""))).duplicates == 1


@pytest.mark.parametrize(
    "draft",
    [
        Draft("A. Ruiz", email="ANA@acme.example", line=3),
        Draft("Ana María Ruiz", phone="0034 600 000 001", line=3),
        Draft("Anita", linkedin="https://es.linkedin.com/in/Ana-Ruiz/", line=3),
        Draft("Anita", keys=(("linkedin", "ana-ruiz"),), line=3),
    ],
)
def test_who_asked_for_no_contact_stays_away_after_their_board_is_gone(board, draft):
    other = board.add_board("Other")
    board.open_board(other)
    board.import_drafts(batch(FULL._replace(opt_out="total")))
    board.open_board(1)
    board.remove_board(other)
    report = board.import_drafts(batch(draft, Draft("Bea", email="bea@acme.example")))
    assert [(row.line, row.name, row.reason) for row in report.skipped] == [
        (3, draft.name, "suppressed")
    ]
    assert report.imported == 1


def test_two_at_one_telephone_come_into_a_new_file_though_one_wants_nothing(board):
    """The list is that of before the import; a switchboard is not one person's."""
    gone = Draft("Ana Ruiz", phone="+34 600 000 001", opt_out="total")
    assert board.import_drafts(batch(gone, Draft("Luis Gil", phone=gone.phone))).imported == 2


def test_a_known_person_gets_only_what_is_lacking(board):
    ana = board.add_prospect("Ána RUIZ", company="acme", role="Owner", stage="conversation")
    board.plan_step([ana], "My own step", on=DAY)
    report = board.import_drafts(batch(FULL))
    assert (report.imported, report.updated, report.notes, report.touches) == (0, 1, 2, 3)
    found = board.snapshot().prospects[ana]
    assert (found.name, found.role, found.company) == ("Ána RUIZ", "Owner", "acme")
    assert (found.email, found.cost, found.tags) == ("ana@acme.example", 100, ("VIP", "warm"))
    assert found.step.text == "My own step"
    assert names(board, "conversation") == ["Ána RUIZ"]
    assert board.person(ana).keys == (("trello", "card1"),)
    assert board.import_drafts(batch(FULL)).updated == 0
    board.undo()
    assert board.snapshot().prospects[ana].email == ""


@pytest.mark.parametrize(
    ("known", "draft", "same"),
    [
        ({"linkedin": "linkedin.com/in/ana-1/"}, {"linkedin": "es.linkedin.com/in/ANA-1"}, True),
        ({"linkedin": "www.linkedin.com/in/zo%C3%AB"}, {"linkedin": "linkedin.com/in/zoë"}, True),
        ({"linkedin": "linkedin.com/in/ana-1"}, {"linkedin": "linkedin.com/in/ana-2"}, False),
        ({"email": "A@x.example"}, {"name": "A. Ruiz", "email": "a@X.example"}, True),
        ({"phone": "+34 600-000-001"}, {"name": "Ruiz, Ana María", "phone": "0034600000001"}, True),
        ({"phone": "+34 600 000 001"}, {"name": "Somebody Else", "phone": "+34600000001"}, False),
        ({"company": "Acme"}, {"company": "ACME"}, True),
        ({"company": "Acme"}, {"company": "Other"}, False),
        ({}, {}, True),
        ({}, {"name": "Ana Gil"}, False),
    ],
)  # fmt: skip
def test_people_are_known_again(board, known, draft, same):
    board.add_prospect("Ana Ruiz", **known)
    report = board.import_drafts(batch(Draft(**{"name": "Ana Ruiz", **draft})))
    assert report.imported == (0 if same else 1)


def test_two_cards_with_one_name_are_two_people_and_stay_two(board):
    cards = [Draft("Ana", keys=(("trello", key),), notes=(DraftNote(key),)) for key in "ab"]
    assert board.import_drafts(batch(*cards)).imported == 2
    assert board.import_drafts(batch(*cards)).duplicates == 2


def test_who_stands_twice_in_the_file_comes_in_once(board):
    again = Draft("Ana Ruiz", email="ana@acme.example", city="Lima", notes=(DraftNote("more"),))
    report = board.import_drafts(batch(FULL, again, Skipped(4, "Ana", "duplicate")))
    assert (report.imported, report.updated, report.duplicates, report.notes) == (1, 0, 2, 3)
    assert board.snapshot().prospects[1].city == "Lima"
    assert board.import_drafts(batch(FULL, again)).updated == 0


def test_who_asked_for_no_contact_is_left_alone_on_every_board(board):
    ana = board.add_prospect("Ana Ruiz", email="ana@acme.example")
    board.close(ana, "do_not_contact")
    other = board.add_board("Other")
    for place in (1, other):
        board.open_board(place)
        report = board.import_drafts(batch(FULL, Draft("Bea")))
        (row,) = report.skipped
        assert (row.line, row.name, row.reason) == (2, "Ana Ruiz", "suppressed")
        assert report.imported == 1
    board.open_board(1)
    assert board.person(ana).notes == ()


def test_stages_are_matched_by_their_words_and_else_added_in_the_files_order(board):
    stages = tuple(map(DraftStage, ("Por contactar", "Demo", "Ganado ✅", "Piloto")))
    drafts = [Draft(name, stage=name) for name in ("Piloto", "Ganado ✅", "Demo", "")]
    report = board.import_drafts(batch(*drafts[:3], Draft("Nobody"), stages=stages))
    assert report.new_stages == ("Demo", "Piloto")
    open_stages = [s.name or s.key for s in board.snapshot().stages if s.kind == "open"]
    assert open_stages[-3:] == ["negotiation", "Demo", "Piloto"]
    assert list(report.by_stage.items()) == [
        ("to_contact", 1),
        ("demo", 1),
        ("piloto", 1),
        ("client", 1),
    ]
    assert board.import_drafts(batch(stages=stages)).new_stages == ()


def test_a_file_keeps_its_order_below_who_is_there(board):
    add(board, "Zoe")
    board.import_drafts(batch(*(Draft(name) for name in "cab")))
    assert names(board) == ["Zoe", "c", "a", "b"]


def test_the_book_takes_whom_the_file_or_the_person_sends_there(board):
    board.import_drafts(batch(Draft("Ana", created=THEN), to_book=True))
    board.import_drafts(batch(Draft("Bea", stage="Demo")), to="book")
    board.import_drafts(batch(Draft("Carl", in_book=True), Draft("Dora")))
    report = board.import_drafts(batch(Draft("Eva"), to_book=True), to="board")
    assert report.by_stage == {"to_contact": 1}
    people = board.snapshot().prospects.values()
    assert {p.name for p in people if p.stage is None} == {"Ana", "Bea", "Carl"}
    assert board.person(1).moves[0].at == THEN
    assert len(board.snapshot().stages) == 9
    with pytest.raises(BadValue):
        board.import_drafts(batch(), to="moon")


def test_the_archived_are_counted_apart_and_the_wall_stays_at_seven(board):
    drafts = [Draft(f"P{n}", pinned_on=DAY) for n in range(9)]
    report = board.import_drafts(batch(*drafts, Draft("Old", archived=True, stage="client")))
    assert (report.imported, report.archived) == (9, 1)
    assert "client" not in report.by_stage
    assert len(board.snapshot().pinned) == 7
    assert board.history(1)[0].many == 10


def test_what_cannot_be_kept_is_skipped_with_a_reason(board):
    report = board.import_drafts(
        batch(
            Draft("  ", line=1),
            Draft("Ana\x1b[2J", line=2),
            Draft("Bea", notes=(DraftNote("\x00"),), line=3),
            Draft("Carl", touches=(DraftTouch(DAY, "out", "pigeon"),), line=4),
            Skipped(5, "", "hidden"),
            Draft("Dora", line=6),
            Draft("Eva\ud83d", line=7),
            Draft("Fe", keys=(("crm", "7\x00"),), line=8),
        )
    )
    assert report.imported == 1
    assert [(row.line, row.reason) for row in report.skipped] == [
        (1, "no_name"),
        (2, "bad_text"),
        (3, "bad_text"),
        (4, "bad_text"),
        (5, "hidden"),
        (7, "bad_text"),
        (8, "bad_text"),
    ]


def test_a_file_whose_own_name_would_disturb_the_terminal_is_refused_whole(board):
    import_file = batch(Draft("Ana"))
    for titled in (
        replace(import_file, title="Ventas\x1b[2J"),
        replace(import_file, stages=(DraftStage("Nuevos\x9b2J"),)),
    ):
        with pytest.raises(BadValue) as refused:
            board.import_drafts(titled)
        assert refused.value.why == "control"
    assert not board.snapshot().prospects


def test_links_between_drafts_find_each_other_in_any_order(board):
    ana = Draft("Ana", keys=(("csv", "1"),), links=(DraftLink(("csv", "2"), "referred"),))
    bea = Draft("Bea", keys=(("csv", "2"),), links=(DraftLink(("csv", "gone"), "closer"),))
    board.import_drafts(batch(ana, bea))
    assert board.snapshot().prospects[1].referrer == 2
    assert [link.name for link in board.person(2).referred] == ["Ana"]


def test_a_dry_run_says_the_same_and_changes_nothing(board):
    add(board, "Zoe")
    before, steps = everything(board), board.history()
    said = board.import_drafts(batch(FULL, Draft("Bea", stage="Demo")), dry_run=True)
    assert everything(board) == before
    assert board.history() == steps
    assert board.import_drafts(batch(FULL, Draft("Bea", stage="Demo"))) == said


def test_an_import_is_one_step(board):
    report = board.import_drafts(batch(FULL, Draft("Bea"), title="My board"))
    (step,) = board.history()
    assert (step.verb, step.names, step.many, step.detail) == (
        "import_drafts",
        ("My board",),
        2,
        "csv",
    )
    board.undo()
    assert board.snapshot().prospects == {}
    board.redo()
    assert len(board.snapshot().prospects) == report.imported == 2


def test_a_cancelled_import_is_taken_back(board):
    heard = []

    def stop(number: int) -> bool:
        heard.append(number)
        return number < 100

    with pytest.raises(Cancelled):
        board.import_drafts(batch(*(Draft(f"P{n}") for n in range(500))), progress=stop)
    assert heard == [50, 100]
    assert board.snapshot().prospects == {}
    assert board.history() == []


def test_during_an_import_in_a_thread_others_read_on_and_verbs_say_busy(board):
    (ana,) = add(board, "Ana")
    board.snapshot()
    half, go_on = threading.Event(), threading.Event()

    def wait(number: int) -> bool:
        half.set()
        return go_on.wait(10)

    drafts = batch(*(Draft(f"P{n}", notes=(DraftNote("x" * 500),)) for n in range(8000)))
    thread = threading.Thread(target=board.import_drafts, args=(drafts,), kwargs={"progress": wait})
    thread.start()
    assert half.wait(10)
    with pytest.raises(Busy):
        board.pin(ana)
    with pytest.raises(Busy):
        board.undo()
    assert names(board) == ["Ana"]
    assert not board.changed_elsewhere()
    go_on.set()
    thread.join()
    assert board.changed_elsewhere()
    assert len(board.snapshot().prospects) == 8001
    board.pin(ana)


def test_a_file_put_in_the_place_is_not_looked_at_while_an_import_writes_it(board, path):
    """Whoever closes a file that was read by its bytes lets go of the import's lock on it."""
    board.snapshot()
    shutil.copy2(path, path.with_name("copy.db"))
    path.with_name("copy.db").replace(path)
    half, go_on = threading.Event(), threading.Event()

    def wait(number: int) -> bool:
        half.set()
        return go_on.wait(10)

    drafts = batch(*(Draft(f"P{n}") for n in range(500)))
    thread = threading.Thread(target=board.import_drafts, args=(drafts,), kwargs={"progress": wait})
    thread.start()
    assert half.wait(10)
    board.reload()
    code = (
        "import sqlite3, sys\nfile = sqlite3.connect(sys.argv[1], timeout=0)\n"
        "file.execute('BEGIN IMMEDIATE')"
    )
    other = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True)
    go_on.set()
    thread.join()
    assert "database is locked" in other.stderr
    assert len(board.snapshot().prospects) == 500


def test_the_history_of_a_full_export_goes_into_an_empty_board_whole(board, open_board, tmp_path):
    board.rename_stage(board.find_stage("proposal").id, "Oferta")
    board.limit_stage(board.find_stage("proposal").id, 9)
    board.add_stage("Demo", after=board.find_stage("to_contact").id)
    known = KNOWN._replace(name="Eva", email="", keys=())
    asked = known._replace(name="Fay", opt_outs=(DraftOptOut("total", DAY, said="no"),))
    board.import_drafts(
        batch(FULL, Draft("Bea", archived=True), Draft("Carl", in_book=True), known, asked)
    )
    board.link(1, 2, "referred")
    board.close(*add(board, "Dora"), "not_a_fit", "why not")
    board.pin(1)
    board.unpin(1)
    board.pin(1)
    whole = board.snapshot()
    people = [board.person(number) for number in whole.prospects]
    (tmp_path / "export.json").write_text(formats.export_json(whole, people))
    other = open_board(path=tmp_path / "other.db")
    read = formats.read(tmp_path / "export.json")
    report = other.import_drafts(read)
    assert (report.imported, report.archived, report.new_stages) == (5, 1, ("Demo",))
    copy = other.snapshot()

    def plain(snapshot):
        return [
            (*s[1:], [snapshot.prospects[n].name for n in snapshot.columns[s.id]])
            for s in snapshot.stages
        ]

    assert plain(copy) == plain(whole)
    assert len(copy.prospects) == len(people)
    for mine in people:
        theirs = other.person(other.find(mine.prospect.name).id)
        ids = {"id": 0, "stage": None, "referrer": None, "dates": ()}
        assert theirs.prospect._replace(**ids) == mine.prospect._replace(**ids)
        assert [(k.name, k.kind) for k in theirs.links] == [(k.name, k.kind) for k in mine.links]
        assert [t[1:] for t in theirs.touches] == [t[1:] for t in mine.touches]
        assert [n[1:] for n in theirs.notes] == [n[1:] for n in mine.notes]
        assert [s[1:] for s in theirs.steps] == [s[1:] for s in mine.steps]
        assert [i[1:] for i in theirs.ideas] == [i[1:] for i in mine.ideas]
        assert [m[1:] for m in theirs.moves] == [m[1:] for m in mine.moves]
        assert [d[1:] for d in theirs.prospect.dates] == [d[1:] for d in mine.prospect.dates]
        assert [o[1:] for o in theirs.opt_outs] == [o[1:] for o in mine.opt_outs]
        assert [r[1:] for r in theirs.reflections] == [r[1:] for r in mine.reflections]
        assert [v[1:] for v in theirs.wall_visits] == [v[1:] for v in mine.wall_visits]
        assert theirs.sheet == mine.sheet
        assert theirs.looks == mine.looks
        assert theirs.reflection_asked == mine.reflection_asked
        assert theirs.closed_why == mine.closed_why
    again = board.import_drafts(formats.read(tmp_path / "export.json"))
    assert (again.imported, again.updated, again.notes, again.touches) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("file", "imported", "archived", "duplicates"),
    [
        ("trello-board.json", 52, 7, 0),
        ("linkedin-connections.csv", 56, 0, 2),
        ("hubspot-contacts.csv", 60, 0, 0),
    ],
)
def test_real_exports_come_in_with_their_counts_and_only_once(
    board, file, imported, archived, duplicates
):
    first = board.import_drafts(formats.read(FIXTURES / file))
    assert (first.imported, first.archived, first.duplicates, first.updated) == (
        imported,
        archived,
        duplicates,
        0,
    )
    assert sum(first.by_stage.values()) == imported
    before = everything(board)
    second = board.import_drafts(formats.read(FIXTURES / file))
    assert replace(second, duplicates=0, skipped=()) == replace(
        first,
        imported=0,
        archived=0,
        duplicates=0,
        notes=0,
        touches=0,
        steps=0,
        ideas=0,
        by_stage={},
        skipped=(),
    )
    assert second.duplicates == imported + archived + duplicates
    assert everything(board) == before


def test_a_stage_that_was_removed_does_not_come_back_with_people_who_are_here(board):
    file = batch(Draft("Ana Ruiz", stage="Somewhere", keys=KEY), stages=(DraftStage("Somewhere"),))
    board.import_drafts(file)
    board.remove_stage(board.find_stage("Somewhere").id, to=board.find_stage("client").id)
    steps = len(board.history())
    assert board.import_drafts(file).new_stages == ()
    assert "Somewhere" not in {stage.name for stage in board.snapshot().stages}
    assert len(board.history()) == steps


def test_a_skipped_row_is_told_by_the_beginning_of_its_name(board):
    (skipped,) = board.import_drafts(batch(Draft("x" * 300_000, line=2))).skipped
    assert (skipped.line, skipped.reason) == (2, "bad_text")
    assert 20 < len(skipped.name) <= 100
