"""The reader's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tablero.i18n import _, choose_language, language, ngettext, set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (("es", "en", "en", "en_US.UTF-8"), "es"),
        ((None, "es", "en", "en_US.UTF-8"), "es"),
        ((None, "", "es", "en_US.UTF-8"), "es"),
        ((None, None, None, "es_MX.UTF-8"), "es"),
        ((None, "ES-ar", None, None), "es"),
        ((None, "fr", None, "es_ES"), "es"),
        ((None, None, None, "C.UTF-8"), "en"),
        ((None, None, None, None), "en"),
    ],
)
def test_the_first_language_we_speak_is_chosen(wishes, expected):
    assert choose_language(*wishes) == expected


def test_a_text_without_a_translation_is_shown_in_english():
    set_language("es")
    assert language() == "es"
    assert _("no such text in any catalog") == "no such text in any catalog"
    assert ngettext("{n} odd thing", "{n} odd things", 2) == "{n} odd things"


def test_nothing_translates_to_nothing():
    set_language("es")
    assert _("") == ""


def test_a_language_we_do_not_speak_is_refused():
    with pytest.raises(ValueError, match="fr"):
        set_language("fr")
