"""Files in and out, and the demo."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call

FIXTURES = Path(__file__).parent.parent / "fixtures"
TRELLO = str(FIXTURES / "trello-board.json")
LINKEDIN = str(FIXTURES / "linkedin-connections.csv")
EXPECTED = json.loads((FIXTURES / "EXPECTED.json").read_text())
COUNTS = {"imported", "updated", "archived", "skipped", "duplicates", "notes", "touches"}


def test_a_trello_board_comes_in_whole_and_only_once(call: Call) -> None:
    expected = EXPECTED["trello-board.json"]
    report = call("import", TRELLO, "--json").json
    assert report.keys() >= COUNTS
    assert report["imported"] == expected["cards_open"]
    assert report["archived"] == expected["cards_archived"]
    assert report["skipped"] == expected["cards_open_in_archived_lists"]
    assert report["touches"] == 0
    assert sorted(report["by_stage"].values()) == sorted(expected["by_list"].values())
    again = call("import", TRELLO, "--json").json
    assert (again["imported"], again["updated"], again["notes"]) == (0, 0, 0)


def test_each_skipped_row_has_a_reason(call: Call) -> None:
    report = call("import", TRELLO, "--json").json
    assert [set(row) for row in report["skipped_rows"]] == [{"line", "name", "reason"}]
    assert "list is archived" in call("import", TRELLO).out


def test_a_dry_run_says_the_same_and_writes_nothing(call: Call) -> None:
    dry = call("import", TRELLO, "--dry-run", "--json").json
    assert call("list", "--json").json == []
    assert call("history", "--json").json == []
    wet = call("import", TRELLO, "--json").json
    assert (dry.pop("dry_run"), wet.pop("dry_run")) == (True, False)
    assert dry == wet


def test_linkedin_goes_to_the_book_unless_told_otherwise(call: Call, home: Path) -> None:
    people = EXPECTED["linkedin-connections.csv"]["people"]
    assert call("import", LINKEDIN, "--json").json["imported"] == people
    assert call("list", "--json").json == []
    book = call("list", "--book", "--json").json
    assert len(book) == people
    assert book[0]["stage"] is None
    call("move", str(book[0]["id"]), "conversation")
    assert len(call("list", "--json").json) == 1
    other = str(home / "other.db")
    call("--db", other, "import", LINKEDIN, "--to", "board")
    assert len(call("--db", other, "list", "--json").json) == people


def test_an_import_is_one_step_back(call: Call) -> None:
    call("import", TRELLO)
    assert call("undo").code == 0
    assert call("list", "--json").json == []


def test_the_json_export_comes_back_whole(call: Call, home: Path) -> None:
    call("demo", "--write", str(home / "demo.db"))
    call("--db", str(home / "demo.db"), "archive", "Carmen")
    exported = call("--db", str(home / "demo.db"), "export", "--format", "json")
    assert exported.code == 0
    path = home / "export.json"
    path.write_text(exported.out)
    other = str(home / "other.db")
    assert call("--db", other, "import", str(path)).code == 0

    def everybody(db: str) -> list[dict[str, object]]:
        found = call("--db", db, "list", "--json").json
        found += call("--db", db, "list", "--archived", "--json").json
        return [{k: v for k, v in p.items() if k not in ("id", "referrer")} for p in found]

    assert everybody(other) == everybody(str(home / "demo.db"))


def test_the_csv_export_is_a_table_with_headings(call: Call, home: Path) -> None:
    call("add", "Ana, the 1st", "--phone", "+34 600", "--role", "=1+1")
    said = call("export", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(said.out))
    assert row["name"] == "Ana, the 1st"
    assert not row["role"].startswith("=")


def test_an_exported_file_is_private_and_says_its_name(call: Call, home: Path) -> None:
    call("add", "Ana")
    target = home / "out.csv"
    said = call("export", "-o", str(target))
    assert (said.code, said.out) == (0, "")
    assert str(target) in said.err
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.read_text().startswith("id,name")


def test_an_export_never_lands_on_the_board_itself_or_nowhere(call: Call, home: Path) -> None:
    call("add", "Ana")
    before = (home / "board.db").read_bytes()
    for target in (home / "board.db", home / "no" / "such.json", home):
        said = call("export", "-o", str(target))
        assert said.code == 1
        assert said.err
    assert (home / "board.db").read_bytes() == before
    assert not list(home.glob(".*.json*"))


def test_the_demo_is_printed_where_there_is_no_terminal(call: Call, no_board: Path) -> None:
    said = call("demo")
    assert said.code == 0
    for words in ("Training 2026", "Gabriela Somoza", "JOAQUÍN PERALTA", "Ana Belén Casares"):
        assert words in said.out
    assert not (no_board / "board.db").exists()


def test_the_demo_can_be_kept_but_writes_over_nothing(call: Call, home: Path) -> None:
    path = home / "demo.db"
    assert call("demo", "--write", str(path)).code == 0
    assert len(call("--db", str(path), "list", "--json").json) == 24
    before = path.read_bytes()
    said = call("demo", "--write", str(path))
    assert said.code == 1
    assert str(path) in said.err
    assert path.read_bytes() == before


def test_without_a_terminal_the_board_is_printed(call: Call) -> None:
    call("add", "Ana Ruiz", "--role", "CEO")
    said = call()
    assert said.code == 0
    assert "To contact: 1" in said.out
    assert "Ana Ruiz" in said.out


@pytest.mark.parametrize("argv", [["export"], ["list"], ["--help"]])
def test_a_reader_who_goes_away_is_no_error(call: Call, argv: list[str]) -> None:
    call("import", TRELLO)
    with subprocess.Popen(
        [sys.executable, "-m", "tablero", *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
