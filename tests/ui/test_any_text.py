"""Whatever somebody is called: drawn in its place on every screen, and obeyed by no terminal."""

from __future__ import annotations

from pathlib import Path
from unicodedata import bidirectional

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.color import Color

from tablero.text import FENCE, MARK, shown
from tablero.ui.pasting import STAND_IN, PasteParser
from tablero.ui.sight import Sight, steady
from tablero.ui.widgets.page_lines import wrapped
from tablero.ui.widgets.paint import filled, fit, pad, spread
from tests.terminal import Terminal, open_board
from tests.ui.conftest import MakeApp, screen_text
from torture.ugly import TRACES, make_ugly, poison
from torture.walk import FACES, walk

SMALL, LARGE = (80, 24), (160, 48)
STRIPS = (("t",), ("e",), ("m",), ("enter", "f"), ("slash",))
TEXTS = st.text(st.characters())
FAMILY = "👩‍👩‍👧‍👦 ❤️ 🇪🇸 1️⃣ \u202eAna\x1b[31m"


@pytest.fixture(scope="module")
def ugly_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board of ugly texts that another program has spoiled on top."""
    path = tmp_path_factory.mktemp("ugly") / "ugly.db"
    make_ugly(path).close_file()
    poison(path)
    return path


# --- what lines are made of ------------------------------------------------------------------


@given(TEXTS, st.integers(0, 40))
@example(FAMILY, 7)
def test_a_fitted_text_is_never_wider_and_stays_whole_where_there_is_room(
    text: str, width: int
) -> None:
    assert cell_len(fit(text, width)) <= width
    assert cell_len(pad(text, width)) == width
    whole = shown(text)
    assert fit(text, cell_len(whole)) == whole


@given(TEXTS, TEXTS, st.integers(0, 40))
@example(FAMILY, FAMILY, 9)
def test_a_line_of_two_ends_is_exactly_as_wide_as_asked(left: str, right: str, width: int) -> None:
    for line in (
        spread(((left, "text"),), ((right, "text"),), width),
        filled(((left, "text"), (right, "text")), width),
    ):
        assert sum(cell_len(text) for text, _ink in line) == width


@given(TEXTS, st.integers(4, 40))
@example(FAMILY, 5)
def test_a_wrapped_text_loses_no_word(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    words = "".join(shown(part) for part in text.split("\n"))
    assert "".join("".join(lines).split()) == "".join(words.split())


@given(TEXTS)
@example(FAMILY)
@example("\u0301\u0302")
@example("\u035a\u0317\U0001f834\u0360\xa6\u0599")
def test_the_last_look_changes_no_width(text: str) -> None:
    assert cell_len(steady(text)) == cell_len(text)
    segments = [Segment(text), Segment(" "), Segment(text + "  ")]
    seen = Sight().apply(segments, Color(0, 0, 0))
    assert sum(s.cell_length for s in seen) == sum(s.cell_length for s in segments)


def test_two_names_from_the_right_cannot_change_places() -> None:
    row = [Segment(" │ אברהם"), Segment("   "), Segment(" │ محمد علي  "), Segment(" │ ")]
    seen = "".join(s.text for s in Sight().apply(row, Color(0, 0, 0)))
    between = seen[seen.index("ם") + 1 : seen.index("م")]
    assert "L" in map(bidirectional, between)
    assert seen.replace(FENCE, " ") == "".join(s.text for s in row)
    assert "محمد علي" in seen


# --- the screens -----------------------------------------------------------------------------


def test_no_screen_and_no_strip_is_put_out_by_any_text(ugly_file: Path) -> None:
    faces = [(face,) if face else () for face in FACES]
    assert walk(ugly_file, [*faces, *STRIPS], SMALL) == []
    assert walk(ugly_file, faces[:4], LARGE) == []


# --- what comes in ---------------------------------------------------------------------------


PASTED = "Ana\x1b[31mD\x1b]q\x1b\x1b[20\x07\x1b"


@pytest.mark.parametrize("cut", range(1, len(PASTED) + 12))
def test_no_pasted_escape_is_taken_for_a_key(cut: int) -> None:
    """However the terminal's bytes are cut in two on their way."""
    sent = f"\x1b[200~{PASTED}\x1b[201~"
    parser = PasteParser()
    told = [*parser.feed("j"), *parser.feed(sent[:cut]), *parser.feed(sent[cut:] + "k")]
    assert [type(event).__name__ for event in told] == ["Key", "Paste", "Key"]
    assert told[1].text == PASTED.replace("\x1b", STAND_IN)
    assert [event.text for event in parser.feed("\x1b[200~Ruiz\x1b[201~")] == ["Ruiz"]


async def paste(app: object, text: str) -> None:
    assert hasattr(app, "on_event")
    await app.on_event(events.Paste(text))


async def test_pasted_control_characters_are_refused_and_the_field_stays(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await pilot.press("n")
        await paste(app, "Ana\x1b[31mPWN\x07")
        await pilot.pause(0.05)
        assert "control characters" in " ".join(screen_text(app).split())
        assert "PWN" not in screen_text(app)
        await paste(app, "Ana\r\nRuiz")
        await pilot.press("enter")
        assert [p.name for p in app.board.snapshot().prospects.values()] == ["Ana Ruiz"]


async def test_what_cannot_be_drawn_is_marked(make_app: MakeApp) -> None:
    app = make_app(empty=True)
    async with app.run_test(size=SMALL) as pilot:
        who = app.board.add_prospect("Ana \u202eziuR")
        app.board._db.run("UPDATE prospect SET company = 'Ac' || char(27) || '[31mme'")
        app.show_snapshot(app.board.reload())
        app.go_to(who)
        await pilot.press("enter")
        assert f"Ana {MARK}ziuR" in screen_text(app)
        assert f"Ac{MARK}[31mme" in screen_text(app)


# --- in a real terminal ----------------------------------------------------------------------


def assert_nothing_planted(terminal: Terminal) -> None:
    told = terminal.received.decode("utf-8")
    assert not [trace for trace in TRACES if trace in told]
    assert "\x1b]0;" not in told
    assert "\x1b]2;" not in told


def test_the_bytes_on_the_terminal_hold_no_escape_of_the_file(ugly_file: Path) -> None:
    with open_board(ugly_file, columns=120, rows=30) as terminal:
        terminal.wait_for("hola")
        terminal.settle()
        for key in ("right", "enter", "f", "escape", "q", "n"):
            terminal.press(key)
            terminal.settle()
        terminal.write("\x1b[200~Ana\x1b[31mPWN\x1b]0;PWNED\x07\x1b[201~")
        terminal.wait_for("control characters")
        terminal.press("escape")
        terminal.settle()
        x, y = terminal.find("click=app.q")
        terminal.mouse("press", x + 2, y)
        terminal.mouse("release", x + 2, y)
        terminal.settle()
        for key in ("W", "q", "/", "P", "escape"):
            terminal.press(key)
            terminal.settle()
        assert_nothing_planted(terminal)
        terminal.press("q")
        assert terminal.wait() == 0
        assert_nothing_planted(terminal)


@pytest.mark.parametrize("argv", [("list",), ("show", "3"), ("wall",), ("history",)])
def test_a_command_on_a_terminal_is_as_careful(ugly_file: Path, argv: tuple[str, ...]) -> None:
    options = ["--db", str(ugly_file), *argv]
    with Terminal(options, environment={"TABLERO_LANG": "en"}) as terminal:
        assert terminal.wait() == 0
        assert_nothing_planted(terminal)
        assert "\x1b" not in terminal.received.decode()
