"""The reader's language. Source strings are English; the catalogs are beside, in `locale/`.

A catalog that is not compiled is no error: the English of the source is shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "tablero"
LANGUAGES = ("en", "es")
SOURCE = "en"
"""What the source is written in: its catalog says what the source says, so it is not read."""
LOCALE_FOLDER = Path(__file__).parent / "locale"


class _Reader:
    """Which language is read now."""

    code = SOURCE
    catalog: NullTranslations | None = None


def set_language(code: str) -> None:
    """From now on words come in this language, one of LANGUAGES. Raises ValueError."""
    if code not in LANGUAGES:
        raise ValueError(code)
    _Reader.code, _Reader.catalog = code, None if code == SOURCE else _catalog(code)


def _catalog(code: str) -> NullTranslations:
    from gettext import translation  # English starts without it

    return translation(DOMAIN, LOCALE_FOLDER, [code], fallback=True)


def language() -> str:
    """The language words come in: 'en' or 'es'."""
    return _Reader.code


def _(text: str) -> str:
    """The text in the reader's language, looked up now."""
    # The empty msgid is a catalog's header.
    return text if _Reader.catalog is None or not text else _Reader.catalog.gettext(text)


def N_(text: str) -> str:
    """Marks a text for the catalogs; `_` translates it when it is shown."""
    return text


def ngettext(one: str, many: str, n: int) -> str:
    """The form of the text that goes with the number n, in the reader's language."""
    if _Reader.catalog is None:
        return one if n == 1 else many
    return _Reader.catalog.ngettext(one, many, n)


def choose_language(
    flag: str | None, env: str | None, setting: str | None, locale: str | None
) -> str:
    """The first that names a language we speak, in this order; else English.

    Each may carry a country and an encoding, as in `es_MX.UTF-8`.
    """
    for wish in (flag, env, setting, locale):
        code = (wish or "").replace("-", "_").split("_")[0].split(".")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"
