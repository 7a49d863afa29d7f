"""Both languages say everything: every text of the source, with the same placeholders."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tablero.locale.update import LANGUAGES, PACKAGE, extracted, gaps, read


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


def test_every_text_is_where_the_extraction_finds_it(source: Catalog) -> None:
    # It does not look inside f-strings.
    said = [text for file in PACKAGE.rglob("*.py") for text in _texts_said(file)]
    assert [text for text in said if source.get(text) is None] == []
    assert len(said) > 300


def _texts_said(file: Path) -> Iterator[str]:
    """What a file hands to `_`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value
