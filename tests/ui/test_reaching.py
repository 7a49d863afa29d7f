"""`o` opens the channel, or copies it where nothing can be opened; `y` copies; `e` edits."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tablero.ui.channels import way_to
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import SMALL, page, point_at, prospect, type_text


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop whose xdg-open writes down what it was asked to open."""
    opened = tmp_path / "opened"
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "xdg-open"
    program.write_text(
        f'#!/bin/sh\nprintf "%s" "$1" > "{opened}.part"\nmv "{opened}.part" "{opened}"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    return opened


@pytest.fixture
def over_ssh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")


def what_was(opened: Path) -> str:
    for _ in range(200):
        if opened.exists():
            return opened.read_text()
        time.sleep(0.01)
    return ""


async def test_o_opens_the_next_steps_channel_and_enter_logs_it(
    make_app: MakeApp, desktop: Path
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("o")
        assert what_was(desktop) == "tel:+34600000009"
        assert "Touch #6" in screen_text(app)
        await pilot.press("enter")
        assert page(app, who).touches[-1].channel == "phone"


async def test_coming_back_without_having_written_logs_nothing(
    make_app: MakeApp, desktop: Path
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("o", "escape")
        assert len(page(app, who).touches) == 5


async def test_over_ssh_the_address_is_copied(make_app: MakeApp, over_ssh: None) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("o")
        assert app.clipboard == "+34 600 000 009"
        await pilot.press("escape")
        assert "Copied: +34 600 000 009." in screen_text(app)


async def test_a_missing_address_names_the_field(make_app: MakeApp, desktop: Path) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        app.board.edit_prospect(who, phone="")
        app.redraw()
        await pilot.press("o")
        assert "Diego Armenta has no phone yet. Fill it in with e." in screen_text(app)
        assert "─ Touch" not in screen_text(app)


async def test_o_does_not_reach_who_asked_for_no_contact(make_app: MakeApp, desktop: Path) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        app.board.opt_out(who, "total")
        app.redraw()
        await pilot.press("o")
        assert "asked for no contact" in screen_text(app)
        assert not desktop.exists()


@pytest.mark.parametrize(
    ("channel", "field", "address", "url"),
    [
        ("email", "email", "ana@example.org", "mailto:ana@example.org"),
        ("email", "email", "ana@example.org?bcc=x", "mailto:ana@example.org%3Fbcc%3Dx"),
        ("email", "email", "nobody", None),
        ("whatsapp", "phone", "+34 600-000-009", "https://wa.me/34600000009"),
        ("whatsapp", "phone", "0034 600 000 009", "https://wa.me/34600000009"),
        ("phone", "phone", "+34 600", "tel:+34600"),
        ("linkedin", "linkedin", "https://x.example/in/a", "https://x.example/in/a"),
        ("linkedin", "linkedin", "linkedin.com/in/a", "https://linkedin.com/in/a"),
        ("linkedin", "linkedin", "javascript:alert(1)", None),
        ("linkedin", "linkedin", "file:///etc/passwd", None),
        ("linkedin", "linkedin", "--help", None),
        ("linkedin", "linkedin", "http://[", None),
        ("meeting", "phone", "600", None),
    ],
)
async def test_only_addresses_of_a_channel_are_ever_opened(
    make_app: MakeApp, channel: str, field: str, address: str, url: str | None
) -> None:
    ana = make_app().board.find("Ana Belén")._replace(**{field: address})
    way = way_to(ana, channel)
    assert (way and way.url) == url


async def test_y_copies_one_thing_and_says_which(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Armenta")
        await pilot.press("y", "m")
        assert app.clipboard == "diego@agronorte.example"
        assert "Copied: diego@agronorte.example." in screen_text(app)
        await pilot.press("y", "s")
        assert "Diego Armenta\nSales Manager, AgroNorte" in app.clipboard
        assert "Copied: summary." in screen_text(app)


async def test_e_saves_only_what_was_changed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        before = prospect(app, who)
        await pilot.press("e", "tab")
        await type_text(pilot, " north")
        await pilot.press("enter")
        assert prospect(app, who) == before._replace(role="Sales Manager north")


async def test_an_empty_name_is_said_beside_its_field(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("e", "ctrl+u", "enter")
        assert "The name is empty" in screen_text(app)
        await pilot.press("escape")
        assert prospect(app, who).name == "Diego Armenta"
