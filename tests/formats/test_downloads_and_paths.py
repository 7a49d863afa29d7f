"""The exports in a folder, a dropped path, and files that never overwrite."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from tablero.formats.downloads import exports_in
from tablero.formats.dropped import dropped_path
from tablero.formats.writing import write_new, write_privately
from tablero.refusals import BadFile


def test_exports_are_found_newest_first(tmp_path: Path) -> None:
    for age, name in enumerate(("new.CSV", "mid.json", "old.csv")):
        file = tmp_path / name
        file.write_text("x")
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    assert [file.path.name for file in exports_in(tmp_path)] == ["new.CSV", "mid.json", "old.csv"]


def test_of_the_zips_only_the_one_with_connections_counts(tmp_path: Path) -> None:
    for name, member in (("photos.zip", "a.jpg"), ("linkedin.zip", "Connections.csv")):
        with ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(member, "x")
    (tmp_path / "broken.zip").write_text("no zip")
    assert [file.path.name for file in exports_in(tmp_path)] == ["linkedin.zip"]


def test_folders_hidden_empty_and_half_downloads_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / ".hidden.csv").write_text("x")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "board.json.part").write_text("x")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere")
    assert exports_in(tmp_path) == []


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert exports_in(tmp_path / "none") == []


@pytest.mark.parametrize(
    "text",
    [
        "/tmp/my files/a b.csv",
        "'/tmp/my files/a b.csv'",
        '"/tmp/my files/a b.csv"',
        r"/tmp/my\ files/a\ b.csv",
        "file:///tmp/my%20files/a%20b.csv",
        "  /tmp/my files/a b.csv \n",
        "/tmp/my files/a b.csv\n/tmp/another.csv",
    ],
)
def test_a_dropped_path_is_understood_as_every_terminal_writes_it(text: str) -> None:
    assert dropped_path(text) == Path("/tmp/my files/a b.csv")


def test_an_apostrophe_in_a_quoted_path_stays() -> None:
    assert dropped_path("'/tmp/l'\\''any.csv'") == Path("/tmp/l'any.csv")


def test_a_path_may_start_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    assert dropped_path("~/a.csv") == Path("/home/ana/a.csv")


def test_a_new_file_takes_the_next_number(tmp_path: Path) -> None:
    wanted = tmp_path / "people.csv"
    written = [write_new(wanted, text) for text in ("one", "two", "three")]
    assert [path.name for path in written] == ["people.csv", "people-2.csv", "people-3.csv"]
    assert wanted.read_text() == "one"
    assert written[2].stat().st_mode & 0o777 == 0o600


def test_an_export_takes_the_place_of_the_file_and_leaves_no_draft(tmp_path: Path) -> None:
    place = tmp_path / "people.json"
    place.write_text("old")
    write_privately(place, "new")
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [
        ("people.json", "new")
    ]


def test_an_export_to_a_pipe_goes_through_it_and_leaves_it_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_privately(pipe, "everybody")
        assert os.read(reader, 100) == b"everybody"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("is_there", [True, False])
def test_an_export_never_follows_a_link_to_another_file(tmp_path: Path, is_there: bool) -> None:
    place, link = tmp_path / "people.json", tmp_path / "latest.json"
    if is_there:
        place.write_text("old")
    link.symlink_to(place)
    with pytest.raises(BadFile) as refusal:
        write_privately(link, "new")
    assert refusal.value.why == "symlink"
    assert link.is_symlink()
    assert place.exists() == is_there
    assert not is_there or place.read_text() == "old"


def test_an_export_goes_through_a_link_to_a_pipe_as_dev_stdout_may_be_one(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "stdout"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_privately(link, "everybody")
        assert os.read(reader, 100) == b"everybody"
    finally:
        os.close(reader)


@pytest.mark.parametrize("name", ["", "missing/people.json"])
def test_an_export_that_cannot_be_written_names_the_place_it_was_meant_for(
    tmp_path: Path, name: str
) -> None:
    place = tmp_path / name
    with pytest.raises(OSError, match=r"people|directory") as refusal:
        write_privately(place, "new")
    assert refusal.value.filename == str(place)
    assert list(tmp_path.iterdir()) == []
