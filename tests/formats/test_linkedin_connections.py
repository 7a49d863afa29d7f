"""LinkedIn's Connections.csv, era by era, alone and in LinkedIn's archive."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tablero.drafts import Batch, Draft, Skipped
from tablero.formats import read
from tablero.refusals import BadImport

FIXTURES = Path(__file__).parents[1] / "fixtures"
CONNECTIONS = FIXTURES / "linkedin-connections.csv"
EXPECTED = json.loads((FIXTURES / "EXPECTED.json").read_text())[CONNECTIONS.name]

HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ANA = "Ana,Pérez,https://www.linkedin.com/in/ana-p%C3%A9rez,a@x.example,Acme,CEO,15 Mar 2024"


def read_text(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[Draft | Skipped]:
    path = tmp_path / "Connections.csv"
    path.write_bytes(text.encode(encoding))
    batch = read(path)
    assert (batch.format, batch.to_book) == ("linkedin", True)
    return list(batch)


def test_the_fixture_gives_its_people_for_the_book() -> None:
    batch: Batch = read(CONNECTIONS)
    entries = list(batch)
    drafts = [entry for entry in entries if isinstance(entry, Draft)]
    reasons = Counter(entry.reason for entry in entries if isinstance(entry, Skipped))
    assert (batch.format, batch.to_book) == ("linkedin", True)
    assert len(entries) == EXPECTED["rows"]
    assert len(drafts) == EXPECTED["people"]
    assert reasons == {"hidden": EXPECTED["hidden_rows"], "duplicate": EXPECTED["duplicates"]}
    assert sum(bool(draft.email) for draft in drafts) == EXPECTED["with_email"]
    assert all(draft.source == "linkedin" and draft.created for draft in drafts)
    titled = [draft.name for draft in drafts if draft.name.endswith(", Ph.D.")]
    assert titled == [
        "Ramón Çelik Beloki, Ph.D.",
        "Begoña Echeverri, Ph.D.",
        "Andrés Echeverri, Ph.D.",
    ]
    assert '=HYPERLINK("http://x.example","Acme")' in {draft.company for draft in drafts}
    assert ("linkedin", "ramón-somoza-2") in {draft.keys[0] for draft in drafts}


def test_a_row_says_where_it_stands_in_the_file() -> None:
    first = next(iter(read(CONNECTIONS)))
    assert isinstance(first, Draft)
    assert first.line == 5


def test_a_connection_is_read_whole(tmp_path: Path) -> None:
    [draft] = read_text(tmp_path, f"{HEADINGS}\n{ANA}\n")
    assert draft == Draft(
        name="Ana Pérez",
        role="CEO",
        company="Acme",
        email="a@x.example",
        linkedin="https://www.linkedin.com/in/ana-pérez",
        source="linkedin",
        created=datetime(2024, 3, 15, 12, tzinfo=UTC),
        keys=(("linkedin", "ana-pérez"),),
        line=2,
    )


@pytest.mark.parametrize("preamble", [0, 2, 3, 5, 400])
def test_the_headings_are_found_under_any_preamble(tmp_path: Path, preamble: int) -> None:
    above = '"unbalanced, note\n' * preamble
    [draft] = read_text(tmp_path, f"{above}{HEADINGS}\n{ANA}\n")
    assert isinstance(draft, Draft)
    assert draft.line == preamble + 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_file_saved_again_by_a_spreadsheet_is_the_same(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = f"Notes:\r\n\r\n{HEADINGS}\r\n{ANA}\r\n".replace(",", delimiter)
    [draft] = read_text(tmp_path, text, encoding)
    assert isinstance(draft, Draft)
    assert (draft.name, draft.company) == ("Ana Pérez", "Acme")


def test_a_file_of_2021_has_no_addresses_and_goes_by_name_and_company(tmp_path: Path) -> None:
    headings = "First Name,Last Name,Email Address,Company,Position,Connected On"
    rows = (
        "Ana,Pérez,,Acme,CEO,15 Mar 2021\n"
        "ANA,PEREZ,,acme,CEO,15 Mar 2021\n"
        "Ana,Pérez,,Otra,,1 Mar 2021"
    )
    entries = read_text(tmp_path, f"{headings}\n{rows}\n")
    assert [type(entry) for entry in entries] == [Draft, Skipped, Draft]
    keys = [entry.keys[0] for entry in entries if isinstance(entry, Draft)]
    assert keys[0] != keys[1]
    assert {source for source, _key in keys} == {"csv"}


def test_an_address_elsewhere_is_not_kept(tmp_path: Path) -> None:
    [draft] = read_text(tmp_path, f"{HEADINGS}\nAna,Pérez,javascript:alert(1),,,,\n")
    assert isinstance(draft, Draft)
    assert draft.linkedin == ""


def test_a_row_with_a_company_and_no_name_is_told_by_it(tmp_path: Path) -> None:
    [entry] = read_text(tmp_path, f"{HEADINGS}\n,,,,Acme,CEO,15 Mar 2024\n")
    assert entry == Skipped(2, "Acme", "no_name")


@pytest.mark.parametrize("inside", ["Connections.csv", "Basic_LinkedIn/Connections.csv"])
def test_the_archive_linkedin_sends_is_read_as_it_is(tmp_path: Path, inside: str) -> None:
    path = tmp_path / "Basic_LinkedInDataExport.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("messages.csv", "FROM,TO\n")
        archive.write(CONNECTIONS, inside)
    assert sum(isinstance(entry, Draft) for entry in read(path)) == EXPECTED["people"]


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(BadImport) as caught:
        read(path)
    assert caught.value.why == "not_export"


def test_a_zip_bomb_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tablero.formats.limits.MOST_BYTES", 1_000_000)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", b"0" * 20_000_000)
    assert path.stat().st_size < 50_000
    with pytest.raises(BadImport) as caught:
        read(path)
    assert caught.value.why == "too_big"


def test_half_an_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "half.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(CONNECTIONS, "Connections.csv")
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(BadImport) as caught:
        read(path)
    assert caught.value.why == "bad_zip"
