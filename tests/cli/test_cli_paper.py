"""Text on a terminal: aligned by cells, and nothing in it that the terminal would obey."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tablero.cli.paper import cells, cut, pad, plain, table


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Ana", 3),
        ("Echéverri", 9),
        ("Eche\u0301verri", 9),
        ("田中太郎", 8),
        ("👍", 2),
        ("👩‍🚀 Ana", 6),
        ("👍🏽", 2),
        ("", 0),
    ],
)
def test_a_text_is_as_wide_as_its_cells(text: str, width: int) -> None:
    assert cells(text) == width


@given(st.text(), st.integers(1, 20))
def test_a_padded_text_always_fills_exactly_its_cells(text: str, width: int) -> None:
    assert cells(pad(text, width)) == width
    assert cells(cut(text, width)) <= width


@given(st.text())
def test_a_terminal_has_nothing_to_obey(text: str) -> None:
    shown = plain(text)
    assert all(letter == "\n" or letter >= " " for letter in shown)
    assert not set(shown) & set("\x7f\x9b\u202e\u2066")


def test_columns_stay_aligned_under_wide_names() -> None:
    lines = list(table([("1", "田中", "Buyer"), ("12", "Ana María", "CEO")], right=(0,)))
    assert lines == [" 1  田中       Buyer", "12  Ana María  CEO"]
    assert wcswidth(lines[0].split("Buyer")[0]) == wcswidth(lines[1].split("CEO")[0])


def test_an_empty_column_takes_no_room() -> None:
    assert list(table([("a", "", "b")])) == ["a  b"]


def test_a_name_cannot_move_the_cursor_or_break_the_line() -> None:
    assert list(table([("a\x1b[2J\nb", "c")])) == ["a\ufffd[2J b  c"]


@pytest.fixture
def narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)


@pytest.mark.usefixtures("narrow_terminal")
def test_on_a_terminal_the_longest_text_gives_way() -> None:
    (line,) = table([("1", "Ana", "Directora de Innovación y Transformación")])
    assert cells(line) == 30
    assert line.endswith("…")
    assert "Ana" in line


def test_a_terminal_that_does_not_know_its_width_counts_as_eighty_wide(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.fileno", lambda: 1, raising=False)
    monkeypatch.setattr("os.get_terminal_size", lambda _stream: os.terminal_size((0, 0)))
    (line,) = table([("1", "Ana", "Directora de Innovación y Transformación " * 3)])
    assert cells(line) == 80


def test_every_letter_before_the_combining_marks_is_as_wide_as_it_is_reckoned() -> None:
    for letter in map(chr, range(0x20, 0x300)):
        # Beside a wide letter each is reckoned by itself.
        assert cells(letter) == cells(f"{letter}界") - 2, letter
