"""`W`: the wall alone in large letters, at any size, for any name."""

from __future__ import annotations

import string
from types import MappingProxyType

import pytest

from tablero.config import Settings
from tablero.ui.widgets.big_letters import HEIGHT, blocks, hashes, letters
from tests.ui.conftest import MakeApp, screen_text


@pytest.mark.parametrize(
    "text", [string.ascii_letters, string.digits, "ÁÉÍÓÚÑÜÇ", "áéíóúñüç", "Àâäãå Žš", "O'Neill-Paz"]
)
def test_there_is_a_picture_for_every_letter(text: str) -> None:
    for letter in text:
        bitmap = letters(letter)
        assert bitmap is not None, letter
        assert len(bitmap) == HEIGHT
        assert len({len(row) for row in bitmap}) == 1


def test_no_two_letters_look_alike() -> None:
    signs = string.ascii_uppercase + "123456789ÁÉÍÓÚÑÜÇ"
    assert len({letters(sign) for sign in signs}) == len(signs)


def test_an_accent_stands_above_and_a_cedilla_below() -> None:
    plain, accented, cedilla = letters("O"), letters("Ó"), letters("Ç")
    assert plain
    assert accented
    assert cedilla
    assert accented[2:] == plain[2:]
    assert "#" in "".join(accented[:2])
    assert "#" in cedilla[-1]


def test_a_name_in_another_script_has_no_picture() -> None:
    assert letters("李小龍") is None
    assert letters("Ana 🥋") is None


def test_pixels_become_half_blocks_or_hashes() -> None:
    bitmap = letters("L")
    assert bitmap is not None
    assert blocks(bitmap) == ["   ", "█  ", "█  ", "▀▀▀"]
    assert [line.rstrip() for line in hashes(bitmap)] == ["", "", "#", "#", "#", "#", "###", ""]
    assert len(blocks(bitmap, 2)) == HEIGHT


@pytest.mark.parametrize("size", [(160, 48), (80, 24), (100, 30), (200, 60)])
async def test_the_demo_wall_is_drawn_in_blocks(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("W")
        shown = screen_text(app)
    assert shown.count("█") > 100
    for told in ("COO", "Caixa Rural Segarra", "#2 seen twice", "10 days"):
        assert told in shown


@pytest.mark.parametrize("size", [(160, 48), (80, 24), (40, 12), (20, 5), (1, 1)])
async def test_seven_names_of_any_kind_fit_any_size(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app(empty=True)
    names = (
        "Ramón Ibargüengoitia Goyeneche de la Santísima Trinidad",
        "[/red] Böse",
        "李小龍 🥋",
        "Иван Петров",
        "Zoë Müller-Çelik",
        "O'Brien, J. (2)",
        "Łukasz",
    )
    for name in names:
        app.board.pin(app.board.add_prospect(name, role="[bold]" * 20))
    async with app.run_test(size=size) as pilot:
        await pilot.press("W")
        await pilot.pause()
        shown = screen_text(app)
    if size[0] >= 80:
        assert "李小龍 🥋" in shown
        assert "Łukasz" in shown


@pytest.mark.parametrize("key", ["W", "q", "escape"])
async def test_every_way_back_leads_to_the_board(make_app: MakeApp, key: str) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("W", key)
        assert "1 To contact" in screen_text(app)


async def test_it_draws_what_another_program_wrote(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("W")
        assert "Cerámicas Turia" not in screen_text(app)
        app.board.pin(app.board.find("casares").id)
        app.redraw()
        await pilot.pause()
        assert "Cerámicas Turia" in screen_text(app)
        assert "5 of 7" in screen_text(app)


async def test_plain_glyphs_draw_it_in_hashes(make_app: MakeApp) -> None:
    app = make_app(settings=Settings(glyphs="ascii"))
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("W")
        shown = screen_text(app)
    assert "█" not in shown
    assert "▀" not in shown
    assert shown.count("#") > 100


async def test_a_remapped_key_goes_back_too(make_app: MakeApp) -> None:
    app = make_app(settings=Settings(keys=MappingProxyType({"board.big-wall": "f5"})))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f5")
        assert "4 of 7" in screen_text(app).splitlines()[0]
        await pilot.press("f5")
        assert "1 To contact" in screen_text(app)
