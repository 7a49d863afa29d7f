"""`tablero export --person`: everything that is held about somebody, and nobody else's name."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tablero.clock import Clock
from tablero.store.board import Board
from tests.cli.conftest import Call
from torture.planted import STRANGE, hanging, plant, replant, texts

DAY = date(2026, 11, 22)


def open_board(home: Path) -> Board:
    return Board(home / "board.db", Clock(DAY))


def test_every_text_column_shows_as_it_is_and_as_it_was(home: Path) -> None:
    with open_board(home) as board:
        other = board.add_prospect("Other PERSON")
        values = plant(board, "PLANTED", other)
        assert len(values) == sum(len(texts(table)) for table in hanging())
        replant(board, "PLANTED", "LATER")
        told = json.dumps(board.all_held(STRANGE))
    for value in values:
        assert value in told, value
        assert value.replace("PLANTED", "LATER") in told, value
    assert "Other PERSON" not in told
    assert str(STRANGE) not in told


def test_a_person_can_read_it(call: Call, home: Path) -> None:
    with open_board(home) as board:
        ana = board.add_prospect("Ana Ruiz")
        luis = board.add_prospect("Luis Mora", email="luis@mora.example", referrer=ana)
        board.log_touch(luis, "phone", direction="both", topic="value", note="of boats")
        board.add_note(luis, "draft")
        board.delete_note(board.person(luis).notes[0].id)
        board.add_note(ana, "Luis is a friend of hers")
        board.start_review([ana, luis])
        board.opt_out(luis, "total", said="leave me be")
        board.pin(ana)
    said = call("export", "--person", "luis")
    held = said.json
    assert said.code == 0
    assert (held["name"], held["written"]) == ("Luis Mora", "2026-11-22")
    assert held["person"]["email"] == "luis@mora.example"
    assert held["person"]["stage"] == "to_contact"
    assert held["person"]["archived"] is False
    (touch,) = held["touches"]
    assert touch == {
        "on": "2026-11-22",
        "at": touch["at"],
        "direction": "both",
        "channel": "phone",
        "topic": "value",
        "result": "opt_out",
        "note": "of boats",
    }
    assert held["links"] == [{"to": "this person", "from": "another person", "kind": "referred"}]
    assert held["reviews"] == [{"day": "2026-11-22", "idea_asked": False}]
    assert held["suppression_list"][0]["kind"] == "email"
    assert [step["what"] for step in held["journal"]] == [
        "add_prospect",
        "log_touch",
        "add_note",
        "delete_note",
        "opt_out",
    ]
    assert held["journal"][2]["changes"][0]["after"]["text"] == "draft"
    assert "Ana" not in said.out
    assert "1  Ana Ruiz  notes" in said.err


def test_it_goes_into_a_private_file(call: Call, home: Path) -> None:
    call("add", "Luis")
    target = home / "luis.json"
    assert call("export", "--person", "luis", "-o", str(target)).code == 0
    assert target.stat().st_mode & 0o777 == 0o600
    assert json.loads(target.read_text())["name"] == "Luis"


def test_it_is_of_one_person_and_no_table(call: Call, home: Path) -> None:
    call("add", "Luis Mora")
    call("add", "Luis Prieto")
    said = call("export", "--person", "luis")
    assert said.code == 1
    assert "2  Luis Prieto" in said.err
    assert call("export", "--person", "nobody").code == 1
    assert call("export", "--person", "mora", "--format", "csv").code == 2
    assert call("export", "--person", "mora", "-o", str(home / "luis.csv")).code == 2
