import pytest

from tablero.rules.text import LINE_LIMIT, TEXT_LIMIT, BadText, clean_line, clean_text


def test_a_line_loses_the_space_around_it_and_its_breaks_become_one_space():
    assert clean_line("  Ana\r\n\tBelén \n Casares ") == "Ana Belén Casares"


def test_a_text_keeps_its_lines_and_tabs():
    assert clean_text(" one\r\ntwo\rthree\v\tfour \n") == "one\ntwo\nthree\n\tfour"


def test_the_two_ways_to_write_an_accent_become_one():
    assert clean_line("Jose\u0301") == "José"


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n"])
def test_nothing_is_no_text(text):
    with pytest.raises(BadText) as refusal:
        clean_line(text)
    assert refusal.value.why == "empty"


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x1b[31m", "\x7f", "\x9b2J", "\ud800"])
def test_control_characters_and_lone_surrogates_are_refused(bad):
    for clean in (clean_line, clean_text):
        with pytest.raises(BadText) as refusal:
            clean(f"Ana {bad} Casares")
        assert refusal.value.why == "control"


def test_too_long_a_text_is_refused():
    with pytest.raises(BadText) as refusal:
        clean_line("x" * (LINE_LIMIT + 1))
    assert refusal.value.why == "too_long"
    assert clean_text("x" * TEXT_LIMIT)
    with pytest.raises(BadText):
        clean_text("x" * (TEXT_LIMIT + 1))


@pytest.mark.parametrize("name", ["[/red] hola", "👩‍👩‍👧 José", "مرحبا", "O'Brien; DROP TABLE"])
def test_any_other_text_stays_as_it_is(name):
    assert clean_line(name) == name
