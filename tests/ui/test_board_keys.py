"""The board by keys: moving about, moving cards, the wall, marks and the filter."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tablero.ui.app import TableroApp
from tests.ui.conftest import MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, point_at, prospect, type_text


def under_cursor(app: TableroApp) -> str:
    who = app.to_board().subject
    return who.name if who else ""


def column(app: TableroApp, key: str) -> list[str]:
    """The names of a stage in order, from the file."""
    snapshot = app.board.snapshot()
    stage = next(stage for stage in snapshot.stages if stage.key == key)
    return [snapshot.prospects[i].name for i in snapshot.columns[stage.id]]


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (["j"], "Pau Ferrandis"),
        (["down", "up"], "Lourdes Mamani"),
        (["l", "j", "j"], "Montserrat Gual"),
        (["2", "G"], "Teresa Aldunate"),
        (["2", "end", "home"], "Diego Armenta"),
        (["right", "right", "left"], "Diego Armenta"),
        (["7"], "Wilmer Chacón"),
        (["3", "pagedown"], "Andrés Cifuentes"),
    ],
)
async def test_the_cursor_goes_where_the_keys_say(
    make_app: MakeApp, keys: list[str], name: str
) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press(*keys)
        assert under_cursor(app) == name
        assert name in screen_text(app)


async def test_two_stages_on_cost_two_keys(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await point_at(pilot, "Echeverri")
        await pilot.press("m", "5")
        assert column(app, "negotiation")[-1] == "Martín Echeverri"
        assert under_cursor(app) == "Martín Echeverri"


async def test_a_card_moved_a_stage_lands_at_the_same_height_else_at_the_end(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await point_at(pilot, "Joaquín")
        await pilot.press("L")
        assert column(app, "conversation")[1] == "Joaquín Peralta"
        await point_at(pilot, "Teresa")
        await pilot.press("H")
        assert column(app, "to_contact")[-1] == "Teresa Aldunate"


async def test_a_card_moved_along_its_column_takes_the_cursor_with_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await point_at(pilot, "Diego")
        await pilot.press("J", "J", "K")
        assert column(app, "first_contact")[:2] == ["Joaquín Peralta", "Diego Armenta"]
        assert under_cursor(app) == "Diego Armenta"


async def grab(pilot: Pilot[str], *keys: str) -> None:
    await point_at(pilot, "Diego")
    await pilot.press("space", *keys)


async def test_a_grabbed_card_moves_only_when_it_is_dropped(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        before = app.board.snapshot()
        await grab(pilot, "right", "down")
        assert "space drops it" in screen_text(app)
        assert app.board.snapshot() == before
        await pilot.press("escape")
        assert app.board.snapshot() == before
        await grab(pilot, "right", "down", "space")
        assert column(app, "conversation")[1] == "Diego Armenta"
        assert under_cursor(app) == "Diego Armenta"


async def test_enter_drops_a_grabbed_card_too(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await grab(pilot, "l", "enter")
        assert "Diego Armenta" in column(app, "conversation")


async def test_an_eighth_name_asks_whom_to_wipe(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        for name in ("Lourdes", "Pau", "Gabriela"):
            await point_at(pilot, name)
            await pilot.press("p")
        await point_at(pilot, "Elisa")
        await pilot.press("p")
        assert "Whom do you wipe?" in screen_text(app)
        await pilot.press("escape")
        assert len(app.board.snapshot().pinned) == 7
        await pilot.press("p", "1")
        names = {p.name for p in app.board.snapshot().pinned}
        assert "Elisa Montoro" in names
        assert "Joaquín Peralta" not in names


async def test_the_same_keys_work_on_the_walls_names(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("w", "2", "p")
        assert "Nuria Sabater" not in {p.name for p in app.board.snapshot().pinned}
        await pilot.press("tab")
        assert not app.to_board().wall.active


async def test_several_marked_people_move_together_and_in_order(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await point_at(pilot, "Diego")
        await pilot.press("v", "v", "m", "4")
        assert column(app, "proposal")[-2:] == ["Diego Armenta", "Joaquín Peralta"]
        await pilot.press("u")
        assert column(app, "first_contact")[:2] == ["Diego Armenta", "Joaquín Peralta"]


async def test_the_filter_finds_without_accents_and_in_any_order(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("slash")
        await type_text(pilot, "andariega echeverri")
        await pilot.pause()
        text = screen_text(app)
        assert "Martín Echeverri" in text
        assert "Lourdes Mamani" not in text
        await pilot.press("escape")
        assert "Lourdes Mamani" in screen_text(app)


async def test_somebody_found_by_half_a_name_answers_on_whatsapp(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        who = app.board.find("Echeverri").id
        await pilot.press("slash")
        await type_text(pilot, "mart")
        await pilot.press("enter", "T", "w")
        assert prospect(app, who).beats.split()[-1][-4:-2] == "ic"


async def test_closed_people_are_offered_under_the_matches(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("slash")
        await type_text(pilot, "escudero")
        await pilot.pause()
        assert "1 closed" in screen_text(app)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "Jefe de Operaciones" in screen_text(app) or "Transandes" in screen_text(app)


async def test_undo_brings_everything_back_even_after_a_restart(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        before = app.board.snapshot().columns
        await pilot.press("L", "J", "2", "a")
        app.board.reload()
        await pilot.press("u", "u", "u")
        assert app.board.snapshot().columns == before


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (1, 1), (160, 48), (300, 90)])
async def test_the_board_stands_at_any_size(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "l", "w", "w", "space", "right", "space", "u")
        assert app.is_running
        assert len(screen_text(app).split("\n")) == size[1]


async def test_marked_people_whom_a_filter_hides_are_left_alone(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Lourdes")
        await pilot.press("v", "slash")
        await type_text(pilot, "diego")
        await pilot.press("enter", "a")
        assert not prospect(app, who).archived
        assert prospect(app, app.board.find("Diego").id).archived


async def test_a_move_to_their_own_stage_is_said_and_leaves_no_step(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.pause()
        await point_at(pilot, "Armenta")
        before = app.board.history()
        await pilot.press("m", "2")
        await pilot.pause()
        assert "Diego Armenta is in First contact already." in screen_text(app)
        assert app.board.history() == before


async def test_a_stage_on_works_on_the_page_and_in_the_review_too(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=LARGE) as pilot:
        who = await point_at(pilot, "Armenta")
        await pilot.press("enter", "L")
        await pilot.pause()
        assert prospect(app, who).stage == app.board.find_stage("conversation").id
        await pilot.press("q", "r")
        await pilot.pause()
        first = app.board.find("Somoza").id
        await pilot.press("L")
        await pilot.pause()
        assert prospect(app, first).stage == app.board.find_stage("proposal").id
