"""What a text may hold, and what of it a terminal is shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcwidth

from tablero.text import (
    LINE_LIMIT,
    MARK,
    MARKS_ON_A_LETTER,
    TEXT_LIMIT,
    BadText,
    clean_line,
    clean_text,
    shown,
)


def test_a_line_loses_the_space_around_it_and_its_breaks_become_one_space() -> None:
    assert clean_line("  Ana\r\n\tBelén \n Casares ") == "Ana Belén Casares"


def test_a_text_keeps_its_lines_and_tabs() -> None:
    assert clean_text(" one\r\ntwo\rthree\v\tfour \n") == "one\ntwo\nthree\n\tfour"


def test_the_two_ways_to_write_an_accent_become_one() -> None:
    assert clean_line("Jose\u0301") == "José"


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n", "\ufeff", "\u200b\u200d", "\u2066 \u2069"])
def test_what_nobody_could_see_is_no_text(text: str) -> None:
    with pytest.raises(BadText) as refusal:
        clean_line(text)
    assert refusal.value.why == "empty"


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x1b[31m", "\x1f", "\x7f", "\x9b2J", "\ud800"])
@pytest.mark.parametrize("around", ["Ana {} Casares", "{}Ana", "Ana{}", "{}"])
def test_control_characters_and_lone_surrogates_are_refused(bad: str, around: str) -> None:
    for clean in (clean_line, clean_text):
        with pytest.raises(BadText) as refusal:
            clean(around.format(bad))
        assert refusal.value.why == "control"


def test_what_programs_put_around_a_text_is_taken_off_and_refuses_nobody() -> None:
    assert clean_line("\ufeffAna\u2028Ruiz\x85") == "Ana Ruiz"


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(BadText) as refusal:
        clean_line("x" * (LINE_LIMIT + 1))
    assert refusal.value.why == "too_long"
    assert clean_text("x" * TEXT_LIMIT)
    with pytest.raises(BadText):
        clean_text("x" * (TEXT_LIMIT + 1))


@pytest.mark.parametrize(
    "name", ["[/red] hola", "👩‍👩‍👧 José", "مرحبا", "O'Brien; DROP TABLE", "a\u202eb", "{name} %s"]
)
def test_any_other_text_stays_as_it_is(name: str) -> None:
    assert clean_line(name) == name


@given(st.text())
def test_what_is_kept_is_what_was_typed_in_its_normal_form(typed: str) -> None:
    try:
        kept = clean_text(typed)
    except BadText:
        return
    assert clean_text(kept) == kept
    assert kept.split() == unicodedata.normalize("NFC", typed).replace("\ufeff", "").split()


# --- drawing ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Ana María", "Ana María"),
        ("田中 さくら", "田中 さくら"),
        ("[/red] {x}", "[/red] {x}"),
        ("\x1b[31mPWN\x9b2J\x00", f"{MARK}[31mPWN{MARK}2J{MARK}"),
        ("one\ntwo\tthree", "one two three"),
        ("\u202a+34 600\u202c", "+34 600"),
        ("ana\u202egpj", f"ana{MARK}gpj"),
        ("👩‍👩‍👧‍👦 José", "👩 José"),
        ("👍🏽 ❤️ 1️⃣ 🇪🇸 🏴‍☠️", "👍 ❤ 1\u20e3 ES 🏴"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u0301", "\u25cc\u0301"),
        ("a \u0301b", "a \u25cc\u0301b"),
        ("\u200b\ufe0f", MARK),
    ],
)
def test_a_text_is_drawn_in_its_simplest_form(typed: str, drawn: str) -> None:
    assert shown(typed) == drawn


def test_a_tower_of_marks_stays_a_letter() -> None:
    assert len(shown("z" + "\u0335" * 50)) == 1 + MARKS_ON_A_LETTER


def is_given_out(text: str) -> bool:
    return all(unicodedata.category(letter) != "Cn" for letter in text)


@given(st.text(st.characters()))
@example("👩‍❤️‍💋‍👨\u202e\x1b]0;x\x07\ud800")
def test_nothing_that_a_terminal_obeys_is_drawn(text: str) -> None:
    drawn = shown(text)
    kinds = {unicodedata.category(letter) for letter in drawn}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    directions = {unicodedata.bidirectional(letter) for letter in drawn}
    assert not directions & {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert bool(drawn) == bool(text)
    assert shown(drawn) == drawn


@given(st.text().filter(is_given_out))
@example("👩‍👩‍👧 👍🏽 ❤️ 1️⃣ 🇪🇸 हिन्दी")
def test_terminals_old_and_new_agree_how_wide_a_drawn_text_is(text: str) -> None:
    from rich.cells import cell_len

    drawn = shown(text)
    assert cell_len(drawn) == sum(wcwidth(letter) for letter in drawn)
