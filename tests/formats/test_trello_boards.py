"""Trello's board export: the fixture's counts, and what real boards do differently."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tablero.drafts import Batch, Draft, DraftIdea, DraftMove, DraftNote, DraftStep, Skipped
from tablero.formats import read
from tablero.formats.card_names import split_card_name

FIXTURES = Path(__file__).parents[1] / "fixtures"
EXPECTED = json.loads((FIXTURES / "EXPECTED.json").read_text())["trello-board.json"]

Board = dict[str, object]
Read = Callable[..., Batch]

CARD_ID = "6a4e65f0494ac87fc000000e"


def people(batch: Batch) -> list[Draft]:
    return [entry for entry in batch if isinstance(entry, Draft)]


def skipped(batch: Batch) -> list[Skipped]:
    return [entry for entry in batch if isinstance(entry, Skipped)]


@pytest.fixture
def read_board(tmp_path: Path) -> Read:
    """Reads a board of one open list, 'Contactos', with the cards and extras given."""

    def write_and_read(*cards: Board, **more: object) -> Batch:
        lists = [{"id": "l1", "name": "Contactos", "closed": False, "pos": 1}]
        board = {"name": "B", "lists": lists, "cards": [{"idList": "l1", **c} for c in cards]}
        path = tmp_path / "board.json"
        path.write_text(json.dumps({**board, **more}), encoding="utf-8")
        return read(path)

    return write_and_read


def card(name: str, **more: object) -> Board:
    return {"id": CARD_ID, "name": name, **more}


def comment(text: str, at: str, **creator: object) -> Board:
    data = {"text": text, "card": {"id": CARD_ID}}
    return {"type": "commentCard", "date": at, "data": data, **creator}


def test_the_fixture_gives_every_person_once() -> None:
    batch = read(FIXTURES / "trello-board.json")
    entries = list(batch)
    drafts = [entry for entry in entries if isinstance(entry, Draft)]
    shut_out = [entry for entry in entries if isinstance(entry, Skipped)]
    assert (batch.format, batch.title, batch.partial_history) == (
        "trello",
        "Prospección 2026",
        False,
    )
    assert sum(not draft.archived for draft in drafts) == EXPECTED["cards_open"]
    assert sum(draft.archived for draft in drafts) == EXPECTED["cards_archived"]
    assert [s.reason for s in shut_out] == ["archived_list"] * EXPECTED[
        "cards_open_in_archived_lists"
    ]
    assert len(entries) == EXPECTED["cards"]
    assert Counter(d.stage for d in drafts if not d.archived) == EXPECTED["by_list"]
    assert {key for draft in drafts for key in draft.keys} == {
        ("trello", c["id"])
        for c in json.loads((FIXTURES / "trello-board.json").read_text())["cards"]
        if not c["name"].startswith("Andrés Echeverri")
    }


def test_the_fixture_keeps_its_history() -> None:
    export = json.loads((FIXTURES / "trello-board.json").read_text())
    lost = [c for c in export["cards"] if c["name"].startswith("Andrés Echeverri")]
    lost_comments = sum(
        a["type"] == "commentCard" and a["data"]["card"]["id"] == lost[0]["id"]
        for a in export["actions"]
    )
    drafts = people(read(FIXTURES / "trello-board.json"))
    described = sum(bool(c["desc"]) for c in export["cards"] if c is not lost[0])
    notes = [note for draft in drafts for note in draft.notes]
    assert len(notes) == EXPECTED["comments"] - lost_comments + described
    assert {note.author for note in notes} == {"", "Lucía Ferrer", "Antiguo Socio"}
    assert all(note.at and note.at.tzinfo for note in notes)
    assert sum(len(draft.moves) for draft in drafts) == EXPECTED["moves"]
    assert sum(len(draft.ideas) for draft in drafts) == EXPECTED["checkitems"]
    assert sum(len(draft.steps) for draft in drafts) == EXPECTED["due"] - 1
    assert not any(draft.touches for draft in drafts)


def test_the_columns_come_in_the_boards_order() -> None:
    stages = read(FIXTURES / "trello-board.json").stages
    assert [stage.name for stage in stages] == [
        "Por contactar",
        "Primer contacto",
        "Conversación",
        "Propuesta enviada",
        "Ganado ✅",
    ]


def test_cards_come_in_the_order_they_hang(read_board: Read) -> None:
    batch = read_board(
        {"id": "a", "name": "Third", "pos": 30.5},
        {"id": "b", "name": "First", "pos": 1e-9},
        {"id": "c", "name": "Last", "pos": "bottom"},
        {"id": "d", "name": "Second", "pos": 2},
    )
    assert [draft.name for draft in people(batch)] == ["First", "Second", "Third", "Last"]


@pytest.mark.parametrize(
    ("text", "name", "role", "company"),
    [
        ("Ana Pérez — Café Sierra", "Ana Pérez", "", "Café Sierra"),
        ("Ana Pérez - Café Sierra", "Ana Pérez", "", "Café Sierra"),
        ("Ana Pérez – Café Sierra", "Ana Pérez", "", "Café Sierra"),
        ("Ana Pérez | Café Sierra", "Ana Pérez", "", "Café Sierra"),
        ("Ana Pérez (CEO, Café Sierra)", "Ana Pérez", "CEO", "Café Sierra"),
        ("Ana Pérez, CEO, Café Sierra", "Ana Pérez", "CEO", "Café Sierra"),
        ("Ana Pérez — CEO — Café Sierra", "Ana Pérez", "CEO", "Café Sierra"),
        ("Ana Pérez — CEO en Café Sierra", "Ana Pérez", "CEO", "Café Sierra"),
        ("Ana Pérez (CEO)", "Ana Pérez", "CEO", ""),
        ("Ana Pérez", "Ana Pérez", "", ""),
        ("Jean-Luc Ruiz-Olmo", "Jean-Luc Ruiz-Olmo", "", ""),
        ("Jean-Luc — Talleres Beloki, S.A.", "Jean-Luc", "", "Talleres Beloki, S.A."),
        ("Talleres Beloki, S.A.", "Talleres Beloki, S.A.", "", ""),
        (
            "Ana (Gerente, Ventas LatAm, Talleres Beloki, S.A.)",
            "Ana",
            "Gerente, Ventas LatAm",
            "Talleres Beloki, S.A.",
        ),
        ("Ramón Çelik, Ph.D.", "Ramón Çelik, Ph.D.", "", ""),
        ("García Peralta, Ana", "García Peralta, Ana", "", ""),
        ("Ana (Anita) Pérez", "Ana (Anita) Pérez", "", ""),
        ("— Café Sierra", "— Café Sierra", "", ""),
    ],
)
def test_a_cards_name_is_taken_apart_only_where_it_is_certain(
    text: str, name: str, role: str, company: str
) -> None:
    assert split_card_name(text) == (name, role, company)


def test_a_description_gives_the_channels_and_stays_a_note(read_board: Read) -> None:
    told = (
        "Directora de Compras en Café Sierra.\n\nCorreo: sof%C3%ADa.20@empresa.example\n"
        "Tel: +34 600 000 020\nhttps://www.linkedin.com/in/sof%C3%ADa-g/"
    )
    [draft] = people(read_board(card("Sofía García — Café Sierra", desc=told)))
    assert (draft.role, draft.company) == ("Directora de Compras", "Café Sierra")
    assert draft.email == "sofía.20@empresa.example"
    assert draft.phone == "+34 600 000 020"
    assert draft.linkedin == "https://www.linkedin.com/in/sofía-g"
    assert [note.text for note in draft.notes] == [told]


def test_a_first_line_about_another_company_gives_no_role(read_board: Read) -> None:
    [draft] = people(read_board(card("Ana — Acme", desc="Socia en Muebles Origen.")))
    assert (draft.role, draft.company) == ("", "Acme")


def test_several_emails_in_a_description_are_nobodys(read_board: Read) -> None:
    [draft] = people(read_board(card("Ana", desc="a@x.example y b@x.example")))
    assert draft.email == ""


def test_a_comment_keeps_its_date_and_the_name_of_who_left(read_board: Read) -> None:
    newest = comment("two", "2026-01-02T10:00:00.000Z", memberCreator={"username": "exsocio"})
    oldest = comment("one", "2026-01-01T10:00:00.000Z", idMemberCreator="m1")
    batch = read_board(
        card("Ana"), actions=[newest, oldest], members=[{"id": "m1", "fullName": "Lucía Ferrer"}]
    )
    [draft] = people(batch)
    assert draft.notes == (
        DraftNote("one", datetime(2026, 1, 1, 10, tzinfo=UTC), "Lucía Ferrer"),
        DraftNote("two", datetime(2026, 1, 2, 10, tzinfo=UTC), "exsocio"),
    )


def test_a_due_date_is_a_next_step_and_a_done_one_is_done(read_board: Read) -> None:
    due = "2026-08-16T12:00:00.000Z"
    batch = read_board(card("Ana", due=due), {**card("Luis", due=due, dueComplete=True), "id": "x"})
    on = date(2026, 8, 16)
    assert [d.steps for d in people(batch)] == [
        (DraftStep("", on),),
        (DraftStep("", on, done_on=on),),
    ]


def test_labels_are_tags_and_a_nameless_one_goes_by_its_colour(read_board: Read) -> None:
    labels = [{"name": "feria", "color": "green"}, {"name": "", "color": "red"}, None, 7]
    by_id = {**card("Luis", idLabels=["y", "gone"]), "id": "x"}
    batch = read_board(card("Ana", labels=labels), by_id, labels=[{"id": "y", "name": "GTD"}])
    assert [draft.tags for draft in people(batch)] == [("feria", "red"), ("GTD",)]


def test_check_items_are_ideas_and_the_ticked_ones_tried(read_board: Read) -> None:
    items = [
        {"name": "second", "state": "incomplete", "pos": 2},
        {"name": "first", "state": "complete", "pos": 1},
    ]
    batch = read_board(card("Ana"), checklists=[{"idCard": CARD_ID, "checkItems": items}])
    assert people(batch)[0].ideas == (DraftIdea("first", "tried"), DraftIdea("second"))


def test_missing_checklists_are_told(read_board: Read) -> None:
    batch = read_board(card("Ana", idChecklists=["c1"]))
    assert batch.notices == ("no_checklists",)
    assert len(people(batch)) == 1


def test_moves_are_stage_history_oldest_first(read_board: Read) -> None:
    def move(at: str, before: str, after: str) -> Board:
        lists = {"listBefore": {"name": before}, "listAfter": {"name": after}}
        return {"type": "updateCard", "date": at, "data": {"card": {"id": CARD_ID}, **lists}}

    renamed = {"type": "updateCard", "data": {"card": {"id": CARD_ID}, "old": {"name": "x"}}}
    actions = [
        move("2026-02-01T00:00:00Z", "B", "C"),
        renamed,
        move("2026-01-01T00:00:00Z", "A", "B"),
    ]
    [draft] = people(read_board(card("Ana"), actions=actions))
    assert draft.moves == (
        DraftMove(datetime(2026, 1, 1, tzinfo=UTC), "A", "B"),
        DraftMove(datetime(2026, 2, 1, tzinfo=UTC), "B", "C"),
    )


def test_a_card_was_made_when_its_id_says(read_board: Read) -> None:
    [draft] = people(read_board({"id": "628a3cad0000000000000000", "name": "Ana"}))
    assert draft.created == datetime(2022, 5, 22, 13, 37, 49, tzinfo=UTC)


def test_an_archived_card_of_an_archived_list_is_kept_without_a_column(read_board: Read) -> None:
    lists = [{"id": "old", "name": "Ideas 2024", "closed": True, "pos": 1}]
    batch = read_board({**card("Ana", closed=True), "idList": "old"}, lists=lists)
    [draft] = people(batch)
    assert (draft.archived, draft.stage, batch.stages) == (True, "", ())


def test_templates_separators_and_nameless_cards_are_no_people(read_board: Read) -> None:
    batch = read_board(
        {"id": "a", "name": "Plantilla", "isTemplate": True, "pos": 1},
        {"id": "b", "name": "———", "pos": 2},
        {"id": "c", "name": "Ficha", "cardRole": "separator", "pos": 3},
        {"id": "d", "name": None, "pos": 4},
    )
    reasons = [entry.reason for entry in skipped(batch)]
    assert reasons == ["template", "no_name", "no_name", "no_name"]


def test_a_card_that_stands_twice_is_read_once(read_board: Read) -> None:
    batch = list(read_board(card("Ana"), card("Ana")))
    assert isinstance(batch[0], Draft)
    assert isinstance(batch[1], Skipped)
    assert batch[1].reason == "duplicate"


def test_a_thousand_actions_are_only_the_newest_part(read_board: Read) -> None:
    action: Board = {"type": "createCard"}
    assert not read_board(card("Ana"), actions=[action] * 999).partial_history
    assert read_board(card("Ana"), actions=[action] * 1000).partial_history


def test_custom_fields_fill_ours_and_the_others_are_noted(read_board: Read) -> None:
    fields = [
        {"id": "f1", "name": "Teléfono"},
        {"id": "f2", "name": "Sector", "options": [{"id": "o1", "value": {"text": "Retail"}}]},
        {"id": "f3", "name": "Presupuesto"},
    ]
    values = [
        {"idCustomField": "f1", "value": {"text": "+34 600"}},
        {"idCustomField": "f2", "idValue": "o1", "value": None},
        {"idCustomField": "f3", "value": {"number": "3000"}},
        {"idCustomField": "gone", "value": {"text": "x"}},
    ]
    [draft] = people(read_board(card("Ana", customFieldItems=values), customFields=fields))
    assert draft.phone == "+34 600"
    assert [note.text for note in draft.notes] == ["Sector: Retail\nPresupuesto: 3000"]


def test_wrong_types_everywhere_still_give_the_person(read_board: Read) -> None:
    wrong = {
        "id": CARD_ID, "name": "Ana", "desc": 5, "due": ["x"], "dueComplete": "yes", "labels": {},
        "idLabels": [None, {}], "pos": {}, "idShort": "7", "closed": None, "idChecklists": 3,
        "customFieldItems": "no",
    }  # fmt: skip
    batch = read_board(
        wrong,
        name=None,
        actions=[None, 3, {"type": []}, {"type": "commentCard", "data": []}, comment("x", "never")],
        checklists=[[], {"idCard": CARD_ID, "checkItems": {"a": 1}}],
        labels="none",
        members={"a": 1},
        customFields=[{"id": 1, "options": [7]}],
    )
    [draft] = people(batch)
    assert draft.name == "Ana"
    assert draft.notes == (DraftNote("x", None, ""),)


def test_numbers_no_json_should_hold_are_borne(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_text(
        '{"lists": [{"id": "l", "name": "A", "pos": NaN}], "cards": [{"id": "x", "name": "Ana",'
        f' "idList": "l", "pos": Infinity, "idShort": {"9" * 5000}, "due": -1e999}}]}}'
    )
    assert [draft.name for draft in people(read(path))] == ["Ana"]


def test_lone_surrogates_and_controls_stay_for_the_one_rule_that_refuses_them(
    read_board: Read,
) -> None:
    [draft] = people(read_board(card("Ana\ud83d Pérez\x00\x1b[31m", desc="a\x0bb\r\nc")))
    assert draft.name == "Ana\ud83d Pérez\x00\x1b[31m"
    assert draft.notes[0].text == "a\nb\nc"
