"""What tablero writes, it reads back: a whole board as JSON, a table for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tablero.beats import encode_beat
from tablero.drafts import (
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
from tablero.formats import export_csv, export_json, read
from tablero.formats.plain import block, line
from tablero.model import (
    CHANNELS,
    DATE_KINDS,
    DEFAULT_STAGES,
    ENERGIES,
    BoardName,
    KeyDate,
    NextStep,
    Prospect,
    Snapshot,
    Stage,
    Standing,
)
from tablero.person import (
    CAUSES,
    SHEET,
    Idea,
    Link,
    Note,
    OptOut,
    Person,
    Reflection,
    StageMove,
    Step,
    Touch,
    WallVisit,
)

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)

PLAIN = Prospect(
    id=1, name="Ana Pérez", role="", company="", stage=1, email="", phone="", linkedin="", city="",
    country="", source="", tags=(), cost=0, period=None, opt_out="", archived=False,
    added=date(2026, 10, 1), imported=False, pinned_on=None, step=None, settled=False, beats="",
    referrer=None,
)  # fmt: skip
FULL = PLAIN._replace(
    id=2,
    name="Martín =Echéverri [/red]",
    role="Gerente, Ventas",
    company="Talleres Beloki, S.A.",
    email="m@x.example",
    phone="+34 600 000 001",
    linkedin="https://www.linkedin.com/in/martín-e",
    city="Bogotá",
    country="Colombia",
    source="referral",
    tags=("feria", "GTD"),
    cost=12_345,
    period=21,
    opt_out="sales",
    imported=True,
    pinned_on=date(2026, 11, 20),
    step=NextStep("llamar", date(2026, 11, 24), "phone", 15, "high"),
    settled=True,
    beats=encode_beat(date(2026, 11, 3).toordinal(), "out", "email", "value", "seen"),
    referrer=1,
    blocked=("whatsapp",),
    dates=(
        KeyDate(1, "birthday", date(1976, 2, 29)),
        KeyDate(2, "decision", date(2026, 12, 5), "la propuesta"),
    ),
    looked_on=date(2026, 11, 20),
)
BOOKED = PLAIN._replace(id=3, name="Del libro", stage=None)
ARCHIVED = PLAIN._replace(id=4, name="Del archivo", stage=2, archived=True)
NAMESAKE = PLAIN._replace(id=5, stage=10)


def page(prospect: Prospect) -> Person:
    return Person(prospect, (), (), (), (), (), (), (), "")


FULL_PAGE = Person(
    prospect=FULL,
    touches=(
        Touch(1, date(2026, 11, 3), "out", "email", "value", "seen", "Le mandé\nel caso"),
        Touch(2, date(2026, 11, 4), "in", "whatsapp", "", "none", ""),
    ),
    notes=(Note(9, AT, "Lucía Ferrer", "Dijo «sí» \U0001f44d\n[red]ojo[/red]"),),
    ideas=(Idea(3, date(2026, 11, 5), "Invitarle a la feria", "tried"),),
    steps=(
        Step(1, "escribir", date(2026, 11, 1), "email", None, "", date(2026, 11, 3)),
        Step(2, "llamar", date(2026, 11, 24), "phone", 15, "high", None, 0, 2),
    ),
    moves=(StageMove(1, AT, "Por contactar", "Conversación"),),
    links=(Link(1, 1, "Ana Pérez", "closer"),),
    referred=(),
    closed_why="no era el momento",
    keys=(("trello", "6a4e65f0494ac87fc000000e"), ("linkedin", "martín-e")),
    sheet={"why": "compra para seis países", "needs": "cifras\ny plazos"},
    opt_outs=(
        OptOut(1, "sales", "", date(2026, 10, 2), "«sin ventas»"),
        OptOut(2, "channel", "whatsapp", date(2026, 10, 3), ""),
    ),
    reflections=(
        Reflection(1, date(2026, 11, 9), "preguntar", "", "", False),
        Reflection(2, date(2026, 11, 10), "", "hablé solo de mí", "value", True),
    ),
    reflection_asked=date(2026, 11, 10),
    looks=(date(2026, 11, 19), date(2026, 11, 20)),
    wall_visits=(
        WallVisit(1, date(2026, 9, 1), date(2026, 10, 12), 5, True),
        WallVisit(2, date(2026, 11, 1), date(2026, 11, 1), 0, False),
    ),
)
PEOPLE = (page(PLAIN), FULL_PAGE, page(BOOKED), page(ARCHIVED), page(NAMESAKE))


def snapshot(people: Iterable[Person] = PEOPLE) -> Snapshot:
    stages = tuple(
        Stage(index, spec.key, "", spec.kind, spec.stall_days, None)
        for index, spec in enumerate(DEFAULT_STAGES, start=1)
    )
    own = Stage(10, "mi_etapa", "Mi etapa, «rara»", "open", 12, 3)
    board = BoardName(1, "Formación 2026")
    prospects = {person.prospect.id: person.prospect for person in people}
    columns = {1: (2, 1), 10: (5,)}
    return Snapshot(board, (board,), (*stages[:2], own, *stages[2:]), prospects, columns, {}, True)


def read_back(tmp_path: Path, text: str, name: str) -> list[Draft]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    entries = list(read(path))
    assert not [entry for entry in entries if isinstance(entry, Skipped)]
    return [entry for entry in entries if isinstance(entry, Draft)]


def test_a_whole_board_comes_back_in_its_order(tmp_path: Path) -> None:
    drafts = read_back(tmp_path, export_json(snapshot(), PEOPLE), "board.json")
    assert [(d.name, d.stage, d.in_book, d.archived) for d in drafts] == [
        ("Martín =Echéverri [/red]", "to_contact", False, False),
        ("Ana Pérez", "to_contact", False, False),
        ("Ana Pérez", "mi_etapa", False, False),
        ("Del libro", "", True, False),
        ("Del archivo", "first_contact", False, True),
    ]


def test_a_person_comes_back_with_everything(tmp_path: Path) -> None:
    full, plain, namesake, *_ = read_back(tmp_path, export_json(snapshot(), PEOPLE), "board.json")
    assert full == Draft(
        name=FULL.name,
        role=FULL.role,
        company=FULL.company,
        email=FULL.email,
        phone=FULL.phone,
        linkedin=FULL.linkedin,
        city=FULL.city,
        country=FULL.country,
        source=FULL.source,
        tags=FULL.tags,
        cost=FULL.cost,
        period=FULL.period,
        opt_out=FULL.opt_out,
        stage="to_contact",
        closed_why="no era el momento",
        added=FULL.added,
        pinned_on=FULL.pinned_on,
        settled=True,
        imported=True,
        keys=(full.keys[0], *FULL_PAGE.keys),
        touches=(
            DraftTouch(date(2026, 11, 3), "out", "email", "value", "seen", "Le mandé\nel caso"),
            DraftTouch(date(2026, 11, 4), "in", "whatsapp"),
        ),
        notes=(DraftNote("Dijo «sí» \U0001f44d\n[red]ojo[/red]", AT, "Lucía Ferrer"),),
        steps=(
            DraftStep("escribir", date(2026, 11, 1), "email", done_on=date(2026, 11, 3)),
            DraftStep("llamar", date(2026, 11, 24), "phone", 15, "high", None, 0, 2),
        ),
        ideas=(DraftIdea("Invitarle a la feria", "tried", date(2026, 11, 5)),),
        moves=(DraftMove(AT, "Por contactar", "Conversación"),),
        links=(DraftLink(plain.keys[0], "closer"), DraftLink(plain.keys[0], "referred")),
        dates=(
            DraftDate("birthday", date(1976, 2, 29)),
            DraftDate("decision", date(2026, 12, 5), "la propuesta"),
        ),
        reflections=(
            DraftReflection(date(2026, 11, 9), "preguntar"),
            DraftReflection(date(2026, 11, 10), "", "hablé solo de mí", "value", True),
        ),
        opt_outs=(
            DraftOptOut("sales", date(2026, 10, 2), "", "«sin ventas»"),
            DraftOptOut("channel", date(2026, 10, 3), "whatsapp"),
        ),
        sheet=(("why", "compra para seis países"), ("needs", "cifras\ny plazos")),
        reflection_asked=date(2026, 11, 10),
        looks=(date(2026, 11, 19), date(2026, 11, 20)),
        wall_visits=(
            DraftVisit(date(2026, 9, 1), date(2026, 10, 12), 5, True),
            DraftVisit(date(2026, 11, 1), date(2026, 11, 1)),
        ),
        line=1,
    )
    assert full.keys[0][0] == "tablero"
    assert len({draft.keys[0] for draft in (full, plain, namesake)}) == 3


def test_stages_come_back_with_their_kinds_and_limits(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_text(export_json(snapshot(), PEOPLE), encoding="utf-8")
    batch = read(path)
    assert (batch.format, batch.title, batch.to_book) == ("tablero", "Formación 2026", False)
    assert batch.stages == tuple(
        DraftStage(stage.name, stage.key, stage.kind, stage.stall_days, stage.card_limit)
        for stage in snapshot().stages
    )


def test_two_exports_are_the_same_text() -> None:
    assert export_json(snapshot(), PEOPLE) == export_json(snapshot(), reversed(PEOPLE))


def test_a_persons_key_stays_when_they_travel_between_boards(tmp_path: Path) -> None:
    there = read_back(tmp_path, export_json(snapshot(), PEOPLE), "board.json")[0]
    elsewhere = replace(FULL_PAGE, prospect=FULL._replace(id=77, name="Martín E."), keys=there.keys)
    back = read_back(tmp_path, export_json(snapshot([elsewhere]), [elsewhere]), "back.json")
    assert [draft.keys for draft in back] == [there.keys]


def test_the_text_is_for_people_to_read() -> None:
    text = export_json(snapshot(), PEOPLE)
    assert text.startswith('{\n "tablero": 1,\n "board": "Formación 2026",\n')
    assert '"name": "Martín =Echéverri [/red]"' in text
    ana = json.loads(text)["prospects"][1]
    assert list(ana) == ["uid", "name", "added", "stage"]


@pytest.mark.parametrize("value", [None, 5, -1, [], {}, "x", True, 1e999, "2026-13-45"])
def test_wrong_values_in_a_board_of_ours_fall_back(tmp_path: Path, value: object) -> None:
    document = json.loads(export_json(snapshot(), PEOPLE))
    person = document["prospects"][0]
    for key in set(person) - {"name"}:
        person[key] = value
    broken = dict.fromkeys(("on", "text", "at", "direction", "kind", "other", "minutes"), value)
    broken |= dict.fromkeys(("level", "channel", "cause", "missed", "pinned_on", "wiped_on"), value)
    lists = ("touches", "notes", "steps", "ideas", "moves", "links", "keys")
    lists += ("dates", "opt_outs", "reflections", "looks", "wall_visits", "sheet")
    document["prospects"].append({"name": "Bo", **{key: [broken, value] for key in lists}})
    document["prospects"].append({"name": "Di", "sheet": {"why": value, "x": value}})
    document["stages"] += [value, {"key": value}]
    names = [d.name for d in read_back(tmp_path, json.dumps(document), "board.json")]
    assert (names[0], *names[-2:]) == (FULL.name, "Bo", "Di")


def test_a_file_from_before_opt_outs_had_a_channel_is_read(tmp_path: Path) -> None:
    """The level `channel` came only from columns about e-mail."""
    people = [{"name": "Ana", "opt_out": "channel"}, {"name": "Bea", "opt_out": "sales"}]
    text = json.dumps({"tablero": 1, "prospects": people})
    ana, bea = read_back(tmp_path, text, "old.json")
    assert ana.opt_outs == (DraftOptOut("channel", channel="email"),)
    assert (bea.opt_out, bea.opt_outs, bea.dates, bea.sheet) == ("sales", (), (), ())


def standing(touches: int, streak: int) -> Standing:
    return Standing(touches, "none", streak, 0, None, None, "yours", False, False, (), "", 0, False)


def table() -> list[dict[str, str]]:
    text = export_csv(snapshot(), {2: standing(6, 2)})
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_has_a_row_for_everybody() -> None:
    rows = table()
    assert ",".join(rows[0]) == (
        "id,name,role,company,city,country,email,phone,linkedin,stage,source,referred_by,touches,"
        "streak,last_touch,next_step,next_date,on_wall,opt_out,tags,created"
    )
    assert rows[0] == {
        "id": "2",
        "name": "Martín =Echéverri [/red]",
        "role": "Gerente, Ventas",
        "company": "Talleres Beloki, S.A.",
        "city": "Bogotá",
        "country": "Colombia",
        "email": "m@x.example",
        "phone": "'+34 600 000 001",
        "linkedin": "https://www.linkedin.com/in/martín-e",
        "stage": "to_contact",
        "source": "referral",
        "referred_by": "Ana Pérez",
        "touches": "6",
        "streak": "2",
        "last_touch": "2026-11-03",
        "next_step": "llamar",
        "next_date": "2026-11-24",
        "on_wall": "2026-11-20",
        "opt_out": "sales; whatsapp",
        "tags": "feria; GTD",
        "created": "2026-10-01",
    }
    assert [row["stage"] for row in rows] == [
        "to_contact",
        "to_contact",
        "Mi etapa, «rara»",
        "book",
        "archived",
    ]


def test_the_table_comes_back(tmp_path: Path) -> None:
    people = (page(PLAIN), FULL_PAGE, page(BOOKED), page(ARCHIVED))
    drafts = read_back(tmp_path, export_csv(snapshot(people), {}), "board.csv")
    full, ana, booked, archived = drafts
    assert (full.phone, full.company, full.tags) == (FULL.phone, FULL.company, FULL.tags)
    assert (full.stage, full.source, full.opt_out) == ("to_contact", "referral", "sales")
    assert full.opt_outs == (DraftOptOut("channel", channel="whatsapp"),)
    assert full.steps == (DraftStep("llamar", date(2026, 11, 24)),)
    assert full.pinned_on == FULL.pinned_on
    assert full.links == (DraftLink(ana.keys[0], "referred"),)
    assert (booked.in_book, booked.stage) == (True, "")
    assert (archived.archived, archived.stage) == (True, "")


@pytest.mark.parametrize(
    "text", ["=1+1", "+34 600", "-5", "@ana", "'=1", "''+2", "'quoted'", "a=b", "O'Hara"]
)
def test_no_cell_is_a_formula_and_none_is_changed(tmp_path: Path, text: str) -> None:
    odd = page(PLAIN._replace(company=text, role=text))
    written = export_csv(snapshot([odd]), {})
    assert not [
        cell
        for row in csv.reader(io.StringIO(written))
        for cell in row
        if cell[:1] in "=+-@" and cell
    ]
    [draft] = read_back(tmp_path, written, "board.csv")
    assert (draft.company, draft.role) == (text, text)


DAYS_OF_ALL = st.dates(date(1900, 1, 1), date(2999, 12, 31))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf"))).map(line)
TEXTS = st.lists(WORDS, max_size=3).map("\n".join).map(block)


@settings(max_examples=60, deadline=None)
@given(
    steps=st.builds(
        DraftStep,
        text=WORDS.filter(bool),
        on=st.none() | DAYS_OF_ALL,
        channel=st.sampled_from(("", *CHANNELS)),
        minutes=st.none() | st.integers(1, 480),
        energy=st.sampled_from(("", *ENERGIES)),
        done_on=st.none() | DAYS_OF_ALL,
        at=st.none() | st.integers(0, 24 * 60 - 1),
        put_off=st.integers(0, 50),
    ),
    dates=st.builds(DraftDate, st.sampled_from(DATE_KINDS), DAYS_OF_ALL, WORDS),
    reflections=st.builds(
        DraftReflection, DAYS_OF_ALL, TEXTS, TEXTS, st.sampled_from(CAUSES), st.booleans()
    ),
    opt_outs=st.builds(
        DraftOptOut,
        st.sampled_from(("sales", "channel", "total")),
        DAYS_OF_ALL,
        st.sampled_from(CHANNELS),
        TEXTS,
    ),
    sheet=st.tuples(st.sampled_from(SHEET), TEXTS.filter(bool)),
    looks=DAYS_OF_ALL,
    wall_visits=st.builds(DraftVisit, DAYS_OF_ALL, DAYS_OF_ALL, st.integers(0, 500), st.booleans()),
)
def test_whatever_is_known_of_a_person_is_read_as_it_was_written(
    steps: DraftStep,
    dates: DraftDate,
    reflections: DraftReflection,
    opt_outs: DraftOptOut,
    sheet: tuple[str, str],
    looks: date,
    wall_visits: DraftVisit,
) -> None:
    plain = page(PLAIN._replace(dates=(KeyDate(1, *dates),)))
    whole = replace(
        plain,
        steps=(Step(1, *steps),),
        reflections=(Reflection(1, *reflections),),
        opt_outs=(
            OptOut(1, opt_outs.level, opt_outs.channel, opt_outs.on or TODAY, opt_outs.said),
        ),
        sheet=dict([sheet]),
        looks=(looks,),
        reflection_asked=looks,
        wall_visits=(WallVisit(1, *wall_visits),),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "board.json"
        path.write_text(export_json(snapshot([whole]), [whole]), encoding="utf-8")
        (draft,) = read(path)
    assert isinstance(draft, Draft)
    assert draft == Draft(
        name=PLAIN.name,
        stage="to_contact",
        added=PLAIN.added,
        imported=False,
        keys=draft.keys,
        steps=(steps,),
        dates=(dates,),
        reflections=(reflections,),
        opt_outs=(opt_outs,),
        sheet=(sheet,),
        reflection_asked=looks,
        looks=(looks,),
        wall_visits=(wall_visits,),
        line=1,
    )
