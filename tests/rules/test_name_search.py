"""Looking a name up in all of them at once finds whoever folding each would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tablero.rules.name_search import lines_that_may_fit
from tablero.rules.search import fold, matches, search_words

LETTERS = st.sampled_from("aAáÁàñÑçüøßﬁŀłЖжがe\u0301 ?.'-½ªİ\u0301👩")
NAMES = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=8)


@given(names=NAMES, who=st.text(LETTERS, min_size=1, max_size=4))
def test_nobody_who_fits_is_missed(names: list[str], who: str) -> None:
    fits = {line for line, name in enumerate(names) if matches(who, fold(name))}
    assert fits <= lines_that_may_fit(search_words(who), "\n".join(names))


def test_of_latin_letters_nobody_too_many_is_found() -> None:
    names = "\n".join(("Íñigo Muñoz", "Ana Munoz", "Zoë Grün", "Çelik ª"))
    found = {who: lines_that_may_fit(search_words(who), names) for who in ("muñoz", "ANA m", "ue")}
    assert found == {"muñoz": {0, 1}, "ANA m": {1}, "ue": set()}


def test_names_in_other_letters_may_always_fit() -> None:
    names = "\n".join(("Ana", "Жанна", "Bea", "Straße"))
    assert lines_that_may_fit(("жан",), names) == {1, 3}
    assert lines_that_may_fit(("strasse",), names) == {1, 3}
