"""The demo gives the 24 rows of DOMAIN 4.1, and the cards and the wall as UX draws them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tablero.demo import demo_batch
from tablero.model import (
    DEFAULT_STAGES,
    SOURCES,
    BoardName,
    Draft,
    FollowUp,
    NextStep,
    Prospect,
    Snapshot,
    Stage,
    encode_beat,
)
from tablero.rules.follow_up import bar, first_answer
from tablero.rules.judged import Judged, judge_all
from tablero.rules.wall import proposals, wall_order

TODAY = date(2026, 11, 22)
NUMBERS = FollowUp()
STAGES = tuple(
    Stage(number, spec.key, "", spec.kind, spec.stall_days, None)
    for number, spec in enumerate(DEFAULT_STAGES, start=1)
)

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


def prospect(draft: Draft) -> Prospect:
    """The draft as the board would keep it; the id is the person's number in the table."""
    touches = sorted(draft.touches, key=lambda touch: touch.on)
    assert draft.added is not None
    return Prospect(
        id=draft.line,
        name=draft.name,
        role=draft.role,
        company=draft.company,
        stage=next(stage.id for stage in STAGES if stage.key == draft.stage),
        email=draft.email,
        phone=draft.phone,
        linkedin=draft.linkedin,
        city=draft.city,
        country=draft.country,
        source=draft.source,
        tags=draft.tags,
        cost=draft.cost,
        period=draft.period,
        opt_out=draft.opt_out,
        archived=draft.archived,
        added=draft.added,
        imported=draft.imported,
        pinned_on=draft.pinned_on,
        step=NextStep(*draft.steps[0][:5]) if draft.steps else None,
        settled=draft.settled,
        beats=" ".join(
            encode_beat(t.on.toordinal(), t.direction, t.channel, t.topic, t.result)
            for t in touches
        ),
        referrer=None,
    )


@pytest.fixture(scope="module")
def board() -> Snapshot:
    people = [prospect(draft) for draft in drafts()]
    return Snapshot(
        board=BoardName(1, ""),
        boards=(BoardName(1, ""),),
        stages=STAGES,
        prospects={p.id: p for p in people},
        columns={s.id: tuple(p.id for p in people if p.stage == s.id) for s in STAGES},
        counts={},
        complete=True,
    )


@pytest.fixture(scope="module")
def judged(board: Snapshot) -> Judged:
    return judge_all(board, TODAY, NUMBERS)


@pytest.mark.parametrize("number", ROWS)
def test_everybody_stands_as_the_table_says(number: int, board: Snapshot, judged: Judged):
    s = judged.standings[number]
    row = (s.touches, s.zone, s.streak, s.days, s.limit, s.stalled, s.turn, s.left_on_read)
    assert (*row, first_answer(board.prospects[number].beats)) == ROWS[number]


@pytest.mark.parametrize("number", CARDS)
def test_every_card_has_the_track_tag_and_bar_of_the_drawing(
    number: int, board: Snapshot, judged: Judged
):
    standing = judged.standings[number]
    track = "".join("●" if answered else "○" for answered in standing.track)
    drawn = bar(standing, board.prospects[number], TODAY)
    assert (track, standing.tag, drawn) == CARDS[number]


def test_the_totals_are_those_of_the_table(judged: Judged):
    standings = judged.standings.values()
    assert sum(s.touches for s in standings) == 69
    theirs = [t for d in drafts() for t in d.touches if t.direction in ("in", "both")]
    assert len(theirs) == 43
    assert {n for n, s in judged.standings.items() if s.stalled} == {4, 12, 16, 18, 23}


def test_the_first_answers_fall_where_the_table_says(board: Snapshot):
    firsts = [first_answer(p.beats) for p in board.prospects.values()]
    counted = {touch: firsts.count(touch) for touch in (0, 1, 2, 4, 5)}
    assert counted == {0: 4, 1: 10, 2: 1, 4: 1, 5: 1}


def test_the_heads_count_their_stalled(judged: Judged):
    assert {s.key: judged.stalled[s.id] for s in STAGES if judged.stalled[s.id]} == {
        "first_contact": 1,
        "conversation": 1,
        "proposal": 1,
        "client": 1,
        "nurture": 1,
    }


def test_the_wall_hangs_by_silence_and_proposes_only_ana_belen(board: Snapshot, judged: Judged):
    wall = wall_order(board.pinned, judged.standings)
    assert [p.name.split()[0] for p in wall] == ["Joaquín", "Nuria", "Martín", "Diego"]
    proposed = [p.prospect.name for p in proposals(board, judged, NUMBERS)]
    assert proposed == ["Ana Belén Casares"]


def test_only_gabriela_waits_for_an_answer(judged: Judged):
    assert [number for number, s in judged.standings.items() if s.owes_reply] == [12]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_columns_stand_in_the_order_of_the_drawing(language: str):
    columns: dict[str, list[str]] = {}
    for draft in drafts(language):
        columns.setdefault(draft.stage, []).append(draft.name.split()[0])
    assert columns == COLUMNS


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
        assert len({getattr(d, told) for d in people}) == 24
    keys = {d.keys[0] for d in people}
    assert all(link.other in keys for d in people for link in d.links)
