"""People are found by words, without accents, case or order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from persons import person

from tablero.rules.search import fold, haystack, matches, name_is

MARTIN = person(
    name="Martín Échéverri",
    role="Director de Compras",
    company="Grupo Andariega",
    tags=("decisión",),
)


def test_the_filter_finds_words_in_any_order_and_field():
    text = haystack(MARTIN)
    assert matches("echeverri", text)
    assert matches("ANDAR martin", text)
    assert matches("decision compras", text)
    assert matches("", text)
    assert not matches("martin gomez", text)


def test_a_word_never_runs_from_one_field_into_the_next():
    assert not matches("comprasgrupo", haystack(MARTIN))


def test_the_whole_name_is_known_without_its_accents():
    assert name_is("martin  echeverri", MARTIN.name)
    assert not name_is("martin", MARTIN.name)


def test_a_name_is_known_as_it_is_shown_where_nobody_can_type_it():
    family = "\U0001f469\u200d\U0001f467 Familia \U0001f1ea\U0001f1f8 \u2764\ufe0f"
    assert name_is(family, family)
    assert name_is("\U0001f469 familia ES \u2764", family)
    assert not name_is("familia", family)
    assert name_is("otrebor", "\u202eotrebor\u202c")
    assert not name_is("", "\ufffd")


def test_the_spanish_n_folds_too():
    assert fold("Íñigo Núñez STRASSE ß") == "inigo nunez strasse ss"


def test_an_accent_that_stands_alone_is_found_as_itself():
    for name in ("\u0301", "\u00b8 \u00b4", "a \u0301"):
        assert name_is(name, name)
        assert all(matches(word, haystack(person(name=name))) for word in name.split())
        assert fold(name).strip()
    assert not name_is("\u0301", "Ana")


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
