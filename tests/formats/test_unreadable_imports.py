"""Files that are no export: one refusal with its reason, never another exception."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from tablero.formats import read
from tablero.refusals import BadImport

FIXTURES = Path(__file__).parents[1] / "fixtures"
TRELLO = (FIXTURES / "trello-board.json").read_bytes()


def reason(path: Path, content: bytes | None = None, format: str | None = None) -> str:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadImport) as caught:
        list(read(path, format=format))
    assert caught.value.path == str(path)
    return caught.value.why


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (TRELLO[: len(TRELLO) // 2], "broken_json"),
        (TRELLO[:-2], "broken_json"),
        (b"{", "broken_json"),
        (b"[" * 200_000, "too_deep"),
        (b"[" * 200_000 + b"]" * 200_000, "too_deep"),
        (b'{"a":' * 200_000, "too_deep"),
        (b'{"lists": [], "cards": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "too_deep"),
        (b"{}", "not_export"),
        (b"[1, 2]", "not_export"),
        (b'{"lists": {}, "cards": 5}', "not_export"),
        (b'{"tablero": "1", "prospects": []}', "not_export"),
        (b'{"tablero": 2, "prospects": []}', "unknown_format"),
        (random.Random(7).randbytes(4096), "binary"),
        (b"\x00" * 4096, "binary"),
        (b"SQLite format 3\x00" + bytes(range(32)) * 20, "binary"),
        (b"%PDF-1.7\n" + b"x" * 100, "not_export"),
        (b"<!DOCTYPE html><p>Name,Email</p>", "not_export"),
        (b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", "not_export"),
        (b"hello", "not_export"),
        (b"one,two,three\n1,2,3\n", "no_names"),
        (b"Email,Company\na@x.example,Acme\n", "no_names"),
        (b"PK\x03\x04 not really", "bad_zip"),
    ],
)
def test_what_is_no_export_is_refused_with_its_reason(
    tmp_path: Path, content: bytes, why: str
) -> None:
    assert reason(tmp_path / "file", content) == why


def test_a_missing_file_a_folder_and_a_device_are_refused(tmp_path: Path) -> None:
    assert reason(tmp_path / "nowhere.csv") == "no_file"
    assert reason(tmp_path) == "directory"
    assert reason(tmp_path / "nul\x00byte") == "unreadable"
    assert reason(Path("/dev/zero")) == "unreadable"
    os.mkfifo(tmp_path / "pipe")
    assert reason(tmp_path / "pipe") == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_rights_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("Name\nAna\n")
    path.chmod(0)
    assert reason(path) == "unreadable"


def test_sizes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tablero.formats.limits.MOST_BYTES", 1000)
    assert reason(tmp_path / "big", b"Name\n" + b"x\n" * 1000) == "too_big"
    monkeypatch.setattr("tablero.formats.limits.MOST_VALUES", 100)
    assert reason(tmp_path / "many", b'{"a": [' + b"0," * 100 + b"0]}") == "too_many"


def test_a_format_that_is_asked_for_must_be_there(tmp_path: Path) -> None:
    assert reason(FIXTURES / "trello-board.json", format="odd") == "unknown_format"
    assert reason(FIXTURES / "trello-board.json", format="tablero") == "not_export"
    assert reason(FIXTURES / "hubspot-contacts.csv", format="trello") == "not_export"
    assert reason(FIXTURES / "hubspot-contacts.csv", format="linkedin") == "not_export"
    assert reason(tmp_path / "x", b"{}", format="linkedin") == "not_export"


def test_connections_read_as_a_plain_table_go_to_the_board() -> None:
    batch = read(FIXTURES / "linkedin-connections.csv", format="csv")
    assert (batch.format, batch.to_book) == ("csv", False)
    assert sum(1 for _entry in batch) == 60


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_board_saved_in_another_encoding_is_the_same(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "board.json"
    board = {"lists": [], "cards": [{"id": "x", "name": "Begoña"}]}
    path.write_bytes(json.dumps(board, ensure_ascii=False).encode(encoding))
    assert [entry.name for entry in read(path)] == ["Begoña"]
