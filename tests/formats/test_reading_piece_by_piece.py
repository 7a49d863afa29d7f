"""Files that are read piece by piece: no piece is lost between two, and little is held at once."""

from __future__ import annotations

import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from tablero.drafts import Draft, Skipped
from tablero.formats import limits, read, source
from tablero.refusals import BadImport, Cancelled


@pytest.fixture(params=[1, 7, 64 * 1024])
def piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How much is read at once; a letter at a time finds every seam."""
    monkeypatch.setattr(source, "_PIECE", request.param)
    return int(request.param)


def names_in(path: Path, text: str, encoding: str = "utf-8") -> list[str]:
    path.write_bytes(text.encode(encoding))
    return [entry.name for entry in read(path)]


DOCUMENT = {
    "tablero": 1,
    "board": "Formación \\ \" 2026 \U0001f600",
    "stages": [{"key": "to_contact", "stall_days": 12}],
    "odd": [1.5, -0.25e-3, True, None, {"deep": [[]]}],
    "prospects": [{"uid": "a", "name": "Ana ] } , \" \\"}, {"uid": "b", "name": "Begoña 1234"}, 5],
    "later": 1234567,
}  # fmt: skip


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_is_the_same_in_pieces_of_any_size(
    tmp_path: Path, piece: int, indent: int | None, encoding: str
) -> None:
    path = tmp_path / "board.json"
    text = json.dumps(DOCUMENT, indent=indent, ensure_ascii=False)
    assert names_in(path, text, encoding) == ['Ana ] } , " \\', "Begoña 1234"]
    batch = read(path)
    assert (batch.title, batch.stages[0].stall_days) == (DOCUMENT["board"], 12)


@pytest.mark.parametrize(
    "text",
    [
        '{"tablero": 1, "prospects": [}',
        '{"tablero": 1, "prospects": [{"name": "Ana"},]}',
        '{"tablero": 1, "prospects": [{"name": "Ana"}] "x": 1}',
        '{"tablero": 1, "prospects": [{"name": "Ana"}], }',
        '{"tablero": 1, "prospects": [{"name": "Ana"}]}}',
        '{"tablero" 1}',
        '{5: 1}',
        '[1, 2',
        '[1 2]',
    ],
)  # fmt: skip
def test_a_broken_document_is_refused_with_its_place(tmp_path: Path, piece: int, text: str) -> None:
    with pytest.raises(BadImport) as refused:
        names_in(tmp_path / "x.json", f"\n\n{text}")
    assert refused.value.why == "broken_json"
    assert refused.value.detail.startswith("3:")


def test_of_two_lists_of_people_the_last_counts(tmp_path: Path) -> None:
    lists = ('[{"name": "Ana"}]', "7", '[{"name": "Bea"}]')
    members = ", ".join(f'"prospects": {one}' for one in lists)
    assert names_in(tmp_path / "x.json", f'{{"tablero": 1, {members}}}') == ["Bea"]


def test_a_table_is_the_same_in_pieces_of_any_size(tmp_path: Path, piece: int) -> None:
    rows = 'Nombre;Notas\r\n"Peña; Ana";"dos\r\nlíneas"\r\nBea;"sin cerrar\r\nEva;x\r\n'
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"):
        assert names_in(tmp_path / "x.csv", rows, encoding) == ["Peña; Ana", "Bea", "Eva"]


def test_reading_a_large_table_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    rows = "".join(f'Ana {n},"Nota {n}\n{"x" * 900}"\n' for n in range(2_000))
    path.write_text(f"Nombre,Notas\n{rows}")
    del rows
    tracemalloc.start()
    try:
        assert sum(isinstance(entry, Draft) for entry in read(path)) == 2_000
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < path.stat().st_size / 2


def test_whoever_watches_hears_of_every_part_and_may_stop_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Nombre\n" + "Ana Pérez Somoza\n" * 40_000)
    heard: list[float] = []

    def watch(share: float) -> bool:
        heard.append(share)
        return share < 0.5

    drafts = iter(read(path, watch=watch))
    assert heard[-1] == pytest.approx(source.SURVEY.ends)
    with pytest.raises(Cancelled):
        assert all(isinstance(entry, Draft | Skipped) for entry in drafts)
    assert heard == sorted(heard)
    with pytest.raises(Cancelled):
        read(path, watch=lambda _share: False)


def test_a_file_that_changes_between_two_readings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Nombre\nAna\n")
    batch = read(path)
    path.write_text("Nombre\nAna\nBea\n")
    with pytest.raises(BadImport) as refused:
        list(batch)
    assert refused.value.why == "changed"


def test_a_zip_of_a_million_names_is_not_even_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_DIRECTORY_BYTES", 10_000)
    path = tmp_path / "names.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(400):
            archive.writestr(f"{number}.txt", b"")
        archive.writestr("Connections.csv", "First Name,Last Name,Connected On\nAna,Gil,\n")
    with pytest.raises(BadImport) as refused:
        read(path)
    assert refused.value.why == "bad_zip"


@pytest.mark.parametrize("name", ["../../Connections.csv", "/etc/Connections.csv"])
def test_a_name_that_leads_out_of_a_zip_leads_nowhere(tmp_path: Path, name: str) -> None:
    path = tmp_path / "names.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "First Name,Last Name,Connected On\nAna,Gil,\n")
    assert [entry.name for entry in read(path)] == ["Ana Gil"]
    assert [file.name for file in tmp_path.iterdir()] == ["names.zip"]


def test_a_row_without_end_and_a_column_of_everything_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    for text, why in (
        (f"Nombre,Notas\nAna,{'x' * (limits.MOST_IN_A_CELL + 1)}\n", "long_row"),
        ('Nombre,Notas\nAna,"' + "x\n" * limits.MOST_IN_A_CELL + '"\n', "long_row"),
        ("Nombre,Etapa\n" + "".join(f"Ana,{n}\n" for n in range(300)), "many_stages"),
    ):
        with pytest.raises(BadImport) as refused:
            names_in(path, text)
        assert refused.value.why == why
        assert refused.value.limit > 0


def test_a_table_of_endless_short_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_ROWS", 100)
    path = tmp_path / "x.csv"
    assert len(names_in(path, "Nombre\n" + "Ana\n" * 99)) == 99
    with pytest.raises(BadImport) as refused:
        names_in(path, "Nombre\n" + "Ana\n" * 100)
    assert (refused.value.why, refused.value.limit) == ("many_rows", 100)
