"""`I`: people in from the exports in Downloads, or any path, and out to files."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from tablero import words
from tablero.formats import read
from tablero.ui.screens import importing
from tests.ui.conftest import MakeApp, screen_text

FIXTURES = Path(__file__).parent.parent / "fixtures"
DAY_SECONDS = 86_400


@pytest.fixture
def downloads(home: Path) -> Path:
    """Downloads with the three exports; the Trello board is the newest but one, of yesterday."""
    folder = home / "Downloads"
    for name in ("trello-board.json", "linkedin-connections.csv", "hubspot-contacts.csv"):
        shutil.copyfile(FIXTURES / name, folder / name)
    now = 1_795_338_000  # the tests' own Sunday
    os.utime(folder / "trello-board.json", (now, now))
    os.utime(folder / "linkedin-connections.csv", (now - DAY_SECONDS, now - DAY_SECONDS))
    os.utime(folder / "hubspot-contacts.csv", (now - 3 * DAY_SECONDS, now - 3 * DAY_SECONDS))
    return folder


async def until(pilot: Pilot[str], text: str) -> None:
    """Wait, five seconds at most, until the screen says that."""
    for _turn in range(250):
        if text in screen_text(pilot.app):  # type: ignore[arg-type]
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{text!r} was never shown")


async def test_three_keys_import_the_newest_export(make_app: MakeApp, downloads: Path) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("I", "enter", "enter")
        await pilot.pause()
        snapshot = app.board.snapshot()
        assert len(snapshot.prospects) == 59
        assert snapshot.counts[app.board.find_stage("first_contact").id] == 14
        assert "59 people came in, 7 of them archived" in screen_text(app)
        await pilot.press("u")
        assert not app.board.snapshot().prospects


async def test_downloads_are_listed_newest_first_with_their_age(
    make_app: MakeApp, downloads: Path
) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("I")
        lines = [line for line in screen_text(app).splitlines() if "kB" in line]
    assert [line.split()[0].lstrip("►") for line in lines] == [
        "trello-board.json",
        "linkedin-connections.csv",
        "hubspot-contacts.csv",
    ]
    assert "today" in lines[0]
    assert "yesterday" in lines[1]
    assert "3 d ago" in lines[2]


async def test_the_preview_writes_nothing(make_app: MakeApp, downloads: Path) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("I", "enter")
        await pilot.pause()
        shown = screen_text(app)
        assert "52  new people" in shown
        assert "Andrés Echeverri" in shown
        assert "its list is archived" in shown
        assert "Nothing is written yet" in shown
        await pilot.press("q", "q")
    assert not app.board.snapshot().prospects


async def test_contacts_go_to_the_book_and_tab_brings_them_to_the_board(
    make_app: MakeApp, downloads: Path
) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("I", "j", "enter")
        await pilot.pause()
        assert "56  the book" in screen_text(app)
        await pilot.press("tab")
        assert "56  To contact" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
    assert app.board.snapshot().counts[app.board.find_stage("to_contact").id] == 56


async def test_the_same_file_twice_adds_nobody(make_app: MakeApp, downloads: Path) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=(100, 30)) as pilot:
        for _turn in range(2):
            await pilot.press("I", "enter", "enter")
            await pilot.pause()
        assert "is here already" in screen_text(app)
    assert len(app.board.snapshot().prospects) == 59


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_a_broken_file_is_a_sentence(
    make_app: MakeApp, home: Path, size: tuple[int, int]
) -> None:
    (home / "Downloads" / "half.json").write_text('{"id": "x", "cards": [{')
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("I", "enter")
        await pilot.pause()
        assert "is broken JSON" in " ".join(screen_text(app).split())
        await pilot.press("enter", "q", "q")
        assert "WALL" in screen_text(app)
    assert len(app.board.snapshot().prospects) == 25


async def test_a_dropped_file_fills_the_path(make_app: MakeApp, home: Path) -> None:
    folder = home / "a folder"
    folder.mkdir()
    shutil.copyfile(FIXTURES / "hubspot-contacts.csv", folder / "con tactos.csv")
    app = make_app(empty=True)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("I")
        app.screen.post_message(Paste(f"'{folder}/con tactos.csv'\n"))
        await pilot.pause()
        assert f"{folder}/con tactos.csv" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "new people" in screen_text(app)


async def test_a_path_that_is_none_stays_where_it_was_typed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("I", "slash", *"nowhere.csv", "enter")
        shown = screen_text(app)
    assert "There is no file nowhere.csv." in shown
    assert shown.count("nowhere.csv") == 2


async def test_a_large_file_is_imported_in_a_thread(
    make_app: MakeApp, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    app = make_app(empty=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("I", "enter")
        await until(pilot, "52  new people")
        await pilot.press("enter")
        await until(pilot, "59 people came in")
        assert len(app.board.snapshot().prospects) == 59
        await pilot.press("u")
        assert not app.board.snapshot().prospects


async def test_enter_typed_ahead_of_the_preview_imports(
    make_app: MakeApp, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    app = make_app(empty=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("I", "enter", "enter")
        await until(pilot, "59 people came in")
    assert len(app.board.snapshot().prospects) == 59


async def test_esc_stops_a_large_import_and_nothing_is_changed(
    make_app: MakeApp, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    rows = "\n".join(f"Person {n},Company {n}" for n in range(6000))
    (home / "Downloads" / "many.csv").write_text(f"Name,Company\n{rows}\n")
    app = make_app(empty=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("I", "enter")
        await until(pilot, "6,000  new people")
        for key in ("enter", "escape"):
            app.post_message(Key(key, None))
        await until(pilot, "The import was stopped. Nothing was changed.")
        await pilot.press("q", "q", "n", *"Ana", "enter")
        await pilot.pause()
    assert [p.name for p in app.board.snapshot().prospects.values()] == ["Ana"]


async def test_a_large_file_shows_how_far_it_is_and_the_app_goes_on(
    make_app: MakeApp, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    rows = "\n".join(f"Person {n},Company {n}" for n in range(6000))
    (home / "Downloads" / "many.csv").write_text(f"Name,Company\n{rows}\n")
    app = make_app(empty=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("I")
        app.post_message(Key("enter", None))
        await until(pilot, "Trying ")
        status = next(line for line in screen_text(app).splitlines() if "Trying " in line)
        assert "█" in status
        assert "%" in status
        app.post_message(Key("colon", ":"))
        await until(pilot, "6,000  new people")
        assert isinstance(app.screen, importing.ImportScreen)


@pytest.mark.parametrize(("key", "kind"), [("c", "csv"), ("j", "json")])
async def test_an_export_is_private_and_never_overwrites(
    make_app: MakeApp, home: Path, key: str, kind: str
) -> None:
    app = make_app()
    async with app.run_test(size=(160, 40)) as pilot:
        for _turn in range(2):
            await pilot.press("I", "x", key, "enter", "q")
            await pilot.pause()
    name = f"tablero-training-2026-2026-11-22.{kind}"
    first = home / "Downloads" / name
    assert first.with_stem(f"{first.stem}-2").is_file()
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert len(list(read(first))) == 25


async def test_an_export_that_cannot_be_written_is_said_beside_the_path(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.press("I", "x", "c", "ctrl+u", *"/nowhere/x.csv", "enter")
        assert "/nowhere/x.csv could not be written" in screen_text(app)


def test_what_an_import_did_is_one_sentence() -> None:
    from tablero.drafts import ImportReport

    book = ImportReport("linkedin", imported=56, duplicates=2, by_stage={"": 56})
    assert words.imported(book) == "56 people came into the book, 2 here already."
