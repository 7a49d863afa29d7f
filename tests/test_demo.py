"""The demo gives the 24 rows of DOMAIN 4.1, and the cards and the wall as UX draws them.

Paco Lerma, who found two of the 24, is in the book as number 25.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tablero.clock import Clock
from tablero.demo import demo_batch
from tablero.demo.file import make_demo
from tablero.drafts import Draft
from tablero.model import DEFAULT_STAGES, SOURCES, FollowUp, Prospect, Snapshot, Standing
from tablero.person import Person
from tablero.refusals import NothingToUndo
from tablero.rules.dates import next_on
from tablero.rules.follow_up import bar, first_answer
from tablero.rules.judged import Judged, judge_all
from tablero.rules.streaks import review_streak
from tablero.rules.wall import proposals, wall_order
from tablero.store.board import Board

TODAY = date(2026, 11, 22)
NUMBERS = FollowUp()
# n, zone, streak, days, limit, stalled, turn, left on read, first answer (DOMAIN 4.1)
ROWS = {
    1: (2, "give_up", 2, 17, 7, False, "theirs", True, None),
    2: (2, "give_up", 0, 26, 10, False, "yours", False, 1),
    3: (4, "threshold", 0, 9, 90, False, "yours", False, 1),
    4: (3, "give_up", 1, 11, 7, True, "theirs", True, 0),
    5: (4, "threshold", 1, 6, 5, False, "theirs", True, 1),
    6: (6, "conversation", 0, 17, 10, False, "yours", False, 5),
    7: (3, "give_up", 3, 40, 7, False, "theirs", True, None),
    8: (3, "give_up", 0, 38, 45, False, "yours", False, 1),
    9: (5, "conversation", 5, 10, 10, False, "theirs", True, None),
    10: (0, "none", 0, 2, 3, False, "yours", False, None),
    11: (0, "none", 0, 5, 3, False, "yours", False, None),
    12: (1, "give_up", 0, 10, 10, True, "yours", False, 0),
    13: (4, "threshold", 0, 5, 7, False, "yours", False, 1),
    14: (7, "conversation", 7, 29, 14, False, "theirs", True, None),
    15: (2, "give_up", 1, 2, 10, False, "theirs", False, 1),
    16: (4, "threshold", 0, 51, 7, True, "yours", False, 4),
    17: (2, "give_up", 0, 72, None, False, "none", False, 2),
    18: (3, "give_up", 0, 95, 90, True, "yours", False, 1),
    19: (2, "give_up", 1, 14, 10, False, "theirs", True, 1),
    20: (3, "give_up", 0, 21, 90, False, "yours", False, 1),
    21: (2, "give_up", 0, 82, None, False, "none", False, 1),
    22: (4, "threshold", 0, 3, 5, False, "yours", False, 0),
    23: (2, "give_up", 1, 52, 45, True, "theirs", True, 0),
    24: (1, "give_up", 1, 3, 7, False, "theirs", True, None),
}

# track, tag and bar of the cards of the 160x48 board (UX 4)
CARDS = {
    10: ("", "", "cooling"),
    11: ("", "", "fresh"),
    9: ("○○○○○", "none", "fresh"),
    7: ("○○○", "none", "fresh"),
    24: ("○", "none", "fresh"),
    1: ("○○", "seen", "fresh"),
    14: ("○○○○○○○", "none", "fresh"),
    16: ("○○○○", "theirs", "frozen"),
    12: ("●", "theirs", "stalled"),
    2: ("●●", "theirs", "fresh"),
    15: ("●○", "seen", "fresh"),
    6: ("○○○○●●", "theirs", "fresh"),
    19: ("●○", "none", "fresh"),
    4: ("●●○", "none", "stalled"),
    13: ("●●●●", "talked", "fresh"),
    5: ("●●●○", "none", "fresh"),
    22: ("●●●●", "talked", "fresh"),
}

COLUMNS = {
    "to_contact": ["Lourdes", "Pau"],
    "first_contact": ["Diego", "Joaquín", "Montserrat", "Martín", "Nuria", "Teresa"],
    "conversation": ["Gabriela", "Sofía", "Óscar", "Valentina", "Andrés"],
    "proposal": ["Ana", "Ramón"],
    "negotiation": ["Iñaki", "Elisa"],
    "client": ["Beatriz", "Rosa", "Hernán"],
    "nurture": ["Wilmer", "Carmen"],
    "not_a_fit": ["Fabián"],
    "do_not_contact": ["Luis"],
}


def drafts(language: str = "es", today: date = TODAY) -> list[Draft]:
    return [draft for draft in demo_batch(today, language) if isinstance(draft, Draft)]


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """The demo brought into a real file."""
    with Board(tmp_path_factory.mktemp("demo") / "demo.db", Clock(TODAY)) as board:
        report = board.import_drafts(demo_batch(TODAY, "es"))
        assert (report.imported, report.by_stage[""]) == (25, 1)
        yield board


@pytest.fixture(scope="module")
def snapshot(board: Board) -> Snapshot:
    return board.snapshot()


@pytest.fixture(scope="module")
def people(snapshot: Snapshot) -> dict[int, Prospect]:
    """By their numbers in the table."""
    named = {p.name: p for p in snapshot.prospects.values()}
    return {draft.line: named[draft.name] for draft in drafts()}


@pytest.fixture(scope="module")
def pages(board: Board, people: dict[int, Prospect]) -> dict[int, Person]:
    """By their numbers in the table."""
    return {number: board.person(p.id) for number, p in people.items()}


@pytest.fixture(scope="module")
def judged(snapshot: Snapshot) -> Judged:
    return judge_all(snapshot, TODAY, NUMBERS)


@pytest.fixture(scope="module")
def standings(people: dict[int, Prospect], judged: Judged) -> dict[int, Standing]:
    """By their numbers in the table."""
    return {number: judged.standings[p.id] for number, p in people.items()}


@pytest.mark.parametrize("number", ROWS)
def test_everybody_stands_as_the_table_says(
    number: int, people: dict[int, Prospect], standings: dict[int, Standing]
):
    s = standings[number]
    row = (s.touches, s.zone, s.streak, s.days, s.limit, s.stalled, s.turn, s.left_on_read)
    assert (*row, first_answer(people[number].beats)) == ROWS[number]


@pytest.mark.parametrize("number", CARDS)
def test_every_card_has_the_track_tag_and_bar_of_the_drawing(
    number: int, people: dict[int, Prospect], standings: dict[int, Standing]
):
    standing = standings[number]
    track = "".join("●" if answered else "○" for answered in standing.track)
    drawn = bar(standing, people[number], TODAY)
    assert (track, standing.tag, drawn) == CARDS[number]


def test_the_totals_are_those_of_the_table(standings: dict[int, Standing]):
    assert sum(s.touches for s in standings.values()) == 69
    theirs = [t for d in drafts() for t in d.touches if t.direction in ("in", "both")]
    assert len(theirs) == 43
    assert {n for n, s in standings.items() if s.stalled} == {4, 12, 16, 18, 23}


def test_the_first_answers_fall_where_the_table_says(people: dict[int, Prospect]):
    firsts = [first_answer(p.beats) for p in people.values()]
    counted = {touch: firsts.count(touch) for touch in (0, 1, 2, 4, 5)}
    assert counted == {0: 4, 1: 10, 2: 1, 4: 1, 5: 1}


def test_the_heads_count_their_stalled(snapshot: Snapshot, judged: Judged):
    assert {s.key: judged.stalled[s.id] for s in snapshot.stages if judged.stalled[s.id]} == {
        "first_contact": 1,
        "conversation": 1,
        "proposal": 1,
        "client": 1,
        "nurture": 1,
    }


def test_the_wall_hangs_by_silence_and_proposes_only_ana_belen(snapshot: Snapshot, judged: Judged):
    wall = wall_order(snapshot.pinned, judged.standings)
    assert [p.name.split()[0] for p in wall] == ["Joaquín", "Nuria", "Martín", "Diego"]
    proposed = [p.prospect.name for p in proposals(judged)]
    assert proposed == ["Ana Belén Casares"]


def test_only_gabriela_waits_for_an_answer(standings: dict[int, Standing]):
    assert [number for number, s in standings.items() if s.owes_reply] == [12]


def test_the_columns_stand_in_the_order_of_the_drawing(snapshot: Snapshot):
    columns = {
        stage.key: [
            snapshot.prospects[number].name.split()[0] for number in snapshot.columns[stage.id]
        ]
        for stage in snapshot.stages
    }
    assert columns == COLUMNS


def test_brought_in_twice_the_demo_adds_nobody_and_leaves_who_opted_out(
    board: Board, snapshot: Snapshot
):
    assert [(s.key, s.name) for s in snapshot.stages] == [(s.key, "") for s in DEFAULT_STAGES]
    report = board.import_drafts(demo_batch(TODAY, "es"), dry_run=True)
    assert (report.imported, report.updated, report.duplicates) == (0, 0, 24)
    assert [skipped.name for skipped in report.skipped] == ["Luis Fernando Pardo"]


def test_martin_came_by_sofia_who_came_by_hernan(people: dict[int, Prospect]):
    assert people[1].referrer == people[2].id
    assert people[2].referrer == people[3].id


def test_the_next_steps_are_worded_as_drawn():
    steps = {d.line: (d.steps[0].text, d.steps[0].on) for d in drafts() if d.steps}
    assert steps[9] == ("llamar", TODAY)
    assert steps[1] == ("correo con caso del sector", TODAY + timedelta(days=2))
    assert steps[15] == ("comparativa honesta", TODAY + timedelta(days=1))
    assert steps[12] == ("responder su pregunta", TODAY - timedelta(days=9))
    assert set(ROWS) - set(steps) == {16, 17, 18, 21}


def test_each_language_tells_the_same_people_in_its_own_words():
    spanish, english = drafts("es"), drafts("en")
    assert demo_batch(TODAY, "es").title == "Formación 2026"
    assert demo_batch(TODAY, "en").title == "Training 2026"
    assert [d.name for d in spanish] == [d.name for d in english]
    roles = [(one.role, other.role) for one, other in zip(spanish, english, strict=True)]
    assert ("Director de Compras LatAm", "Purchasing Director LatAm") in roles
    assert next(d for d in english if d.line == 9).steps[0].text == "call"


def test_the_demo_moves_with_the_day():
    later = drafts(today=TODAY + timedelta(days=400))
    for now, then in zip(drafts(), later, strict=True):
        moved = [touch.on + timedelta(days=400) for touch in now.touches]
        assert [touch.on for touch in then.touches] == moved


def test_nobody_in_the_demo_can_be_reached_and_everybody_is_known_once():
    people = drafts()
    assert all(d.email.endswith(".example") for d in people)
    assert all(d.linkedin.endswith("-ejemplo") for d in people)
    assert {d.source for d in people} <= set(SOURCES)
    for told in ("email", "phone", "linkedin", "keys"):
        assert len({getattr(d, told) for d in people}) == 25
    keys = {d.keys[0] for d in people}
    assert all(link.other in keys for d in people for link in d.links)


# The dates of the table, in days from today
DAYS = {
    2: ("birthday", 11),
    3: ("company", 54),
    4: ("decision", 18),
    6: ("birthday", 3),
    8: ("budget", 54),
    13: ("decision", 13),
    18: ("wedding", 21),
    19: ("child", 338),
    20: ("birthday", 0),
}


def test_the_dates_of_the_table_move_with_today(people: dict[int, Prospect]):
    dates = {number: p.dates for number, p in people.items() if p.dates}
    ahead = {
        number: (one.kind, (next_on(one, TODAY) - TODAY).days) for number, (one,) in dates.items()
    }
    assert ahead == DAYS
    assert dates[19][0].on == TODAY - timedelta(27)


@pytest.mark.parametrize("today", [date(2026, 3, 1), date(2027, 12, 31), date(2028, 2, 29)])
def test_it_is_rosas_birthday_on_any_day(today: date):
    (rosa,) = (draft for draft in drafts(today=today) if draft.line == 20)
    assert (rosa.dates[0].on.month, rosa.dates[0].on.day) == (today.month, today.day)
    assert rosa.dates[0].on.year == today.year - 52


def test_the_listening_sheets_are_as_full_as_the_table_says(pages: dict[int, Person]):
    listened = {number: page.listened for number, page in pages.items() if page.listened}
    assert listened == {4: 2, 5: 4, 6: 3, 13: 5, 22: 5}


def test_there_is_a_reason_for_some_people_and_none_yet_for_diego(pages: dict[int, Person]):
    why = {number for number, page in pages.items() if page.sheet.get("why")}
    assert why == {1, 4, 5, 6, 12, 13, 14, 22}
    interested = {number for number, page in pages.items() if page.sheet.get("interests")}
    assert interested == {5, 6, 19}


def test_the_reflections_are_those_of_the_table(pages: dict[int, Person]):
    told = {number: page.reflections for number, page in pages.items() if page.reflections}
    said = {n: (r.missed, r.should_not, r.cause, r.closing) for n, (r,) in told.items()}
    assert said == {
        1: ("", "", "timing", False),
        7: ("", "hablé solo de mí", "value", False),
        16: ("", "cuatro mensajes de producto", "", False),
        21: ("preguntar quién decide", "", "", True),
    }
    assert all(pages[n].reflection_asked == reflection.on for n, (reflection,) in told.items())


def test_teresa_wants_no_sales_talk_and_luis_fernando_nothing(
    people: dict[int, Prospect], pages: dict[int, Person]
):
    asked = {number: page.opt_outs for number, page in pages.items() if page.opt_outs}
    days = {n: (one.level, (TODAY - one.on).days) for n, (one,) in asked.items()}
    assert days == {16: ("sales", 51), 17: ("total", 72)}
    assert all(one.said for (one,) in asked.values())
    assert (people[16].opt_out, people[17].opt_out) == ("sales", "total")


def test_the_finder_of_diego_and_fabian_is_in_the_book(
    snapshot: Snapshot, people: dict[int, Prospect]
):
    paco = people[25]
    assert (paco.name, paco.stage) == ("Paco Lerma", None)
    assert {n for n, p in people.items() if p.referrer == paco.id} == {9, 21}
    assert sum(map(len, snapshot.columns.values())) == 24


def test_everybody_who_came_through_somebody_is_linked_to_them(
    people: dict[int, Prospect], pages: dict[int, Person]
):
    numbers = {p.id: number for number, p in people.items()}
    came = {numbers[p.id]: numbers[p.referrer] for p in people.values() if p.referrer}
    assert came == {1: 2, 2: 3, 5: 20, 9: 25, 13: 3, 18: 5, 21: 25, 24: 18}
    closer = {
        (n, link.name) for n, page in pages.items() for link in page.links if link.kind == "closer"
    }
    assert closer == {(1, "Hernán Quiroga"), (14, "Pau Ferrandis")}


def test_valentina_was_on_the_wall_until_she_answered(pages: dict[int, Person]):
    stays = {number: page.wall_visits for number, page in pages.items() if page.wall_visits}
    ((visit,),) = stays.values()
    assert set(stays) == {6}
    assert ((visit.wiped_on - visit.pinned_on).days, visit.touches, visit.answered) == (41, 5, True)


def test_both_languages_say_everything():
    for one, other in zip(drafts("es"), drafts("en"), strict=True):
        assert [field for field, _ in one.sheet] == [field for field, _ in other.sheet]
        texts = [text for draft in (one, other) for _, text in draft.sheet]
        texts += [asked.said for draft in (one, other) for asked in draft.opt_outs]
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("today", [TODAY + timedelta(days) for days in range(7)])
def test_a_new_demo_has_six_reviews_behind_it(tmp_path, today: date):
    make_demo(tmp_path / "demo.db", Clock(today))
    with Board(tmp_path / "demo.db", Clock(today)) as board:
        days = board.review_days()
        assert all(review.finished and len(review.queue) == 9 for review in days)
        assert review_streak([review.day for review in days], today) == 6
        assert today not in {review.day for review in days}
        assert len(board.takeaways()) == 2


def test_a_new_demo_has_nothing_to_undo(tmp_path):
    make_demo(tmp_path / "demo.db", Clock(TODAY))
    with Board(tmp_path / "demo.db", Clock(TODAY)) as board, pytest.raises(NothingToUndo):
        board.undo()
