"""The reader's language. Source strings are English; the catalogs are beside, in `locale/`.

A catalog that is not compiled is no error: the English of the source is shown.
"""

from __future__ import annotations

from gettext import NullTranslations, translation
from pathlib import Path

DOMAIN = "tablero"
LANGUAGES = ("en", "es")
LOCALE_FOLDER = Path(__file__).parent / "locale"


class _Reader:
    """Which language is read now."""

    code = "en"
    catalog = NullTranslations()


def set_language(code: str) -> None:
    """From now on words come in this language, one of LANGUAGES. Raises ValueError."""
    if code not in LANGUAGES:
        raise ValueError(code)
    _Reader.catalog = translation(DOMAIN, LOCALE_FOLDER, [code], fallback=True)
    _Reader.code = code


def language() -> str:
    """The language words come in: 'en' or 'es'."""
    return _Reader.code


def _(text: str) -> str:
    """The text in the reader's language, looked up now."""
    # The empty msgid is a catalog's header.
    return _Reader.catalog.gettext(text) if text else ""


def N_(text: str) -> str:
    """Marks a text for the catalogs; `_` translates it when it is shown."""
    return text


def ngettext(one: str, many: str, n: int) -> str:
    """The form of the text that goes with the number n, in the reader's language."""
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
