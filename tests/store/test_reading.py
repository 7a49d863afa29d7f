"""What a snapshot costs, and what stays the same from one to the next."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from datetime import date

import pytest
from looks import add, names

from tablero.demo import demo_batch
from tablero.drafts import Batch, Draft, DraftTouch
from tablero.everybody import Everybody, glances, names_of, of_companies
from tablero.refusals import NoSuchProspect
from tablero.store.reading import EVERYBODY, FIRST, FRAME_OF_FIRST, FRAME_OF_SOME, SOME
from tablero.store.touches import CHANNELS

DAY = date(2026, 11, 22)


@contextmanager
def asked(board):
    """Collects every statement the board runs."""
    statements: list[str] = []
    connection = board._db.raw_connection()
    connection.set_trace_callback(statements.append)
    yield statements
    connection.set_trace_callback(None)


def selects(statements):
    return [sql for sql in statements if sql.lstrip().startswith(("SELECT", "WITH"))]


def of_people(statements):
    return [sql for sql in statements if "json_array(name" in sql]


def plan(board, sql, values):
    """How SQLite goes about it."""
    return [row[3] for row in board._db.run(f"EXPLAIN QUERY PLAN {sql}", values)]


def crowd(board, many):
    touches = tuple(DraftTouch(DAY, "out", channel) for channel in CHANNELS[:4])
    drafts = [Draft(f"Name {n}", touches=touches, tags=("a", "b")) for n in range(many)]
    board.import_drafts(Batch("csv", "", (), drafts))


def test_a_snapshot_is_two_statements_however_many_people_there_are(board):
    for _ in range(2):
        crowd(board, 40)
        with asked(board) as statements:
            board.reload()
        assert len(selects(statements)) == 2
        board.log_touch(7, "email")
        with asked(board) as statements:
            board.snapshot()
        assert len(selects(statements)) == 2
        with asked(board) as statements:
            board.opening(12)
        assert len(selects(statements)) == 2


def test_after_a_verb_only_whom_it_touched_is_read_again_and_the_others_stay_the_same(board):
    crowd(board, 50)
    before = board.snapshot()
    board.log_touch(7, "email")
    with asked(board) as statements:
        after = board.snapshot()
    (people,) = of_people(statements)
    assert "json_each('[7]')" in people
    assert [n for n in after.prospects if after.prospects[n] is not before.prospects[n]] == [7]
    board.undo()
    again = board.snapshot()
    assert [n for n in again.prospects if again.prospects[n] is not after.prospects[n]] == [7]
    assert again == before


def test_a_snapshot_is_kept_until_something_changes(board):
    crowd(board, 5)
    first = board.snapshot()
    with asked(board) as statements:
        assert board.snapshot() is first
    assert of_people(statements) == []


def test_reading_everything_again_keeps_who_is_equal(board, open_board):
    crowd(board, 5)
    before = board.snapshot()
    open_board().edit_prospect(2, name="Other")
    after = board.reload()
    assert [n for n in after.prospects if after.prospects[n] is not before.prospects[n]] == [2]


def test_the_opening_has_the_first_of_each_column_the_wall_and_all_counts(board):
    ana, *rest = add(board, *"abcdefgh")
    add(board, "p", stage="proposal")
    board.pin(rest[-1])
    board.add_prospect("booked", stage=None)
    opening = board.opening(2)
    first = board.find_stage("to_contact").id
    assert not opening.complete
    assert opening.columns[first] == (ana, rest[0])
    assert opening.counts[first] == 8
    assert opening.counts == board.snapshot().counts
    assert {p.name for p in opening.prospects.values()} == {"a", "b", "h", "p"}
    assert [p.name for p in opening.pinned] == ["h"]
    whole = board.snapshot()
    assert whole.complete
    assert all(whole.prospects[n] is p for n, p in opening.prospects.items())


def test_everybody_is_read_in_one_pass_and_what_they_have_from_indexes_in_order(board):
    steps = plan(board, EVERYBODY, (1,))
    assert {step for step in steps if step.startswith(("SEARCH", "SCAN", "USE"))} == {
        "SCAN CONSTANT ROW",
        "SCAN part",
        "SEARCH prospect",
        "SEARCH prospect USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
        "SEARCH step USING INDEX step_open (prospect_id=?)",
        "SEARCH touch USING COVERING INDEX touch_prospect_id_on_day_at_code (prospect_id=?)",
        "SEARCH tag USING COVERING INDEX tag_prospect_id_name (prospect_id=?)",
    }


@pytest.mark.parametrize(
    ("sql", "values"),
    [(SOME, (1, "[7]")), (FIRST, (1, 12))],
    ids=["whom a verb touched", "the first of each column"],
)
def test_some_are_looked_up_and_nobody_elses_row_is_read(board, sql, values):
    steps = plan(board, sql, values)
    scanned = [step for step in steps if step.startswith("SCAN")]
    assert [step for step in scanned if "json_each" not in step and "stage" not in step] == []
    assert not any("TEMP B-TREE" in step for step in steps)


@pytest.mark.parametrize(
    ("sql", "values"),
    [(FRAME_OF_SOME, (1, "2026-11-22", "[7]")), (FRAME_OF_FIRST, (1, "2026-11-22"))],
    ids=["after a verb", "of the first frame"],
)
def test_the_frame_of_a_board_comes_from_indexes(board, sql, values):
    scanned = [step for step in plan(board, sql, values) if step.startswith("SCAN")]
    assert {step.split()[1] for step in scanned} <= {"board", "json_each", "(subquery-3)"}


def test_a_glance_at_a_line_sees_what_the_whole_person_says(board):
    board.import_drafts(demo_batch(DAY, "es"))
    who, other, third, *_ = board.snapshot().prospects
    board.log_touch(who, "email", topic="personal")
    board.plan_step([who], "Call", on=None)
    board.edit_prospect(who, tags=["b", "a"], period=9)
    board.edit_prospect(other, name='A "quoted" \\ name\u2028', company="Peña \N{PARTY POPPER}")
    board.archive([third])
    for people in (board.snapshot().prospects, board.reload().prospects):
        assert list(glances(people)) == list(glances(dict(people)))
        assert list(names_of(people)) == list(names_of(dict(people)))
        assert people[who].tags == ("b", "a")
        assert people[other].name == 'A "quoted" \\ name'


@pytest.mark.filterwarnings("error::DeprecationWarning")
def test_numbered_values_are_bound_as_coming_pythons_want_them(board):
    (ana,) = add(board, "Ana", company="Acme")
    board.move([ana], "proposal")
    board.around(board.find("Ana"))
    board.read_ahead()
    assert board.snapshot().prospects[ana].name == "Ana"


def test_those_of_a_company_are_found_however_it_is_written_and_whatever_changes(board):
    ana, bea, eva, _luz = add(board, "Ana", "Bea", "Eva", "Luz", company="Peña SL")
    board.edit_prospect(eva, company="PENA sl")
    people = board.reload().prospects

    def found(people):
        return sorted(of_companies(people, lambda company: company.startswith("P")))

    assert len(found(people)) == 4
    board.edit_prospect(ana, company="Other")
    board.edit_prospect(bea, company="")
    after = board.snapshot().prospects
    assert found(after) == found(dict(after)) == [eva, _luz]
    assert len(found(people)) == 4


def test_a_touch_without_a_day_of_another_programs_writing_is_left_out(board):
    (ana,) = add(board, "Ana")
    board.log_touch(ana, "email")
    board._db.run(
        "INSERT INTO touch (prospect_id, on_day, at, code, note) VALUES (?, 'soon', 0, 'oa-a', '')",
        (ana,),
    )
    people = board.reload().prospects
    assert len(people[ana].beats.split()) == 1
    assert list(glances(people)) == list(glances(dict(people)))


def test_people_come_by_id_also_where_one_comes_back(board):
    ana, bea, eva = add(board, "Ana", "Bea", "Eva")
    everybody = board.snapshot().prospects
    gone = everybody.with_lines({bea: None})
    assert (list(gone), len(gone), bea in gone) == ([ana, eva], 2, False)
    again = Everybody(dict(gone.lines())).with_lines({bea: everybody.line(bea)})
    assert (list(again), len(again)) == ([ana, bea, eva], 3)
    assert again == everybody


def test_many_verbs_one_after_the_other_give_what_a_fresh_reading_gives(board, open_board):
    people = add(board, *(f"Name {n}" for n in range(30)))
    for turn in range(120):
        who = people[turn * 7 % 30]
        board.move([who], ("to_contact", "proposal", "client")[turn % 3], turn % 5)
        now = board.snapshot()
        if turn % 20 == 0:
            assert now == open_board().snapshot()
    assert now == open_board().snapshot()


def test_what_another_program_writes_is_noticed_and_ones_own_is_not(board, open_board):
    other = open_board()
    (ana,) = add(board, "Ana")
    board.snapshot()
    assert not board.changed_elsewhere()
    board.pin(ana)
    assert not board.changed_elsewhere()
    other.edit_prospect(ana, name="Anna")
    assert board.changed_elsewhere()
    assert names(board) == ["Anna"]
    assert not board.changed_elsewhere()


def test_a_verb_after_another_programs_verb_shows_both(board, open_board):
    ana, bea = add(board, "Ana", "Bea")
    board.snapshot()
    open_board().edit_prospect(ana, name="Anna")
    board.edit_prospect(bea, name="Beatriz")
    assert names(board) == ["Anna", "Beatriz"]


def test_while_another_program_is_writing_nothing_has_changed_yet(board, open_board):
    add(board, "Ana")
    board.snapshot()
    other = open_board()
    other._db.run("BEGIN EXCLUSIVE")
    assert not board.changed_elsewhere()
    other._db.run("ROLLBACK")
    assert board._db.run("PRAGMA busy_timeout").fetchone() == (5000,)


def test_opening_a_board_imports_no_playhouse_and_no_textual(path):
    script = (
        "import sys; from pathlib import Path; from tablero.clock import Clock\n"
        "from tablero.store.board import Board\n"
        "Board(Path(sys.argv[1]), Clock()).snapshot()\n"
        "print(sorted({'playhouse', 'textual'} & {name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("many", [2500])
def test_a_step_about_very_many_people_is_read_whole(board, many):
    board.snapshot()
    crowd(board, many)
    assert len(board.snapshot().prospects) == many
    board.undo()
    assert board.snapshot().prospects == {}


def test_a_number_of_ten_thousand_digits_is_nobody(board):
    add(board, "Ana")
    with pytest.raises(NoSuchProspect):
        board.find("9" * 10_000)
    assert board.find("\N{ARABIC-INDIC DIGIT ONE}").name == "Ana"
