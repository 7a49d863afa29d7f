"""Both languages say everything: every text of the source, with the same placeholders."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from tablero.locale.update import LANGUAGES, extracted, gaps, read


@pytest.fixture(scope="module")
def source() -> Catalog:
    return extracted()


def test_the_texts_of_the_source_are_found(source: Catalog) -> None:
    assert source.get("Missing argument") is not None
    assert source.get("Nobody here.") is not None
    assert len(source) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_the_catalog_and_nothing_else(language: str, source: Catalog) -> None:
    assert list(gaps(read(language), source)) == []


def test_a_gap_of_any_kind_is_found() -> None:
    template, catalog = Catalog(), Catalog(locale="es")
    for text in ("missing", "empty", "{a} moved", ("{n} one", "{n} many"), "fine {a}"):
        template.add(text)
    catalog.add("empty", "")
    catalog.add("{a} moved", "{b} movido")
    catalog.add(("{n} one", "{n} many"), ("una", "muchas"))
    catalog.add("fine {a}", "bien {a}")
    catalog.add("gone", "ido")
    assert [gap.split(":")[0] for gap in gaps(catalog, template)] == [
        "missing",
        "not translated",
        "other placeholders",
        "other placeholders",
        "not in the source any more",
    ]
