"""Both languages say everything: every text of the source, with the same placeholders."""

from __future__ import annotations

import pytest

from tablero.locale.update import LANGUAGES, extracted, gaps, read


def test_the_source_has_texts() -> None:
    texts = {message.id for message in extracted()}
    assert "Missing argument" in texts
    assert len(texts) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_the_catalog_and_nothing_else(language: str) -> None:
    assert list(gaps(read(language), extracted())) == []
